"""The page as text: well-formed, self-contained, escaped, everything told with its denominator and its origin."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from journeymap.made_map import before_and_after, corner_shop, hostile, lamp_shop, long_names
from journeymap.random_maps import random_map
from parcours.journeymap import words
from parcours.journeymap.page import html
from parcours.model.journey_map import TwoMaps

MADE = {"lamp": lamp_shop, "corner": corner_shop, "long": long_names, "hostile": hostile, "two": before_and_after}
VOID = {"meta", "link", "br", "hr", "input", "col"}


class Reader(HTMLParser):
    """Elements, their attributes and their text; an end that does not fit its start is an error."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"<{tag}> has an attribute twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)


@pytest.mark.parametrize("name", MADE)
def test_it_is_well_formed_and_its_ids_are_one_each(name: str) -> None:
    reader = Reader(html(MADE[name]()))
    ids = [a["id"] for _, a in reader.elements if "id" in a]
    assert len(ids) == len(set(ids))
    opened = {a["popovertarget"] for _, a in reader.elements if "popovertarget" in a}
    assert opened <= set(ids)
    links = {(a["href"] or "")[1:] for t, a in reader.elements if t == "a"}
    assert links <= set(ids)


def test_any_map_is_well_formed() -> None:
    for seed in range(25):
        Reader(html(random_map(seed)))


@pytest.mark.parametrize("name", MADE)
def test_it_asks_no_network_and_holds_no_handlers_and_no_styles_of_its_own(name: str) -> None:
    reader = Reader(html(MADE[name]()))
    for tag, attributes in reader.elements:
        assert tag not in ("iframe", "object", "embed", "base", "form", "img", "audio", "video")
        assert not any(key.startswith("on") or key == "style" for key in attributes), tag
        for key in ("src", "href", "srcset", "action", "xlink:href"):
            assert (attributes.get(key) or "#").startswith(("#", "data:,")), attributes
    page = html(lamp_shop())
    assert "http:" not in page
    assert "https:" not in page
    assert "@import" not in page
    assert not re.search(r"url\(", page)


def test_the_policy_names_the_style_and_the_script_that_it_holds_and_nothing_else() -> None:
    page = html(lamp_shop())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src &#x27;none&#x27;;")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src &#x27;sha256-{digest}&#x27;" in policy


def test_names_that_would_run_are_shown_as_they_are() -> None:
    page = html(hostile())
    reader = Reader(page)
    assert page.count("<script>") == page.count("</script>") == 1
    assert "<img" not in page
    assert any("</script><img src=x onerror=alert(1)>" in text for text in reader.text)
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert not [a for _, a in reader.elements if a.get("lang") not in (None, "en")]


@pytest.mark.parametrize("made", [lamp_shop, corner_shop, long_names])
def test_every_figure_is_told_with_its_denominator(made) -> None:
    shown = made()
    text = " ".join("".join(Reader(html(shown)).text).split())
    statements = [s for row in shown.rows for cell in row.cells for s in cell.statements] + list(shown.whole)
    figures = [f for s in statements for f in s.figures] + [f for c in shown.columns for f in (c.ever, c.now)]
    for figure in [*figures, *(w.people for w in shown.ways)]:
        assert words.figure(figure) in text, figure
    for statement in statements:
        assert " ".join(words.sentence(statement).split()) in text


@pytest.mark.parametrize(("made", "origin"), [(lamp_shop, "simulated"), (long_names, "sample")])
def test_what_is_not_real_says_so_on_the_page_and_on_every_card(made, origin: str) -> None:
    page = html(made())
    ribbon = page.index(f'<div class="ribbon {origin}"')
    assert ribbon < page.index("<header")
    cards = re.findall(r'<(?:li|div) class="card[^"]*".*?<p class="foot">(.*?)</p>', page, re.S)
    counted = [card for card in cards if ">assumed<" not in card]
    assert len(counted) > 20
    assert all(f'class="origin {origin}"' in card for card in counted)


def test_a_real_map_has_no_ribbon() -> None:
    reader = Reader(html(corner_shop()))
    assert not [a for _, a in reader.elements if (a.get("class") or "").startswith(("ribbon", "origin"))]


def test_quotes_are_in_their_language() -> None:
    reader = Reader(html(lamp_shop()))
    assert {a.get("lang") for t, a in reader.elements if t == "q"} >= {"fr", "ru", "en", "ro", "id"}
    assert all(a.get("dir") == "auto" for t, a in reader.elements if t == "q")


def test_empty_cells_say_what_would_fill_them_and_withheld_ones_why() -> None:
    page = html(lamp_shop())
    assert 'class="missing"><bdi>reviews, tickets, or a survey</bdi>' in page
    assert '<span class="chip" title="fewer than 10 people">withheld</span>' in page
    assert "fewer than 10 people; fewer than 10 speakers" in page  # the legend says why, on paper too
    assert 'class="card k-assumed e-assumed"' in page


def test_shares_that_are_weighted_say_of_how_many() -> None:
    text = "".join(Reader(html(lamp_shop())).text)
    assert "others like them: 53%of 1,010 people who did it, weighted to be compared" in text


def test_a_withheld_stay_does_not_say_how_long_it_is() -> None:
    for stay in (s for row in lamp_shop().rows for cell in row.cells for s in cell.statements if s.withheld):
        assert not stay.figures
    assert "More than half are still there" not in html(lamp_shop())
    assert "How long they stay" in html(lamp_shop())


def test_receipts_stand_in_full_where_the_details_point() -> None:
    page = html(lamp_shop())
    assert 'id="receipt-0"' in page
    assert 'data-receipt="1"' in page
    text = "".join(Reader(page).text)
    assert '"where": "event != \'Page Viewed\'"' in text
    assert "up to event 412,908" in text
    assert "a9d1c0ffee1" in text


def test_two_maps_tell_what_changed_before_anything_else_and_what_was_beside_each() -> None:
    two = before_and_after()
    page = html(two)
    text = "".join(Reader(page).text)
    clear = [d for d in two.differences if d.clear]
    assert len(clear) == 3
    assert all(words.change(d) in text for d in clear)
    assert page.index('id="changed"') < page.index('id="the-map"')
    assert "was ever 68% (13,521 of 19,840)" in text
    assert "13.3 points less (9.8 to 16.8)" in text
    assert page.count('class="change"') == 2  # on cards; the third is of a move, and stands on its curve
    assert '<small class="clear">▲ was 112 of 5,110</small>' in page
    quiet = html(TwoMaps(two.before, two.after, "period", two.names, (), ()))
    assert "No difference is clear" in quiet


def test_a_table_has_heads_that_say_what_they_head() -> None:
    reader = Reader(html(lamp_shop()))
    names = [t for t, a in reader.elements if t == "th" and a.get("role") == "columnheader"]
    rows = [t for t, a in reader.elements if t == "th" and a.get("role") == "rowheader"]
    assert len(names) == 6
    assert len(rows) == 9 + 2
    assert [t for t, _ in reader.elements if t in ("header", "main", "footer", "h1", "caption")] == [
        "header", "h1", "main", "caption", "footer",
    ]  # fmt: skip
