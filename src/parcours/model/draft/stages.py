"""By which rules do people enter and leave stages? Asked of the kind of business that the events tell of."""

from __future__ import annotations

from parcours.model.draft.business import REPEAT, SHOP, SUBSCRIPTION
from parcours.model.draft.by_order import by_order
from parcours.model.draft.made import Made
from parcours.model.draft.placing import Events
from parcours.model.draft.repeat_shop import repeat_shop
from parcours.model.draft.shop import shop
from parcours.model.draft.subscription import subscription
from parcours.model.templates import Template

_KINDS = {SHOP: shop, SUBSCRIPTION: subscription, REPEAT: repeat_shop}


def stages_of(template: Template | None, events: Events) -> Made:
    """The template's stages with rules; without a template, stages by order alone."""
    return _KINDS[template.name](template, events) if template else by_order(events)
