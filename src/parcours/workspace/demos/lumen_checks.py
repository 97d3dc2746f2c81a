"""Which questions are asked to find what was planted in the lamp shop, and how are their answers read?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from json import dumps
from pathlib import Path
from typing import Any

from parcours.model.count import Count
from parcours.stats.differences import Difference, of_shares
from parcours.stats.intervals import wilson
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.questions import question
from parcours.worlds.lumen import planted
from parcours.worlds.lumen.planted import COMPLETION


@dataclass(frozen=True, slots=True)
class Ask:
    """A public question, which a user may ask by `command` too. `options` are its query's fields."""

    question: str
    given: tuple[str, ...] = ()  # steps, or segments
    options: Mapping[str, Any] = field(default_factory=dict)

    def of(self, snapshot: Snapshot) -> Any:
        first = {"funnel": "steps", "segment": "segments", "compare": "question"}.get(self.question, "")
        given = {first: list(self.given)} if self.given else {}
        return question(self.question)(snapshot, **given, **self.options)

    def command(self, folder: Path) -> list[str]:
        said = [part for name, value in self.options.items() for part in (f"--{name}", *_listed(value))]
        given = [one if isinstance(one, str) else dumps(one) for one in self.given]
        return ["parcours", self.question, str(folder), *given, *said]


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it, in words, and whether that is what was planted."""

    answer: str
    found: bool
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look for. `planted`: by how much shares differ; None: no size."""

    story: str
    what: str
    truth: str
    asks: tuple[Ask, ...]
    read: Callable[[Sequence[Any]], Told]
    planted: float | None = None


def _listed(value: Any) -> list[str]:
    return [",".join(value) if isinstance(value, tuple) else str(value)]


def _points(share: float) -> str:
    return f"{100 * share:.0f} %"


def shares(first: Count, second: Count, names: tuple[str, str], sign: int) -> Told:
    """Two shares, and on which side the difference was planted."""
    apart = of_shares(first.people, first.of, second.people, second.of)
    told = ", ".join(
        f"{name} {100 * (c.share or 0):.1f} % ({c.people:,} of {c.of:,})"
        for name, c in zip(names, (first, second), strict=True)
    )
    return Told(told, apart is not None and (apart.low > 0 if sign > 0 else apart.high < 0), apart)


def _compared(answers: Sequence[Any], names: tuple[str, str], sign: int) -> Told:
    """The one share of a funnel that compare has tested; the later or treated side first."""
    for one in answers[0].shares:
        if ("conversion",) in (one.key, *one.also):
            return shares(one.second, one.first, (names[1], names[0]), sign)
    return Told("nothing that can be compared", False)


def _grouped(answers: Sequence[Any], value: str, names: tuple[str, str], sign: int) -> Told:
    """Those whose first step had the value, and all others."""
    groups = answers[0].groups
    mine = [g.conversion for g in groups if g.value == value]
    rest = [g.conversion for g in groups if g.value != value]
    both = [Count(sum(c.people for c in side), sum(c.of for c in side)) for side in (mine, rest)]
    return shares(both[0], both[1], names, sign)


def _two(answers: Sequence[Any], names: tuple[str, str], sign: int) -> Told:
    return shares(answers[0].conversion, answers[1].conversion, names, sign)


def _unranked(answers: Sequence[Any]) -> Told:
    ranked = [m for m in answers[0].moments if m.found]
    refused = "; ".join(f"refused: {r.told}" for r in answers[0].refused)
    unclear = "; ".join("no difference beyond chance" for m in answers[0].moments if not m.found)
    return Told("ranked" if ranked else refused or unclear or "not ranked", not ranked)


def _pain(answers: Sequence[Any], themes: Sequence[str], lived: Sequence[str], hurts: bool) -> Told:
    """One of these themes, lived as it was planted; `hurts`: and whoever lived it goes on less, beyond chance."""
    for one in answers[0].points:
        conditions = [c for c in (one.condition, *one.also) if c is not None and c.property in lived]
        if (one.verdict == "hurts" or not hurts) and set(themes) & set(one.themes) and conditions:
            said, at_stake = f"{one.said.people:,} said it, {one.lived.people:,} lived it", ""
            if one.stake is not None:
                stake = one.stake
                at_stake = f"; {stake.low:,.0f} to {stake.high:,.0f} {stake.currency} at stake"
            return Told(f"“{one.name}”, {conditions[0].name}: {said}{at_stake}", True)
    named = ", ".join(f"“{one.name}”" for one in answers[0].points[:3])
    return Told(f"not as it was planted; the first are {named or 'none'}", False)


