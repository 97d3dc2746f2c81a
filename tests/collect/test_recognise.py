"""What columns are taken for."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from collect.small_shop import csv
from parcours.collect.formats import from_table, open_file
from parcours.collect.mapping import Mapping
from parcours.collect.overrides import overrides
from parcours.collect.recognise import Proposal, recognise, source_name
from parcours.model.errors import BadInput, UnknownName

SHARED = Path(__file__).parents[3] / "shared" / "data"


def propose(header: str, *rows: str, columns: str = "", folder: Path) -> Proposal:
    path = folder / "table.csv"
    path.write_text(csv(header, *rows))
    return recognise(open_file(path), where="table.csv", source="table", zone="UTC", given=overrides(columns))


def roles(mapping: Mapping) -> dict[str, str]:
    return {role: column for column, role in mapping.roles.items()}


def test_every_column_is_shown_with_its_role_a_reason_and_values(tmp_path: Path) -> None:
    guesses = propose(
        "ts,who,what,zip",
        "2025-03-01,a,x,01234",
        "2025-03-02,b,y,",
        folder=tmp_path,
        columns="user=who,event=what",
    ).guesses
    assert [(g.column, g.role, g.why, g.samples) for g in guesses] == [
        ("ts", "time", "named like a time", ("2025-03-01", "2025-03-02")),
        ("who", "user", "you said so", ("a", "b")),
        ("what", "event", "you said so", ("x", "y")),
        ("zip", "property", "text", ("01234",)),
    ]


def test_types_of_properties(tmp_path: Path) -> None:
    header = "ts,user_id,event,price,zip,product_id,sku,is_new,code2,amount"
    rows = [
        '2025-03-01,a,x,1.5,01234,17,5,true,9007199254740993,"1.234,50"',
        '2025-03-01,a,x,2,,18,6,false,1,"7,25"',
    ]
    told = propose(header, *rows, folder=tmp_path).mapping.properties
    assert {column: one.type for column, one in told.items()} == {
        "price": "number",
        "zip": "text",
        "product_id": "text",
        "sku": "text",
        "is_new": "yes/no",
        "code2": "text",
        "amount": "number",
    }
    assert (told["amount"].decimal, told["amount"].thousands) == (",", ".")


def test_a_table_with_types_of_its_own() -> None:
    table = pa.table(
        {
            "when": pa.array([0, 1], pa.timestamp("s")),
            "user_id": [17.0, None],
            "order_id": [1, 2],
            "price": [1.5, 2.0],
            "n": [1, 2],
            "ok": [True, False],
            "tags": [["a"], []],
        }
    )
    mapping = recognise(from_table(table), where="table", source="Sale", zone="UTC").mapping
    assert (mapping.time, mapping.user, dict(mapping.objects), mapping.constant) == (
        "when",
        "user_id",
        {"order": "order_id"},
        "Sale",
    )
    assert {c: t.type for c, t in mapping.properties.items()} == {
        "price": "number",
        "n": "number",
        "ok": "yes/no",
        "tags": None,
    }


def test_what_is_told_of_persons_becomes_traits(tmp_path: Path) -> None:
    mapping = propose(
        "ts,user_id,event,user_properties.plan,traits.age", "2025-03-01,a,x,pro,30", folder=tmp_path
    ).mapping
    assert {column: one.name for column, one in mapping.traits.items()} == {
        "user_properties.plan": "plan",
        "traits.age": "age",
    }


def test_a_table_without_events_takes_the_name_of_its_source(tmp_path: Path) -> None:
    mapping = propose("date,user_id", "2025-03-01,a", folder=tmp_path).mapping
    assert (mapping.event, mapping.constant) == (None, "table")


def test_a_name_is_of_an_event_only_where_few_come_again_and_again(tmp_path: Path) -> None:
    rows = [f"2025-03-0{i},u{i},{name}" for i, name in enumerate(("plays", "stops", "plays", "plays"), 1)]
    assert propose("time,distinct_id,name", *rows, folder=tmp_path).mapping.event == "name"
    people = ["2025-03-01,c1,Ann", "2025-03-02,c2,Bob", "2025-03-03,c3,Eve"]
    assert propose("created_at,customer_id,name", *people, folder=tmp_path).mapping.event is None


def test_a_table_of_persons_without_time_tells_traits(tmp_path: Path) -> None:
    mapping = propose("customer_id,age", "a,30", "b,31", folder=tmp_path).mapping
    assert (mapping.time, mapping.event, mapping.constant) == (None, None, None)
    assert list(mapping.traits) == ["age"]


def test_a_client_is_a_browser_beside_a_user_and_a_person_alone(tmp_path: Path) -> None:
    both = propose("ts,event,user_id,client_id", "2025-03-01,x,u,c", folder=tmp_path).mapping
    assert (both.user, both.anonymous) == ("user_id", "client_id")
    alone = propose("ts,event,client_id", "2025-03-01,x,c", folder=tmp_path).mapping
    assert (alone.user, alone.anonymous) == ("client_id", None)


def test_an_own_id_that_repeats_is_none(tmp_path: Path) -> None:
    """A concert's `event_id`, or a customer's `id`, must not make duplicates of all other rows."""
    rows = [f"2025-03-0{i},u{i},view,7,{i // 2}" for i in range(1, 9)]
    mapping = propose("ts,user_id,event,event_id,id", *rows, folder=tmp_path).mapping
    assert mapping.id is None


def test_a_column_of_addresses_says_who_where_nothing_else_does(tmp_path: Path) -> None:
    mapping = propose("ts,event,login", "2025-03-01,x,a@b.org", "2025-03-01,x,c@d.org", folder=tmp_path).mapping
    assert mapping.email == "login"
    beside = propose("ts,event,user_id,agent", "2025-03-01,x,u,a@b.org", folder=tmp_path).mapping
    assert beside.email is None, "an agent's address would make one person of all their customers"


def test_unnamed_times_are_found_by_their_values(tmp_path: Path) -> None:
    assert propose("a,user_id,n", "2025-03-01,u,1740823200", folder=tmp_path).mapping.time == "a"


def test_overrides_win(tmp_path: Path) -> None:
    header, row = "timestamp,created,user_id,customer_id,event,kind", "2025-03-01,2025-03-02,u,c,x,y"
    mapping = propose(header, row, folder=tmp_path, columns="time=created,person=customer_id,event=kind").mapping
    assert (mapping.time, mapping.user, mapping.event) == ("created", "customer_id", "kind")
    mapping = propose(
        header, row, folder=tmp_path, columns="event==Visit,skip=kind,email=,origin=simulated,source=web"
    ).mapping
    assert (mapping.event, mapping.constant, mapping.skip) == (None, "Visit", {"kind"})
    assert (mapping.origin, mapping.source) == ("simulated", "web")


def test_no_time_is_refused_with_candidates(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"No column of table\.csv says when") as caught:
        propose("user_id,what,shipped_at", "a,x,soon", "a,y,late", folder=tmp_path)
    assert "--map time=shipped_at" in caught.value.hint
    assert "“shipped_at” (soon, late)" in caught.value.hint


def test_several_times_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"2 columns of table\.csv hold times: “approved”") as caught:
        propose("user_id,approved,shipped", "a,2025-03-01,2025-03-02", folder=tmp_path)
    assert "--map time=approved" in caught.value.hint


def test_no_person_is_refused_with_candidates(tmp_path: Path) -> None:
    rows = [f"2025-03-01,x,k{i},1" for i in range(9)]
    with pytest.raises(BadInput, match="says who") as caught:
        propose("ts,event,loyal_no,n", *rows, folder=tmp_path)
    assert "--map person=loyal_no" in caught.value.hint
    assert "“loyal_no” (k0, k1, k2)" in caught.value.hint


def test_day_or_month_first_is_never_guessed(tmp_path: Path) -> None:
    rows = ["03/04/2025,a,x", "05/06/2025,b,x"]
    with pytest.raises(BadInput, match="ambiguous") as caught:
        propose("date,user_id,event", *rows, folder=tmp_path)
    assert "03/04/2025" in str(caught.value) + caught.value.hint
    said = propose("date,user_id,event", *rows, folder=tmp_path, columns="dates=day-first").mapping
    assert said.time == "date"
    assert said.written is not None


def test_a_stated_time_that_holds_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"“event” of table\.csv holds no times: x"):
        propose("date,user_id,event", "2025-03-01,a,x", folder=tmp_path, columns="time=event")


def test_an_unknown_column_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no column “user_di”") as caught:
        propose("date,user_id,event", "2025-03-01,a,x", folder=tmp_path, columns="person=user_di")
    assert "“user_id”" in caught.value.hint


def test_source_names() -> None:
    assert source_name("orders-2024-03.csv.gz") == "orders"
    assert source_name(Path("/x/2019-Oct-first5019.csv")) == "Oct-first"
    assert source_name("20240101.csv") == "events"


@pytest.mark.skipif(not SHARED.exists(), reason="the data handed out for development is not here")
@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (
            "rees46_sample/2019-Oct-first5019.csv",
            {"time": "event_time", "event": "event_type", "user": "user_id"},
        ),
        ("ecom_clicks/ecom.csv.gz", {"time": "timestamp", "event": "event", "user": "user_id"}),
        (
            "online_retail/onlineretail.parquet",
            {"time": "InvoiceDate", "user": "CustomerID", "object.order": "InvoiceNo"},
        ),
        (
            "importer_fixtures/snowplow/source/snowplow_web_events.csv",
            {
                "time": "derived_tstamp",
                "event": "event_name",
                "user": "user_id",
                "anonymous": "domain_userid",
                "id": "event_id",
            },
        ),
    ],
)
def test_real_files(file: str, expected: dict[str, str]) -> None:
    reader = open_file(SHARED / file)
    assert roles(recognise(reader, where=file, source="s", zone="UTC").mapping) == expected
