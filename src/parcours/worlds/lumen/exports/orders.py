"""The shop's orders as Shopify exports them: a line an item, the order's own columns on its first line alone.

What was sent back is a credit note: the same columns, a number that begins with CN, counts and amounts below zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parcours.worlds.lumen.calendar import DAY, END, offset, wall
from parcours.worlds.lumen.dice import Dice
from parcours.worlds.lumen.exports import write_csv
from parcours.worlds.lumen.names import as_written
from parcours.worlds.lumen.records import Order
from parcours.worlds.lumen.shop import Product

COLUMNS = (
    "Name", "Email", "Financial Status", "Fulfillment Status", "Accepts Marketing", "Currency", "Subtotal", "Shipping",
    "Total", "Discount Code", "Discount Amount", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price",
    "Lineitem sku", "Shipping Name", "Shipping Country", "Phone", "Refunded Amount", "Payment Method", "Source",
)  # fmt: skip


def orders(path: Path, orders: list[Order], mess: Dice) -> Path:
    """The file, in the order of time, credit notes between orders."""
    notes = [order for order in orders if order.refunded and order.refunded_at < END]
    made = [(order.at, 0, order) for order in orders] + [(order.refunded_at, 1, order) for order in notes]
    made.sort(key=lambda one: (one[0], one[1], one[2].number))
    return write_csv(path, COLUMNS, (row for at, note, order in made for row in _lines(order, at, bool(note), mess)))


def _lines(order: Order, at: float, note: bool, mess: Dice) -> Iterator[list[Any]]:
    sign = -1 if note else 1
    for number, (product, count) in enumerate(order.returned if note else order.items):
        head = _head(order, note, mess) if not number else {}
        row = head | _every(order, at, note) | _item(order, product, sign * count)
        yield [row.get(column, "") for column in COLUMNS]


def _every(order: Order, at: float, note: bool) -> dict[str, Any]:
    """What each line says."""
    hours = offset(at) // 3_600
    return {
        "Name": f"CN{order.number}" if note else order.name,
        "Email": order.person.email,
        "Created at": f"{wall(at):%Y-%m-%d %H:%M:%S} +{hours:02d}00",
    }


def _item(order: Order, product: Product, count: int) -> dict[str, Any]:
    price = f"{order.person.country.money(product.price):.2f}"
    return {
        "Lineitem quantity": count, "Lineitem name": product.name, "Lineitem price": price, "Lineitem sku": product.sku,
    }  # fmt: skip


def _head(order: Order, note: bool, mess: Dice) -> dict[str, Any]:
    """What the first line says of the whole."""
    person, country = order.person, order.person.country
    phone = as_written(mess, order.phone, country.dial) if order.phone else ""
    given_back = order.refunded if order.refunded and order.refunded_at < END else 0.0
    paid = round(order.total - order.shipping, 2)
    money = (
        (-order.refunded, 0.0, -order.refunded, 0.0) if note else (paid, order.shipping, order.total, order.discount)
    )
    return {
        "Financial Status": "refunded"
        if note or given_back >= paid
        else "partially_refunded"
        if given_back
        else "paid",
        "Fulfillment Status": "unfulfilled" if order.cancelled or order.at > END - 2 * DAY else "fulfilled",
        "Accepts Marketing": "yes" if 0 < person.subscribed <= order.at else "no",
        "Currency": country.currency,
        "Subtotal": f"{money[0]:.2f}",
        "Shipping": f"{money[1]:.2f}",
        "Total": f"{money[2]:.2f}",
        "Discount Code": "" if note else order.coupon,
        "Discount Amount": f"{money[3]:.2f}",
        "Shipping Name": person.name,
        "Shipping Country": country.code,
        "Phone": phone,
        "Refunded Amount": "" if note else f"{given_back:.2f}",
        "Payment Method": "Bank transfer" if order.source == "phone" else "Card",
        "Source": order.source,
    }
