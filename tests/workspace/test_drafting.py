"""A draft of a workspace: proposed from its events, written when agreed to, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

import parcours
from parcours.model.count import Count
from parcours.model.errors import BadInput, Busy, UnknownName
from parcours.model.journey import imagined
from parcours.workspace import Workspace, drafting

DAY, START = 86_400, 1_767_225_600
SHARED = Path(__file__).parents[2].parent / "shared/data"
WAY = ("home", "search", "product_view", "add_to_cart", "checkout", "purchase")


def fill(workspace: Workspace) -> None:
    """Forty people; the n-th goes as far as n allows, and comes again ten days later."""
    rows = [
        (f"u{n}", START + again * 10 * DAY + n * 60 + step, name, "lamp" if name == "search" else None)
        for n in range(40)
        for again in range(3)
        for step, name in enumerate(WAY[: 1 + n % len(WAY)])
    ]
    who, at, event, query = (list(column) for column in zip(*rows, strict=True))
    table = pa.table({"who": who, "at": pa.array(at, pa.int64()), "event": event, "query": query})
    workspace.load(table, map="time=at,person=who,event=event")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    with parcours.init(tmp_path / "shop") as workspace:
        fill(workspace)
        yield workspace


def test_a_draft_is_confirmed_and_asked(shop: Workspace) -> None:
    draft = parcours.draft(shop, template="shop")
    (searches,) = draft.journey.research
    assert searches.what == "query"
    written = parcours.confirm(shop, draft)
    assert written.parts == ("milestone", "stages", "touchpoints", "research")
    assert written.before is None
    assert shop.journey == draft.journey
    answer = parcours.stages(shop)
    assert answer.reached == Count(6, 40)
    assert [stage.ever.people for stage in answer.stages] == [40, 33, 19, 6]
    assert "# stages:\n" not in (shop.folder / "journey.yaml").read_text()  # the example has served


def test_the_same_data_give_the_same_draft(shop: Workspace) -> None:
    assert parcours.draft(shop) == parcours.draft(shop.snapshot())


def test_what_somebody_wrote_stays(shop: Workspace) -> None:
    path = shop.folder / "journey.yaml"
    mine = path.read_text() + "\nstages:\n  - {name: Mine, enter: home}   # ours\nsegments: {Keen: did purchase}\n"
    path.write_text(mine)
    draft = parcours.draft(shop)
    assert draft.journey.names == ("Mine",)
    assert drafting.new_parts(draft, shop.journey) == ("milestone", "touchpoints", "research")
    parcours.confirm(shop, draft)
    assert path.read_text().startswith(mine)
    with pytest.raises(BadInput, match="has all that is proposed"):
        parcours.confirm(shop, parcours.draft(shop))


def test_again_replaces_and_keeps_the_old_text_beside(shop: Workspace) -> None:
    path = shop.folder / "journey.yaml"
    parcours.confirm(shop, parcours.draft(shop, template="shop"))
    before = path.read_text()
    french = parcours.draft(shop, template="shop", language="fr", again=True)
    written = parcours.confirm(shop, french, again=True)
    assert written.before == shop.folder / "journey.before.yaml"
    assert (shop.folder / "journey.before.yaml").read_text() == before
    assert shop.journey.names == french.journey.names != parcours.draft(shop, template="shop", again=True).journey.names
    assert path.read_text().count("# Drafted by") == 1
    second = parcours.confirm(shop, french, again=True)
    assert second.before == shop.folder / "journey.before-2.yaml"


def test_segments_that_name_a_stage_hinder_its_replacement(shop: Workspace) -> None:
    path = shop.folder / "journey.yaml"
    path.write_text("stages: [{name: Mine, enter: home}]\nsegments: {Here: stage is Mine}\n")
    with pytest.raises(BadInput, match="there is no stage “Mine”") as error:
        parcours.draft(shop, again=True)
    assert "Segments" in error.value.hint


def test_a_template_that_was_laid_down_is_filled(tmp_path: Path) -> None:
    with parcours.init(tmp_path / "shop", template="shop", language="ro") as shop:
        assert imagined(shop.journey)
        fill(shop)
        draft = parcours.draft(shop, language="ro")
        assert draft.template == "shop"
        parcours.confirm(shop, draft)
        assert not imagined(shop.journey)
        assert [stage.ever.people for stage in parcours.stages(shop).stages] == [40, 33, 19, 6]


def test_nothing_to_draft_from(tmp_path: Path) -> None:
    with parcours.init(tmp_path / "shop") as shop, pytest.raises(BadInput, match="There are no events yet"):
        parcours.draft(shop)


def test_names_that_are_not_known_are_said_before_anything_is_counted(shop: Workspace) -> None:
    with pytest.raises(UnknownName, match="template"):
        parcours.draft(shop, template="shpo")
    with pytest.raises(UnknownName, match="language"):
        parcours.draft(shop, language="de")


def test_where_nothing_can_be_proposed(tmp_path: Path) -> None:
    with parcours.init(tmp_path / "shop") as shop:
        table = pa.table({"who": [f"u{n}" for n in range(500)], "at": pa.array([START] * 500, pa.int64()),
                          "event": [f"n{n}" for n in range(500)]})  # fmt: skip
        shop.load(table, map="time=at,person=who,event=event")
        draft = parcours.draft(shop)
        assert len(draft.unplaced) == 500
        with pytest.raises(BadInput, match="Nothing could be proposed"):
            parcours.confirm(shop, draft)


def test_only_the_owner_writes(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = parcours.draft(shop)
    monkeypatch.setattr(shop, "_lock", None)
    with pytest.raises(Busy):
        parcours.confirm(shop, draft)


def test_hidden_events_are_not_proposed_and_merged_ones_go_by_their_name(shop: Workspace) -> None:
    parcours.hide(shop, "home")
    parcours.rename(shop, "purchase", "Bought")
    draft = parcours.draft(shop, template="shop")
    assert draft.journey.milestone
    assert draft.journey.milestone.text == "Bought"
    assert draft.empty == ("Awareness",)


@pytest.mark.parametrize(
    ("data", "template", "ever"),
    [
        ("olist/*.csv", "shop", {"Decision": 3_955, "Delivery": 3_992, "Retention": 3_896}),
        ("ecom_clicks/*.gz", "shop", {"Awareness": 250, "Consideration": 598, "Decision": 503, "Retention": 328}),
    ],
)
def test_real_exports_make_sense(data: str, template: str, ever: dict[str, int], tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip("the data for tests are not here")
    with parcours.init(tmp_path / "shop") as shop:
        shop.load(str(SHARED / data))
        draft = parcours.draft(shop)
        assert draft.template == template
        assert not draft.unplaced
        parcours.confirm(shop, draft)
        found = {stage.name: stage.ever.people for stage in parcours.stages(shop).stages if stage.ever.people}
        assert found == ever
