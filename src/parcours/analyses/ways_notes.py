"""What must be said beside people's ways? Who may still go on, and which events have no place in the order."""

from __future__ import annotations

from parcours.analyses.terminal import many


def ways_notes(
    unit: str, *, counted: int, unfinished: int, within: str | None, tied: bool, days_left_out: int
) -> list[str]:
    """Remarks on an answer of paths, variants or conformance. `within` None: as long as the session."""
    notes, one = [], unit.removesuffix("s")
    if unfinished:
        notes.append(
            f"{many(unfinished, f'more {one}')} may still go on, as their time was not over when the counting ended; "
            "they are in no ratio."
        )
    if unfinished and not counted and within is not None:
        notes.append(f"Nobody's window of {within} was over yet: ask with a shorter within.")
    if tied:
        notes.append("Events at one instant stand in the order of the log.")
    if days_left_out:
        notes.append(f"{many(days_left_out, 'event')} left out, as only the day is known.")
    return notes
