"""Work that takes longer than an answer should: done in the background, watched, stopped."""

from parcours.jobs.jobs import Job, Jobs, State
from parcours.jobs.work import Work

__all__ = ["Job", "Jobs", "State", "Work"]
