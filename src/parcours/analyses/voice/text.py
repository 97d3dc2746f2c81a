"""How does what customers said look on a terminal? Per stage how many spoke, their scores, and some of their words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from parcours.analyses.terminal import WIDTH, amount, columns, fit, footer, many, percent
from parcours.analyses.voice.result import Quote, ScoreFigures, StageVoice, VoiceResult

_NAME, _SHAPE, _FEW = 26, 11, 10
_LEVELS = "▁▂▃▄▅▆▇█"
_SMALL = "°"


def lines(result: VoiceResult) -> str:
    """The answer in 80 columns."""
    zone = ZoneInfo(result.receipt.snapshot.zone) if result.receipt else ZoneInfo("UTC")
    beside = [one for one in (result.none, result.out) if one.events]
    picture = [
        "WHAT CUSTOMERS SAID, BY STAGE",
        f"{result.people.people:,} of {many(result.people.of, 'person', 'people')} "
        f"({percent(result.people.share)}) said something",
        "─" * WIDTH,
    ]
    for stage in (*result.stages, *beside):
        picture += [*_stage(stage, zone), ""]
    few = any(score.people < _FEW for stage in (*result.stages, *beside) for score in stage.scores)
    notes = [f"{_SMALL} of fewer than {_FEW} people: too few to conclude."] if few else []
    picture = picture[:-1]
    return "\n".join(line.rstrip() for line in [*picture, *footer([*notes, *result.notes], result.receipt)])


def _stage(stage: StageVoice, zone: ZoneInfo) -> Iterator[str]:
    head = {"none": "in no stage"}.get(stage.name, stage.name)
    said = f"{stage.said.people:,} of {many(stage.said.of, 'person', 'people')} ({percent(stage.said.share)})"
    yield f"{fit(head, WIDTH - 1 - columns(said))} {said}"
    if not stage.events:
        yield "  nobody said anything"
        return
    for score in stage.scores:
        yield from _score(score)
    if stage.texts:
        yield f"  in words: {many(stage.texts, 'text')} of {many(stage.speakers, 'person', 'people')}"
    yield from _kinds(stage)
    for quote in stage.quotes:
        yield from _quote(quote, zone)


def _kinds(stage: StageVoice) -> Iterator[str]:
    """How many said what kinds of things, and whether they had bought."""
    told = [f"{one.kind} {one.people.people:,}" for one in stage.kinds]
    if told:
        yield from (f"  {line}" for line in _wrapped(f"by kind, people: {', '.join(told)}", WIDTH - 4))
    recall = stage.buyers_recall
    if recall is not None and recall.people:
        yield f"  {recall.people:,} of {recall.of:,} had bought before they said it: they recall"
    if stage.unheard and stage.not_bought is not None:
        yield f"  nobody of {stage.not_bought.of:,} who had not bought said anything: they are unheard"


def _score(score: ScoreFigures) -> Iterator[str]:
    between = f" ({score.low:.2f}–{score.high:.2f})" if score.low is not None and score.high is not None else ""
    name = f"{score.event}: {score.property}"
    few = _SMALL if score.people < _FEW else ""
    told = f"{score.mean:.2f}{few}{between} on {score.scale_low:g}–{score.scale_high:g}, n {score.n:,}"
    yield f"  {fit(name, _NAME)} {fit(_shape(score), _SHAPE)} {fit(told, WIDTH - 4 - _NAME - _SHAPE)}"


def _shape(score: ScoreFigures) -> str:
    """A column for each value of the scale, lowest first."""
    if not score.shares or len(score.shares) > _SHAPE:
        return ""
    most = max(share.answers for share in score.shares)
    return "".join(
        _LEVELS[max(round(share.answers / most * 8) - 1, 0)] if share.answers else "·" for share in score.shares
    )


def _quote(quote: Quote, zone: ZoneInfo) -> Iterator[str]:
    title = f"{quote.title}: " if quote.title else ""
    for number, line in enumerate(_wrapped(f"“{title}{quote.words}”", WIDTH - 8)):
        yield ("     " if number else "    ") + line
    day = datetime.fromtimestamp(quote.time, zone).strftime("%Y-%m-%d")
    told = [amount(quote.score) if quote.score is not None else "", quote.event, day, quote.language or ""]
    yield fit(f"      — {', '.join(part for part in told if part)}", WIDTH)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of so many columns at most: letters of the East take two, and are written without blanks."""
    line = ""
    for word in text.split():
        if line and columns(f"{line} {word}") > width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
        while columns(line) > width:
            fits = next(n for n in range(len(line), 0, -1) if columns(line[:n]) <= width)
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line
