"""How is the map laid out? A table: stages across, rows down, and in each cell the findings as a list."""

from __future__ import annotations

from parcours.journeymap.page import heads
from parcours.journeymap.page.cards import card
from parcours.journeymap.page.element import Html, el, hidden, named, with_code
from parcours.journeymap.page.icons import icon
from parcours.journeymap.page.place import LANE_NAMES, Page, stage_class
from parcours.journeymap.pairing import PairedCell, PairedRow, first
from parcours.model.journey_map import Way

_MOST, _EACH = 6, 3  # findings in a cell; of each kind, where there are more


def table(page: Page) -> Html:
    """The map itself."""
    columns, ids = page.sheet.map.columns, dict[Way, str]()
    upper, lower = heads.moves(page, ids)
    numbers = range(len(columns))
    corner = el("td", role="cell", class_="corner")
    names = el("tr", corner, *(heads.name(page, k) for k in numbers), role="row")
    people = el("tr", el("th", icon("people"), "People", scope="row", role="rowheader"),
                *(heads.people(page, k, ids) for k in numbers), role="row", class_="people")  # fmt: skip
    back = el("tr", el("th", hidden("Moves back, out and in again"), scope="row", role="rowheader"),
              el("td", lower, colspan=len(columns), role="cell"), role="row", class_="back")  # fmt: skip
    rows = [_row(page, row) for row in page.sheet.rows]
    drawn = el("table", el("caption", hidden(f"The journey {page.sheet.map.journey}, stage by stage")),
               el("colgroup", el("col", class_="lanes"), *(el("col") for _ in numbers)),
               el("thead", names, role="rowgroup"), el("tbody", people, back, *rows, role="rowgroup"),
               role="table", class_="map")  # fmt: skip
    wide = el("div", el("div", upper, class_="over"), drawn, class_="wide")
    return el("div", wide, class_="scroller", role="region", aria_label="The map", tabindex=0)


def switcher(page: Page) -> Html:
    """On a small screen one stage is shown at a time: a button for each."""
    columns = page.sheet.map.columns
    each = [el("button", el("span", f"{k + 1}", class_="number"), named(c.name), type="button", data_stage=k,
               aria_pressed="true" if k == 0 else "false", class_=stage_class(k, len(columns)))
            for k, c in enumerate(columns)]  # fmt: skip
    return el("nav", *each, class_="switcher", aria_label="Stages")


def _row(page: Page, row: PairedRow) -> Html:
    head = el("th", icon(row.lane), el("span", LANE_NAMES[row.lane]), scope="row", role="rowheader")
    cells = [_cell(page, row, cell, k) for k, cell in enumerate(row.cells)]
    return el("tr", head, *cells, role="row", class_=f"lane-{row.lane}")


def _cell(page: Page, row: PairedRow, paired: PairedCell, number: int) -> Html:
    cell, of = paired.cell, len(row.cells)
    told: list[Html] = [el("p", named(cell.stage), class_="stage-of", aria_hidden="true")]
    shown = first(paired.pairs, _MOST, _EACH)
    cards = [card(page, p, cell.stage, row.lane, extra=not s) for p, s in zip(paired.pairs, shown, strict=True)]
    if cards:
        told.append(el("ul", *cards, class_="cards"))
    if not all(shown):
        told.append(el("button", f"{shown.count(False)} more", type="button", class_="more", aria_expanded="false"))
    if cell.more or cell.left_out:
        told.append(el("p", named(cell.left_out or f"and {cell.more:,} smaller"), class_="left-out"))
    if cell.missing:
        told.append(el("p", with_code(cell.missing), class_="missing"))
    return el("td", *told, role="cell", class_=stage_class(number, of), data_col=number)
