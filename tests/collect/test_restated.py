"""Is a mapping what somebody made of it, column by column, and is what then lacks asked for?"""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours.collect.formats import open_file
from parcours.collect.look import looks
from parcours.collect.mapping import Mapping
from parcours.collect.recognise import recognise
from parcours.collect.restated import kind_of, restated, role_of
from parcours.collect.said import ColumnSaid, TableSaid, TimesSaid
from parcours.collect.undecided import Undecided
from parcours.model.errors import BadInput

ROWS = """\
when,who,what,paid,currency,stars,order_number,mail
2026-03-01 10:00,ann,View,"1.234,5",EUR,5,o1,ann@shop.example
2026-03-02 11:00,ben,Order,20,EUR,4,o2,ben@shop.example
2026-03-03 12:00,cat,View,7,EUR,1,o3,cat@shop.example
"""
FIGURES = "day,campaign,clicks,cost\n2026-03-01,a,5,1.5\n2026-03-02,b,6,2.5\n"
GIVEN = "time=when,person=who,event=what"


def _read(tmp_path: Path, text: str, said: str = "") -> tuple[Mapping, dict]:
    from parcours.collect.overrides import overrides

    path = tmp_path / "rows.csv"
    path.write_text(text, encoding="utf-8")
    reader = open_file(path)
    found = recognise(reader, where="rows.csv", source="rows", zone="UTC", given=overrides(said))
    return found.mapping, looks(reader, 100, "UTC", None)


@pytest.fixture
def rows(tmp_path: Path) -> tuple[Mapping, dict]:
    return _read(tmp_path, ROWS, GIVEN)


def _said(rows: tuple[Mapping, dict], **columns: ColumnSaid) -> Mapping:
    return restated(rows[0], TableSaid(columns=columns), rows[1], "UTC")


def test_nothing_said_changes_nothing(rows: tuple[Mapping, dict]) -> None:
    assert restated(rows[0], TableSaid(), rows[1], "UTC") == rows[0]
    assert not TableSaid()


def test_a_new_role_takes_it_from_the_column_that_had_it(rows: tuple[Mapping, dict]) -> None:
    changed = _said(rows, mail=ColumnSaid(role="user"))
    assert changed.user == "mail"
    assert role_of(changed, "who") == ("property", "who")


def test_properties_are_named_typed_and_left_out(rows: tuple[Mapping, dict]) -> None:
    changed = _said(
        rows,
        stars=ColumnSaid(name="score", type="number"),
        currency=ColumnSaid(role="skip"),
        paid=ColumnSaid(type="money", decimal=",", currency="=EUR"),
    )
    assert (changed.properties["stars"].name, changed.properties["stars"].type) == ("score", "number")
    paid = changed.properties["paid"]
    assert (paid.type, paid.decimal, paid.thousands, paid.currency) == ("money", ",", ".", "=EUR")
    assert "currency" in changed.skip


def test_a_thing_has_a_kind_and_traits_a_name(rows: tuple[Mapping, dict]) -> None:
    assert dict(_said(rows, order_number=ColumnSaid(role="object", name="ticket")).objects) == {
        "ticket": "order_number"
    }
    assert _said(rows, stars=ColumnSaid(role="trait")).traits["stars"].name == "stars"
    assert dict(_said(rows, mail=ColumnSaid(role="object")).objects)["mail"] == "mail"


def test_times_are_written_as_was_said_in_the_zone_that_was_said(rows: tuple[Mapping, dict]) -> None:
    said = TableSaid(columns={"when": ColumnSaid(times=TimesSaid("date"))}, zone="Europe/Paris")
    changed = restated(rows[0], said, rows[1], "UTC")
    assert changed.written is not None
    assert (changed.written.form, changed.written.zone) == ("date", "Europe/Paris")


def test_without_a_name_of_events_every_row_is_one_of_the_file(rows: tuple[Mapping, dict]) -> None:
    changed = _said(rows, what=ColumnSaid(role="property"))
    assert (changed.event, changed.constant) == (None, "rows")
    named = restated(rows[0], TableSaid(columns={"what": ColumnSaid(role="property")}, event="Bought"), rows[1], "UTC")
    assert named.constant == "Bought"


def test_who_and_when_are_asked_for(rows: tuple[Mapping, dict]) -> None:
    skip = ColumnSaid(role="skip")
    with pytest.raises(Undecided) as asked:
        _said(rows, who=skip, mail=skip, order_number=skip)
    assert asked.value.question == "no person"
    with pytest.raises(Undecided) as asked:
        _said(rows, when=ColumnSaid(role="property"))
    assert (asked.value.question, asked.value.columns) == ("no time", ("when",))
    with pytest.raises(Undecided):
        _said(rows, what=ColumnSaid(role="time"))


def test_two_columns_of_one_name_are_refused(rows: tuple[Mapping, dict]) -> None:
    with pytest.raises(BadInput, match="Two columns are told as “stars”"):
        _said(rows, paid=ColumnSaid(name="stars"))


def test_rows_may_be_figures_people_or_events(tmp_path: Path) -> None:
    figures = _read(tmp_path, FIGURES)
    assert kind_of(figures[0]) == "figures"
    said = TableSaid(kind="events", columns={"campaign": ColumnSaid(role="user")})
    events = restated(figures[0], said, figures[1], "UTC")
    assert (kind_of(events), events.user, events.constant) == ("events", "campaign", "rows")
    assert set(events.properties) == {"clicks", "cost"}
    back = restated(events, TableSaid(kind="figures"), figures[1], "UTC")
    assert set(back.readings) == {"clicks", "cost"}
    people = restated(events, TableSaid(kind="people"), figures[1], "UTC")
    assert kind_of(people) == "people"
    assert set(people.traits) == {"day", "clicks", "cost"}


def test_a_figure_may_be_named_by_a_column(tmp_path: Path) -> None:
    found = _read(tmp_path, "day,metric,value\n2026-03-01,clicks,5\n2026-03-02,cost,6\n")
    assert role_of(found[0], "metric") == ("figure name", "")
    changed = _said(found, metric=ColumnSaid(role="property"))
    assert changed.reading is None
    assert "metric" in changed.properties
