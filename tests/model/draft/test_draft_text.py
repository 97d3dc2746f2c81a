"""The text of a draft: pleasant to read, beside what stood there, and read back as what it says, whatever the names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model.draft.drafts import drafted, seen_of
from parcours.model.count import Count
from parcours.model.draft import Habits, Seen
from parcours.model.draft.text import drafted as written
from parcours.model.draft.text import parts_of
from parcours.model.errors import BadInput
from parcours.model.filters import Named
from parcours.model.journey_edit import with_part
from parcours.model.journey_text import read_journey

OURS = """\
# our shop
journey: Ours   # the name
events:
  merge: {Order Completed: [purchase]}   # two trackers
segments: {Keen: did Order Completed at least 2}
"""


def test_what_stood_there_stays_and_the_draft_comes_below() -> None:
    draft = drafted(seen_of("home 90", "product_view 80", "add_to_cart 30", "purchase 9"), base=read_journey(OURS))
    text = written(OURS, draft.journey, tuple(parts_of(draft.journey)))
    assert text.startswith(OURS)
    assert read_journey(text) == draft.journey
    assert written(text, draft.journey, tuple(parts_of(draft.journey))) == text


def test_it_looks_like_this() -> None:
    draft = drafted(seen_of("home 90", "add_to_cart 30", "purchase 9"))
    assert parts_of(draft.journey, ("milestone", "touchpoints"))["milestone"] == (
        "# Drafted by `parcours draft`. `inferred` says why; take it out once you have made sure.\n"
        "milestone: purchase\n"
        "inferred: >-\n"
        "  Of 90 people, “purchase” (9): the name says that somebody placed an order.\n"
    )
    stages = parts_of(draft.journey, assumed=False)["stages"]
    assert "  - name: Decision\n    enter: add_to_cart\n    leave: {quiet: 14 days}\n    success:\n" in stages
    assert max(len(line) for line in parts_of(draft.journey)["stages"].splitlines()) <= 130


def test_a_part_is_replaced_whole_and_nothing_else() -> None:
    text = "a: 1\n# of b\nb:\n  - {x: 1}   # one\n  - y: 2\n\n# of c\nc: 3\n"
    assert with_part(text, "b", "b: new\n") == "a: 1\n# of b\nb: new\n\n# of c\nc: 3\n"
    assert with_part(text, "c", "c: 4\n") == text.replace("c: 3", "c: 4")
    assert with_part(text, "a", "") == text[5:]
    assert with_part(text, "d", "") == text
    assert with_part(text, "d", "d: 5\n") == text + "\nd: 5\n"
    assert with_part("a: 1", "a", "a: 2\n") == "a: 2\n"
    assert with_part("", "a", "a: 2\n") == "a: 2\n"
    assert with_part("a: 1\r\nb: 2\r\n", "a", "a: 3\nx: 1\n") == "a: 3\r\nx: 1\r\nb: 2\r\n"
    assert with_part("a: >-\n  long\n  text\n\nb: 2\n", "a", "a: 3\n") == "a: 3\n\nb: 2\n"
    assert with_part("stages:\nb: 2\n", "stages", "stages: [x]\n") == "stages: [x]\nb: 2\n"


def test_a_text_that_cannot_be_changed_safely_is_refused() -> None:
    draft = drafted(seen_of("home 90", "purchase 9"))
    with pytest.raises(BadInput, match="cannot be changed safely"):
        written("{journey: Ours}", draft.journey, tuple(parts_of(draft.journey)))


ODD = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
MEANING = ("page view", "add to cart", "purchase", "shipped", "delivered", "review", "email sent", "search", "", "")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(ODD, st.sampled_from(MEANING), ODD), min_size=1, max_size=20, unique=True))
@example([("0", "page view", "0\x85"), ("a | b: {", "add to cart", "\u2028")])
def test_whatever_events_are_called_the_text_reads_back(parts: list[tuple[str, str, str]]) -> None:
    names = list(
        dict.fromkeys(f"{before} {meaning} {after}" if meaning else before for before, meaning, after in parts)
    )
    seen = tuple(Seen(name, 9, 9, Count(5, 9), 40, 6) for name in names)
    draft = drafted(Habits(seen, 9, 200.0, 5))
    stages = tuple(replace(stage, assumed=()) if stage.inferred else stage for stage in draft.journey.stages)
    journey = replace(draft.journey, stages=stages)
    said = read_journey(written("# mine\njourney: Journey\n", journey, tuple(parts_of(journey))))
    assert said == journey
    filters = [events.filter for touchpoint in said.touchpoints for events in touchpoint.events]
    assert {name for filter in filters if isinstance(filter, Named) for name in filter.names} <= set(names)
