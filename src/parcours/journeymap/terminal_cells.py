"""How is a finding told in a narrow column of a terminal? Its mark, its name, its number, and what that is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parcours.analyses.terminal import bar, columns
from parcours.journeymap import few, quoting, words
from parcours.journeymap.few import MARK, too_few
from parcours.journeymap.pairing import Pair, figure, lead
from parcours.journeymap.units import interval, length, number, percent
from parcours.journeymap.wrapping import tied, wrapped
from parcours.model.journey_map import Evidence, Figure, JourneyMap, Statement

MARKS: dict[Evidence, str] = {"measured": "●", "reported": "“", "inferred": "◐", "assumed": "○"}
EMPTY = "·"
_QUOTE_LINES, _TITLE_LINES = 6, 3
_FRESH = 14 * 86_400  # younger findings do not tell their age


@dataclass(frozen=True, slots=True)
class Told:
    """A finding's parts: `right` stands at the end of the first line, `count` beside a bar."""

    title: str
    right: str = ""
    count: Figure | None = None
    lines: tuple[str, ...] = ()


def cell(pair: Pair, map: JourneyMap, names: tuple[str, str], width: int) -> list[str]:
    """The finding in lines of at most `width` columns."""
    s = pair.statement
    told = _TOLD.get(s.kind, _plain)(s)
    if s.withheld:
        told = Told(told.title, "withheld")
    whole = s.kind == "said" or s.evidence == "assumed"  # words that are all there is
    stage = f"{s.detail['stage']}: " if s.detail.get("stage") else ""
    title = wrapped(stage + told.title, width - 2, most=_QUOTE_LINES if whole else _TITLE_LINES)
    if s.kind == "said" and title and not title[-1].endswith("”") and not s.withheld:
        title[-1] = f"{title[-1][: width - 4].rstrip(' .,…')}…”"
    lines = [f"{MARKS[s.evidence] if k == 0 else ' '} {line}" for k, line in enumerate(title or [s.kind])]
    if told.right:
        lines = _right(lines, told.right, width)
    if told.count is not None and told.count.count is not None:
        lines.append(_counted(told.count, width))
    mark = [MARK] if too_few(s) and MARK not in " ".join(told.lines) else []
    small = [*told.lines, *mark, *_since(pair, names), *_from(s, map)]
    return lines + [f"  {part}" for line in small if line for part in wrapped(line, width - 2)]


def _right(lines: list[str], told: str, width: int) -> list[str]:
    """A number at the end of the last line of a name, or on a line of its own."""
    room = width - columns(lines[-1]) - columns(told)
    if room >= 1:
        return [*lines[:-1], lines[-1] + " " * room + told]
    return [*lines, " " * max(width - columns(told), 0) + told]


def _counted(told: Figure, width: int) -> str:
    """How many of how many, with a bar before it where there is room."""
    assert told.count is not None
    of = f"{told.count.people:,} of {told.count.of:,}"
    room = width - 3 - len(of)
    return f"  {bar(told.count.share or 0, min(room, 12))} {of}" if room >= 3 else f"  {of}"[:width]


def _since(pair: Pair, names: tuple[str, str]) -> list[str]:
    """What it was on the first of two maps."""
    if not any(names):
        return []
    if pair.only:
        return [f"only: {names[0 if pair.only == 'first' else 1]}"]
    told = lead(pair.statement)
    was = figure(pair.was, told.name) if told else None
    clear = [d for d in pair.differences if d.clear and d.difference]
    signs = [f"{'▲ clearly more' if (d.difference or 0) > 0 else '▼ clearly less'}" for d in clear[:1]]
    return ([f"was {_whole(was)}"] if was else []) + signs


def _from(s: Statement, map: JourneyMap) -> list[str]:
    """An age that is worth telling, and an origin that is not the whole map's."""
    told = []
    if s.latest is not None and s.evidence != "assumed" and map.view.as_of - s.latest > _FRESH:
        told.append(f"{words.age(s.latest, map.view.as_of)} old")
    if s.origin and s.origin != map.origin:
        told.append(f"origin {', '.join(s.origin)}")
    return [", ".join(told)] if told else []


def _share(title: Callable[[Statement], str]) -> Callable[[Statement], Told]:
    def told(s: Statement) -> Told:
        f = lead(s)
        if f is None or f.count is None:
            return Told(title(s), _value(f))
        return Told(title(s), percent(f.count.share), f)

    return told


def _goal(s: Statement) -> Told:
    reached, time = lead(s), figure(s, "time")
    if reached is None or reached.count is None:
        return Told(s.about)
    late = figure(s, "unfinished")
    lines = [f"reached, half within {length(time.value)}" if time and time.value is not None else "reached it"]
    if late and late.count and late.count.people:
        lines.append(f"{tied(f'{late.count.people:,} of {late.count.of:,}')} may still")
    return Told(s.about, percent(reached.count.share), reached, tuple(lines))


