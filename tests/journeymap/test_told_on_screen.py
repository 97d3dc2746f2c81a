"""Does the screen know each sentence that a map tells in English words, so that it can say it in other languages?

The patterns stand in `web/src/map/told.ts`; they are read from there. A sentence that is reworded here and not there
would be shown in English to everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymap.worlds import FEW, SHOP, crowd, shop
from parcours.journeymap import journey_map
from parcours.model.journey_map import JourneyMap
from parcours.model.policy import Policy

SOURCE = Path(__file__).parents[2] / "web" / "src" / "map" / "told.ts"
_RULE = re.compile(r"^\s*\[/(\^.*\$)/, \"([\w.]+)\"\],$", re.MULTILINE)
_FOUND = _RULE.findall(SOURCE.read_text(encoding="utf-8"))
PATTERNS = [re.compile(pattern.replace("(?<", "(?P<")) for pattern, _ in _FOUND]
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
    assert len(PATTERNS) > 40
    for people in (FEW, CROWD):
        map = journey_map(shop(tmp_path / f"{len(people)}", people, journey), policy=Policy(least))
        assert [text for text in _texts(map) if not any(pattern.match(text) for pattern in PATTERNS)] == []


def _texts(map: JourneyMap) -> Iterator[str]:
    for row in map.rows:
        for cell in row.cells:
            yield from (text for text in (cell.missing,) if text)
            if cell.left_out:
                head, _, rest = cell.left_out.partition(": ")
                yield from rest.split(", ") if head in ("more places", "places looked at") else [cell.left_out]
            for one in cell.statements:
                yield from (text for text in (one.withheld, one.detail.get("withheld")) if text)
                if one.kind == "pain" and one.detail.get("rule"):
                    yield one.detail["rule"]
