"""Delights: who praised what where, the quote that says it best, and whether those who did go on more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyses.heard_worlds import DAY, STAGES, did
from parcours.analyses.among import among
from parcours.analyses.delights import Delight, DelightsResult
from parcours.analyses.delights.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.segments import OfAnswer
from timeline.definitions import shop
from timeline.worlds import Row

NOTE, PACK = "Delivery: note", "Delivery: packaging"


def praise(time: float, user: str, themes: list[str], sentiment: float = 0.8, text: str = "", **more: Any) -> Row:
    lists = {"said__delights": themes, "said__themes": themes} if themes else {}
    text = text or f"Something that {user} has to say about it"
    return did("Review", time, user, text=text, said__sentiment=sentiment, said__language="en", **lists, **more)


def delights(folder: Path, rows: list[Row], definition: str = STAGES, **query: Any) -> DelightsResult:
    return ask(shop(folder, rows, definition), "delights", query)


def one(result: DelightsResult, theme: str, stage: str) -> Delight:
    (found,) = (d for d in result.delights if (d.theme, d.stage) == (theme, stage))
    return found


def test_who_praised_what_where(tmp_path: Path) -> None:
    rows = [
        did("See", 1, "a"), praise(2, "a", [NOTE]), praise(3, "a", [NOTE, PACK], 0.4), did("See", 1, "b"),
        praise(2, "b", [], -0.5, said__pains=[NOTE]), praise(2, "c", [PACK], 0.2),
        did("Buy", 9, "a"), praise(10, "a", [NOTE]),
    ]  # fmt: skip
    result = delights(tmp_path, rows)
    assert (result.people, result.found) == (Count(2, 3), 4)
    note = one(result, NOTE, "Look")
    assert (note.people, note.badly, note.texts) == (Count(1, 2), 1, 2)
    assert note.sentiment == pytest.approx(0.6)
    assert one(result, PACK, "none").people == Count(1, 1)
    assert one(result, NOTE, "Own").people == Count(1, 1)
    assert note.after.verdict == "too few"


def test_the_quote_that_says_it_best(tmp_path: Path) -> None:
    """Short before long, warm before lukewarm, of that theme alone before of several, nobody twice, masked."""
    rows = [
        did("Buy", 9, "z"), *(did("See", 1, user) for user in "abcd"),
        praise(2, "a", [NOTE], 0.9, "The note! " + "On and on about many other things it goes. " * 8),
        praise(2, "b", [NOTE], 0.5, "A handwritten note was in the parcel, nice."),
        praise(2, "c", [NOTE], 0.9, "The little note made my whole day, write me at ann@shop.example"),
        praise(3, "c", [NOTE], 0.95, "And once more, what a lovely little note that was!"),
        praise(2, "d", [NOTE, PACK], 0.95, "The note and the packaging were wonderful, both of them."),
    ]  # fmt: skip
    quotes = one(delights(tmp_path, rows, quotes=3), NOTE, "Look").quotes
    assert [quote.words[:8] for quote in quotes] == ["And once", "A handwr", "The note"]
    assert {quote.language for quote in quotes} == {"en"}
    everything = one(delights(tmp_path / "b", rows, quotes=9), NOTE, "Look").quotes
    assert "ann@shop.example" not in " ".join(quote.words for quote in everything)
    assert one(delights(tmp_path / "c", rows, quotes=0), NOTE, "Look").quotes == ()


def world(effect: float, before: float = 0.0, people: int = 400, seed: int = 1) -> list[Row]:
    """Everybody reviews; half praise the note. Of them `effect` more buy after; `before`: more of them had bought."""
    random = np.random.default_rng(seed)
    rows = []
    for k in range(people):
        user, loves = f"u{k}", random.random() < 0.5
        at = float(random.integers(60, 90)) * DAY
        rows.append(did("See", at - 40 * DAY, user))
        if random.random() < 0.1 + before * loves:
            rows.append(did("Order", at - 20 * DAY, user))
        rows.append(praise(at, user, [NOTE] if loves else [], 0.8))
        if random.random() < 0.3 + effect * loves:
            rows.append(did("Order", at + 10 * DAY, user))
    return [*rows, did("See", 200 * DAY, "end")]


LOOK = "milestone: Order\nstages: [{name: Look, enter: See}]\n"


def test_those_who_praise_go_on_more(tmp_path: Path) -> None:
    result = delights(tmp_path, world(0.35), LOOK, within="30 days")
    after = one(result, NOTE, "Look").after
    assert after.verdict == "go on more"
    assert after.low is not None
    assert after.high is not None
    assert 0 < after.low < 0.35 < after.high
    assert after.did.of > 150
    assert after.before is not None
    assert abs(after.before) < 0.25
    assert result.tried == 1


def test_where_it_makes_no_difference(tmp_path: Path) -> None:
    result = delights(tmp_path, world(0.0), LOOK, within="30 days")
    assert one(result, NOTE, "Look").after.verdict == "unclear"


def test_the_refusal_where_they_differed_before(tmp_path: Path) -> None:
    """Loyal people praise more and buy more: whether praise goes with buying is not told."""
    after = one(delights(tmp_path, world(0.35, before=0.6), LOOK, within="30 days"), NOTE, "Look").after
    assert after.verdict == "differed before"
    assert (after.difference, after.low, after.p) == (None, None, None)
    assert after.before is not None
    assert after.before > 0.5


def test_chance_finds_come_no_more_often_than_allowed(tmp_path: Path) -> None:
    found = [
        one(delights(tmp_path / str(seed), world(0.0, people=160, seed=seed), LOOK, within="30 days"), NOTE, "Look")
        for seed in range(12)
    ]
    assert sum(d.after.verdict in ("go on more", "go on less") for d in found) <= 2  # of 12, at 5 % each


def test_unfinished_praise_is_in_no_share(tmp_path: Path) -> None:
    rows = [*world(0.3), *(praise(199 * DAY, f"late{k}", [NOTE]) for k in range(7))]
    rows += [did("See", 198 * DAY, f"late{k}") for k in range(7)]
    after = one(delights(tmp_path, rows, LOOK, within="30 days"), NOTE, "Look").after
    assert after.unfinished == 7


def test_parts_are_people(tmp_path: Path) -> None:
    of = shop(tmp_path, world(0.1, people=60), LOOK)
    result = ask(of, "delights", {})
    praised = one(result, NOTE, "Look")
    for part in ("praised", f"praised {NOTE}", praised.part):
        found = among(of, OfAnswer("delights", "{}", part))
        assert found is not None
        assert found.people == praised.people.people
    with pytest.raises(BadInput, match="has no part"):
        among(of, OfAnswer("delights", "{}", "praised the moon"))


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    of = shop(tmp_path, world(0.1, people=20), "stages: [{name: Look, enter: See}]\n")
    with pytest.raises(BadInput, match="no goal"):
        ask(of, "delights", {})
    with pytest.raises(NotAllowed):
        ask(of, "delights", {"goal": "Order", "least": 3})
    for wrong in ({"top": 0}, {"quotes": -1}, {"within": "0 days"}):
        with pytest.raises(BadInput):
            ask(of, "delights", {"goal": "Order", **wrong})


def test_nothing_praised_and_no_stages(tmp_path: Path) -> None:
    result = delights(tmp_path, [did("See", 1, "a"), did("Buy", 2, "a")])
    assert (result.delights, result.people) == ((), Count(0, 0))
    assert "Nobody praised anything" in result.notes[0]
    bare = delights(tmp_path / "b", [praise(1, "a", [NOTE]), did("Buy", 3, "a")], "milestone: Buy\n")
    assert [(d.theme, d.stage) for d in bare.delights] == [(NOTE, "none")]


def test_any_order_of_arrival_gives_the_same(tmp_path: Path) -> None:
    rows = world(0.2, people=80)
    order = np.random.default_rng(1).permutation(len(rows))
    first, second = (delights(tmp_path / n, r, LOOK) for n, r in (("a", rows), ("b", [rows[k] for k in order])))
    assert first.delights == second.delights


def test_text(tmp_path: Path) -> None:
    told = lines(delights(tmp_path, world(0.35), LOOK, within="30 days"))
    assert all(columns(line) <= 80 for line in told.splitlines())
    assert "go on more: +" in told
    assert "caused" not in told.replace("not caused", "")
