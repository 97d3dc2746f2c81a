"""How is a rule said in one line?"""

from __future__ import annotations

from parcours.model.filter_text import write_filter
from parcours.model.rules import AllOf, AnyOf, Did, DidNot, Events, NotThat, Rule


def said(rule: Rule) -> str:
    """`Order at least 2 within 28 days, and not Refund`."""
    match rule:
        case Did(events, at_least, within):
            often = f" at least {at_least}" if at_least > 1 else ""
            return f"{_events(events)}{often}{f' within {within}' if within else ''}"
        case DidNot(events, within):
            return f"not {_events(events)}{f' within {within}' if within else ''}"
        case NotThat(inner):
            return f"not ({said(inner)})"
        case _:
            joint = ", or " if isinstance(rule, AnyOf) else ", and "
            return joint.join(_inside(inner, rule) for inner in rule.rules)


def _inside(inner: Rule, rule: Rule) -> str:
    joins = isinstance(inner, AnyOf | AllOf) and type(inner) is not type(rule)
    return f"({said(inner)})" if joins else said(inner)


def _events(events: Events) -> str:
    return events.text or write_filter(events.filter)
