"""How is a number written in its unit? `61%`, `3.1 days`, `1,204 events`, `9.0 points`, `24.90 EUR`."""

from __future__ import annotations

from parcours.analyses import terminal

_COUNTED = {
    "people": "person", "events": "event", "texts": "text", "answers": "answer", "stays": "stay", "moves": "move",
    "moments": "moment", "steps": "step", "choices": "choice", "fields": "field", "times": "time", "rows": "row",
    "sessions": "session", "orders": "order",
}  # fmt: skip
_BARE = ("score", "intensity", "p", "")


def percent(share: float | None) -> str:
    """A share: 61%, 4.3%, <0.1%; a whole is never rounded to, nor is nothing."""
    if share is None or not 0.0995 <= share <= 0.9949:
        return terminal.percent(share)
    return f"{share:.0%}"


def number(value: float, unit: str) -> str:
    """A value with its unit."""
    if unit == "seconds":
        return length(value)
    if unit == "share":
        return percent(value)
    if unit == "points":
        return f"{abs(100 * value):.1f} points {'more' if value > 0 else 'less'}" if value else "no points more"
    if unit == "deviations":
        return f"{value:.2f} standard deviations"
    if unit == "valence":
        return f"{value:+.2f}"
    if unit in _COUNTED:
        return f"{amount(value)} {_COUNTED[unit] if value == 1 else unit}"
    return amount(value, money=_is_money(unit)) + (f" {unit}" if unit not in _BARE else "")


def apart(value: float, unit: str) -> str:
    """How far two values are apart."""
    return f"{100 * value:.1f} points" if unit in ("points", "share") else number(value, unit)


def interval(low: float, high: float, unit: str) -> str:
    """From low to high, the unit once where it can be."""
    if unit in ("points", "share"):
        return f"{100 * low:.1f} to {100 * high:.1f}"
    if unit == "seconds":
        return f"{length(low)} to {length(high)}"
    if unit == "valence":
        return f"{low:+.2f} to {high:+.2f}"
    money = _is_money(unit)
    return f"{amount(low, money=money)} to {amount(high, money=money)}"


def length(seconds: float) -> str:
    """A length of time in the unit that says it best: 3.1 days, 45 min."""
    if seconds < 0:
        return f"-{length(-seconds)}"
    return terminal.length(float(f"{seconds:.3g}") if seconds < 120 else seconds)


def amount(value: float, *, money: bool = False) -> str:
    """A plain number: 1,234, 12.4, 3.14, 0.0012, 12.4 M."""
    size = abs(value)
    for power, name in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if size >= 10 * power:
            return f"{value / power:,.1f} {name}"
    if money:
        return f"{value:,.0f}" if size >= 10_000 else f"{value:,.2f}"
    if value == int(value) or size >= 10_000:
        return f"{value:,.0f}"
    return f"{value:,.1f}" if size >= 10 else f"{value:,.2f}" if size >= 1 else f"{value:.2g}"


def _is_money(unit: str) -> bool:
    """Whether it is a currency's code."""
    return len(unit) == 3 and unit.isupper()
