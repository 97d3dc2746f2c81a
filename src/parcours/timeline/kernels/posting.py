"""Where does each event name occur? Positions and times, code by code, by one counting sort."""

from __future__ import annotations

from parcours.stats.compiled import kernel


@kernel
def count_codes(code, begin, end, counts):
    for i in range(begin, end):
        counts[code[i]] += 1


@kernel
def scatter_postings(code, time, begin, end, head, position, time_at):
    """Write the postings of events `begin` to `end`; `head` says where the next of each code goes."""
    for i in range(begin, end):
        at = head[code[i]]
        head[code[i]] = at + 1
        position[at] = i
        time_at[at] = time[i]
