"""How is a finding said in plain English? One place for terminal, page and tables. *Associated*, never *caused*."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from parcours.journeymap import few, quoting
from parcours.journeymap.few import MARK, too_few
from parcours.journeymap.units import amount, apart, interval, number, percent
from parcours.model.journey_map import Difference, Figure, Statement

_DAY = 86_400
KINDS_SAID = {
    "question": "Questions", "doubt": "Doubts", "motive": "Why they came", "alternative": "Alternatives named",
    "request": "Requests", "complaint": "Complaints", "praise": "Praise",
}  # fmt: skip


def sentence(statement: Statement) -> str:
    """The finding as one sentence or two, with its numbers and their denominators."""
    if statement.withheld:
        return f"{statement.about or statement.kind} is withheld: {statement.withheld}"
    told = _SENTENCES[statement.kind](_Said(statement))
    if too_few(statement) and MARK not in told:
        told += f" {_capital(MARK)}."
    stage = statement.detail.get("stage")
    return f"{stage}: {told}" if stage else told


def figure(figure: Figure) -> str:
    """One number in its unit: `61% (1,204 of 1,974)`, `3.1 days`, `4.2`, `1,204 events`."""
    if figure.count is not None:
        return f"{percent(figure.count.share)} ({figure.count.people:,} of {figure.count.of:,})"
    if figure.value is None:
        return "not known"
    return number(figure.value, figure.unit)


def change(difference: Difference) -> str:
    """One difference: `Checkout Started fell from 61% (1,204 of 1,974) to 52% (1,050 of 2,019): 9.0 points less,
    interval 6.0 to 12.0`."""
    d = difference
    what = _named(d)
    if d.before is None or d.after is None:
        there, when = (d.after, "only on the second") if d.before is None else (d.before, "only on the first")
        return f"{what}: {when}" + (f", {figure(there)}." if there is not None else ".")
    told = f"from {figure(d.before)} to {figure(d.after)}"
    if d.difference is None or d.low is None or d.high is None:
        return f"{what} went {told}; how sure that is cannot be told."
    if not d.clear:
        return f"{what} went {told}: no clear difference."
    unit = "points" if d.before.count is not None or d.before.unit == "share" else d.before.unit
    rose = d.difference > 0
    low, high = (d.low, d.high) if rose else (-d.high, -d.low)
    by = f"{apart(abs(d.difference), unit)} {'more' if rose else 'less'}, interval {interval(low, high, unit)}"
    return f"{what} {'rose' if rose else 'fell'} {told}: {by}."


def compared_with_none(pain: Statement) -> str:
    """Why a sign's people cannot be compared with others."""
    who = "all" if pain.detail["verdict"] == "all missed" else "nobody"
    return f"{who} missed {pain.detail.get('goal', 'the goal')}, with it or without: nothing to compare"


def day(seconds: int, zone: str) -> str:
    """The local day of an instant: `2026-03-03`."""
    return datetime.fromtimestamp(seconds, ZoneInfo(zone)).strftime("%Y-%m-%d")


def age(latest: int, as_of: int) -> str:
    """How old something is: `today`, `3 days`, `5 weeks`, `8 months`, `2 years`."""
    days = max(as_of - latest, 0) // _DAY
    if not days:
        return "today"
    for least, size, name in ((730, 365, "year"), (90, 30, "month"), (21, 7, "week"), (1, 1, "day")):
        if days >= least:
            many = days // size
            return f"{many} {name}{'' if many == 1 else 's'}"
    return "today"


class _Said:
    """A statement whose parts are asked for by name."""

    def __init__(self, statement: Statement) -> None:
        self.statement, self.about, self.detail = statement, statement.about, statement.detail
        self.figures: Mapping[str, Figure] = {f.name: f for f in statement.figures}

    def __getitem__(self, name: str) -> str:
        return figure(self.figures[name]) if name in self.figures else "not known"

    def __contains__(self, name: str) -> bool:
        return name in self.figures and (self.figures[name].value is not None or self.figures[name].count is not None)

    def within(self, name: str) -> str:
        """The interval of a figure, in brackets; empty where there is none."""
        f = self.figures.get(name, _NO)
        return "" if f.low is None or f.high is None else f" ({interval(f.low, f.high, f.unit)})"

    def half(self, name: str, before: str, what: str) -> str:
        return f"{before}half of these took {self[name]} or {what}" if name in self else ""


def _goal(s: _Said) -> str:
    if "reached" not in s:
        return f"They want: {_ended(s.about)}"
    late = f"; {s['unfinished']} more may still" if s.figures.get("unfinished", _NO).value else ""
    at_once = "; half of these at once" if "time" in s and not s.figures["time"].value else ""
    time = at_once or s.half("time", "; ", "less")
    return f"They want: {_ended(s.about)} {s['reached']} reached it{time}{late}."


def _way(name: str, before: str, after: str = "") -> Callable[[_Said], str]:
    def told(s: _Said) -> str:
        low, high = (s.figures.get(f"{which} quarter", _NO).value for which in ("low", "high"))
        middle = "" if low is None or high is None else f" (the middle half {amount(low)} to {amount(high)})"
        return f"{before}{s[name]}{after}{middle}."

    return told


