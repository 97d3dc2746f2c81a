"""How do people who live something differ from others who stood alike at the same step? Shared by several questions."""

from parcours.analyses.comparable.compare import compare
from parcours.analyses.comparable.result import Before, Compared, Outcome, Refusal, Sensitivity
from parcours.analyses.comparable.world import Step, Told, World

__all__ = ["Before", "Compared", "Outcome", "Refusal", "Sensitivity", "Step", "Told", "World", "compare"]
