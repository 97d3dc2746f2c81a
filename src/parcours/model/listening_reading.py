"""How is the block `listening` of a definition read?"""

from __future__ import annotations

from typing import Any, get_args

from parcours.model.errors import unknown_name
from parcours.model.journey import BadJourney
from parcours.model.journey_listening import READERS, HostedModel, Listening, Others, ReaderName, ThemeEdit
from parcours.model.journey_reading import each, keys, take, text, yes


def listening(value: Any, place: str) -> Listening:
    """`{languages: [en, fr], reader: base, themes: [...], competitors: [...], others: keep, model: {...}}`."""
    known = keys(value, place, ("languages", "reader", "themes", "competitors", "others", "model"))
    return Listening(
        languages=take(known, place, "languages", each(_language), ()),
        reader=take(known, place, "reader", _reader, "base"),
        themes=take(known, place, "themes", each(_theme), ()),
        competitors=take(known, place, "competitors", each(text), ()),
        others=take(known, place, "others", _others, "apart"),
        model=take(known, place, "model", _model, None),
    )


def _theme(value: Any, place: str) -> ThemeEdit:
    known = keys(value, place, ("theme", "name", "words", "not", "off"))
    return ThemeEdit(
        theme=take(known, place, "theme", text, "") or _unnamed(f"{place}.theme"),
        name=take(known, place, "name", text, ""),
        words=take(known, place, "words", each(text), ()),
        nots=take(known, place, "not", each(text), ()),
        off=take(known, place, "off", yes, False),
    )


def _model(value: Any, place: str) -> HostedModel:
    known = keys(value, place, ("address", "name", "consent"))
    return HostedModel(
        address=take(known, place, "address", text, "") or _unnamed(f"{place}.address"),
        name=take(known, place, "name", text, "") or _unnamed(f"{place}.name"),
        consent=take(known, place, "consent", text, ""),
    )


def _reader(value: Any, place: str) -> ReaderName:
    if value not in READERS:
        raise BadJourney(place, f"there is no reader “{value}”.", hint=unknown_name("reader", str(value), READERS).hint)
    return value


def _others(value: Any, place: str) -> Others:
    if value not in get_args(Others):
        raise BadJourney(place, f"“{value}” says nothing of others.", hint="Write keep, or leave it out: apart.")
    return value


def _language(value: Any, place: str) -> str:
    # YAML reads `no` as false; nobody who lists languages means that
    return "no" if value is False else text(value, place).casefold()


def _unnamed(place: str) -> str:
    raise BadJourney(place, "a text is needed, not nothing.")
