"""What opens when a finding is tapped? The whole sentence, every figure with its denominator, how it was counted."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from parcours.analyses.terminal import fit
from parcours.journeymap import words
from parcours.journeymap.page.element import Html, el, join, named
from parcours.journeymap.page.place import EVIDENCE, LANE_NAMES, Page
from parcours.journeymap.pairing import Pair, figure
from parcours.journeymap.units import interval
from parcours.model.assumed import Lane
from parcours.model.journey_map import Figure, View
from parcours.model.receipt import Receipt

_HOW_KNOWN = {
    "measured": "counted from events",
    "reported": "in customers' own words or scores, not interpreted",
    "inferred": "counted by a rule that was proposed and that nobody has confirmed yet",
    "assumed": "nothing was counted: somebody holds it to be so",
}


def statement(page: Page, id: str, pair: Pair, stage: str, lane: Lane | None) -> Html:
    """What opens at a card."""
    s, view = pair.statement, page.sheet.map.view
    where = " · ".join(part for part in (LANE_NAMES[lane] if lane else "The whole journey", stage) if part)
    facts = [("How it is known", f"{EVIDENCE[s.evidence]}: {_HOW_KNOWN[s.evidence]}")]
    facts += [("Why proposed", s.detail["reason"])] if s.evidence == "inferred" and s.detail.get("reason") else []
    facts += [("Origin", ", ".join(s.origin))] if s.origin else []
    facts += [("Rests on", f"{s.n:,} {'answers' if s.kind == 'scored' else 'people'}")] if s.n is not None else []
    facts += [("Latest event", _latest(s.latest, view))] if s.latest is not None and s.evidence != "assumed" else []
    facts += [("What would test it", s.detail["test"])] if s.detail.get("test") else []
    facts += [("Rule", s.detail["rule"])] if s.detail.get("rule") else []
    facts += [("As a group", s.part)] if s.part else []
    facts += [("Not shown", s.withheld)] if s.withheld else []
    said = el("p", named(words.sentence(s)), class_="sentence")
    numbers = figures(s.figures, pair, page.sheet.names)
    return _opened(id, where, said, numbers, _facts(facts), counted(page, page.receipt(pair)))


def plain(page: Page, id: str, where: str, said: str, told: tuple[Figure, ...], receipt: int | None) -> Html:
    """What opens at a stage's head, or at a move."""
    sentence = el("p", named(said), class_="sentence")
    origin = _facts([("Origin", ", ".join(page.sheet.map.origin) or "none")])
    return _opened(id, where, sentence, figures(told), origin, counted(page, receipt))


def figures(told: tuple[Figure, ...], pair: Pair | None = None, names: tuple[str, str] = ("", "")) -> Html | None:
    """Every number in a row of its own, with its denominator, its interval, and what it was before."""
    rows = []
    two = pair is not None and pair.was is not None and not pair.only
    for f in told:
        between = interval(f.low, f.high, f.unit) if f.low is not None and f.high is not None else ""
        was = figure(pair.was, f.name) if two and pair else None
        cells = [el("th", f.name, scope="row")]
        cells += [el("td", words.figure(was) if was else "–")] if two else []
        rows.append(el("tr", *cells, el("td", words.figure(f)), el("td", between)))
    if not rows:
        return None
    heads = [el("th", named(names[0]), scope="col")] if two else []
    now = named(names[1]) if two else "number"
    head = el("tr", el("th", "figure", scope="col"), *heads, el("th", now, scope="col"),
              el("th", "interval", scope="col"))  # fmt: skip
    return el("table", el("thead", head), el("tbody", *rows), class_="figures")


def counted(page: Page, receipt: int | None) -> Html | None:
    """The way to a receipt; the script puts the receipt itself in its place."""
    if receipt is None or receipt >= len(page.receipts):
        return None
    link = el("a", "How this was counted", href=f"#receipt-{receipt}")
    return el("div", link, class_="counted", data_receipt=receipt)


def receipts(page: Page) -> Html | None:
    """Each question that the map asked, as it was asked: enough to count it again."""
    told = page.receipts
    if not told:
        return None
    each = [el("details", el("summary", el("b", named(r.question)), " ", el("span", named(_asked(r)), class_="line")),
               el("div", _receipt(r), id=f"receipt-{k}"), class_="receipt") for k, r in enumerate(told)]  # fmt: skip
    title = el("h2", "How this was counted", id="counted")
    return el("section", title, *each, class_="receipts", aria_labelledby="counted")


def _receipt(r: Receipt) -> Html:
    zone = ZoneInfo(r.snapshot.zone)
    as_of = datetime.fromtimestamp(r.snapshot.as_of, zone).strftime("%Y-%m-%d %H:%M")
    people = f"{r.people:,} people" + (f", {r.customers:,} of them customers" if r.customers is not None else "")
    facts = [
        ("Question", r.question),
        ("As of", f"{as_of} ({r.snapshot.zone})"),
        ("Log", f"up to event {r.snapshot.sequence:,}, epoch {r.snapshot.epoch}"),
        ("In view", f"{people}, {r.events:,} events"),
        ("Origin", ", ".join(r.origin) or "none"),
        ("Identity, journey", f"{r.snapshot.identity}, {r.snapshot.journey}"),
        ("Answer", f"{r.answer} (parcours {r.parcours})"),
    ]
    query = json.dumps(dict(r.query), ensure_ascii=False, indent=2, default=str)
    notes = el("ul", *(el("li", named(note)) for note in r.notes)) if r.notes else None
    return join(_facts(facts), el("pre", query, tabindex=0, aria_label="The query as text"), notes)


def _asked(r: Receipt) -> str:
    """What tells this question from others of its kind: the plain parts of the query that were given."""
    plain = (str, int, float)
    told = [f"{k}: {v}" for k, v in r.query.items() if isinstance(v, plain) and not isinstance(v, bool) and v != ""]
    return fit(", ".join(told), 90).rstrip()


def _opened(id: str, where: str, *told: Html | None) -> Html:
    close = el("button", "×", class_="close", popovertarget=id, popovertargetaction="hide", aria_label="Close",
               type="button")  # fmt: skip
    title = el("p", named(where), class_="where", id=f"{id}-t")
    return el("div", close, title, *told, id=id, popover="auto", class_="pop", role="dialog",
              aria_labelledby=f"{id}-t")  # fmt: skip


def _facts(told: list[tuple[str, str]]) -> Html:
    return el("dl", *(el("div", el("dt", name), el("dd", named(what))) for name, what in told), class_="facts")


def _latest(seconds: int, view: View) -> str:
    age = words.age(seconds, view.as_of)
    return f"{words.day(seconds, view.zone)} ({age if age == 'today' else age + ' before'})"
