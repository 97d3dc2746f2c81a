"""Pain points of small shops: what is counted, joined, refused and told, beside plain recounts of the same rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from analyses.funnel_worlds import DAY
from analyses.pain_worlds import painpoints, snapshot
from parcours.analyses.painpoints import PainPoint, PainpointsQuery, who
from parcours.analyses.painpoints.text import lines
from parcours.analyses.registry import ask, to_json
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.timeline.snapshot import Snapshot
from parcours.worlds.small_shop import SmallShop, small_shop
from told_on_screen import known

SEED = 11


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return snapshot(tmp_path_factory.mktemp("shop"), small_shop(SEED))


@pytest.fixture(scope="module")
def found(of: Snapshot) -> Any:
    return ask(of, "painpoints", {})


def point(found: Any, name: str) -> PainPoint:
    return next(one for one in (*found.points, *found.others) if one.name == name)


def without(shop: SmallShop, *columns: str) -> SmallShop:
    return replace(shop, table=shop.table.drop_columns(list(columns)))


def test_words_and_what_is_lived_are_one(found: Any) -> None:
    late, coupon = point(found, "Delivery: late"), point(found, "Checkout: coupon")
    assert late.condition is not None
    assert {c.name for c in (late.condition, *late.also)} >= {
        "Parcel Delivered: later than promised_on", "Parcel Delivered: long after Parcel Shipped",
    }  # fmt: skip
    assert "Review: low score" in late.themes
    assert coupon.condition is not None
    assert (coupon.condition.property, coupon.condition.value) == ("coupon", "refused")
    assert [p.verdict for p in (late, coupon)] == ["hurts", "hurts"]
    assert late.hurts == ("goal", "score")
    assert {link.theme for link in coupon.links} == {"Checkout: coupon"}
    assert coupon.links[0].lift is not None
    assert coupon.links[0].lift > 3
    named = [name for one in found.points for name in (one.name, *(c.name for c in one.also))]
    assert len(named) == len(set(named)), "each is told once"


def test_who_said_and_who_lived_it_by_a_plain_recount(found: Any, of: Snapshot) -> None:
    table = small_shop(SEED).table.to_pylist()
    lived, there, said, spoke = set(), set(), set(), set()
    for row in table:
        if row["name"] == "Checkout Started":
            there.add(row["user"])
            lived |= {row["user"]} if row["p.coupon:s"] == "refused" else set()
        if row["name"] in ("Review", "Survey Answered"):
            spoke.add(row["user"])
            low = row["p.score:n"] is not None and row["p.score:n"] == 1
            assert low or row["p.said.pains:ss"] is not None
            said |= {row["user"]} if "Checkout: coupon" in row["p.said.pains:ss"] else set()
    coupon = point(found, "Checkout: coupon")
    assert coupon.lived == Count(len(lived), len(there))
    assert coupon.said == Count(len(said), len(spoke))
    assert coupon.both == len(said & lived)
    assert coupon.silent == Count(len(lived - said), len(lived))
    assert coupon.only_said == Count(len(said - lived), len(said))
    assert found.spoke == Count(len(spoke), found.people)
    query = PainpointsQuery()
    for part, people in (("said", said), ("lived", lived)):
        assert who(of, query, f"{part} Checkout: coupon").people == len(people)
    assert who(of, query, "lived Checkout: coupon in silence").people == len(lived - said)
    months: dict[str, set[str]] = defaultdict(set)
    for row in table:
        if row["name"] == "Checkout Started" and row["p.coupon:s"] == "refused":
            months[datetime.fromtimestamp(row["time"] / 1e6, UTC).strftime("%Y-%m")].add(row["user"])
    told = {month.month: month.lived.people for month in coupon.trend.months if month.lived and month.lived.people}
    assert told == {month: len(people) for month, people in months.items()}


def test_parts_that_are_not_there(of: Snapshot) -> None:
    for part in ("", "lived", "heard Delivery: late", "lived Nothing", "lived Delivery: packaging in silence?"):
        with pytest.raises(BadInput, match="has no part"):
            who(of, PainpointsQuery(), part)


def test_money_at_stake_is_people_times_what_each_differs_by(found: Any) -> None:
    for one in found.points:
        if one.stake is None:
            assert one.no_stake
            continue
        assert one.lived is not None
        assert one.compared is not None
        assert one.compared.value is not None
        assert one.stake.amount == pytest.approx(-one.lived.people * one.compared.value.difference.estimate)
        assert one.stake.low < one.stake.amount < one.stake.high
        assert (one.stake.people, one.stake.currency, one.stake.basis) == (one.lived.people, "EUR", "net value")
    amounts = [one.stake.amount for one in found.points if one.verdict == "hurts" and one.stake]
    assert amounts == sorted(amounts, reverse=True)
    assert [one.verdict for one in found.points[: len(amounts)]] == ["hurts"] * len(amounts)


def test_what_people_were_before_is_refused(found: Any) -> None:
    banner = point(found, "Product Viewed: banner = welcome")
    assert banner.verdict == "differed before"
    assert banner.compared is not None
    assert banner.compared.goal is None
    assert not all(one.passed for one in banner.compared.before)
    assert banner in found.others
    assert not any("banner" in c.name for one in found.points for c in one.also)
    layout = point(found, "Product Viewed: layout = new")
    assert layout.compared is not None
    assert "channel" in layout.compared.matched_on
    assert layout.verdict == "unclear"


def test_a_complaint_that_costs_nothing_is_told_behind(found: Any) -> None:
    names = [one.name for one in found.points]
    assert names.index("Delivery: packaging") > max(names.index(n) for n in ("Delivery: late", "Checkout: coupon"))


def test_a_goal_of_an_assumed_value_where_there_is_no_money(tmp_path: Path) -> None:
    shop = without(small_shop(SEED), "p.total:n")
    bare = painpoints(tmp_path / "a", shop)
    late = point(bare, "Delivery: late")
    assert (late.stake, late.verdict) == (None, "hurts")
    assert "goal_value" in late.no_stake
    worth = point(painpoints(tmp_path / "b", shop, goal_value=50), "Delivery: late")
    assert worth.stake is not None
    assert worth.compared is not None
    assert worth.compared.goal is not None
    assert worth.lived is not None
    assert (worth.stake.basis, worth.stake.goal_value, worth.stake.currency) == ("assumed value", 50, "")
    assert worth.stake.amount == pytest.approx(-50 * worth.lived.people * worth.compared.goal.difference.estimate)


def test_without_words_scores_tell_that_something_is_bad(tmp_path: Path) -> None:
    shop = without(small_shop(SEED), "p.said.pains:ss", "p.said.sentiment:n")
    found = painpoints(tmp_path, shop)
    late = next(p for p in found.points if any(c and c.property == "promised_on" for c in (p.condition, *p.also)))
    assert late.theme == ""
    assert late.themes == ("Review: low score",)
    assert late.said.people > 0
    assert late.condition is not None
    assert late.name == late.condition.name
    assert any("No words were read" in note for note in found.notes)


def test_without_any_voice_it_is_behaviour_alone(tmp_path: Path) -> None:
    shop = small_shop(SEED)
    kept = pa.compute.is_in(shop.table["name"], pa.array(["Review", "Survey Answered"]))  # type: ignore[attr-defined]
    silent = replace(shop, table=shop.table.filter(pa.compute.invert(kept)))  # type: ignore[attr-defined]
    found = painpoints(tmp_path, silent)
    assert {"Checkout Started: coupon = refused", "Product Viewed: slow = yes"} <= {p.name for p in found.points}
    assert all(p.themes == () and not p.quotes for p in found.points)
    assert any("Nothing that customers said" in note for note in found.notes)


def test_the_order_of_arrival_changes_nothing(tmp_path: Path) -> None:
    shop = small_shop(SEED, people=700)
    order = np.random.default_rng(1).permutation(len(shop.table))
    mixed = replace(shop, table=shop.table.take(pa.array(order)))
    one, other = (to_json(painpoints(tmp_path / name, s)) for name, s in (("a", shop), ("b", mixed)))
    for answer in (one, other):
        answer["receipt"] = None
    assert one == other


def test_never_came_and_a_promise_that_nothing_repeats(tmp_path: Path) -> None:
    """The parcel's coming does not tell its date again: it is found as what follows the date."""
    rows: list[dict[str, Any]] = []
    for n in range(120):
        at, late, lost = n * DAY // 4, n % 3 == 0, n % 9 == 0
        due = np.datetime64("1970-01-01") + at // DAY + 3 + n % 4
        came = (int(due.astype(int)) + (3 if late else -1)) * DAY + 3600
        rows.append({"name": "Order", "user": f"u{n}", "time": at, "p.by:s": str(due)})
        rows += [] if lost else [{"name": "Parcel", "user": f"u{n}", "time": came}]
        rows.append({"name": "Review", "user": f"u{n}", "time": came + DAY, "p.score:n": 1.0 if late else 3.0 + n % 3})
    for row in rows:
        row["time"] *= 1_000_000
    shop = SmallShop(pa.Table.from_pylist(sorted(rows, key=lambda r: r["time"])), 80 * DAY, {}, 0)
    found = painpoints(tmp_path, shop, goal="Order", within="10 days", heard="20 days", least=10)
    late = point(found, "Parcel: later than by")
    assert late.condition is not None
    assert late.lived == Count(40, 120)
    assert late.condition.sign == "later than told"
    assert point(found, "Parcel: never came").lived == Count(14, 120)


