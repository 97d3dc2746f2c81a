"""journey.yaml is changed through one door: read before it is written, and every text of it kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import parcours
from parcours.model.errors import BadInput, Busy
from parcours.model.journey import BadJourney
from parcours.workspace import Workspace
from parcours.workspace.editing import (
    edit_journey,
    journey_digest,
    journey_text,
    journey_versions,
    keep_version,
    restore_version,
)  # fmt: skip

TEXT = "journey: Shop  # ours\nmilestone: Order\n"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    with parcours.init(tmp_path / "shop", journey=TEXT) as workspace:
        yield workspace


def whys(shop: Workspace) -> list[str]:
    return [version.why for version in reversed(journey_versions(shop))]


def test_an_edit_is_written_and_both_texts_are_kept(shop: Workspace) -> None:
    edit_journey(shop, lambda text: text.replace("Order", "Sale"), "milestone Sale", now=7)
    assert journey_text(shop) == "journey: Shop  # ours\nmilestone: Sale\n"
    assert shop.journey.milestone is not None
    assert whys(shop) == ["found", "milestone Sale"]


def test_what_would_be_no_journey_is_not_written(shop: Workspace) -> None:
    with pytest.raises(BadJourney, match="Line 1"):
        edit_journey(shop, lambda _: "journy: Shop\n", "text", now=7)
    assert journey_text(shop) == TEXT
    assert not (shop.folder / "app.sqlite").exists()


def test_an_edit_that_changes_nothing_is_none(shop: Workspace) -> None:
    edit_journey(shop, lambda text: text, "text", now=7)
    assert not (shop.folder / "app.sqlite").exists()


def test_what_somebody_wrote_by_hand_is_kept_before_it_is_written_over(shop: Workspace) -> None:
    edit_journey(shop, lambda text: text + "country: FR\n", "country", now=1)
    (shop.folder / "journey.yaml").write_text("journey: By hand\n")
    edit_journey(shop, lambda text: text + "country: RO\n", "country", now=2)
    assert whys(shop) == ["found", "country", "found", "country"]
    assert not keep_version(shop, now=3)
    (shop.folder / "journey.yaml").write_text("journey: Again\n")
    assert keep_version(shop, now=4)


def test_a_text_that_changed_meanwhile_is_not_written_over(shop: Workspace) -> None:
    seen = journey_digest(shop)
    (shop.folder / "journey.yaml").write_text("journey: By hand\n")
    with pytest.raises(BadInput, match="meanwhile"):
        edit_journey(shop, lambda _: "journey: Mine\n", "text", seen=seen, now=2)
    edit_journey(shop, lambda _: "journey: Mine\n", "text", seen=journey_digest(shop), now=2)
    assert shop.journey.name == "Mine"


def test_an_earlier_text_comes_back_and_the_history_goes_on(shop: Workspace) -> None:
    edit_journey(shop, lambda _: "journey: Other\n", "text", now=1)
    restore_version(shop, 1, now=2)
    assert journey_text(shop) == TEXT
    assert whys(shop) == ["found", "text", "restore 1"]


def test_the_mark_that_some_editors_write_stays(shop: Workspace) -> None:
    path = shop.folder / "journey.yaml"
    path.write_bytes(b"\xef\xbb\xbfjourney: Shop\r\n")
    edit_journey(shop, lambda text: text + "country: FR\r\n", "country", now=1)
    assert path.read_bytes() == b"\xef\xbb\xbfjourney: Shop\r\ncountry: FR\r\n"


def test_a_reader_writes_nothing(shop: Workspace) -> None:
    with parcours.open(shop.folder) as reader:
        assert reader.role == "reader"
        assert journey_versions(reader) == []
        with pytest.raises(Busy):
            edit_journey(reader, lambda _: "journey: Mine\n", "text", now=1)
