"""Does the screen know each sentence that a map tells in English words, so that it can say it in other languages?

The sentences stand beside what draws the map, and beside any answer. A sentence that is reworded here and not there
would be shown in English to everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journeymap.worlds import FEW, SHOP, crowd, shop
from parcours.journeymap import journey_map
from parcours.journeymap.sides import two_days, two_groups, two_periods
from parcours.model.journey_map import JourneyMap
from parcours.model.period import Period
from parcours.model.policy import Policy
from parcours.model.segment_text import read_segment
from told_on_screen import known

KNOWN = known("map/sentences.json", "told/words/en.json")
NOTES = known("told/words/en.json")
CROWD = crowd(
    {
        "one": (30, "View@0 Add@100 Pay@200 Order@300"),
        "two": (30, "View@0 Search@5{query=lamp} Add@50 View@60"),
        "few": (3, "View@0 Add@10 Add@20 Add@30"),
    }
)
_BARE = "journey: Shop\nstages: [{name: A, enter: View}, {name: B, enter: Nothing of this name}]\n"


@pytest.mark.parametrize(("journey", "least"), [(SHOP, 0), (SHOP, 10), (_BARE, 0)])
def test_every_sentence_of_a_map_is_known_on_the_screen(tmp_path: Path, journey: str, least: int) -> None:
    assert len(KNOWN.patterns) > 150
    for people in (FEW, CROWD):
        map = journey_map(shop(tmp_path / f"{len(people)}", people, journey), policy=Policy(least))
        assert [text for text in _texts(map) if text not in KNOWN] == []
        assert [note for note in _notes(map) if note not in NOTES] == []


def test_what_two_maps_say_is_known_on_the_screen(tmp_path: Path) -> None:
    at = shop(tmp_path, CROWD)
    first, second = Period("1970-01-01", "1970-01-01"), Period("1970-01-02", "1970-01-04")
    add, order = read_segment("did Add"), read_segment("did Order")
    earlier = replace(at, id=replace(at.id, as_of=at.id.as_of - 1000))
    for two in (two_periods(at, first, second), two_groups(at, add, order), two_days(earlier, at)):
        assert [note for note in two.notes if note not in NOTES] == []
        assert [note for map in (two.before, two.after) for note in _notes(map) if note not in NOTES] == []


def _notes(map: JourneyMap) -> Iterator[str]:
    yield from map.notes
    for receipt in map.receipts:
        yield from receipt.notes


def _texts(map: JourneyMap) -> Iterator[str]:
    for row in map.rows:
        for cell in row.cells:
            yield from (text for text in (cell.missing,) if text)
            if cell.left_out:
                head, _, rest = cell.left_out.partition(": ")
                yield from rest.split(", ") if head in ("more places", "places looked at") else [cell.left_out]
            for one in cell.statements:
                yield from (text for text in (one.withheld, one.detail.get("withheld")) if text)
                if one.kind in ("pain", "pain point") and one.detail.get("rule"):
                    yield one.detail["rule"]