def _painless(answers: Sequence[Any]) -> Told:
    hurting = [one for one in answers[0].points if one.verdict == "hurts"]
    conditions = [c for one in hurting for c in (one.condition, *one.also) if c is not None]
    named = any(_BANNER in c.name or c.step.startswith("Promotion") for c in conditions)
    told = f"{len(hurting)} pain points, the banner {'among them' if named else 'in none'}"
    return Told(told, not named)


def _silent(answers: Sequence[Any]) -> Told:
    said = answers[0].conversion
    within = wilson(said.people, said.of)
    told = f"{100 * (said.share or 0):.1f} % of those who left said why ({said.people:,} of {said.of:,})"
    if within is None:
        return Told(told, False)
    return Told(f"{told}, interval {100 * within.low:.1f} to {100 * within.high:.1f} %", within.high < 1 / 3)


def _persons(answers: Sequence[Any]) -> Told:
    people = answers[0].sizes[0].people.people
    return Told(
        f"{people} person did all of these" if people == 1 else f"{people} persons did all of these", people == 1
    )


_BEFORE, _AFTER = "2026-01-05..2026-03-02", "2026-03-03..2026-04-30"
_BANNER = "lumen_club"
_LATE, _SLOW = ("Delivery: late", "Delivery: carrier"), ("carrier", "promised_on", "punctuality")
_LOST = (
    'answer funnel {"steps": ["Checkout Started where device = mobile", "Order"], "within": "1 day", '
    f'"period": "{_AFTER}"}} part "left after 1"'
)
_CAMILLE = (
    "did (Page Viewed where device = mobile and page_url contains warm_evenings) during 2026-03-10..2026-03-10 "
    "and did (Shipping Price Seen where device = desktop) during 2026-03-12..2026-03-12 "
    "and did (Ticket Created where channel = phone) during 2026-03-13..2026-03-13 "
    "and did (Order where Source = phone) during 2026-03-13..2026-03-13"
)


def _checkout(device: str) -> dict[str, Any]:
    return {"steps": [f"Checkout Started where device = {device}", "Order"], "within": "1 day"}


def _moved(device: planted.Device, noticed: bool) -> Check:
    early, late = COMPLETION["early"][device], COMPLETION["late"][device]
    return Check(
        "shipping_price",
        f"checkouts finished on {device}, before and after 3 March",
        f"{_points(early)} of checkouts before, {_points(late)} after"
        + ("" if noticed else ", too little to be sure of"),
        (Ask("compare", ("funnel", _checkout(device)), {"periods": (_BEFORE, _AFTER)}),),  # type: ignore[arg-type]
        partial(_compared, names=("before", "after"), sign=-1),
        late - early,
    )


