"""Voice and the register of pain points, as a person uses them: found, corrected, and who is behind each number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from screen.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

PARTS = ("", "/themes", "/scores", "/words", "/reading", "/note")


def found(page: Page) -> int:
    told = page.get_by_role("status").filter(has_text="texts").first.inner_text()
    number = re.search(r"([\d,]+) texts", told)
    assert number is not None
    return int(number[1].replace(",", ""))


def test_texts_are_found_by_what_they_say_and_the_address_keeps_it(desktop: Page) -> None:
    desktop.goto("/lumen/voice")
    said = desktop.get_by_role("list", name="What was said")
    said.get_by_role("listitem").first.wait_for()
    everything = found(desktop)
    desktop.get_by_role("button", name="Filters").click()
    filters = desktop.get_by_role("group", name="Filters")
    filters.get_by_label("Said of it").select_option("negative")
    desktop.wait_for_url(re.compile("sign=negative"))
    settle(desktop)
    bad = found(desktop)
    assert 0 < bad < everything
    assert said.get_by_text("bad", exact=True).count() > 0
    desktop.reload()
    said.get_by_role("listitem").first.wait_for()
    assert found(desktop) == bad
    desktop.get_by_role("button", name="Clear all").click()
    desktop.get_by_text(f"{everything:,} texts").wait_for()


def test_a_clause_is_corrected_with_the_keyboard_taken_back_and_put_on_the_map(own: Any) -> None:
    page = own.page()
    page.goto("/lumen/voice?sign=negative")
    said = page.get_by_role("list", name="What was said")
    first = said.get_by_role("listitem").first
    first.wait_for()
    clause = first.locator("[role=button][data-sign=negative]").first
    clause.focus()
    page.keyboard.press("Enter")
    panel = first.get_by_role("region", name="How this is understood")
    panel.get_by_text(re.compile("Understood as bad, .*% sure")).wait_for()
    panel.get_by_text("good", exact=True).click()
    panel.get_by_text("As somebody here said it is.").wait_for()
    panel.get_by_text(re.compile("Said of it, corrected on")).wait_for()
    panel.get_by_role("button", name="Take back").click()
    panel.get_by_text(re.compile("Understood as bad, .*% sure")).wait_for()

    first.get_by_role("button", name="More about this text").click()
    page.get_by_role("menuitem", name="Put on the map").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Decision").check()
    dialog.get_by_role("button", name="Put it there").click()
    dialog.wait_for(state="detached")
    first.get_by_role("button", name="Decision").wait_for()


def test_a_note_of_an_interview_is_written_and_stands_among_what_was_said(own: Any) -> None:
    page = own.page()
    page.goto("/lumen/voice/note")
    page.get_by_label("What was said").fill("I looked for the delivery price everywhere and gave up.")
    page.get_by_label("Task").fill("Find a lamp")
    page.get_by_label("How bad").select_option("3")
    page.get_by_label("Or a code").fill("P07")
    page.get_by_role("button", name="Add the note").click()
    page.get_by_text(re.compile("The note is in")).first.wait_for()
    assert page.get_by_label("What was said").input_value() == ""
    page.get_by_role("link", name="Inbox").click()
    page.get_by_label("Find in what was said").fill("delivery price everywhere")
    page.get_by_role("list", name="What was said").get_by_text("gave up").first.wait_for()


def test_the_register_tells_who_said_and_lived_it_and_its_people_are_a_click_away(desktop: Page) -> None:
    desktop.goto("/lumen/pains")
    first = desktop.get_by_role("article").first
    first.wait_for(timeout=60_000)
    assert desktop.get_by_role("heading", name="Pain points", exact=True).count() == 1
    first.get_by_role("button", name=re.compile("show the people")).first.click()
    desktop.get_by_role("dialog").get_by_role("button", name="Make a group of them").wait_for(timeout=60_000)
    desktop.keyboard.press("Escape")
    desktop.get_by_text("Table", exact=True).click()
    desktop.get_by_role("table").first.wait_for()
    desktop.wait_for_url(re.compile("as=table"))
    desktop.get_by_role("button", name="How this was counted").click()
    desktop.get_by_role("dialog").get_by_text("People in view").wait_for()


def test_themes_and_their_words(desktop: Page) -> None:
    desktop.goto("/lumen/voice/themes?by=stage")
    desktop.get_by_role("heading", name=re.compile("Spoken of most")).wait_for(timeout=60_000)
    desktop.get_by_text("Side by side").nth(1).wait_for()
    desktop.get_by_role("link", name="Words of themes").click()
    desktop.get_by_label("Find a theme or a word").fill("late")
    desktop.get_by_role("button", name="Delivery: late").click()
    desktop.get_by_text("Words that it comes with").wait_for()
    assert desktop.get_by_role("button", name="Write to journey.yaml").is_disabled()


def test_every_part_fits_a_phone(phone: Page) -> None:
    for part in PARTS:
        phone.goto(f"/lumen/voice{part}")
        phone.get_by_role("heading", name="Voice").wait_for()
        settle(phone)
        assert (part, phone.get_by_role("alert").count()) == (part, 0)
        assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, part
