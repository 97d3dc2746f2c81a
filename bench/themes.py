"""How well are the themes of complaints understood, and how fast? `python -m bench.themes [--language]`.

The complaints are our own (tests/text/complaints), written before the words and models; half of them, by the hash of a
text, was read while developing, the other half was not looked at. The second set are texts of the simulated lamp shop,
written for another purpose, whose topics are known; words were added after reading some of seeds 1, so seed 5 is shown.
With `--language` the extra's model is asked too, which takes a minute.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from parcours.stats.intervals import wilson
from parcours.text.clauses import clauses
from parcours.text.finding import Embedder, ThemeModel
from parcours.text.taxonomy import LANGUAGES, BothThemes, MeaningThemes, Taxonomy, WordThemes, best, shipped
from parcours.text.tokens import words
from parcours.worlds.lumen.texts import exit_answer, ticket

PLACE = Path(__file__).parents[1] / "tests" / "text" / "complaints" / "complaints.txt"
NAMES = {
    "late": "Late delivery", "damaged": "Damaged in transit", "shipping_cost": "Shipping cost",
    "payment": "Payment failed", "quality": "Poor quality", "size": "Wrong size or fit",
    "refund": "Refund not received", "support": "Bad customer service", "cancel": "Cannot cancel subscription",
    "login": "Cannot sign in",
}  # fmt: skip
MEANT = {
    "late": "delivery.late delivery.tracking delivery.lost", "damaged": "delivery.damaged",
    "shipping_cost": "delivery.price", "payment": "payment.failed payment.methods billing.wrong",
    "quality": "product.quality product.broken", "size": "product.size", "refund": "refund.late",
    "support": "support.slow support.unhelpful support.rude", "login": "account.login",
    "cancel": "cancellation.hard cancellation.renewal", "none": "",
}  # fmt: skip
LUMEN = {
    "late": "Late delivery", "carrier": "Courier", "broken": "Broken", "size": "Wrong size", "colour": "Colour",
    "price": "Too expensive", "payment": "Payment problem", "return": "Return and refund",
    "service_slow": "Slow customer service", "availability": "Out of stock",
}  # fmt: skip
TOPICS = {
    "shipping_price": "delivery.price", "late": "delivery.late delivery.tracking",
    "carrier": "delivery.carrier delivery.tracking", "where_is_it": "delivery.tracking delivery.late",
    "note": "delivery.packaging", "bright": "product.looks", "dim": "product.looks", "warm_light": "product.looks",
    "wobbly": "product.quality", "broken": "product.broken delivery.damaged", "packaging": "delivery.packaging",
    "size": "product.size", "assembly": "product.assembly", "cable": "product.use",
    "colour": "product.looks product.described", "good_looks": "product.looks", "bulb_missing": "product.missing",
    "switch": "product.use product.broken", "value": "price.value", "price": "price.high",
    "found_cheaper": "price.cheaper", "payment": "payment.failed payment.methods", "coupon": "promotion.code",
    "invoice": "billing.invoice", "return": "returns.return", "wrong_address": "delivery.address",
    "wrong_item": "delivery.wrong_item", "address_change": "delivery.address", "availability": "stock.out",
    "service_good": "support.helpful", "service_slow": "support.slow", "gift": "order.gift",
    "advice": "information.advice", "banner": "promotion.loyalty",
}  # fmt: skip
Rows = list[tuple[str, str, str]]  # theme, language, text


def main() -> None:
    embedder: Embedder | None = None
    if "--language" in sys.argv:
        from parcours.listen.adapters import e5_embedder

        embedder = e5_embedder()
    lines = [line for line in PLACE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    every = [(a, b, c) for a, b, c in (line.split("|", 2) for line in lines)]
    kept = [row for row in every if int(hashlib.blake2b(row[2].encode(), digest_size=8).hexdigest(), 16) % 2]
    models: list[tuple[str, ThemeModel]] = [("words", WordThemes(shipped()))]
    if embedder is not None:
        models += [("meaning", MeaningThemes(shipped(), embedder)), ("both", BothThemes(shipped(), embedder))]
    for name, model in models:
        _shipped(name, model, kept)
    for using in (None, embedder) if embedder else (None,):
        _named("complaints, ten names", NAMES, [row for row in kept if row[0] != "none"], using)
        _named("lamp shop, ten names", LUMEN, _lumen(LUMEN, 6, 77), using)
    _topics(models[0][1], _lumen(TOPICS, 12, 5))
    _speed(models[0][1], every)


def _shipped(name: str, model: ThemeModel, rows: Rows) -> None:
    found = model.themes([text for _, _, text in rows], [language for _, language, _ in rows])
    told = [bool(keys) and keys[0] in MEANT[theme].split() for keys, (theme, _, _) in zip(found, rows, strict=True)]
    about = [right for right, row in zip(told, rows, strict=True) if row[0] != "none"]
    _line(f"complaints, {len(shipped())} shipped themes, {name}: the first is right", about)
    wrong = [bool(keys) and not right for keys, right in zip(found, told, strict=True)]
    _line("    a theme is told, and it is wrong", wrong)
    _line("    about none: none told", [not keys for keys, row in zip(found, rows, strict=True) if row[0] == "none"])
    for language in LANGUAGES:
        _line(
            f"    {language}", [r for r, row in zip(told, rows, strict=True) if row[1] == language and row[0] != "none"]
        )


def _named(what: str, names: dict[str, str], rows: Rows, embedder: Embedder | None) -> None:
    themes = Taxonomy.of(dict.fromkeys(names.values(), ()))
    found = best(themes, [text for _, _, text in rows], [language for _, language, _ in rows], embedder)
    right = [choice.key == names[theme] for choice, (theme, _, _) in zip(found, rows, strict=True)]
    _line(f"{what}, {'words and meaning' if embedder else 'words'}", right)


def _topics(model: ThemeModel, rows: Rows) -> None:
    right = []
    for topic, language, text in rows:
        cut = [text[a:b] for a, b in clauses(text, language)]
        found = {key for keys in model.themes(cut, [language] * len(cut)) for key in keys}
        right.append(bool(found & set(TOPICS[topic].split())))
    _line(f"lamp shop, {len(TOPICS)} topics, words: the theme is among those found", right)


def _lumen(topics: dict[str, str], times: int, seed: int) -> Rows:
    rng = np.random.default_rng(seed)
    return [
        (topic, language, exit_answer(rng, language, topic) if n % 2 else ticket(rng, language, topic, "chat").text)
        for topic in topics
        for language in LANGUAGES
        for n in range(times)
    ]


def _speed(model: ThemeModel, rows: Rows) -> None:
    texts, languages = [text for _, _, text in rows], [language for _, language, _ in rows]
    model.themes(texts, languages)
    words.cache_clear()
    begun = time.process_time()
    for _ in range(10):
        model.themes(texts, languages)
        words.cache_clear()
    print(f"{10 * len(texts) / (time.process_time() - begun):,.0f} complaints a second on one core, by words")


def _line(what: str, right: Sequence[bool]) -> None:
    between = wilson(sum(right), len(right))
    if between is not None:
        share = sum(right) / len(right)
        print(f"{what:<75} {share:.2f} ({between.low:.2f} to {between.high:.2f}), n {len(right)}")


if __name__ == "__main__":
    main()