CHECKS: tuple[Check, ...] = (
    _moved("mobile", noticed=True),
    Check(
        "shipping_price",
        "few complain, many leave silently",
        f"of those whom the price drove off {_points(planted.ANSWER_SURVEY)} answer the survey, "
        f"{_points(planted.WRITE_TO_US)} write or call; of others fewer",
        (
            Ask(
                "funnel",
                ("Checkout Started where device = mobile", "Exit Survey Submitted, or Ticket Created"),
                {"within": "2 days", "period": _AFTER, "among": _LOST},
            ),
        ),
        _silent,
    ),
    Check(
        "shipping_price",
        "what is said, and who lives it",
        "the price of shipping at the last step; lived by whoever is shown products without it",
        (Ask("painpoints"),),
        partial(_pain, themes=("Delivery: price",), lived=("shipping_shown", "variation"), hurts=False),
    ),
    Check(
        "shipping_price",
        "that it costs orders, beside others like them",
        "the price of shipping at the last step; lived by whoever is shown products without it",
        (Ask("painpoints"),),
        partial(_pain, themes=("Delivery: price",), lived=("shipping_shown", "variation"), hurts=True),
    ),
    Check(
        "one_person",
        "her ad, laptop, call and order are one person's",
        "five ids (two browsers, a user, an e-mail, a telephone) are one person",
        (Ask("segment", (_CAMILLE,)),),
        _persons,
    ),
    Check(
        "carrier",
        "French customers' next order, by carrier",
        f"within 90 days {_points(planted.SECOND_ORDER_LATE)} after a late parcel, "
        f"{_points(planted.SECOND_ORDER)} after others",
        (Ask("funnel", ("Parcel Delivered", "Order"), {"within": "90d", "by": "carrier", "among": "French"}),),
        partial(_grouped, value="Velocolis", names=("Velocolis", "others"), sign=-1),
        planted.SECOND_ORDER_LATE - planted.SECOND_ORDER,
    ),
    Check(
        "carrier",
        "French reviews of one to three stars, by carrier",
        f"{_points(sum(planted.STARS_LATE[:3]))} of the reviews of late parcels, "
        f"{_points(sum(planted.STARS[:3]))} of others",
        (
            Ask(
                "funnel",
                ("Parcel Delivered", "Review where score <= 3"),
                {"within": "60d", "by": "carrier", "among": "French"},
            ),
        ),
        partial(_grouped, value="Velocolis", names=("Velocolis", "others"), sign=1),
    ),
    Check(
        "carrier",
        "what is said of it, and who lives it",
        "late, and the carrier; lived by those whose parcel Velocolis took",
        (Ask("painpoints"),),
        partial(_pain, themes=_LATE, lived=_SLOW, hurts=False),
    ),
    Check(
        "carrier",
        "that it costs orders, beside others alike",
        "late, and the carrier; lived by those whose parcel Velocolis took",
        (Ask("painpoints"),),
        partial(_pain, themes=_LATE, lived=_SLOW, hurts=True),
    ),
    Check(
        "note",
        "referral links shared, by what lay in the parcel",
        f"within 30 days {_points(planted.REFERRED_NOTE)} with a handwritten note, {_points(planted.REFERRED)} without",
        (
            Ask(
                "funnel",
                ("Parcel Delivered", "Referral Shared"),
                {"within": "30d", "by": "insert", "period": "2026-04-01.."},
            ),
        ),
        partial(_grouped, value=planted.NOTE, names=("note", "none"), sign=1),
        planted.REFERRED_NOTE - planted.REFERRED,
    ),
    Check(
        "note",
        "what the delighted say, by what lay in the parcel",
        "the handwritten note, which is part of how it was packed",
        (
            Ask(
                "funnel",
                ("Parcel Delivered", 'Review where said.delights = "Delivery: packaging"'),
                {"within": "60d", "by": "insert", "period": "2026-04-01.."},
            ),
        ),
        partial(_grouped, value=planted.NOTE, names=("note", "none"), sign=1),
    ),
    Check(
        "decoy",
        "the club's banner does not rank among moments",
        "no effect at all: those who see it buy more, and would without it",
        (Ask("moments", (), {"places": ("Promotion Viewed where promotion = lumen_club",)}),),
        _unranked,
    ),
    Check(
        "decoy",
        "the club's banner is no pain point",
        "no effect at all",
        (Ask("painpoints"),),
        _painless,
    ),
    Check(
        "early_price",
        "checkouts finished on mobile, by half of the experiment",
        f"{_points(COMPLETION['early again']['mobile'])} where the price is seen early, "
        f"{_points(COMPLETION['late']['mobile'])} where late",
        (
            Ask(
                "compare",
                ("funnel", {**_checkout("mobile"), "period": "2026-05-01.."}),  # type: ignore[arg-type]
                {
                    "among": "did (Experiment Viewed where variation = late)",
                    "versus": "did (Experiment Viewed where variation = early)",
                },
            ),
        ),
        partial(_compared, names=("late", "early"), sign=1),
        COMPLETION["early again"]["mobile"] - COMPLETION["late"]["mobile"],
    ),
    Check(
        "told",
        "orders of those who were told, and of those held back",
        f"within 60 days {_points(planted.CAME_BACK_TOLD)} of the told, {_points(planted.CAME_BACK)} of the others",
        (
            Ask("funnel", ("Email Delivered where campaign = shipping_mended", "Order"), {"within": "60 days"}),
            Ask("funnel", ("Email Held Back where campaign = shipping_mended", "Order"), {"within": "60 days"}),
        ),
        partial(_two, names=("told", "held back"), sign=1),
        planted.CAME_BACK_TOLD - planted.CAME_BACK,
    ),
)  # fmt: skip
"""What is looked for, in the stories' order."""
