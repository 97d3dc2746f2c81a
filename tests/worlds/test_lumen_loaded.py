"""The lamp shop's nine files, loaded as a new user loads them, without a word about what their columns mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

import parcours
from parcours.analyses.funnel import FunnelResult
from parcours.collect.report import LoadReport
from parcours.workspace.workspace import Workspace
from parcours.worlds.lumen import Share, Written, write
from parcours.worlds.lumen.bots import PROGRAMS
from parcours.worlds.lumen.one_person import EMAIL, ON_LAPTOP, ON_PHONE, PHONE, USER
from parcours.worlds.lumen.shop import RATES, VELOCOLIS
from reference.same_person import persons

JOURNEY = """\
journey: Lumen
zone: Europe/Paris
milestone: Order
own_sites: [lumen.example]
currency: EUR
rates: {GBP: 1.15, RON: 0.20}
segments: {French: did any event where locale = 'fr-FR'}
"""
IDS = {
    "web_events.csv": {"anonymous_id": "anonymous", "user_id": "user", "email": "email"},
    "orders.csv": {"Email": "email", "Phone": "phone", "Name": "order"},
    "reviews.csv": {"reviewer_email": "email", "order_number": "order"},
    "tickets.csv": {"requester_email": "email", "requester_phone": "phone", "order_number": "order"},
    "exit_survey.csv": {"anonymous_id": "anonymous"},
    "interview_notes.csv": {"participant_email": "email"},
    "parcels.csv": {"order_number": "order"},
}


@dataclass(frozen=True)
class Lumen:
    """A shop of two thousand visitors in a workspace."""

    written: Written
    shop: Workspace
    reports: dict[str, LoadReport]


@pytest.fixture(scope="module")
def lumen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lumen]:
    folder = tmp_path_factory.mktemp("lumen")
    written = write(folder / "exports", seed=11, size=0.1)
    with parcours.init(folder / "shop", journey=JOURNEY) as shop:
        loaded = shop.load(*written.files)
        yield Lumen(written, shop, {report.source: report for report in loaded.reports})


def group(answer: FunnelResult, value: str) -> Share:
    found = next(one for one in answer.groups if one.value == value)
    return Share(found.people[-1], found.people[0])


def test_all_nine_are_understood(lumen: Lumen) -> None:
    truth, names = lumen.written.truth, {source: dict(report.names) for source, report in lumen.reports.items()}
    assert set(names) == {path.stem for path in lumen.written.files}
    assert names["orders"] == {"Order": truth.orders, "Order Refunded": truth.refunds}
    assert names["parcels"].keys() == {"Parcel Shipped", "Parcel Delivered"}
    assert names["parcels"]["Parcel Shipped"] == truth.parcels
    assert names["reviews"] == {"Review": truth.reviews}
    assert names["tickets"] == {"Ticket Created": truth.tickets}
    assert names["exit_survey"] == {"Exit Survey Submitted": truth.answers}
    assert names["interview_notes"].keys() == {"Interview Note"}
    for source, report in lumen.reports.items():
        lost = report.verdicts.rows - report.verdicts.accepted - report.verdicts.joined
        assert lost == 0 or source in ("web_events", "orders", "parcels"), source


def test_what_customers_said_is_told_as_text_and_score(lumen: Lumen) -> None:
    for event, has_score in (
        ("Review", True),
        ("Exit Survey Submitted", True),
        ("Ticket Created", False),
        ("Interview Note", False),
    ):
        count = parcours.funnel(lumen.shop, [event], within="1 day").steps[0]
        with_text = parcours.funnel(lumen.shop, [f"{event} where text exists"], within="1 day").steps[0]
        assert count.people + count.unfinished == with_text.people + with_text.unfinished > 0, event
        if has_score:
            scored = parcours.funnel(lumen.shop, [f"{event} where score >= 0"], within="1 day").steps[0]
            assert scored.people == count.people, event


def test_persons_are_those_whom_ids_in_the_files_put_together(lumen: Lumen) -> None:
    files = {path: IDS[path.name] for path in lumen.written.files if path.name in IDS}
    many, _ = persons(files)
    counted = parcours.stages(lumen.shop.snapshot(), journey=ONE_STAGE).receipt
    assert counted is not None
    assert counted.people + lumen.written.truth.programs == many


def test_camille_is_one_person_and_why(lumen: Lumen) -> None:
    ledger = lumen.shop.ledger
    ids = [("email", EMAIL), ("phone", PHONE), ("anonymous", ON_PHONE), ("anonymous", ON_LAPTOP), ("user", USER)]
    numbers = [ledger.find(*one) for one in ids]
    assert None not in numbers
    who = {int(ledger.partition().person[number]) for number in numbers if number is not None}
    assert len(who) == 1
    reasons = {(why.a[0], why.b[0]) for why in ledger.why(who.pop()) if why.state == "applied"}
    assert {("email", "anonymous"), ("user", "anonymous"), ("user", "email"), ("email", "phone")} <= reasons


def test_money_is_net_of_credit_notes_in_euros(lumen: Lumen) -> None:
    truth = lumen.written.truth
    worth = sum(RATES[currency] * amount for currency, amount in truth.sold.items())
    back = sum(RATES[currency] * amount for currency, amount in truth.refunded.items())
    answer = parcours.measures(lumen.shop, measures=["revenue"], value="Total")
    assert answer.measured[0].rows[0].figures[0].value == pytest.approx(worth - back, abs=0.01)


def test_second_orders_and_links_are_counted_as_the_simulator_knows_them(lumen: Lumen) -> None:
    truth = lumen.written.truth
    answer = parcours.funnel(
        lumen.shop, ["Parcel Delivered", "Order"], within="90 days", by="carrier", among="French"
    )  # fmt: skip
    late, usual = truth.second_orders["late"], truth.second_orders["on time"]
    assert abs(group(answer, VELOCOLIS).of - late.of) <= 1, "as of the last event, not of midnight"
    assert abs(group(answer, VELOCOLIS).n - late.n) <= 1
    assert abs(group(answer, "Postline").n - usual.n) <= 1


def test_programs_are_left_out_and_the_decoy_is_no_moment(lumen: Lumen) -> None:
    answer = parcours.moments(lumen.shop, goal="Order", places=["Promotion Viewed where promotion = lumen_club"])
    assert not [moment for moment in answer.moments if moment.found]
    assert answer.receipt is not None
    told = " ".join(answer.receipt.notes)
    assert f"{lumen.written.truth.programs} bots" in told or not PROGRAMS


ONE_STAGE = "stages: [{name: Here, enter: any event}]"
