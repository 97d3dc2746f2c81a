"""The map leaves as a file: named after the workspace, of its type, with the same figures as on the screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parcours.workspace import pages, printing

OUT = "/api/workspaces/shop/out"
built = pytest.mark.skipif(
    not (Path(pages.__file__).parent / "map.html").exists(), reason="the pages are not built: make web"
)


def test_values_are_those_of_the_screen(shown: TestClient) -> None:
    there = shown.get("/api/workspaces/shop/map").json()
    kept = shown.get(f"{OUT}/json", params={"least": 0})
    assert kept.headers["content-disposition"].startswith('attachment; filename="shop map.json"')
    assert kept.json() == there


def test_small_groups_are_withheld_from_what_leaves(shown: TestClient) -> None:
    """The shop has six visitors: whoever holds the data sees them, whoever is sent the file does not."""
    kept = shown.get(f"{OUT}/json").json()
    assert kept["view"]["least"] == 10
    assert all(column["now"]["withheld"] for column in kept["columns"] if column["now"]["value"] != 0)


def test_a_table_opens_in_a_spreadsheet(shown: TestClient) -> None:
    kept = shown.get(f"{OUT}/csv", params={"period": "2026-03-01..2026-03-31"})
    assert kept.content.startswith(b"\xef\xbb\xbf")
    assert "Looking" in kept.text


@built
def test_a_page_holds_the_facts_and_the_language(shown: TestClient) -> None:
    kept = shown.get(f"{OUT}/html", params={"language": "ro", "paper": "A3", "least": 0})
    assert kept.headers["content-type"] == "text/html; charset=utf-8"
    facts = json.loads(kept.text.partition('id="facts">')[2].partition("</script>")[0])
    assert (facts["language"], facts["paper"], facts["view"]) == ("ro", "A3", "map")
    assert facts["facts"] == shown.get("/api/workspaces/shop/map").json()


@built
def test_slides_are_a_page_too(shown: TestClient) -> None:
    assert '"view":"slides"' in shown.get(f"{OUT}/slides").text


@built
@pytest.mark.skipif(printing.browser() is None, reason="no browser is installed")
def test_paper_is_a_pdf(shown: TestClient) -> None:
    kept = shown.get(f"{OUT}/pdf")
    assert kept.content.startswith(b"%PDF")
    assert kept.headers["content-type"] == "application/pdf"


@pytest.mark.parametrize("wrong", ["docx", "..%2Fmap", "html?paper=A0", "html?language=tlh", "html?least=-1"])
def test_what_cannot_be_made_is_refused(shown: TestClient, wrong: str) -> None:
    assert shown.get(f"{OUT}/{wrong}").status_code in (404, 422)