def test_in_a_terminal(found: Any) -> None:
    text = lines(found)
    assert "Delivery: late" in text
    assert "at stake:" in text
    assert "they already differed before" in text
    assert max(map(len, text.splitlines())) <= 80


def test_every_sentence_is_known_on_the_screen(found: Any, tmp_path: Path) -> None:
    catalogue = known("told/words/en.json")
    more = painpoints(tmp_path, without(small_shop(SEED), "p.total:n"), goal_value=9, top=1)
    for one in (*found.points, *found.others, *more.points, *more.others):
        told = [one.told, one.no_stake, *(c.rule for c in (one.condition, *one.also) if c)]
        if one.compared and one.compared.sensitivity:
            told.append(one.compared.sensitivity.told)
        assert [text for text in told if text and text not in catalogue] == []


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"least": 5}, NotAllowed), ({"sample": 10}, NotAllowed), ({"top": 0}, BadInput), ({"quotes": 21}, BadInput),
        ({"within": "0 days"}, BadInput), ({"long_wait": 1}, BadInput), ({"goal_value": 0}, BadInput),
        ({"value": "nothing"}, UnknownName), ({"value": "coupon"}, BadInput),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(of: Snapshot, query: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        ask(of, "painpoints", query)


def test_a_period_a_group_and_a_sample(of: Snapshot, found: Any) -> None:
    part = ask(of, "painpoints", {"period": "1970-04-01..1970-05-15"})
    coupon, whole = point(part, "Checkout: coupon"), point(found, "Checkout: coupon")
    assert coupon.lived is not None
    assert whole.lived is not None
    assert 0 < coupon.lived.people < whole.lived.people
    group = ask(of, "painpoints", {"among": "did Review"})
    assert 0 < group.people < found.people
    some = ask(of, "painpoints", {"sample": 500})
    assert 300 < some.people < 700
    assert any("drawn evenly" in note for note in some.notes)
