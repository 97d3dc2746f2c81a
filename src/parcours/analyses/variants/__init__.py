"""Which whole ways are the commonest, how long do they take, and where do they lead?"""

from parcours.analyses.variants.compute import run
from parcours.analyses.variants.people import who
from parcours.analyses.variants.query import VariantsQuery
from parcours.analyses.variants.result import Variant, VariantsResult

__all__ = ["Variant", "VariantsQuery", "VariantsResult", "run", "who"]
