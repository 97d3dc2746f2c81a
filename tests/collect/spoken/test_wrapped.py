"""Words of people whom nothing names, and words about somebody else."""

from __future__ import annotations

from pathlib import Path

from collect.spoken.said import only, read
from parcours.collect.formats import FileOptions, open_file

MENTIONS = "Date,Source,Author,Full Text,Reach\n2026-03-04,reddit,Lamp_Fan,The lamp wobbles on my desk,300\n"
REVIEWS = """date,rating,title,review,reviewer
2026-03-04,5,Bright,Lovely light and it came the next day,Anna K.
2026-03-06,2,Meh,The cable is far too short for my room,Bob Smith
"""


def test_a_handle_is_the_writer(tmp_path: Path) -> None:
    assert only(read(tmp_path, "m.csv", MENTIONS), "writer") == [("reddit:lamp_fan",)]


def test_names_of_people_are_no_ids(tmp_path: Path) -> None:
    writers = only(read(tmp_path, "r.csv", REVIEWS), "writer")
    assert len(set(writers)) == 2
    assert not any("anna" in writer for (writer,) in writers)
    assert writers == only(read(tmp_path, "again.csv", REVIEWS), "writer")


def test_tables_that_name_somebody_or_tell_no_words_stay_as_they_are(tmp_path: Path) -> None:
    for text in (
        "date,email,review\n2026-03-04,a@x.example,Lovely light and quick delivery\n",
        "date,parcel_id,message\n2026-03-04,77,Package departed from the facility\n",
        "text,label\nLovely light and quick delivery,positive\n",
        "date,message\n2026-03-04,ok\n",
    ):
        (tmp_path / "t.csv").write_text(text)
        assert "writer" not in open_file(tmp_path / "t.csv").columns, text


def test_about_stands_in_every_row_that_says_nothing_else(tmp_path: Path) -> None:
    assert only(read(tmp_path, "r.csv", REVIEWS, about="competitor Brightly"), "about") == [
        ("competitor Brightly",), ("competitor Brightly",)
    ]  # fmt: skip
    text = "date,email,about\n2026-03-04,a@x.example,us\n2026-03-04,b@x.example,\n"
    assert only(read(tmp_path, "a.csv", text, about="competitor Brightly"), "about") == [
        ("us",), ("competitor Brightly",)
    ]  # fmt: skip
    notes = open_file(tmp_path / "r.csv", options=FileOptions(about="competitor Brightly")).notes
    assert "kept apart" in notes[-1]
