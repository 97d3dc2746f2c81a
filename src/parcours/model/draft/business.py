"""Which kind of business do the events tell of? A shop, a shop where people buy again and again, a subscription."""

from __future__ import annotations

from parcours.model.draft.placing import BOUGHT, Events

SHOP, SUBSCRIPTION, REPEAT = "shop", "subscription", "repeat shop"
BY_ORDER = ""  # no kind: stages follow from the order of events alone
_LASTING = ("subscribed", "renew", "trial", "upgrade", "downgrade", "cancel")
_BASKETS = ("add", "cart", "ship", "deliver", "return")
_MOST, _FEW = 0.5, 10


def kind_of(events: Events) -> tuple[str, str]:
    """The template that fits, and why."""
    lasting, baskets = events.of(*_LASTING), events.people(*_BASKETS)
    if lasting and events.people(*_LASTING) >= baskets:
        names = ", ".join(f"“{one.name}” ({one.seen.people:,})" for one in lasting[:3])
        return SUBSCRIPTION, f"The names tell of something that lasts and is ended: {names}."
    if bought := main_order(events):
        seen = events.habits.named[bought]
        again = seen.again
        told = f"{again.people:,} of {again.of:,} people with “{bought}” did it again a day or more later"
        if again.of >= _FEW and (again.share or 0) > _MOST:
            return REPEAT, f"Most come back to buy: {told}."
        return SHOP, f"“{bought}” tells of orders; {told}." if again.people else f"“{bought}” tells of orders."
    if events.of("use", "onboard") and events.people("use", "onboard") > baskets:
        return SUBSCRIPTION, "The names tell of a product that is used, and of no orders."
    if not events.unknown or any(one.role.key not in ("machine", "trouble") for one in events.placed):
        return SHOP, "The names tell of a shop or site; none of them says that something was bought."
    seen = events.habits.named[events.unknown[0]]
    if len(events.unknown) == 1 and seen.again.of >= _FEW and (seen.again.share or 0) > _MOST:
        told = f"{seen.again.people:,} of {seen.again.of:,} people did it again a day or more later"
        return REPEAT, f"There is one event, “{seen.name}”, whose name says nothing; {told}."
    return (
        BY_ORDER,
        "The names say nothing that is known here: stages follow from the order in which people first do things.",
    )


def main_order(events: Events) -> str:
    """The event by which people become customers; empty where none tells."""
    for role in BOUGHT:
        if found := events.of(role):
            return found[0].name
    return ""
