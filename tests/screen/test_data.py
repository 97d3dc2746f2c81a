"""The data as a person minds them: rows fixed in place, names changed and taken back, the text edited and restored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from screen.waiting import settle

if TYPE_CHECKING:
    from screen.conftest import Shown


@pytest.mark.parametrize("width", [1440, 390])
def test_a_row_is_fixed_in_place(own: Shown, width: int) -> None:
    page = own.page(width)
    page.goto("/lumen/data/rows")
    first = page.get_by_label("timestamp").first
    first.fill("some day")
    page.get_by_text(re.compile("still cannot")).wait_for()
    first.fill("2026-03-01T10:00:00Z")
    page.get_by_role("button", name="Bring 1 row in").click()
    page.get_by_text("1 row is in now.").wait_for()
    page.get_by_text(re.compile("1 was fixed before|fixed since")).first.wait_for()


def test_a_name_is_changed_and_taken_back(own: Shown) -> None:
    page = own.page()
    page.goto("/lumen/data/names")
    page.get_by_role("button", name="What to do with Product Viewed").click()
    page.get_by_role("menuitem", name="Rename").click()
    page.get_by_label("New name").fill("Lamp seen")
    page.get_by_role("dialog").get_by_role("button", name="Rename").click()
    page.get_by_text("Rules still say the old name").wait_for()
    page.get_by_role("button", name="Done").click()
    page.get_by_text("“Product Viewed” is called “Lamp seen”").wait_for()
    settle(page)
    assert page.get_by_role("list", name="Events").get_by_text("Lamp seen", exact=True).count() == 1
    page.get_by_role("button", name="Take back the change of Product Viewed").click()
    page.get_by_role("list", name="Events").get_by_text("Product Viewed", exact=True).wait_for()


def test_the_text_is_checked_kept_and_restored(own: Shown) -> None:
    page = own.page()
    page.goto("/lumen/data/text")
    editor = page.get_by_role("textbox", name="The journey’s text")
    editor.click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("nonsense: 1\n")
    page.get_by_role("alert").get_by_text(re.compile("nonsense")).first.wait_for()
    assert page.get_by_role("button", name="Keep this text").is_disabled()
    page.get_by_role("button", name="Discard").click()
    editor.click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("# ours now\n")
    page.get_by_text(re.compile("This is a journey of")).wait_for()
    page.get_by_role("button", name="Keep this text").click()
    page.get_by_text("Kept. All answers").wait_for()
    assert (own.folder / "lumen" / "journey.yaml").read_text(encoding="utf-8").startswith("# ours now\n")
    page.get_by_role("button", name="History").click()
    page.get_by_text("# ours now").wait_for()
    page.get_by_role("list", name="History").get_by_role("button").nth(1).click()
    page.get_by_role("button", name="Use this text again").click()
    page.get_by_text("The earlier text stands again.").wait_for()
    assert "# ours now" not in (own.folder / "lumen" / "journey.yaml").read_text(encoding="utf-8")
