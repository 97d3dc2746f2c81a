"""Is an event a refund by its name? Only where the name says nothing else: “Refund Requested” pays nobody back."""

from __future__ import annotations

import re

_TEXT = """
refund, refunds, refunded, order refund, order refunded, order partially refunded, partial refund, full refund,
payment refund, payment refunded, purchase refund, purchase refunded, item refunded, product refunded,
charge refunded, refund issued, refund paid, refund completed, refund created, refund processed, money refunded,
chargeback, возврат, возврат средств, возврат денег, деньги возвращены, rambursare, rambursat, comanda rambursata,
comandă rambursată, remboursement, remboursé, rembourse, commande remboursée, commande remboursee, erstattung,
rückerstattung, erstattet, reembolso, estorno, rimborso, pengembalian dana, refund dana
"""
_NAMES = frozenset(name.strip() for name in _TEXT.replace("\n", " ").split(","))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OTHER = re.compile(r"[\W_]+")


def is_refund(name: str) -> bool:
    """Whether the name alone tells that money was given back."""
    return _OTHER.sub(" ", _CAMEL.sub(" ", name)).strip().casefold() in _NAMES