def _done(before: str, after: str = "") -> Callable[[_Said], str]:
    def told(s: _Said) -> str:
        research = s.detail.get("research", "")
        of = f" ({research})" if research and research != s.about else ""
        return f"{before}{s.about}{after}{of}: {s['people']}, {s['events']}."

    return told


def _felt(s: _Said) -> str:
    """How good or bad, by what, of how many; and who goes on."""
    what = {"texts": "What they write", "scores": "Their scores", "behaviour": "How they behave"}
    of = (
        f"; {s['shown']} meet errors, or repeat or go back where that goes with missing the goal"
        if "shown" in s
        else ""
    )
    of = f", of {s['people']}" if "people" in s else of
    drawn = f", drawn {s.detail['drawn']} of the way to the whole" if s.detail.get("drawn") else ""
    on = f" Of those heard {s['went on']} went on." if "went on" in s else ""
    lead = f"{what.get(s.about, _capital(s.about))}: {s['valence']} on -1 to 1{s.within('valence')}"
    return f"{lead}{drawn}{of}.{on}"


def _theme_said(s: _Said) -> str:
    parts = [f"{name} {s[name]}" for name in ("badly", "well") if name in s]
    return f"{s.about}: {s['people']} speak of it" + (f", of these {', '.join(parts)}" if parts else "") + "."


def _told(s: _Said) -> str:
    texts = f", in {s['texts']}" if "texts" in s else ""
    return f"{KINDS_SAID.get(s.about, _capital(s.about))}: {s['people']}{texts}."


def _unheard(s: _Said) -> str:
    return f"Who had not bought is unheard: {s['people']} said something."


def _spoke(s: _Said) -> str:
    return f"{s['people']} said something" + (f"; {s['texts']} with words" if "texts" in s else "") + "."


def _scored(s: _Said) -> str:
    scale = f", seen from {s.detail['low end']} to {s.detail['high end']}" if "low end" in s.detail else ""
    return f"{s.about}: mean {s['mean']}{s.within('mean')} of {s['answers']}{scale}."


def _quote(s: _Said) -> str:
    of = [s.detail.get("event", ""), s.detail.get("language", "")]
    of += [f"score {s['score']}"] if "score" in s else []
    of += ["by a buyer"] if s.detail.get("recall") else []
    of += ["put here by hand"] if s.detail.get("pinned") else []
    of += [f"on “{title}”"] if (title := quoting.title(s.statement)) else []
    return f"“{s.about}”" + (f" ({', '.join(part for part in of if part)})" if any(of) else "")


def _pain(s: _Said) -> str:
    rule = f" ({s.detail['rule']})" if s.detail.get("rule") else ""
    told = f"{_capital(s.about)}{rule}: {s['people']}"
    if "usual wait" in s:
        told += f", usually {s['usual wait']}, for the slowest tenth {s['slowest tenth']} or more"
    if few.verdict(s.statement) in few.SAME:
        return f"{told}. {_capital(compared_with_none(s.statement))}."
    if "missed with" not in s:
        return f"{told}."
    missed = f"{s['missed with']} missed {s.detail['goal']}, of others there {s['missed without']}"
    hurts = f"associated with {s['missed more']}{s.within('missed more')}" if "missed more" in s else ""
    verdict = {"hurts": hurts, "no sign": "no more often", "too few": MARK}
    return f"{told}. Of these {missed}: {verdict.get(few.verdict(s.statement)) or 'no clear difference'}."


def _pain_point(s: _Said) -> str:
    lived = s.detail.get("lived", "")
    told = f"{_capital(s.about)}: "
    if "said" not in s:
        return f"{told}{s['people']} of those who said anything say so; nothing on record tells who lives it."
    what = f" ({lived})" if lived and lived != s.about else ""
    told += f"{s['people']} lived it{what}, {s['said']} of those who said anything say so"
    if s.detail.get("verdict") != "hurts":
        return f"{told}; no loss is told: {_VERDICTS.get(s.detail.get('verdict', ''), 'not compared')}."
    if "reached more" in s:
        told += (
            f". Beside others like them, {s['reached more']} of them reached {s.detail['goal']} within "
            f"{s.detail['within']}{s.within('reached more')}"
        )
    if "scored more" in s:
        told += f". Their scores differ by {s['scored more']}{s.within('scored more')} of the scale"
    if "at stake" in s:
        assumed = ", of an assumed value" if s.detail.get("basis") == "assumed value" else ""
        told += f". At stake, associated with it: {s['at stake']}{s.within('at stake')}{assumed}"
    return f"{told}."


def _moment(s: _Said) -> str:
    told = (
        f"After {s.about}, {s['share']} reached {s.detail['goal']} within {s.detail['within']}, of others like "
        f"them {s['others']}"
    )
    if s.detail.get("found") != "yes":
        return f"{told}: no difference beyond chance."
    return f"{told}: associated with {s['difference']}{s.within('difference')}."


