"""What does each column of this file mean? A proposal from names and contents, with reasons."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from parcours.collect import column_names as known
from parcours.collect.figure_names import PHONE
from parcours.collect.formats import Reader
from parcours.collect.look import Look, looks
from parcours.collect.mapping import Mapping, Origin, Told, check
from parcours.collect.overrides import Overrides
from parcours.collect.recognise_figures import are_figures, currency_columns, told_as, told_figures
from parcours.collect.times import Ambiguous, TimeRule
from parcours.collect.undecided import Undecided

SAMPLE = 5_000  # rows looked at
_WEAK_EVENTS = ("type", "name")  # only where few different texts are in them
_WEAK_IDS = ("id", "uuid", "guid")  # only where no value comes twice
_DATES = re.compile(r"[\d\W_]*\d[\d\W_]*")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column is taken for, and why."""

    column: str
    role: str
    why: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping to be shown before it is used."""

    mapping: Mapping
    guesses: tuple[Guess, ...]


def recognise(
    reader: Reader,
    *,
    where: str,
    source: str,
    zone: str,
    given: Overrides | None = None,
    origin: Origin = "real",
) -> Proposal:
    """Propose a mapping for the file (called `where` in errors). What is `given` is taken as it is."""
    given = given or Overrides()
    given.check(reader.columns)
    seen = looks(reader, SAMPLE, given.single.get("zone") or zone, given.day_first)
    if not any(look.rows for look in seen.values()):
        raise Undecided("no rows", (), f"{where} has columns but no rows.", hint="Load it once it has some.")
    source = getattr(reader, "source", "") or source
    return _Finder(seen, where, source, given, origin, reader.format, tuple(reader.columns)).find()


def source_name(path: Path | str) -> str:
    """A source's name from a file's: `orders-2024-03.csv.gz` is of `orders`."""
    stem = Path(path).name.partition(".")[0]
    return _DATES.sub("-", stem).strip("-_ ") or "events"


@dataclass
class _Finder:
    """Gives out roles one by one; a column that has one is no longer free."""

    seen: dict[str, Look]
    where: str
    source: str
    given: Overrides
    origin: Origin
    format: str
    columns: tuple[str, ...]
    taken: dict[str, Guess] = field(default_factory=dict)

    def find(self) -> Proposal:
        for column, role in self.given.columns.items():
            self.take(column, role, "you said so")
        time = self.time()
        if time is not None and are_figures(self.seen, self.given, time):
            return self.readings(time)
        user = self.named("user", known.USER)
        email = self.email()
        phone = self.named("phone", PHONE, lambda look: not look.filled or look.phones >= 0.5)
        anonymous = self.named("anonymous", known.ANONYMOUS)
        event = self.named("event", known.EVENT, _may_name_events) if time and self.constant is None else None
        own = self.named("id", known.OWN_ID, _may_be_own_id)
        objects = self.objects()
        happens = event and known.plain(event) not in _WEAK_EVENTS
        if phone and not (user or email or anonymous or objects or happens or "phone" in self.given.single):
            phone = self.taken.pop(phone) and None  # a shop has one too
        if not (user or email or phone or anonymous or objects):
            email = self.only_email() or self.no_person()
        if time is None:
            self.traits_only(user or email or phone or anonymous)
        traits, properties = self.told(everything_is_a_trait=time is None)
        mapping = Mapping(
            **self.common(),
            time=time,
            written=self.written(time) if time else None,
            event=event,
            constant=None if event or not time or self.stated_absent("event") else self.constant or self.source,
            user=user,
            email=email,
            phone=phone,
            anonymous=anonymous,
            objects=objects,
            id=own,
            lifecycle=self.given.single.get("lifecycle"),
            properties=properties,
            traits=traits,
        )
        return self.proposal(mapping)

    def common(self) -> dict[str, Any]:
        """What holds for rows of every kind."""
        said = {role: self.given.single.get(role) or getattr(self, role) for role in ("source", "origin")}
        return {**said, "format": self.format, "columns": self.columns, "skip": self.given.skip}

    def proposal(self, mapping: Mapping) -> Proposal:
        order = [self.taken[column] for column in self.columns if column in self.taken]
        return Proposal(check(mapping), tuple(order))

    def readings(self, time: str) -> Proposal:
        """A mapping of figures of nobody: what is no figure tells of which they are."""
        told = told_figures(self.seen, self.given, time, self.columns)
        for column, role, why in told.guesses:
            self.take(column, role, why)
        mapping = Mapping(**self.common(), time=time, written=self.written(time), **told.parts)
        return self.proposal(mapping)

    def stated_absent(self, role: str) -> bool:
        """`event=` says that rows have no event: they only tell traits."""
        return self.given.single.get(role, "") is None

    @property
    def constant(self) -> str | None:
        return self.given.single.get("constant")

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        return currency_columns(self.seen, self.given)

    def take(self, column: str, role: str, why: str) -> str:
        self.taken[column] = Guess(column, role, why, self.seen[column].shown if column in self.seen else ())
        return column

    def named(self, role: str, names: tuple[str, ...], fits: Callable[[Look], bool] = lambda _: True) -> str | None:
        """The free column with the likeliest name that fits, unless the role was given."""
        if role in self.given.single:
            return self.given.single[role]
        found = [(rank, look) for look in self.free() if (rank := known.rank(look.name, names)) is not None]
        for _, look in sorted(found, key=lambda one: (not one[1].filled, one[0])):
            if fits(look):
                return self.take(look.name, role, f"named like {known.A[role]}")
        return None

    def free(self) -> list[Look]:
        return [look for name, look in self.seen.items() if name not in self.taken]

    def time(self) -> str | None:
        """By name where the values are times, else the one column whose values are."""
        if "time" in self.given.single:
            return self.given.single["time"]
        column = self.named("time", known.TIME, lambda look: look.time is not None)
        if column is not None:
            return column
        others = [look for look in self.free() if is_surely_time(look)]
        if len(others) > 1:
            raise Undecided(
                "which time",
                [look.name for look in others],
                f"{len(others)} columns of {self.where} hold times: {_listed(others)}.",
                hint=f"Say which one tells when it happened: --map {_said('time', others[0])}",
            )
        return self.take(others[0].name, "time", "its values are times") if others else None

    def written(self, column: str) -> TimeRule:
        look = self.seen[column]
        if isinstance(look.time, Ambiguous):
            raise look.time.error(column, self.where)
        if look.time is None:
            raise Undecided(
                "no time",
                [column],
                f"The column “{column}” of {self.where} holds no times: {_shown(look)}.",
                hint="Name another column with --map time=COLUMN.",
            )
        return look.time

    def email(self) -> str | None:
        return self.named("email", known.EMAIL, lambda look: not look.filled or look.emails >= 0.5)

    def only_email(self) -> str | None:
        """Where nobody else is named, the one column of e-mail addresses."""
        found = [look for look in self.free() if look.emails >= 0.8]
        if "email" in self.given.single or len(found) != 1:
            return None
        return self.take(found[0].name, "email", "its values are e-mail addresses")

    def objects(self) -> dict[str, str]:
        found = dict(self.given.objects)
        for kind, names in known.OBJECTS.items():
            ranked = [(rank, look.name) for look in self.free() if (rank := known.rank(look.name, names)) is not None]
            if kind not in found and ranked:
                found[kind] = self.take(min(ranked)[1], f"object.{kind}", f"named like the number of {known.A[kind]}")
        return found

    def no_person(self) -> None:
        maybe = [look for look in self.free() if look.filled and not is_surely_time(look) and not look.few]
        maybe.sort(key=lambda look: (not known.is_label(look.name), -len(look.words)))
        candidates = f" Columns that might do: {_listed(maybe[:4])}." if maybe else ""
        raise Undecided(
            "no person",
            [look.name for look in maybe],
            f"No column of {self.where} says who: no person, e-mail, browser or order was recognised.",
            hint=f"Write for example --map {_said('person', *maybe)}.{candidates} "
            "Figures of nobody are stated as --map reading.NAME=COLUMN.",
        )

    def traits_only(self, person: str | None) -> None:
        """Without a time, a table of persons with one row each tells traits. Anything else lacks its time."""
        if person is not None and not self.constant and (self.seen[person].unique or self.stated_absent("time")):
            return
        maybe = [look for look in self.free() if re.search(r"time|date|day|_at$", known.plain(look.name))]
        candidates = f" Columns that might do: {_listed(maybe)}." if maybe else ""
        raise Undecided(
            "no time",
            [look.name for look in maybe],
            f"No column of {self.where} says when: no values that can be read as times were found.",
            hint=f"Write --map {_said('time', *maybe)}.{candidates} Without times, a table has one row a person.",
        )

    def told(self, *, everything_is_a_trait: bool) -> tuple[dict[str, Told], dict[str, Told]]:
        """Traits and properties: all columns that have no other role."""
        traits = {column: self.typed(column, name) for name, column in self.given.traits.items()}
        properties = {column: self.typed(column, name) for name, column in self.given.properties.items()}
        properties |= {column: self.typed(column, name, money=True) for name, column in self.given.money.items()}
        for look in self.free():
            trait = _trait_name(look.name) or (look.name if everything_is_a_trait else None)
            told = self.typed(look.name, trait or look.name)
            (traits if trait else properties)[look.name] = told
            self.take(look.name, "trait" if trait else "property", told.type or "as it is")
        return traits, properties

    def typed(self, column: str, name: str, *, money: bool = False) -> Told:
        return told_as(self.seen[column], name, self.currencies, stated_money=money)


def _may_name_events(look: Look) -> bool:
    weak = known.plain(look.name) in _WEAK_EVENTS
    return look.filled > 0 and look.emails == 0 and not (weak and (not look.few or look.number is not None))


def _may_be_own_id(look: Look) -> bool:
    if known.plain(look.name) in _WEAK_IDS:
        return look.unique
    return look.filled >= 0.9 * look.rows and len(look.words) >= 0.5 * look.filled


def is_surely_time(look: Look) -> bool:
    """Digits alone may be anything; only a name makes them seconds since 1970."""
    return (
        look.is_typed_time or isinstance(look.time, Ambiguous) or (look.time is not None and look.time.form != "epoch")
    )


def _trait_name(column: str) -> str | None:
    """`user_properties.plan` tells the trait `plan`."""
    head, dot, name = column.rpartition(".")
    return name if dot and known.plain(head) in known.TRAITS else None


def _listed(columns: Iterable[Look]) -> str:
    return ", ".join(f"“{look.name}” ({_shown(look)})" for look in columns)


def _said(role: str, *columns: Look) -> str:
    """What to write after `--map` for the first of the columns, as a shell takes it."""
    return shlex.quote(f"{role}={columns[0].name}") if columns else f"{role}=COLUMN"


def _shown(look: Look) -> str:
    return ", ".join(look.shown) or "empty"
