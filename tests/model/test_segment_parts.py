"""Is every part of a rule told by itself, and does its text say the same?"""

import pytest

from parcours.model.segment_parts import sentence
from parcours.model.segment_text import read_segment


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("did Order", "did"),
        ("did (Order where price > 10 and channel = mail) at least 2 at most 5 in the last 30 days", "did"),
        ("did not Refund during 2026-03-01..2026-03-31", "did"),
        ("did View then Order within 7 days", "in order"),
        ("person.plan = paid", "trait"),
        ("not ever person.plan in (paid, trial)", "trait"),
        ("stage was Customer | Quiet", "stage"),
        ("Loyal", "group"),
        ('not "Odd and even"', "group"),
        ('answer funnel {"steps": ["A", "B"], "within": "7 days"} part "left after 1"', "answer"),
        ("not (Loyal or Mobile)", "other"),
    ],
)
def test_a_part_says_what_the_rule_says(text: str, kind: str) -> None:
    whole = read_segment(text)
    (part,) = sentence(whole).parts
    assert part.kind == kind
    assert read_segment(part.text) == whole


def test_parts_are_told_with_all_that_a_form_shows() -> None:
    did, stage = sentence(read_segment("did not Order at least 2 in the last 7 days or stage is A | B")).parts
    assert (did.negated, did.filters, did.at_least, did.last) == (True, ("Order",), 2, "7 days")
    assert (stage.names, stage.ever) == (("A", "B"), False)
    assert sentence(read_segment("A or B")).joined == "or"
    assert sentence(read_segment("everybody")).parts == ()
