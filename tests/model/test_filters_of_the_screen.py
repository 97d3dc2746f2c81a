"""Does the screen write filters as the model does? Both are held against the same pairs of text and JSON."""

import json
from pathlib import Path

from pydantic import TypeAdapter

from parcours.model.filter_text import FilterLike, read_filter, write_filter

PAIRS = Path(__file__).parents[2] / "web" / "tests" / "parts" / "filters.json"
TEXTS = (
    "any event",
    "not any event",
    "Order",
    "Order | Review",
    "Order where price > 10",
    "Order | Review where price >= 10.5 and channel = mail",
    "Order where (channel = mail or coupon missing)",
    "Order where price > 10 and (channel = mail or coupon missing)",
    "any event where device in (mobile, 'big tablet')",
    "device != mobile",
    "device not in (mobile, desktop)",
    "device = mobile and price < 3",
    "device = mobile or price < 3",
    "not (device = mobile)",
    "person.plan = 'paid-up'",
    'person."favourite colour" contains (red, blue)',
    '"person.plan" exists',
    '"Terms and Conditions"',
    "\"It's\" where note = 'it\\'s \\\\ here'",
    "campaign starts with nl_",
    "known = yes and other = 'yes'",
    "Заказ where город = Кишинёв",
    "price in (1, 2.5, -3)",
    '"any event"',
)


def _pairs() -> list[dict[str, object]]:
    dump = TypeAdapter(FilterLike).dump_python
    return [{"text": write_filter(read_filter(text)), "filter": dump(read_filter(text), mode="json")} for text in TEXTS]


def test_the_pairs_are_what_the_model_says() -> None:
    assert json.loads(PAIRS.read_text(encoding="utf-8")) == _pairs()


if __name__ == "__main__":
    PAIRS.write_text(json.dumps(_pairs(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
