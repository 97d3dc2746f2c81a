"""What does the lamp shop sell, where, for how much, and how does it send it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parcours.worlds.lumen.topics import Language

SITE = "https://lumen.example"


@dataclass(frozen=True, slots=True)
class Product:
    """`price` in euros; `wanted`: how often it is looked at, against the others."""

    sku: str
    name: str
    kind: str
    price: float
    wanted: float

    @property
    def path(self) -> str:
        return "/products/" + self.name.lower().replace("ê", "e").replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Country:
    """A market. `rate`: euros for one of its currency; `hours`: how far its clocks are before those of Paris."""

    code: str
    language: Language
    locale: str
    share: float
    currency: str
    rate: float
    dial: str
    digits: int  # of a mobile number, after the dialling code and its first digit
    begins: str
    mail: tuple[str, ...]
    hours: int = 0
    shipping: float = 6.90  # euros

    def money(self, euros: float) -> float:
        """A price in the country's currency, as shops write prices."""
        return euros if self.currency == "EUR" else round(euros / self.rate) - 0.10


PRODUCTS = (
    Product("LM-D01", "Luna desk lamp", "desk", 69.0, 1.5),
    Product("LM-D02", "Scribe desk lamp", "desk", 119.0, 0.9),
    Product("LM-F01", "Arbre floor lamp", "floor", 189.0, 1.0),
    Product("LM-F02", "Roseau floor lamp", "floor", 139.0, 0.8),
    Product("LM-P01", "Nimbus pendant", "pendant", 99.0, 1.2),
    Product("LM-P02", "Galet pendant", "pendant", 149.0, 0.7),
    Product("LM-B01", "Petit bedside lamp", "bedside", 45.0, 1.6),
    Product("LM-B02", "Lune bedside lamp", "bedside", 59.0, 1.1),
    Product("LM-S01", "Fête string lights", "string", 29.0, 1.3),
    Product("LM-O01", "Brise outdoor lantern", "outdoor", 79.0, 0.7),
    Product("LM-C01", "Clair bulb", "bulb", 9.0, 1.2),
    Product("LM-C02", "Ambre bulb", "bulb", 12.0, 0.8),
    Product("LM-T01", "Toile shade", "shade", 35.0, 0.6),
    Product("LM-T02", "Raphia shade", "shade", 42.0, 0.5),
)

BULBS = tuple(product for product in PRODUCTS if product.kind == "bulb")

COUNTRIES = (
    Country("GB", "en", "en-GB", 0.28, "GBP", 1.15, "44", 9, "7", ("gmail.com", "outlook.com", "mail.example")),
    Country("FR", "fr", "fr-FR", 0.36, "EUR", 1.0, "33", 8, "6", ("gmail.com", "poste.example", "orange.example")),
    Country("RO", "ro", "ro-RO", 0.16, "RON", 0.20, "40", 8, "7", ("gmail.com", "yahoo.com", "posta.example"), 1, 5.90),
    Country("MD", "ru", "ru-MD", 0.12, "EUR", 1.0, "373", 7, "6", ("gmail.com", "mail.example", "yandex.example"), 1),
    Country(
        "ID", "id", "id-ID", 0.08, "EUR", 1.0, "62", 9, "8", ("gmail.com", "yahoo.co.id", "surel.example"), 6, 14.90
    ),
)

RATES: Mapping[str, float] = {"EUR": 1.0, "GBP": 1.15, "RON": 0.20}
FREE_FROM = 150.0  # euros: orders of this much travel free
GUIDES = ("light-for-reading", "how-many-lumens", "hanging-a-pendant", "warm-or-cold-light", "small-rooms")
COUPONS: Mapping[str, float] = {"WELCOME10": 0.10, "SPRING15": 0.15, "MERCI5": 0.05}
CARRIERS = ("Postline", "Velocolis")
POSTLINE, VELOCOLIS = CARRIERS


def product_named(name: str) -> Product:
    return next(product for product in PRODUCTS if product.name == name)
