"""Events ordered by person and time, in columns: the one place where people are counted."""