def _refused(s: _Said) -> str:
    told = f"{s.about} ({s['people']}): not told whether {s.detail['goal']} follows more often, for "
    if "mean before" not in s:
        return told + f"{_REASONS.get(s.detail['reason'], s.detail['reason'])}. {s.detail.get('told', '')}".strip()
    had = f"reached {s.detail['goal']} " if s.detail.get("what") != "events" else ""
    return (
        f"{told}those who did it already differed: in the {s.detail['within']} before it they had {had}"
        f"{s['mean before']} ({s['compared']}), others {s['mean of others']} ({s['others']})."
    )


def _prompt(s: _Said) -> str:
    parts = [f"{s.about}: shown to {s['shown']}"]
    parts += [f"{s['taken']} of these took it up"] if "taken" in s else []
    parts += [f"{s['went on']} went on to a later stage"] if "went on" in s else []
    parts += [s.detail["withheld"]] if s.detail.get("withheld") else []
    return "; ".join(parts) + "."


def _stay(s: _Said) -> str:
    if "median" not in s:
        return f"More than half are still there ({s['still there']})."
    return f"Half of the stays last {s['median']} or less; {s['still there']} are still there."


def _measure(s: _Said) -> str:
    of = f", of {s['of']}" if "of" in s else ""
    return f"{_capital(s.about)}: {s['value']}{s.within('value')}{of}."


def _reading(s: _Said) -> str:
    of = f" ({s.detail['of']})" if s.detail.get("of") else ""
    mean = ", a mean" if s.detail.get("mean") == "yes" else ""
    return f"{_capital(s.about)}{of}: {s['value']}{mean}. A figure of nobody."


def _assumed(s: _Said) -> str:
    return f"{_ended(s.about)} What would test it: {s.detail['test']}" if s.detail.get("test") else s.about


def _named(d: Difference) -> str:
    """What a difference is of: `Decision: Checkout Started, taken`, `People now in Decision`."""
    if d.lane is None and (head := _head(d)):
        return head
    what = d.about if d.about and d.about != d.stage else d.kind
    what = {"came": f"by {what}", "goal": f"reached “{what}”", "moved on": f"moved on to {what}"}.get(d.kind, what)
    lead = {"people", "reached", "shown", "value", "mean", "share", "ever", "lost"}
    named = what if d.figure in lead else f"{what}, {d.figure}"
    return f"{d.stage}: {named}" if d.stage else _capital(named)


def _head(d: Difference) -> str:
    """What is told of stages and moves, not of a cell."""
    if d.kind == "stage":
        return {"ever": f"People ever in {d.stage}", "now": f"People now in {d.stage}"}.get(d.figure, "")
    if not d.stage:
        return {"nowhere": "People in no stage now", "out": "People who are out now"}.get(d.kind, "")
    return {
        "in": f"People who came into {d.about}",
        "in again": f"People who came into {d.about} again",
        "away": f"People who left {d.stage} for no stage",
        "out": f"People who went out from {d.stage}",
    }.get(d.kind, f"People who moved from {d.stage} to {d.about}")


def _ended(text: str) -> str:
    """Somebody's sentence with its full stop, where they wrote none."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_NO = Figure("", None)
_VERDICTS = {
    "unclear": "no difference beyond chance",
    "no sign": "those who lived it did no worse",
    "too few": "too few people",
    "nobody comparable": "too few can be compared with others",
    "differed before": "those who lived it already differed before",
}
_REASONS = {
    "too few": "too few people did it",
    "nobody comparable": "too few of them can be compared with others",
    "differed before": "those who did it already differed before",
    "still differed when matched": "those who did it still differed before, though matched",
}
_SENTENCES: Mapping[str, Callable[[_Said], str]] = {
    "goal": _goal,
    "steps": _way("steps", "Half of those who reach it take ", " or fewer"),
    "choices": _way("choices", "At each place on the way to it: "),
    "fields": _way("fields", "On the way to it ", " to fill in"),
    "did": _done(""),
    "met": _done(""),
    "came": _done("By "),
    "looked": _done(""),
    "searched": _done("Searched for “", "”"),
    "saw": _done("Saw “", "”"),
    "felt": _felt,
    "spoke": _spoke,
    "scored": _scored,
    "theme said": _theme_said,
    "told": _told,
    "unheard": _unheard,
    "said": _quote,
    "pain": _pain,
    "pain point": _pain_point,
    "moment": _moment,
    "refused": _refused,
    "prompt": _prompt,
    "moved on": lambda s: f"Moved on to {s.about}: {s['people']}.",
    "stay": _stay,
    "measure": _measure,
    "reading": _reading,
    "assumed": _assumed,
    "milestone": lambda s: f"{s.about}: {s['reached']} reached it.",
    "nowhere": lambda s: f"In no stage now: {s['people']}.",
    "out": lambda s: f"Out now: {s['people']}.",
    "unplaced": lambda s: f"In no stage when they happened: {s['events']}.",
}
