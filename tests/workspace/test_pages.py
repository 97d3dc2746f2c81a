"""A page in one file: the facts cannot end the element they stand in, and titles are text."""

from __future__ import annotations

import json
import re

import pytest

from journeymap.made_map import hostile, lamp_shop
from parcours.model.errors import StorageFailed, UnknownName
from parcours.workspace import pages
from parcours.workspace.maps import Mapped

TEMPLATE = '<html lang="%LANGUAGE%"><title>%TITLE%</title><script type="application/json">%FACTS%</script>%VERSION%'


@pytest.fixture(autouse=True)
def template(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that need not be built."""
    monkeypatch.setattr(pages, "_template", lambda of: TEMPLATE)


def test_facts_come_back_as_they_were_and_end_nothing() -> None:
    facts = {"said": "</script><script>alert(1)</script> <!-- %TITLE% \u2028", "n": [1, None, 2.5]}
    made = pages.page("map", facts, title="Shop", language="fr")
    inside = re.search(r'json">(.*)</script>', made)
    assert inside
    assert json.loads(inside[1]) == facts | {"language": "fr"}
    assert made.count("</script") == 1
    assert made.startswith('<html lang="fr"><title>Shop</title>')


def test_a_file_knows_what_the_themes_are_called_that_it_tells_of() -> None:
    def names(facts: dict[str, object], language: str = "") -> object:
        inside = re.search(r'json">(.*)</script>', pages.page("answer", facts, title="", language=language))
        assert inside
        return json.loads(inside[1]).get("themes")

    told = {"points": [{"name": "Delivery: late, badly"}, {"name": "Club: fee"}]}
    (late,) = names(told, "fr")  # type: ignore[misc]
    assert (late["name"], late["names"]["fr"]) == ("Delivery: late", "Livraison : en retard")
    assert names(told) == [late]  # in the reader's language, whichever that is
    assert names(told, "en") is None  # as it is counted
    assert names({"points": []}, "fr") is None


def test_titles_are_text() -> None:
    assert "<title>&lt;b&gt; &amp; %FACTS%</title>" in pages.page("map", {}, title="<b> & %FACTS%")


def test_a_language_that_nobody_speaks_here_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownName, match="tlh") as refused:
        Mapped(lamp_shop()).html(language="tlh")
    assert "en" in refused.value.hint


def test_paper_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnknownName, match="letter"):
        Mapped(lamp_shop()).html(paper="letter")  # type: ignore[arg-type]


def test_a_title_says_what_is_not_real() -> None:
    assert "(simulated) · Parcours</title>" in Mapped(lamp_shop()).html()


def test_in_a_notebook_a_map_stands_apart_from_the_page_around_it() -> None:
    shown = Mapped(hostile())._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert shown.count("<") == 2  # the frame and its end: all else is escaped
    assert 'sandbox="allow-scripts"' in shown


def test_pages_that_are_not_built_say_how_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    pages._template.cache_clear()
    monkeypatch.setattr(pages, "files", lambda package: __import__("pathlib").Path("/nowhere"))
    with pytest.raises(StorageFailed) as refused:
        pages.page("map", {}, title="")
    assert "make web" in refused.value.hint
    pages._template.cache_clear()
