"""A journey's stages as a picture in a terminal: who is where, for how long, and where they go from there."""

from __future__ import annotations

from parcours.analyses.stages.result import Move, StageFigures, StagesResult
from parcours.analyses.terminal import WIDTH, bar, fit, footer, length, many, percent

_NAME, _BAR = 24, 12
_ONWARD = 4  # moves shown from each state


def lines(result: StagesResult) -> str:
    """The answer in 80 columns."""
    rule = "─" * WIDTH
    picture = [
        f"STAGES OF {fit(result.journey.upper(), 48).rstrip()}",
        many(result.people, "person", "people") + _milestone(result),
        rule,
        f"{'there now':>50}{'ever':>18}{'median stay':>12}",
    ]
    for number, stage in enumerate(result.stages):
        picture += _stage(number, stage, result)
    picture += ["", *_beside("in no stage", result.none_now.people, result), *_from("none", result)]
    if result.out_now.people or any("out" in (move.before, move.after) for move in result.moves):
        picture += [*_beside("out", result.out_now.people, result), *_from("out", result)]
    return "\n".join(line.rstrip() for line in [*picture, *footer(result.notes, result.receipt)])


def _milestone(result: StagesResult) -> str:
    if result.reached is None or result.milestone is None:
        return ""
    reached = f"; {result.reached.people:,} of them ({percent(result.reached.share)}) reached "
    return reached + fit(result.milestone, 30).rstrip()


def _stage(number: int, stage: StageFigures, result: StagesResult) -> list[str]:
    stay = length(stage.time.median) if stage.time.median is not None else "not yet"
    head = (
        f"{number + 1:>2} {fit(stage.name, _NAME)} {bar(stage.now.share or 0, _BAR)} {stage.now.people:>9,} "
        f"{percent(stage.now.share):>6} {stage.ever.people:>10,} {stay if stage.time.stays else '':>11}"
    )
    told = []
    if stage.time.p25 is not None or stage.time.p75 is not None:
        told.append(f"a quarter left within {length(stage.time.p25)}")
        told.append(f"three quarters within {length(stage.time.p75)}" if stage.time.p75 is not None else "")
    still, stays = stage.time.still_there, many(stage.time.stays, "stay")
    told.append(f"{still:,} of {stays} {'goes' if still == 1 else 'go'} on" if still else "")
    told.append(f"passed over {many(stage.skipped, 'time')}" if stage.skipped else "")
    return ["", head, *_wrapped([t for t in told if t]), *_from(stage.name, result)]


def _wrapped(told: list[str]) -> list[str]:
    """Remarks side by side, as many on a line as fit."""
    rows = [""]
    for remark in told:
        joined = f"{rows[-1]} · {remark}" if rows[-1] else remark
        if len(joined) <= WIDTH - 6:
            rows[-1] = joined
        else:
            rows.append(remark)
    return [f"     {row}" for row in rows if row]


def _from(state: str, result: StagesResult) -> list[str]:
    going = [move for move in result.moves if move.before == state]
    rows = [_move(move) for move in going[:_ONWARD]]
    if len(going) > _ONWARD:
        rows.append(f"       … and {len(going) - _ONWARD} more ways")
    return rows


def _move(move: Move) -> str:
    after = {"none": "in no stage", "out": "out"}.get(move.after, move.after)
    skipping = f"{move.skipping:,} skipped" if move.skipping else ""
    return (
        f"     → {fit(after, 32)} {move.people.people:>9,} {percent(move.people.share):>6} "
        f"{f'{move.moves:,} ×':>10} {skipping:>12}"
    )


def _beside(name: str, people: int, result: StagesResult) -> list[str]:
    share = people / result.people if result.people else None
    return [f" · {fit(name, _NAME)} {bar(share or 0, _BAR)} {people:>9,} {percent(share):>6}"]
