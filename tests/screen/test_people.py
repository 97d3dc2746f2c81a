"""People, as a person uses them: find one, read what happened, take ids apart; groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from screen.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAME = "Camille Roussel"


def people_in_view(page: Page) -> int:
    page.goto("/lumen/people")
    said = page.get_by_role("status").filter(has_text="people").first.inner_text()
    found = re.search(r"([\d,]+) people", said)
    assert found is not None
    return int(found[1].replace(",", ""))


def open_camille(page: Page) -> None:
    page.goto("/lumen/people")
    page.get_by_role("searchbox", name="Find people").fill("camille.roussel@")
    page.get_by_role("link", name=re.compile(NAME)).click()
    page.get_by_role("heading", name=NAME).wait_for()


def test_somebody_is_found_and_why_her_ids_are_one_person(desktop: Page) -> None:
    open_camille(desktop)
    assert "user%3Acus_700001" in desktop.url
    desktop.get_by_role("heading", name="One person, 9 ids").wait_for()
    ids = desktop.get_by_role("complementary")
    for value in ("cus_700001", "camille.roussel@poste.example", "+33612550177", "c0ffee5ee1a4b7d20001"):
        ids.get_by_text(value, exact=True).first.wait_for()
    ids.get_by_text(re.compile(r"^#\d+$")).first.wait_for()
    ids.get_by_text("Told together by Newsletter Signed Up").wait_for()
    ids.get_by_text("Told together by Order").first.wait_for()
    settle(desktop)
    way = desktop.get_by_role("region", name="The way through the stages")
    assert way.get_by_role("button").count() == 6
    assert desktop.get_by_text("Page Viewed").count() > 0
    desktop.get_by_text("Only what they said").click()
    desktop.get_by_text("Quelle lampe").first.wait_for()
    desktop.get_by_role("button", name=re.compile("^Review ")).click()  # all that is told of it
    desktop.get_by_role("definition").get_by_text("fr-FR").first.wait_for()


def test_a_stage_of_the_band_leads_to_what_happened_there(desktop: Page) -> None:
    open_camille(desktop)
    desktop.get_by_role("region", name="The way through the stages").get_by_role(
        "button", name=re.compile("Delivery")
    ).click()
    desktop.get_by_text("From Mar 13, 2026 on").wait_for()
    desktop.get_by_role("heading", name="What happened").wait_for()
    happened = desktop.get_by_role("region", name="What happened")
    happened.get_by_text("Tue, March 10, 2026").wait_for(state="detached")
    assert "Order" in happened.get_by_role("listitem").nth(1).inner_text()


def test_two_ids_are_unlinked_the_numbers_change_and_it_is_taken_back(own: Any) -> None:
    page = own.page()
    before = people_in_view(page)
    open_camille(page)
    page.get_by_text("20 events").first.wait_for()
    page.get_by_role("button", name="Unlink camille.roussel@poste.example and c0ffee5ee1a4b7d20001").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("What comes of it").wait_for()
    dialog.get_by_text("Visitor · 2 events").wait_for()
    dialog.get_by_text("Customer · 18 events").wait_for()
    dialog.get_by_role("button", name="Unlink", exact=True).click()
    page.get_by_text(f"{before:,} people before, {before + 1:,} now.").wait_for()
    page.get_by_text("18 events").first.wait_for()
    page.get_by_text("Unlinked by hand.").wait_for()
    assert people_in_view(page) == before + 1

    open_camille(page)
    page.get_by_role("button", name="Link camille.roussel@poste.example and c0ffee5ee1a4b7d20001 again").click()
    page.get_by_text("Linked again").wait_for()
    page.get_by_text("20 events").first.wait_for()
    assert people_in_view(page) == before


def test_a_group_is_made_of_people_renamed_and_removed(own: Any) -> None:
    page = own.page()
    page.goto("/lumen/people?among=did Review")
    page.get_by_role("button", name="Make a group of them").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Reviewers")
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    page.get_by_text("“Reviewers” is a group now.").wait_for()
    page.goto("/lumen/groups")
    page.get_by_role("button", name="More about Reviewers").click()
    page.get_by_role("menuitem", name="Change", exact=True).click()
    page.get_by_role("dialog").get_by_label("Name").fill("Who wrote")
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    page.get_by_role("link", name="Who wrote", exact=True).wait_for()
    settle(page)
    assert page.get_by_role("heading", name="How they overlap").count() == 1
    assert "Who wrote: did Review" in (own.folder / "lumen" / "journey.yaml").read_text(encoding="utf-8")
    page.get_by_role("button", name="More about Who wrote").click()
    page.get_by_role("menuitem", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    page.get_by_role("link", name="Who wrote", exact=True).wait_for(state="detached")


def test_people_on_a_phone(phone: Page) -> None:
    open_camille(phone)
    phone.get_by_role("heading", name="One person, 9 ids").wait_for()
    settle(phone)
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    phone.goto("/lumen/groups")
    phone.get_by_role("heading", name="How they overlap").wait_for()
    settle(phone)
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