def _way(thing: str) -> Callable[[Statement], Told]:
    return lambda s: Told(thing, _value(lead(s)), lines=(_half(s), _people(s)))


def _scored(s: Statement) -> Told:
    mean, answers = lead(s), figure(s, "answers")
    ends = f"seen {s.detail['low end']} to {s.detail['high end']}" if "low end" in s.detail else ""
    of = f"mean of {number(answers.value, 'answers')}" if answers and answers.value is not None else "mean"
    return Told(s.about, _value(mean), lines=(of + _between(mean), ends))


def _felt(s: Statement) -> Told:
    told, people, shown, on = (figure(s, name) for name in ("valence", "people", "shown", "went on"))
    name = {"texts": "in words", "scores": "by scores", "behaviour": "by behaviour"}.get(s.about, s.about)
    lines = [_between(told).strip()]
    lines += [f"of {_whole(people)}"] if people and people.value is not None else []
    lines += [f"signs of frustration {_whole(shown)}"] if shown and shown.count else []
    lines += [f"drawn {s.detail['drawn']} to the whole"] if s.detail.get("drawn") else []
    lines += [f"went on {_whole(on)}"] if on and on.count else []
    return Told(f"feel {name}", _value(told), lines=tuple(lines))


def _theme_said(s: Statement) -> Told:
    people = lead(s)
    parts = [(name, figure(s, name)) for name in ("badly", "well")]
    lines = tuple(f"{name} {_whole(f)}" for name, f in parts if f and f.count and f.count.people)
    return Told(s.about, percent(people.count.share) if people and people.count else "", people, lines)


def _said(s: Statement) -> Told:
    score = figure(s, "score")
    by = [s.detail.get("event", ""), s.detail.get("language", "")]
    by += ["by a buyer"] if s.detail.get("recall") else []
    by += ["put here by hand"] if s.detail.get("pinned") else []
    if score and score.value is not None:
        top = s.detail.get("high end")
        by.append(tied(f"{number(score.value, '')} of {top}") if top else number(score.value, ""))
    title = quoting.title(s)
    return Told(
        f"{s.about}”" if s.about else "what they said",
        lines=(", ".join(part for part in by if part), f"on “{title}”" if title else ""),
    )


def _pain(s: Statement) -> Told:
    people, more = lead(s), figure(s, "missed more")
    verdict, goal = few.verdict(s), s.detail.get("goal", "the goal")
    no_sign = f"no sign: {goal} missed no more often"
    known = {"unclear": "unclear: no clear difference", "no sign": no_sign, "too few": MARK}
    lines = [words.compared_with_none(s) if verdict in few.SAME else known.get(verdict, verdict)]
    if more and more.value is not None:
        lines = [f"HURTS: {number(more.value, 'points')} miss {goal}" if verdict == "hurts" else lines[0]]
        lines[0] += _between(more)
    for name, f in (("missed with it", figure(s, "missed with")), ("without", figure(s, "missed without"))):
        lines += [f"{name} {_whole(f)}"] if f and f.count else []
    usual, slow = figure(s, "usual wait"), figure(s, "slowest tenth")
    if usual and usual.value is not None and slow and slow.value is not None:
        lines.append(f"usually {length(usual.value)}, slowest tenth {length(slow.value)} or more")
    return Told(s.about, percent(people.count.share) if people and people.count else "", people, tuple(lines))


def _pain_point(s: Statement) -> Told:
    people, said, stake = (figure(s, name) for name in ("people", "said", "at stake"))
    lines = [f"said {_whole(said)}" if said else "said; who lives it is not known"]
    if stake and stake.value is not None:
        lines.insert(0, f"AT STAKE: {number(stake.value, stake.unit)}{_between(stake)}")
    elif s.detail.get("verdict") == "hurts":
        more = figure(s, "reached more") or figure(s, "scored more")
        lines.insert(0, f"HURTS: {number(more.value, more.unit)}" if more and more.value is not None else "HURTS")
    if s.detail.get("lived") and s.detail["lived"] != s.about:
        lines.append(s.detail["lived"])
    return Told(s.about, percent(people.count.share) if people and people.count else "", people, tuple(lines))


def _moment(s: Statement) -> Told:
    apart, did, others = figure(s, "difference"), figure(s, "share"), figure(s, "others")
    found = s.detail.get("found") == "yes"
    lines = []
    if apart and apart.value is not None:
        lines.append((number(apart.value, "points") if found else "no difference beyond chance") + _between(apart))
    for name, f in (("after it", did), ("others like them", others)):
        lines += [f"{name} {_whole(f)}"] if f else []
    lines += [tied(f"of {s.n:,} people")] if s.n and did and not did.count else []
    goal = s.detail.get("goal")
    lines += [f"reached {goal} within {s.detail.get('within', 'the window')}"] if goal else []
    return Told(s.about, lines=tuple(lines))


