"""Is a file of figures, and which column is an amount of money? From names and contents, as `recognise` asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from parcours.collect import column_names, figure_names, numbers
from parcours.collect.look import Look
from parcours.collect.mapping import Told
from parcours.collect.numbers import NumberRule
from parcours.collect.overrides import Overrides

_PERSONS = (column_names.USER, column_names.EMAIL, figure_names.PHONE, column_names.ANONYMOUS)
_FEW_ACCOUNTS = 20  # an export of ads names the advertiser in each row; persons are more


def currency_columns(seen: Mapping[str, Look], given: Overrides) -> tuple[str, ...]:
    """The columns that tell the currency of a row's amounts, the likeliest first, or `=EUR` as stated."""
    if "currency" in given.single:
        return (given.single["currency"],) if given.single["currency"] else ()
    named = [look.name for look in seen.values() if _names_currencies(look.name) and look.currencies]
    return tuple(sorted(named, key=_likeliness))


def money(look: Look, name: str, currencies: Sequence[str], *, stated: bool = False) -> Told | None:
    """What an amount of money is told as: its text says so, or its name and the row's currency; else None."""
    currency = max(currencies, key=lambda column: figure_names.shared_words(column, look.name), default="")
    written = look.money
    if written is not None:
        return Told(name, "money", written.decimal, written.thousands)
    if look.is_list or look.number is None or look.number.kind != "number":
        return Told(name, "money", currency=currency) if stated else None
    if not stated and column_names.is_label(look.name):
        return None
    own = figure_names.own_currency(look.name)
    by = f"={own}" if own else currency
    if stated or own or (by and figure_names.is_money(look.name)):
        return Told(name, "money", look.number.decimal, look.number.thousands, currency=by)
    return None


def told_as(look: Look, name: str, currencies: Sequence[str], *, stated_money: bool = False) -> Told:
    """What a property or trait is told as: an amount, a number, yes or no, or text."""
    amount = money(look, name, currencies, stated=stated_money)
    if amount is not None:
        return amount
    if look.is_list:
        rule = None if column_names.is_label(look.name) else look.items
        return Told(name, "number", rule.decimal, rule.thousands) if rule else Told(name)
    if look.number is None or column_names.is_label(look.name):  # a postcode is no amount
        return Told(name, "text")
    if look.number.kind == "boolean":
        return Told(name, "yes/no")
    return Told(name, "number", look.number.decimal, look.number.thousands)


def are_figures(seen: Mapping[str, Look], given: Overrides, time: str) -> bool:
    """A time, numbers, and nobody: nobody is named, or only the account of an export of ads."""
    if given.readings or given.single.get("reading"):
        return True
    if set(given.single) & {"user", "email", "phone", "anonymous", "event", "constant", "id"}:
        return False
    if given.objects or given.traits or "writer" in seen:  # words of somebody, with how many saw or liked them
        return False
    others = [look for look in seen.values() if look.name != time and look.filled]
    figures = [look for look in others if _is_figure(look)]
    named = {column_names.plain(look.name) for look in figures if figure_names.is_figure(look.name)}
    persons = [look for look in others if any(column_names.rank(look.name, words) is not None for words in _PERSONS)]
    if persons:
        ads = bool(named & {"impressions", "impr", "impression"}) and len(named) > 1
        return ads and all(len(look.words) <= _FEW_ACCOUNTS for look in persons)
    if any(look.unique and column_names.rank(look.name, column_names.OWN_ID) is not None for look in others):
        return False  # things that have a number of their own, and a position or a price
    return len(named) > 1 or bool(named - figure_names.WEAK) or _named(seen, given, time) is not None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the columns of a file of figures mean."""

    readings: Mapping[str, Told]
    named: str | None  # the column that names each row's figure
    dimensions: Mapping[str, Told]
    guesses: tuple[tuple[str, str, str], ...]  # column, role, why

    @property
    def parts(self) -> dict[str, Any]:
        """Those of a mapping."""
        return {"reading": self.named, "readings": self.readings, "properties": self.dimensions}


def told_figures(seen: Mapping[str, Look], given: Overrides, time: str, columns: Sequence[str]) -> Figures:
    """Numbers are figures, unless they are labels; what is no figure tells of which they are."""
    named = _named(seen, given, time)
    taken = {time, named, *given.skip, *given.properties.values()}
    currencies = currency_columns(seen, given)
    names = {column: name for name, column in given.readings.items()}
    chosen = [seen[column] for column in names if column in seen] or [
        look for look in seen.values() if look.name not in taken and _is_figure(look)
    ]
    readings = {look.name: _figure(look, names.get(look.name, look.name), columns, currencies) for look in chosen}
    dimensions = {column: Told(name, "text") for name, column in given.properties.items()}
    told_by = {told.currency for told in readings.values()}
    rest = [name for name in seen if name not in {*taken, *readings, *told_by}]
    guesses = [(c, "figure", (t.type or "") + (", a mean" if t.mean else "")) for c, t in readings.items()]
    guesses += [(named, "reading", "names the figure")] if named else []
    guesses += [(column, "of which", "is no figure") for column in rest]
    told = tuple(guess for guess in guesses if guess[0] not in given.columns)
    return Figures(readings, named, dimensions | {name: Told(name, "text") for name in rest}, told)


def _names_currencies(name: str) -> bool:
    return _likeliness(name) < len(figure_names.CURRENCY) or "currency" in column_names.plain(name).split("_")


def _likeliness(name: str) -> int:
    rank = column_names.rank(name, figure_names.CURRENCY)
    return len(figure_names.CURRENCY) if rank is None else rank


def _named(seen: Mapping[str, Look], given: Overrides, time: str) -> str | None:
    """The column that names each row's figure, where one column holds the numbers of all of them."""
    if "reading" in given.single:
        return given.single["reading"]
    numbers = [look for look in seen.values() if look.name != time and _is_figure(look)]
    names = [look for look in seen.values() if column_names.rank(look.name, figure_names.METRIC) is not None]
    return names[0].name if len(names) == 1 and len(numbers) == 1 and names[0].few else None


def _figure(look: Look, name: str, columns: Sequence[str], currencies: Sequence[str]) -> Told:
    """What a column of figures is told as: a sum, money, or a mean and of how many."""
    percents = look.percents
    mean = figure_names.weight_of(look.name, columns, share=percents is not None)
    if percents is not None:
        return Told(name, "percent", percents.decimal, percents.thousands, mean=mean)
    amount = money(look, name, currencies)
    if amount is not None:
        return replace(amount, mean=mean)
    rule = _rule(look)
    return Told(name, "number", rule.decimal if rule else ".", rule.thousands if rule else "", mean=mean)


def _is_figure(look: Look) -> bool:
    if look.percents is not None or look.money is not None:
        return True
    rule = _rule(look)
    if rule is None or rule.kind != "number" or look.is_list:
        return False
    return not column_names.is_label(look.name) and not figure_names.is_dimension(look.name)


def _rule(look: Look) -> NumberRule | None:
    """How its numbers are written; a column with a figure's name may have something else here and there."""
    if look.number is not None or look.is_list or not figure_names.is_figure(look.name):
        return look.number
    numeric = [word for word in look.words if any(c.isdigit() for c in word)]
    return numbers.recognise(pa.array(numeric)) if 2 * len(numeric) >= len(look.words) else None
