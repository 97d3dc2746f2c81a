"""Compiled loops over marks. Generic: one kernel a question."""
