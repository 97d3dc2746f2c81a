from __future__ import annotations

from pathlib import Path

import pytest

from parcours.model.errors import BadInput, UnknownName
from timeline.definitions import column, shop

ROWS = [
    {"name": "Order Shipped", "time": 1, "user": "a", "p.carrier:s": "dhl"},
    {"name": "Order Shipped", "time": 2, "user": "a"},
    {"name": "Page", "time": 3, "user": "b", "p.price:n": 3.0},
    {"name": "Call", "time": 4, "user": "b"},
]
PLACES = """\
touchpoints:
  - {name: Parcel, events: [Order Shipped], where: carrier exists}
  - {name: Shop, events: [Page, Order Shipped]}
  - {name: Parcel, events: [Page]}
  - {name: Nowhere, events: [Never Seen], where: nothing = x}
"""


def test_the_first_that_fits_counts(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, PLACES)
    assert column(snapshot, "journey.touchpoint") == {1: "Parcel", 2: "Shop", 3: "Shop", 4: None}
    assert snapshot.properties("event")["journey.touchpoint"] == {"s"}
    assert set(snapshot.rules) == {"journey.touchpoint"}


def test_it_follows_the_names_that_things_go_by(tmp_path: Path) -> None:
    renamed = "events: {rename: {Page: Seite}}\ntouchpoints: [{name: Web, events: [Seite], where: preis = 3}]\n"
    snapshot = shop(tmp_path, ROWS, f"{renamed}properties: {{rename: {{price: preis}}}}\n")
    assert column(snapshot, "journey.touchpoint") == {1: None, 2: None, 3: "Web", 4: None}


def test_without_touchpoints_there_is_no_such_property(tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        shop(tmp_path, ROWS).columns_of("journey.touchpoint")


def test_a_misfit_says_where(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, "touchpoints: [{name: A, events: [Page], where: carrier > 3}]")
    with pytest.raises(BadInput, match=r"journey.yaml, touchpoints\[0\]"):
        column(snapshot, "journey.touchpoint")
