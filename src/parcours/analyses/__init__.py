"""One folder per question; each is a query, a result and a function from one to the other."""

# importing a question registers it
from parcours.analyses import funnel, stages, transitions

__all__ = ["funnel", "stages", "transitions"]
