"""Credit for the goal as a picture in a terminal: channels, a column for each credit rule, and the two-touch case."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.attribution.query import RULES, Rule
from parcours.analyses.attribution.result import AttributionResult, ChannelCredit
from parcours.analyses.terminal import WIDTH, bar, fit, footer, many, percent

FEW = 10  # ways; fewer are too few to conclude from
_COLUMNS = 5  # rules side by side
_HEADS = {"time decay": "decay"}
_TWO: dict[Rule, str] = {
    "first": "all to A",
    "last": "all to B",
    "linear": "half each",
    "position": "half each (of more: 40% first, 40% last, 20% between)",
    "time decay": "B twice as much for each {half_life} that A is earlier",
    "markov": "half each, if no more was seen (else by what is lost without)",
    "markov 2": "likewise; what comes next hangs on the last two touches",
    "shapley": "half each, if no more was seen (else by what each adds)",
}


def lines(result: AttributionResult) -> str:
    """The answer in 80 columns."""
    goals = result.goals
    picture = [
        f"CREDIT FOR {fit(result.goal.upper(), 60).rstrip()}",
        *wrap(
            f"{many(goals.of, 'goal')}, {goals.people:,} with a touch in the {result.within} before; "
            f"{result.ways.people:,} of {many(result.ways.of, 'finished way')} of touches led there "
            f"({percent(result.ways.share)})",
            WIDTH,
        ),
        "─" * WIDTH,
        *_only(result),
        "",
        "  Of one goal after A, then B:",
        *(f"    {rule:12}{_TWO[rule].format(half_life=result.half_life)}" for rule in result.rules),
    ]
    if len(result.rules) < len(RULES):
        picture.append("    Other rules share otherwise: --rules all.")
    few = [c for c in result.channels if c.reached.of < FEW]
    notes = [f"~ fewer than {FEW} finished ways: too few to conclude from."] if few else []
    return "\n".join(line.rstrip() for line in [*picture, *footer([*notes, *result.notes], result.receipt)])


def _only(result: AttributionResult) -> Iterator[str]:
    if not result.channels:
        yield "  Nobody has a touch."
        return
    single = len(result.rules) == 1
    for begin in range(0, len(result.rules), _COLUMNS):
        some = result.rules[begin : begin + _COLUMNS]
        if begin:
            yield ""
        yield _heads(some, single, result)
        for channel in result.channels:
            yield _row(channel, begin, len(some), single)
        if single and result.value is not None:
            yield f"  {'together':20}{'':28}{result.goals.people:>12,} {result.value:>15,.2f}"


def _heads(rules: tuple[Rule, ...], single: bool, result: AttributionResult) -> str:
    if single:
        money = f"{'money ' + result.currency:>16}" if result.value is not None else ""
        return f"  {'channel':20}{'led there, of all ways':>22}{rules[0]:>12} {'share':>6}{money}"
    return f"  {'channel':18}" + "".join(f"{_HEADS.get(rule, rule):>12}" for rule in rules)


def _row(channel: ChannelCredit, begin: int, many_: int, single: bool) -> str:
    name = "all others" if channel.other else channel.channel or ""
    mark = "~" if channel.reached.of < FEW else " "
    if single:
        one = channel.credit[0]
        led = f"{channel.reached.people:,} of {channel.reached.of:,}"
        money = f" {one.value:>15,.2f}" if one.value is not None else f" {bar(one.share or 0, 10)}"
        share = percent(one.share) if one.share is None or one.share >= 0 else f"{one.share:.1%}"
        return f" {mark}{fit(name, 20)}{led:>22}{one.credit:>12,.1f} {share:>6}{money}"
    cells = "".join(f"{credit.credit:>12,.1f}" for credit in channel.credit[begin : begin + many_])
    return f" {mark}{fit(name, 18)}{cells}"
