"""Who is one person? A ledger of links between ids; the components that they put together are the persons."""

from parcours.identity.ids import NOBODY
from parcours.identity.ledger import Ledger, Why
from parcours.identity.links import Rule
from parcours.identity.partition import PERSON_IDS, AsideReason, Partition
from parcours.identity.report import JoinReport, Joins
from parcours.identity.rules import BLOCKED, KNOWN_KINDS, PERSON_KINDS, Cleaned, clean, clean_one

__all__ = [
    "BLOCKED",
    "KNOWN_KINDS",
    "NOBODY",
    "PERSON_IDS",
    "PERSON_KINDS",
    "AsideReason",
    "Cleaned",
    "JoinReport",
    "Joins",
    "Ledger",
    "Partition",
    "Rule",
    "Why",
    "clean",
    "clean_one",
]
