"""Who did something for the first time at a step of theirs, and who could have and did something else?"""

from __future__ import annotations

from typing import Any

from parcours.stats.compiled import kernel


@kernel
def divide(person: Any, usable: Any, done: Any, bit: Any, group: Any, first: Any) -> None:
    """Fill `group` of each step: 1 where the person does it first, 0 before that, -1 after it and at steps that are
    not usable; and for each person (numbers from 0, in order) the `first` step at which it is done, -1 for none."""
    for k in range(len(first)):
        first[k] = -1
    for i in range(len(person)):
        who = person[i]
        group[i] = -1
        if first[who] < 0:
            does = done[i] & bit != 0
            if does:
                first[who] = i
            if usable[i]:
                group[i] = does
