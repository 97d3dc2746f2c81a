"""Reading a journey from text, writing it back, and what is said of text that cannot be read."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from parcours.model.duration import Duration
from parcours.model.errors import BadInput, ParcoursError, TooMuch
from parcours.model.filter_text import read_filter
from parcours.model.filters import Named
from parcours.model.journey import Journey, Leave, Quiet, Stage, Success, Touchpoint
from parcours.model.journey_text import JourneyLike, digest, journey_of, plain_of, read_journey, write_journey
from parcours.model.rules import AllOf, AnyOf, Did, DidNot, Events, NotThat

SHOP = """\
# a repeat shop
journey: Shop
zone: America/New_York
milestone: Order Completed
stages:
  - name: First seen
    enter: Basket
    leave: {quiet: 28 days, of: [Basket], to: Quiet}
  - name: Habit
    enter: {did: Basket, at_least: 4, within: 28 days}
    back: true
    leave:
      - {quiet: 28 days, of: Basket, to: Quiet}
      - {did: Complained, at_least: 2}
      - {any: [Returned, {all: [Paid, {not: {did: Paid, within: 7d}}, {did_not: Moved}]}], to: Quiet}
    out: Account Closed where by = customer
    success: {goal: "All in one go, nothing missing", rule: {did: Basket where items >= 20, within: 7 days}}
    intended: [Coupon redeemed, Basket]
  - name: Quiet
  - {name: Back, enter: Basket, from: [Quiet, none], back_after: 1 day}
touchpoints:
  - {name: Till, events: [Basket], channel: shop}
  - {name: 手紙, events: [Campaign mailed, 404, No, 'on'], channel: mail}
