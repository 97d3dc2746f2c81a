"""The web tracker's export: a row an event, flat, with a column for each property, and the mess that trackers make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from parcours.worlds.lumen.calendar import END, stamp
from parcours.worlds.lumen.dice import Dice
from parcours.worlds.lumen.exports import columns
from parcours.worlds.lumen.records import Asked, Event
from parcours.worlds.lumen.texts import query
from parcours.worlds.lumen.topics import Language

_TOLD = columns(
    "email query results product_id product category price currency quantity step shipping_shown fields guide "
    "percent_read promotion coupon campaign experiment variation ref error"
)
COLUMNS = (
    *columns("message_id timestamp event anonymous_id user_id page_url page_referrer user_agent device locale"), *_TOLD
)  # fmt: skip

_AT = {column: at for at, column in enumerate(_TOLD)}
_NOTHING = "," * (len(_TOLD) - 1)


def web_events(path: Path, events: list[Event], mess: Dice, texts: np.random.Generator) -> Path:
    """The file, in the order of time. Its lines are put together here: the csv module takes twice as long."""
    events = sorted((event for event in events if event.at < END), key=lambda event: event.at)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(COLUMNS) + "\n")
        file.writelines(_lines(events, mess, texts))
    return path


def _lines(events: list[Event], mess: Dice, texts: np.random.Generator) -> Iterator[str]:
    for event in events:
        line = _line(event, mess, texts)
        luck = mess.uniform()
        if luck < 0.00005:
            own, time, rest = line.split(",", 2)
            yield f",{time},{rest}" if luck < 0.00001 else f"{own},,{rest}"  # no id; no time
            continue
        yield line
        if luck > 0.996:
            yield line  # sent twice, by a browser that heard no answer


def _line(event: Event, mess: Dice, texts: np.random.Generator) -> str:
    at, name, browser, locale, user, url, referrer, told = event
    if not user and mess.chance(0.012):
        user = mess.pick(("undefined", "null"))
    of = (browser.anonymous, _cell(browser.user_agent), browser.device) if browser else ("", "", "")
    head = f"{mess.hexadecimal(24)},{stamp(at)},{name},{of[0]},{user},{url},{referrer},{of[1]},{of[2]},{locale}"
    return f"{head},{_told(told, locale, mess, texts) if told else _NOTHING}\n"


def _told(told: dict[str, Any], locale: str, mess: Dice, texts: np.random.Generator) -> str:
    cells = [""] * len(_TOLD)
    for column, value in told.items():
        if column == "query":
            asked: Asked = value
            value = query(texts, _language(locale), asked.kind)
        elif column == "email" and mess.chance(0.06):
            value = value.title() if mess.chance(0.5) else f" {value}"
        cells[_AT[column]] = _cell(str(value))
    return ",".join(cells)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text else text


def _language(locale: str) -> Language:
    return locale[:2]  # type: ignore[return-value]
