"""What journey do events tell of, before anybody has said so? A draft, with the reason for each part of it."""

from parcours.model.draft.drafting import draft_of, reasons
from parcours.model.draft.placing import Events, place
from parcours.model.draft.seen import Habits, Seen
from parcours.model.draft.told import Draft, Placed, Reason, Unplaced

__all__ = ["Draft", "Events", "Habits", "Placed", "Reason", "Seen", "Unplaced", "draft_of", "place", "reasons"]