"""


def events(text: str) -> Events:
    return Events(read_filter(text), text)


def test_everything_that_a_journey_says() -> None:
    week, month = Duration(604_800), Duration(28 * 86_400)
    quiet = Quiet(month, (events("Basket"),), "Quiet")
    paid = AllOf((Did(events("Paid")), NotThat(Did(events("Paid"), 1, week)), DidNot(events("Moved"))))
    shop = Journey(
        "Shop",
        "America/New_York",
        events("Order Completed"),
        (
            Stage("First seen", Did(events("Basket")), leave=(quiet,)),
            Stage(
                "Habit",
                Did(events("Basket"), 4, month),
                back=True,
                leave=(
                    quiet,
                    Leave(Did(events("Complained"), 2)),
                    Leave(AnyOf((Did(events("Returned")), paid)), "Quiet"),
                ),
                out=Did(events("Account Closed where by = customer")),
                success=Success("All in one go, nothing missing", Did(events("Basket where items >= 20"), 1, week)),
                intended=(events("Coupon redeemed"), events("Basket")),
            ),
            Stage("Quiet"),
            Stage("Back", Did(events("Basket")), ("Quiet", "none"), back_after=Duration(86_400)),
        ),
        (
            Touchpoint("Till", (events("Basket"),), "shop"),
            Touchpoint("手紙", tuple(events(t) for t in ("Campaign mailed", "404", "No", "on")), "mail"),
        ),
    )
    assert read_journey(SHOP) == shop


def test_it_is_written_back_and_means_the_same() -> None:
    shop = read_journey(SHOP)
    text = write_journey(shop)
    assert read_journey(text) == shop
    assert write_journey(read_journey(text)) == text
    assert "手紙" in text
    assert journey_of(plain_of(shop)) == shop


def test_the_digest_is_of_what_is_said() -> None:
    shop = read_journey(SHOP)
    assert digest(shop) == digest(read_journey(SHOP.replace("# a repeat shop", "# said otherwise")))
    assert digest(shop) != digest(read_journey(SHOP.replace("at_least: 4", "at_least: 5")))


def test_in_queries_it_is_text_or_json_and_goes_back_to_json() -> None:
    adapter: TypeAdapter[Journey] = TypeAdapter(JourneyLike)
    shop = adapter.validate_python(SHOP)
    assert adapter.validate_json(adapter.dump_json(shop)) == shop
    plain = {
        "stages": [{"name": "A", "enter": {"did": {"kind": "named", "names": ["x"]}, "at_least": 2}, "back": True}]
    }
    read = adapter.validate_python(plain)
    assert read.stages[0] == Stage("A", Did(Events(Named(("x",))), 2), back=True)
    assert adapter.validate_json(adapter.dump_json(read)) == read
    assert adapter.json_schema()


def test_an_empty_text_is_an_empty_journey() -> None:
    assert read_journey("") == read_journey("# nothing yet\n") == Journey()
    assert read_journey("stages:\njourney: X") == Journey("X")


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        (
            "within: 28",
            "withn: 28",
            "Line 10, stages[1].enter.withn: there is no key “withn” here.",
            "“within”",
        ),
        (
            "milestone:",
            "milestones:",
            "Line 4, milestones: there is no key “milestones” here.",
            "“milestone”",
        ),
        ("back_after", "backafter", "Line 20, stages[3].backafter: there is no key", "“back_after”"),
        ("channel: shop", "chanel: shop", "Line 22, touchpoints[0].chanel:", "“channel”"),
        ("{goal:", "{goals:", "Line 17, stages[1].success.goals:", "“goal”"),
        (
            "{did: Complained, at",
            "{quit: 3d, at",
            "Line 14, stages[1].leave[1].quit: there is no key “quit” here.",
            "“quiet”",
        ),
        (
            "of: [Basket], to: Quiet",
            "of: [Basket], to: Quite",
            "Line 8, stages[0].leave[0].to: there is no stage “Quite”.",
            "“Quiet”",
        ),
        ("from: [Quiet", "from: [Quit", "Line 20, stages[3].from: there is no stage “Quit”.", "“Quiet”"),
        (
            "at_least: 4",
            "at_least: 0",
            "Line 10, stages[1].enter.at_least: “at_least: 0” is outside",
            "did_not",
        ),
        (
            "at_least: 4",
            "at_least: four",
            "Line 10, stages[1].enter.at_least: a whole number is needed, not “four”.",
            "digits",
        ),
        ("at_least: 4", "at_least: [4]", "a whole number is needed, not a list.", ""),
        (
            "back: true",
            "back: perhaps",
            "Line 11, stages[1].back: true or false is needed, not “perhaps”.",
            "",
        ),
        (
            "within: 28 days",
            "within: 28",
            "Line 10, stages[1].enter.within: “28” is not a length of time.",
            "7 days",
        ),
        ("enter: Basket\n", "enter: Basket where\n", "Line 7, stages[0].enter:", ""),
        (
            "enter: Basket\n",
            "enter: [Basket]\n",
            "Line 7, stages[0].enter: a text is needed, not a list.",
            "",
        ),
        (
            "enter: Basket\n",
            "enter: {did: A, any: [B]}\n",
            "a rule has one of did, did_not, any, all, not.",
            "Nest",
        ),
        (
            "enter: Basket\n",
            "enter: {any: []}\n",
            "Line 7, stages[0].enter.any: a list of rules is needed.",
            "",
        ),
        (
            "enter: Basket\n",
            "enter: {not: Basket}\n",
            "Line 7, stages[0].enter: This rule asks only",
            "quiet",
        ),
        ("enter: Basket\n", "enter: {did_not: Basket, at_least: 2}\n", "no key “at_least”", ""),
        (
            "enter: Basket\n",
            "enter: {kind: named, name: [x]}\n",
            "Line 7, stages[0].enter: this is no filter",
            "text",
        ),
        (
            "zone: America/New_York",
            "zone: America/NewYork",
            "Line 3, zone: “America/NewYork” is no time zone.",
            "Europe/Berlin",
        ),
        (
            "  - name: Quiet\n",
            "  - Quiet\n",
            "Line 19, stages[2]: keys and values are needed, not “Quiet”.",
            "name, enter",
        ),
        ("name: Quiet\n", "name: Habit\n", "two stages “Habit”", "name of its own"),
        ("journey: Shop", "journey: [Shop", "Line", ""),
        (
            "journey: Shop",
            "journey: Shop\njourney: Store",
            "Line 3: the key “journey” is written twice.",
            "Join",
        ),
        ("journey: Shop", "[journey]: Shop", "Line 2: a key must be a word.", "Quote"),
        ("journey: Shop", "journey: &shop Shop", "Line 2: anchors", "Write"),
        ("journey: Shop", "journey: *shop", "Line 2: anchors", "Write"),
        ("journey: Shop", "journey: !!python/object:os.system x", "", ""),
    ],
)
def test_errors_say_where_and_what_to_do(old: str, new: str, message: str, hint: str) -> None:
    assert old in SHOP
    text = SHOP.replace(old, new, 1)
    if not message:  # tags mean nothing here: the text stays a text
        assert read_journey(text).name == "x"
        return
    with pytest.raises(BadInput) as error:
        read_journey(text)
    assert message in str(error.value)
    assert hint in error.value.hint


def test_limits() -> None:
    with pytest.raises(TooMuch, match="bytes"):
        read_journey("# " + "x" * (1 << 20))
    with pytest.raises(TooMuch, match="deeper"):
        read_journey("journey: " + "[" * 100_000)
    bomb = "a: &a [x,x]\n" + "".join(f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    with pytest.raises(BadInput, match="anchors"):
        read_journey(bomb)
    with pytest.raises(BadInput, match="UTF-8"):
        read_journey(b"journey: \xff\xfe")
    assert read_journey(b"\xef\xbb\xbfjourney: X").name == "X"


@pytest.mark.parametrize(
    "text",
    ["[]", "x", "journey: {a: b}", "stages: 3", "stages: [[]]", "\x00", "a: b: c", "- a\nb: c", "? [x]\n: y"],
)
def test_nonsense_is_always_our_error(text: str) -> None:
    with pytest.raises(ParcoursError):
        read_journey(text)
