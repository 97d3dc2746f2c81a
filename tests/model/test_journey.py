"""What a journey may not be, each with the place and advice."""

from __future__ import annotations

import pytest

from parcours.model.assumed import Assumed
from parcours.model.duration import Duration
from parcours.model.errors import BadInput, TooMuch
from parcours.model.filters import Named
from parcours.model.journey import BadJourney, Journey, Leave, Quiet, Stage, Success, Touchpoint, imagined, way
from parcours.model.rules import AllOf, AnyOf, Condition, Did, DidNot, Events, NotThat, Rule, alternatives

DAY = Duration(86_400)


def events(name: str) -> Events:
    return Events(Named((name,)), name)


def did(name: str, at_least: int = 1, within: Duration | None = None) -> Did:
    return Did(events(name), at_least, within)


def bad(place: str, words: str, *stages: Stage, **more) -> None:
    with pytest.raises(BadJourney, match=words) as error:
        Journey(stages=stages, **more)
    assert error.value.place == place
    assert str(error.value).startswith(place)
    assert error.value.hint or "needs" in words


A, B = Stage("A", did("a")), Stage("B", did("b"))


def test_names_of_stages() -> None:
    bad("stages[1].name", "two stages “A”", A, Stage("A", did("b")))
    bad("stages[0].name", "needs a name", Stage(" ", did("b")))
    bad("stages[0].name", "kept for people in no stage", Stage("Out", did("b")))
    bad("stages", "65 stages", *(Stage(f"S{k}", did("a")) for k in range(65)))


def test_stages_that_are_named_must_be() -> None:
    bad("stages[1].from", "no stage “a”", A, Stage("B", did("b"), ("a",)))
    bad("stages[0].leave[0].to", "no stage “C”", Stage("A", did("a"), leave=(Quiet(DAY, None, "C"),)), B)
    bad(
        "stages[0].leave[1].to",
        "to itself",
        Stage("A", did("a"), leave=(Leave(did("c")), Leave(did("b"), "A"))),
    )


def test_stages_that_nobody_can_reach() -> None:
    bad("stages[1]", "nobody can ever reach the stage “B”", A, Stage("B"))
    bad("stages[1]", "nobody can ever reach", A, Stage("B", did("b"), ("B",)))
    bad("stages[0]", "nobody can ever reach", Stage("A", did("a"), ("B",)), B)  # A lies before B, and may not go back
    Journey(stages=(Stage("A", did("a"), ("B",), back=True), B))
    Journey(stages=(Stage("A", did("a"), ("out",)), Stage("B", did("b"), out=did("c"))))
    bad("stages[0]", "there is no `enter`", Stage("A", None, back=True), B)


def test_stages_that_are_only_imagined() -> None:
    thought = (Assumed("feelings", "Unsure"),)
    bare = Stage("Aware", assumed=thought)
    journey = Journey(stages=(bare, A, Stage("B", did("b"), leave=(Quiet(DAY, None, "Still"),)), Stage("Still")))
    assert imagined(journey) == {"Aware"}
    assert imagined(Journey(stages=(bare, Stage("B", success=Success("Rest"), assumed=thought)))) == {"Aware", "B"}
    led_to = Journey(stages=(Stage("A", did("a"), leave=(Leave(did("b"), "Aware"),)), bare))
    assert imagined(led_to) == frozenset()
    bad("stages[0]", "nobody can ever reach", Stage("Aware", success=Success("Know", did("a")), assumed=thought), A)
    bad("stages[1]", "nobody can ever reach the stage “B”", bare, Stage("B", did("b"), ("Aware",)), A)


def test_quiet_times_that_lead_in_a_circle() -> None:
    def stage(name: str, to: str) -> Stage:
        return Stage(name, did(name), leave=(Quiet(DAY, None, to),))

    bad("stages[1].leave", "circle .B -> C -> B.", stage("A", "B"), stage("B", "C"), stage("C", "B"))
    bad(
        "stages[0].leave",
        "circle",
        Stage("A", did("a"), leave=(Quiet(DAY, (events("x"),), "B"),)),
        stage("B", "A"),
    )
    Journey(stages=(stage("A", "B"), Stage("B", did("b"), leave=(Leave(did("a"), "A"),))))
    bad("stages[0].leave[0].quiet", "0 seconds", Stage("A", did("a"), leave=(Quiet(Duration(0)),)))


def test_rules_that_ask_for_absence_alone() -> None:
    for rule in (DidNot(events("a")), NotThat(did("a")), AnyOf((did("a"), DidNot(events("b"))))):
        bad("stages[0].enter", "did not happen", Stage("A", rule))
    with pytest.raises(BadJourney) as error:
        Journey(stages=(Stage("A", did("a"), out=DidNot(events("a"), DAY)),))
    assert error.value.place == "stages[0].out"
    assert "quiet" in error.value.hint


@pytest.mark.parametrize(
    "rule",
    [
        AllOf((did("a"), NotThat(did("a")))),
        AllOf((did("a", 2, DAY), DidNot(events("a"), Duration(86_401)))),
        AllOf((did("a", 3), NotThat(did("a", 2)))),
        AnyOf((AllOf((did("a"), DidNot(events("a")))), AllOf((did("b"), DidNot(events("b")))))),
        AnyOf(()),
    ],
)
def test_rules_that_never_hold(rule: Rule) -> None:
    bad("stages[0].enter", "can never hold", Stage("A", rule))


def test_rules_that_only_look_impossible() -> None:
    for no in (DidNot(events("b")), NotThat(did("a", 4)), NotThat(did("a", 3, DAY))):
        assert alternatives(AllOf((did("a", 3), no)))


def test_a_rule_is_alternatives_of_conditions() -> None:
    rule = AllOf((AnyOf((did("a"), did("b", 2, DAY))), NotThat(AnyOf((did("c"), DidNot(events("d")))))))
    a, b = Condition(Named(("a",)), 1, None, True), Condition(Named(("b",)), 2, 86_400, True)
    c, d = Condition(Named(("c",)), 1, None, False), Condition(Named(("d",)), 1, None, True)
    assert alternatives(rule) == ((a, c, d), (b, c, d))


def test_limits_of_rules() -> None:
    pair = AnyOf((did("a"), did("b")))
    with pytest.raises(TooMuch, match="64 alternatives"):
        alternatives(AllOf(tuple(AnyOf((did(f"a{k}"), did(f"b{k}"))) for k in range(7))))
    assert alternatives(AllOf((pair,) * 3))
    for at_least in (0, -1, 10_001):
        with pytest.raises(BadInput, match="at_least"):
            did("a", at_least)


def test_zone_and_touchpoints() -> None:
    bad("zone", "no time zone", A, zone="Europe/Berlim")
    bad("zone", "no time zone", A, zone="../etc/passwd")
    bad("touchpoints[0]", "needs a name and events", A, touchpoints=(Touchpoint("Shop", ()),))


def test_ways_between_stages() -> None:
    late = Stage("L", did("l"), back_after=DAY)
    journey = Journey(stages=(A, late, Stage("C", did("c"), ("L", "none")), Stage("D", did("d"), back=True)))
    ways = {
        (now, stage.name): way(journey, now, stage)
        for now in ("none", "out", *journey.names)
        for stage in journey.stages
    }
    assert {pair for pair, how in ways.items() if how == "no"} == {
        ("L", "A"), ("C", "A"), ("D", "A"), ("out", "C"), ("A", "C"), ("C", "C"), ("D", "C"),
    }  # fmt: skip
    assert {pair for pair, how in ways.items() if how == "after"} == {("C", "L"), ("D", "L")}