def _refused(s: Statement) -> Told:
    people = lead(s)
    lines = [f"REFUSED: {s.detail.get('reason', '')}"]
    for name, f, of in (("before", "mean before", "compared"), ("the others", "mean of others", "others")):
        mean, group = figure(s, f), figure(s, of)
        if mean and mean.value is not None:
            among = f" ({_whole(group)})" if group else ""
            lines.append(f"{name}: {number(mean.value, '')} {s.detail.get('what', 'goals')} on average{among}")
    return Told(s.about, percent(people.count.share) if people and people.count else "", people, tuple(lines))


def _prompt(s: Statement) -> Told:
    known = [(name, figure(s, name)) for name in ("shown", "taken", "went on")]
    lines = [f"{name} {_whole(f)}" for name, f in known if f and f.count]
    lines += [s.detail["withheld"]] if s.detail.get("withheld") else []
    return Told(s.about, lines=(s.detail.get("kind", ""), *lines))


def _stay(s: Statement) -> Told:
    if s.withheld:
        return Told("how long they stay")
    median, still = figure(s, "median"), figure(s, "still there")
    lines = (_half(s), f"still there {_whole(still)}" if still else "")
    return Told("half stay up to", length(median.value), lines=lines) if median and median.value is not None else Told(
        "more than half are still there", lines=lines)  # fmt: skip


def _measure(s: Statement) -> Told:
    f = lead(s)
    if f is not None and f.count is not None:
        return Told(s.about, percent(f.count.share), f, (_between(f).strip(),))
    of = figure(s, "of")
    lines = [_between(f).strip()] if f else []
    lines += [f"of {number(of.value, of.unit)}"] if of and of.value is not None else []
    lines += [f"of {s.detail['of']}"] if s.detail.get("of") else []
    lines += ["a figure of nobody"] if s.kind == "reading" else []
    return Told(s.about, _value(f), lines=tuple(lines))


def _plain(s: Statement) -> Told:
    return Told(s.about or s.kind, lines=tuple(f"{f.name} {_whole(f)}" for f in s.figures))


def _value(f: Figure | None) -> str:
    if f is None or f.value is None:
        return ""
    unit = f.unit if f.unit not in ("steps", "choices", "fields", "score") else ""
    return number(f.value, unit)


def _whole(f: Figure) -> str:
    """A number whose denominator stays on its line."""
    share, bracket, of = words.figure(f).partition(" (")
    return f"{share} {tied('(' + of)}" if bracket else tied(share)


def _between(f: Figure | None) -> str:
    return f" {tied(f'({interval(f.low, f.high, f.unit)})')}" if f and f.low is not None and f.high is not None else ""


def _half(s: Statement) -> str:
    low, high = figure(s, "low quarter"), figure(s, "high quarter")
    if low is None or high is None or low.value is None or high.value is None:
        return ""
    return f"middle half {interval(low.value, high.value, low.unit if low.unit == 'seconds' else '')}"


def _people(s: Statement) -> str:
    return f"of {s.n:,} people" if s.n is not None else ""


_TOLD: dict[str, Callable[[Statement], Told]] = {
    "goal": _goal,
    "steps": _way("steps to it"),
    "choices": _way("choices at each step"),
    "fields": _way("fields to fill in"),
    "did": _share(lambda s: s.about),
    "met": _share(lambda s: s.about),
    "came": _share(lambda s: f"by {s.about}"),
    "looked": _share(lambda s: f"{s.about} ({s.detail['depth']})" if s.detail.get("depth") else s.about),
    "searched": _share(lambda s: f"{s.detail['research']} · “{s.about}”" if s.detail.get("research") else s.about),
    "saw": _share(lambda s: f"{s.detail['research']} · {s.about}" if s.detail.get("research") else s.about),
    "felt": _felt,
    "spoke": _share(lambda _: "said something"),
    "scored": _scored,
    "theme said": _theme_said,
    "told": _share(lambda s: words.KINDS_SAID.get(s.about, s.about).lower()),
    "unheard": _share(lambda _: "not yet customers, and unheard"),
    "said": _said,
    "pain": _pain,
    "pain point": _pain_point,
    "moment": _moment,
    "refused": _refused,
    "prompt": _prompt,
    "moved on": _share(lambda s: f"moved on to {s.about}"),
    "stay": _stay,
    "measure": _measure,
    "reading": _measure,
    "assumed": lambda s: Told(s.about, lines=(f"to test: {s.detail['test']}" if s.detail.get("test") else "",)),
    "milestone": _share(lambda s: f"reached {s.about}"),
    "nowhere": _share(lambda _: "in no stage now"),
    "out": _share(lambda _: "out now"),
    "unplaced": lambda s: Told("events in no stage", _value(lead(s))),
}
