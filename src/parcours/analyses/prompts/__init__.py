"""How are people moved on, in each stage? What was shown, taken up, and followed by a later stage."""

from parcours.analyses.prompts.compute import run
from parcours.analyses.prompts.people import who
from parcours.analyses.prompts.query import PromptsQuery
from parcours.analyses.prompts.result import PromptFigures, PromptsResult, StagePrompts

__all__ = ["PromptFigures", "PromptsQuery", "PromptsResult", "StagePrompts", "run", "who"]
