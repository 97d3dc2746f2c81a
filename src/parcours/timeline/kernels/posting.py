"""Where does each event name occur? Positions and persons, code by code, by one counting sort."""

from __future__ import annotations

from parcours.stats.compiled import kernel


@kernel
def count_codes(code, begin, end, counts):
    for i in range(begin, end):
        counts[code[i]] += 1


@kernel
def scatter_postings(code, offsets, low, high, head, position, person_at):
    """Write the postings of persons `low` to `high`; `head` says where the next of each code goes."""
    for person in range(low, high):
        for i in range(offsets[person], offsets[person + 1]):
            at = head[code[i]]
            head[code[i]] = at + 1
            position[at] = i
            person_at[at] = person
