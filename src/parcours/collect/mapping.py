"""Which column means what? A mapping says so for all files that have the same columns."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from typing import Literal

from parcours.collect.numbers import NumberRule
from parcours.collect.times import TimeRule
from parcours.model.errors import BadInput, unknown_name

Type = Literal["number", "text", "yes/no", "money", "percent"]
Origin = Literal["real", "sample", "simulated"]
TYPES: tuple[Type, ...] = ("number", "text", "yes/no", "money", "percent")
ORIGINS: tuple[Origin, ...] = ("real", "sample", "simulated")
PERSON_IDS = ("user", "email", "phone", "anonymous")
ROLES = ("time", "event", *PERSON_IDS, "id")


@dataclass(frozen=True, slots=True)
class Told:
    """What a property or trait is called, and what its text means. Type None: as the file has it."""

    name: str
    type: Type | None = None
    decimal: str = "."
    thousands: str = ""
    currency: str = ""  # of money: the column that tells it, or =EUR for all; else each amount's own text
    mean: str = ""  # of a figure that is a mean: the column that says of how many, or =1; else figures are summed

    @property
    def rule(self) -> NumberRule | None:
        """How its text is read as numbers or as yes/no; None where it stays text."""
        if self.type in ("number", "money", "percent"):
            return NumberRule("number", self.decimal, self.thousands)
        return NumberRule("boolean") if self.type == "yes/no" else None


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column of a file means. Those that are not mentioned are properties under their own names."""

    source: str
    format: str
    columns: tuple[str, ...]
    origin: Origin = "real"
    time: str | None = None  # column; None: rows tell of persons what is always true (traits)
    written: TimeRule | None = None  # how the times are written; goes with `time`
    event: str | None = None  # column that names the event
    constant: str | None = None  # the name of every row's event, where no column has it; neither: traits only
    user: str | None = None
    email: str | None = None
    phone: str | None = None
    anonymous: str | None = None
    objects: Map[str, str] = field(default_factory=dict)  # kind -> column: an order's number, a ticket's
    id: str | None = None  # column of the row's own id
    lifecycle: str | None = None  # kind of object whose (number, event name) later rows may correct
    properties: Map[str, Told] = field(default_factory=dict)  # column -> what it tells of the event
    traits: Map[str, Told] = field(default_factory=dict)  # column -> what it tells of the person
    readings: Map[str, Told] = field(default_factory=dict)  # column -> the figure it holds: rows are of nobody
    reading: str | None = None  # column that names the figure, where one column holds them all
    skip: frozenset[str] = frozenset()

    @property
    def ids(self) -> dict[str, str]:
        """Columns of ids by kind: persons' first, then objects'."""
        persons = {kind: getattr(self, kind) for kind in PERSON_IDS}
        return {kind: column for kind, column in persons.items() if column} | dict(self.objects)

    @property
    def roles(self) -> dict[str, str]:
        """Column -> what it is used as, for those that are neither properties nor traits."""
        found = {getattr(self, role): role for role in ROLES if getattr(self, role)}
        found |= {self.reading: "reading"} if self.reading else {}
        return found | {column: f"object.{kind}" for kind, column in self.objects.items()}

    @property
    def needed(self) -> tuple[str, ...]:
        """Columns without which a file cannot be read by this mapping."""
        figures = (self.reading, *self.readings) if self.readings else ()
        return tuple(c for c in (self.time, self.event, *self.ids.values(), self.id, *figures) if c)

    @property
    def signature(self) -> tuple[str, frozenset[str]]:
        """Files of the same format with the same set of columns share a mapping."""
        return self.format, frozenset(self.columns)


