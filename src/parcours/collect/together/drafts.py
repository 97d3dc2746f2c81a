"""What is to be done with each table, by the part that it plays? A draft each, with the reasons that are shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from parcours.collect.mapping import PERSON_IDS
from parcours.collect.overrides import Overrides
from parcours.collect.together import lined, shapes, words
from parcours.collect.together.because import Because
from parcours.collect.together.feedback import feedback
from parcours.collect.together.links import Link, Seen, percent
from parcours.collect.together.parts import Part, Parts
from parcours.collect.together.plan import Items, Join, Lines, Table
from parcours.collect.together.vocabulary import FEEDBACK

_ORDER: tuple[Part, ...] = ("events", "persons", "untimed", "items", "looked up", "alone")


@dataclass
class Draft:
    """A table, why it is so, and what is stated to the recogniser of columns."""

    seen: Seen
    part: Part
    table: Table
    because: list[Because] = field(default_factory=list)
    single: dict[str, str | None] = field(default_factory=dict)
    objects: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    traits: dict[str, str] = field(default_factory=dict)
    skip: frozenset[str] = frozenset()

    def given(self, day_first: bool | None) -> Overrides:
        """What is stated of its columns."""
        dates = {} if day_first is None else {"dates": "day-first" if day_first else "month-first"}
        taken = {*self.single.values(), *self.objects.values()}
        properties = {name: column for name, column in self.properties.items() if column not in taken}
        traits = {name: column for name, column in self.traits.items() if column not in taken}
        single = self.single | dates
        return Overrides(single, objects=self.objects, properties=properties, traits=traits, skip=self.skip)


def drafts(parts: Parts) -> dict[str, Draft]:
    """A draft of every table, those of orders before what belongs to them."""
    asked = [link.parent for link in parts.links]
    names = sorted(parts.tables, key=lambda name: (_ORDER.index(parts.of[name]), -asked.count(name)))
    making = _Drafting(parts)
    return {name: making.draft(name) for name in names}


def worth(found: Collection[Draft], links: Sequence[Link]) -> set[str]:
    """The tables that gain by being read together; the others are read alone, as ever."""
    tables = {draft.table.name: draft.table for draft in found}
    used = {name for name, table in tables.items() if table.looks_up or table.lifecycle or table.lines}
    used |= {draft.table.name for draft in found if draft.part == "events" and is_said(draft.seen)}
    kinds = {kind for draft in found for kind in draft.objects}
    for draft in found:
        name = draft.table.name
        pointed = any(link.parent == name and link.child in used for link in links)
        if draft.part == "persons" and (pointed or kinds & set(draft.objects)):
            used.add(name)
            used |= {one.table.name for one in found if set(one.objects) & set(draft.objects)}
        elif used and draft.objects:
            used.add(name)
    while more := {other for name in used for other in tables[name].looks_up} - used:
        used |= more
    return used


def is_said(seen: Seen) -> bool:
    """Whether rows are what customers wrote, one thing each: they gain a text and a name even by themselves."""
    said = feedback(seen)
    return said is not None and said.text is not None and shapes.event_column(seen) is None


class _Drafting:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._made: dict[str, Draft] = {}

    def draft(self, name: str) -> Draft:
        if name not in self._made:
            seen, part = self.parts.tables[name], self.parts.of[name]
            reader = seen.readers[0]
            self._made[name] = made = Draft(seen, part, Table(name, reader.format, tuple(reader.columns)))
            _PARTS[part](self, made)
        return self._made[name]

    def persons(self, draft: Draft) -> None:
        """Rows that tell traits of persons."""
        name = draft.table.name
        key, person = self.parts.person_of(name) or ("", "")
        draft.single |= {"user": person, "event": None, "time": None}
        draft.because.append(Because(f"tells of persons, by {person}", "persons", column=person))
        if key != person:
            draft.objects[_kind(draft.seen.stems[key])] = key
            for link in self.parts.links:
                if (link.parent, link.key) == (name, key):
                    found = f"{percent(link.share)} of {link.by} are found here"
                    told = f"{key} leads {link.child} to them: {found}"
                    facts = {"column": key, "table": link.child, "by": link.by, "share": link.share}
                    draft.because.append(Because(told, "leads", **facts))
        if self.parts.lends(name):
            time = shapes.times(draft.seen)[0]
            draft.skip = frozenset([time])
            draft.because.append(Because(f"{time} is the time of tables that have none", "lends time", column=time))

    def items(self, draft: Draft) -> None:
        """Rows told within the events of another table."""
        link = self.parts.order_of(draft.table.name)
        assert link is not None
        told = f"told as products[] with {link.parent}: {link.there}"
        draft.because.append(Because(told, "told with", table=link.parent, by=link.by, share=link.share))
        self._joins(draft)

    def looked_up(self, draft: Draft) -> None:
        draft.because.append(Because("looked up by other tables", "looked up"))
        self._joins(draft)

    def untimed(self, draft: Draft) -> None:
        """Events at the time of the row of another table that they name."""
        self._joins(draft)
        link = self.parts.time_of(draft.table.name)
        assert link is not None
        time, table = shapes.main_time(self.parts.tables[link.parent]), draft.table
        here = time if time not in table.columns else f"{link.parent}.{time}"
        draft.table = replace(table, joins=(*table.joins, Join(link.parent, link.by, link.key, {time: here})))
        event = shapes.event_column(draft.seen) or shapes.page_column(draft.seen)
        named = {"event": event} if event else {"constant": words.title(draft.seen.noun)}
        draft.single |= {"time": here, "id": None, **named}
        told = f"has no time, takes {time} from {link.parent}: {link.there}"
        facts = {"column": time, "table": link.parent, "by": link.by, "share": link.share}
        draft.because.append(Because(told, "takes time", **facts))

    def events(self, draft: Draft) -> None:
        """Rows with times: one event each, several, or several rows one."""
        self._joins(draft)
        seen = draft.seen
        items = self._items(draft)
        if said := feedback(seen):
            draft.properties |= {name: column for column, name in said.columns.items()}
        if not items and (lines := lined.lines(seen)):
            self._lines(draft, lines)
        elif shapes.event_column(seen) is None:
            self._times(draft, items)
        if items:
            draft.table = replace(draft.table, items=items)

    def alone(self, draft: Draft) -> None:
        """Nothing is done with it here."""

    def _lines(self, draft: Draft, lines: Lines) -> None:
        table = draft.table = replace(draft.table, lines=lines)
        usual = lined.called(lines.key, draft.seen.noun)
        named = {"event": table.event_column} if lines.names else {"constant": usual}
        draft.single |= {"time": shapes.main_time(draft.seen), "lifecycle": "order", "id": None, **named}
        draft.objects.setdefault("order", lines.key)
        told = f"rows with the same {lines.key} are one event, with their products as products[]"
        draft.because.append(Because(told, "lines", column=lines.key))

    def _times(self, draft: Draft, items: Items | None) -> None:
        """One event for each time of a row, or one alone."""
        seen, life = draft.seen, shapes.lifecycle(draft.seen)
        if not (life or items or self.parts.up(seen.name) or seen.values or is_said(seen)):
            return  # nothing is to be gained; what numbers its rows would cost a look at the whole file
        if key := self._number(draft):
            draft.objects.setdefault(*key)
            draft.single |= {"lifecycle": key[0], "id": None}
            told = f"{key[1]} comes once: a later file with the same {key[1]} corrects the row"
            draft.because.append(Because(told, "corrects", column=key[1]))
        if life is None:
            time = shapes.main_time(seen)
            draft.single |= {"time": time, "constant": _said_in(seen) or words.step_name(time, seen.noun)}
            return
        table, only = draft.table, shapes.told_once(seen, life)
        if items:
            main = shapes.main_event(seen, life)
            only[main] = (*only.get(main, ()), items.name, *items.total)
        draft.table = replace(table, lifecycle=replace(life, only=only))
        draft.single |= {"time": table.time_column, "event": table.event_column, "id": None}
        draft.because.append(Because("each of its times is an event:", "times"))

    def _number(self, draft: Draft) -> tuple[str, str] | None:
        """What numbers the rows; in a table of persons the person, of whom the row's other columns tell."""
        seen = draft.seen
        if found := self.parts.person_of(seen.name):
            key, person = found
            draft.single["user"] = person
            draft.traits |= {c: c for c in seen.looks if c not in (key, person) and c not in shapes.times(seen)}
            draft.because.append(Because(f"tells of persons, by {person}", "persons", column=person))
            return _kind(seen.stems[key]), key
        return self._key(seen)

    def _key(self, seen: Seen) -> tuple[str, str] | None:
        return shapes.row_key(seen, {link.key for link in self.parts.links if link.parent == seen.name})

    def _joins(self, draft: Draft) -> None:
        """Columns of tables that are looked up; ids of what is loaded beside."""
        for link in self.parts.up(draft.table.name):
            part, parent = self.parts.of[link.parent], self.parts.tables[link.parent]
            if part == "looked up":
                self._join(draft, link)
            elif part == "persons" or (part == "events" and self.parts.person_of(link.parent)):
                key, person = self.parts.person_of(link.parent) or ("", "")
                if link.key == key and key != person:
                    draft.objects[_kind(parent.stems[key])] = link.by
                elif link.key == person:
                    draft.single["user"] = link.by
            elif part == "events" and draft.part != "items":
                key = self._key(parent)
                if key and key[1] == link.key:
                    draft.objects.setdefault(key[0], link.by)
                    told = f"belongs to {link.parent}: {link.there}"
                    draft.because.append(Because(told, "belongs", table=link.parent, by=link.by, share=link.share))

    def _join(self, draft: Draft, link: Link) -> None:
        table, other = draft.table, self.draft(link.parent).table
        taken = {*table.columns, *(name for join in table.joins for name in join.take.values())}
        there = [*other.columns, *(name for join in other.joins for name in join.take.values())]
        take = {c: c if c not in taken else f"{link.parent}.{c}" for c in there if c != link.key}
        draft.table = replace(table, joins=(*table.joins, Join(link.parent, link.by, link.key, take)))
        told = f"takes {_few(list(take))} from {link.parent}: {link.there}"
        facts = {"columns": list(take), "table": link.parent, "by": link.by, "share": link.share}
        draft.because.append(Because(told, "takes", **facts))

    def _items(self, draft: Draft) -> Items | None:
        """The table whose rows are this one's products."""
        for name, part in self.parts.of.items():
            link = self.parts.order_of(name) if part == "items" else None
            if link and link.parent == draft.table.name:
                child = self.parts.tables[name]
                share = draft.seen.values[link.key].found_in(child.values[link.by])
                told = f"products[] from {name}: {percent(share)} of {link.key} have some"
                draft.because.append(Because(told, "items", table=name, by=link.key, share=share))
                total = {} if "amount" in draft.seen.looks else lined.total(child, child.looks)
                return Items(name, link.key, link.by, total=total)
        return None


_PARTS = {
    "events": _Drafting.events,
    "persons": _Drafting.persons,
    "untimed": _Drafting.untimed,
    "items": _Drafting.items,
    "looked up": _Drafting.looked_up,
    "alone": _Drafting.alone,
}


def _said_in(seen: Seen) -> str:
    """What words of people whom nothing names are called, where the file's name does not tell."""
    if "writer" not in seen.looks or FEEDBACK & frozenset(seen.noun.split()):
        return ""
    said = feedback(seen)
    return "Review" if said and said.score else "Mention"


def _kind(stem: str) -> str:
    """A kind of object that is called as a kind of person's id would be taken for one."""
    return f"{stem} number" if stem in PERSON_IDS else stem


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
