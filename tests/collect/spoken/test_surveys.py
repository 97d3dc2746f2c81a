"""Surveys with a column a question: each answer a row, by its kind; and tables that are no surveys."""

from __future__ import annotations

from pathlib import Path

import pytest

from collect.spoken.said import only, read
from parcours.collect.formats import open_file
from parcours.collect.formats.spoken.survey_answers import kind_of, number_of

FORM = """Timestamp,Email Address,How likely are you to recommend us?,What did you like?,Which did you use?,Why us?
2026/03/04 10:00:00 AM GMT+1,a@x.example,9,The warm light and how quickly it came,App;Website,Price
2026/03/05 11:20:00 AM GMT+1,b@x.example,3,Nothing because the parcel was late,Website,Design
2026/03/06 11:20:00 AM GMT+1,c@x.example,,It looks good on my desk at home,Website;Shop,Price
"""
BOXES = """Response ID,Date submitted,Start language,Q1. How easy? [Ordering],Q1. How easy? [Delivery],\
Q2. Used? [App],Q2. Used? [Website],Q2. Used? [Other],Q3. What would you change?
1,2026-03-04 10:00:00,en,4,2,Yes,No,,Show the price of delivery earlier
2,2026-03-05 10:00:00,en,5,5,No,Yes,a friend's phone,
3,2026-03-05 12:00:00,en,,,,,,
"""


def test_each_answer_is_a_row_by_its_kind(tmp_path: Path) -> None:
    rows = read(tmp_path, "form.csv", FORM)
    assert only(rows, "question", "score", "text", "answers", "answer")[:4] == [
        ("How likely are you to recommend us?", "9", "", "", ""),
        ("What did you like?", "", "The warm light and how quickly it came", "", ""),
        ("Which did you use?", "", "", ["App", "Website"], ""),
        ("Why us?", "", "", "", "Price"),
    ]
    assert len(rows) == 11  # one was not answered
    assert rows[0]["time"] == "2026/03/04 10:00:00 AM+01:00"
    assert len({row["survey_response"] for row in rows}) == 3


def test_boxes_are_one_question_and_grids_one_a_row(tmp_path: Path) -> None:
    rows = read(tmp_path, "lime.csv", BOXES)
    assert only(rows, "survey_response", "question", "score", "answers") == [
        ("lime: 1", "Q1. How easy? [Ordering]", "4", ""), ("lime: 1", "Q1. How easy? [Delivery]", "2", ""),
        ("lime: 1", "Q2. Used?", "", ["App"]), ("lime: 1", "Q3. What would you change?", "", ""),
        ("lime: 2", "Q1. How easy? [Ordering]", "5", ""), ("lime: 2", "Q1. How easy? [Delivery]", "5", ""),
        ("lime: 2", "Q2. Used?", "", ["Website", "a friend's phone"]), ("lime: 3", "", "", ""),
    ]  # fmt: skip
    assert [row["event"] for row in rows].count("Survey Left Empty") == 1


def test_a_row_s_answers_count_as_that_row(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text(FORM)
    assert [batch.count for batch in open_file(tmp_path / "form.csv").batches()] == [3]


def test_days_first_become_years_first(tmp_path: Path) -> None:
    rows = read(tmp_path, "s.csv", "Horodateur;Pourquoi nous ?;Et quoi encore ?\n25/03/2026 10:00:00;Prix;Rien\n")
    assert rows[0]["time"] == "2026-03-25T10:00:00"


@pytest.mark.parametrize(
    ("answers", "kind"),
    [(["5 - Very good", "1 - Bad"], "score"), (["12", "40"], "answer"), (["Yes", "No", "Yes"], "answer"),
     (["App;Web", "Web"], "answers"), (["I like how it looks on my desk", "The parcel was late again"], "text")],
)  # fmt: skip
def test_kinds_of_answers(answers: list[str], kind: str) -> None:
    assert kind_of(answers)[0] == kind


def test_numbers_of_scales() -> None:
    assert [number_of(one) for one in ("5 - Very good", "10", "11", "3.0", "five", "2026-03-04")] == [
        "5", "10", "", "3", "", "",
    ]  # fmt: skip


def test_events_are_no_survey(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("time,user_id,event,How did you hear of us?,Why?\n2026-03-04,7,view,x,y\n")
    assert open_file(tmp_path / "e.csv").format == "csv"