def check(mapping: Mapping) -> Mapping:
    """The mapping itself, or an error that says what is wrong with it."""
    for column in (*mapping.needed, *mapping.properties, *mapping.traits, *mapping.skip):
        if column not in mapping.columns:
            raise unknown_name("column", column, mapping.columns)
    if not mapping.source:
        raise BadInput("The mapping names no source.", hint="Write for example “source: shop”.")
    if mapping.origin not in ORIGINS:
        raise unknown_name("origin", mapping.origin, ORIGINS)
    for kind in mapping.objects:
        if kind in PERSON_IDS:
            raise BadInput(
                f"“{kind}” is an id of a person, not a kind of object.",
                hint=f"Write {kind}=COLUMN, or call the object something else.",
            )
    if mapping.readings or mapping.reading:
        _check_readings(mapping)
    elif not mapping.ids:
        raise BadInput(
            "The mapping has no column of a person or an object.",
            hint="Write for example “user: customer_id”; figures of nobody are “readings: {column: number}”.",
        )
    if mapping.event and mapping.constant:
        raise BadInput(
            f"The mapping names events twice, by the column “{mapping.event}” and as “{mapping.constant}”.",
            hint="Keep one of them.",
        )
    if mapping.time is None and (mapping.event or mapping.constant):
        raise BadInput("The mapping has events but no time.", hint="Write for example “time: {column: ts, form: iso}”.")
    if (mapping.time is None) != (mapping.written is None):
        raise BadInput(
            "The mapping does not say how its times are written.",
            hint="Load once more with --map time=COLUMN.",
        )
    if mapping.lifecycle and mapping.lifecycle not in mapping.objects:
        raise unknown_name(
            "kind of object", mapping.lifecycle, mapping.objects, hint="“lifecycle” names one of “objects”."
        )
    _no_column_twice(mapping)
    _no_name_twice("properties", mapping.properties.values())
    _no_name_twice("traits", mapping.traits.values())
    _no_name_twice("readings", mapping.readings.values())
    _known_helpers(mapping)
    return mapping


def _check_readings(mapping: Mapping) -> None:
    """Figures have a time, and neither persons nor events."""
    told = "readings" if mapping.readings else "reading"
    if mapping.ids or mapping.event or mapping.constant or mapping.traits or mapping.id or mapping.lifecycle:
        raise BadInput(
            f"The mapping has “{told}”, figures of nobody, and columns of persons or events.",
            hint="Keep one of the two: figures are counted beside people, never among them.",
        )
    if mapping.time is None:
        raise BadInput("The figures have no time.", hint="Write for example “time: {column: day, form: iso}”.")
    if mapping.reading and len(mapping.readings) != 1:
        raise BadInput(
            f"“{mapping.reading}” names the figures of {len(mapping.readings)} columns.",
            hint="Where a column names the figures, one other column holds them: “readings: {value: number}”.",
        )


def _no_column_twice(mapping: Mapping) -> None:
    uses: dict[str, str] = {}
    named = [(c, role) for role in ROLES if (c := getattr(mapping, role))]
    named += [(column, f"object.{kind}") for kind, column in mapping.objects.items()]
    named += [(c, "trait") for c in mapping.traits] + [(c, "skip") for c in mapping.skip]
    named += [(c, "reading") for c in (*mapping.readings, mapping.reading) if c]
    for column, use in named:
        # an order's number may also be its row's own id, and a person the thing that later rows correct
        both = {uses.get(column, use).partition(".")[0], use.partition(".")[0]}
        if column in uses and both not in ({"object", "id"}, {"object", "user"}):
            raise BadInput(
                f"The column “{column}” is both {uses[column]} and {use}.", hint="Keep one of the two roles."
            )
        uses[column] = use


def _known_helpers(mapping: Mapping) -> None:
    """Columns that tell a currency, or of how many something is the mean."""
    for told in (*mapping.properties.values(), *mapping.traits.values(), *mapping.readings.values()):
        for column in (told.currency, told.mean):
            if column and not column.startswith("=") and column not in mapping.columns:
                raise unknown_name("column", column, mapping.columns)


def _no_name_twice(what: str, told: Iterable[Told]) -> None:
    seen: set[str] = set()
    for one in told:
        if one.name in seen:
            raise BadInput(f"Two columns are told as “{one.name}” among the {what}.", hint="Rename one of them.")
        if one.type is not None and one.type not in TYPES:
            raise unknown_name("type", one.type, TYPES)
        seen.add(one.name)
