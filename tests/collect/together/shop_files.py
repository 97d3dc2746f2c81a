"""Small files of a shop that belong together, and a log to load them into."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from collect.small_shop import NOW, Shop
from parcours.collect.formats import Reader, open_file
from parcours.collect.pipeline import load
from parcours.collect.report import LoadReport
from parcours.collect.together import Opened, Plan, Proposed, propose

ORDERS = """\
order_id,customer_id,status,ordered_at,shipped_at,delivered_at,due_date
o1,c1,delivered,2025-03-01 10:00:00,2025-03-02 09:00:00,2025-03-04 12:00:00,2025-03-10
o2,c2,shipped,2025-03-01 11:00:00,2025-03-03 09:00:00,,2025-03-10
o3,c3,new,2025-03-05 11:00:00,,,2025-03-12
"""
CUSTOMERS = """\
customer_id,customer_unique_id,city
c1,ann,Rome
c2,bob,Oslo
c3,ann,Rome
"""
ITEMS = """\
order_id,item_no,product_id,price,quantity
o1,1,p1,5.5,2
o1,2,p2,1,1
o2,1,p1,5.5,1
o9,1,p1,5.5,1
"""
PRODUCTS = """\
product_id,category
p1,lamps
p2,bulbs
p3,ropes
"""
PAYMENTS = """\
order_id,payment_no,kind,value
o1,1,card,12
o2,1,voucher,3
o2,2,card,2.5
o8,1,card,1
"""
REVIEWS = """\
review_id,order_id,score,comment,created_at
r1,o1,5,All came quickly and in one piece,2025-03-05 08:00:00
r2,o2,1,Nothing has come so far I am waiting,2025-03-09 08:00:00
"""
ALL = {
    "orders.csv": ORDERS,
    "customers.csv": CUSTOMERS,
    "order_items.csv": ITEMS,
    "products.csv": PRODUCTS,
    "order_payments.csv": PAYMENTS,
    "reviews.csv": REVIEWS,
}


class Files:
    """A folder of files and a shop that loads them by a plan."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.shop = folder, Shop(folder)

    def readers(self, files: dict[str, str]) -> list[list[Reader]]:
        return [[open_file(self.shop.file(text, name))] for name, text in files.items()]

    def propose(self, files: dict[str, str]) -> Proposed:
        return propose(self.readers(files), zone="UTC")

    def plan(self, files: dict[str, str]) -> Plan:
        opened = self.propose(files).opened
        assert opened is not None
        return opened.plan

    def load(self, files: dict[str, str], plan: Plan | None = None) -> dict[str, LoadReport]:
        """Load all tables of a plan, or of the one proposed; the report of each."""
        if plan is None:
            opened = self.propose(files).opened
            assert opened is not None
        else:
            readers = self.readers(files)
            by_shape = {(r[0].format, frozenset(r[0].columns)): r for r in readers}
            named = {t.name: by_shape[t.signature] for t in plan.tables.values() if t.signature in by_shape}
            opened = Opened(plan, named)
        return {
            table.name: self._load(opened, table.name) for table in opened.plan.loaded() if table.name in opened.files
        }

    def _load(self, opened: Opened, name: str) -> LoadReport:
        table = opened.plan.tables[name]
        assert table.mapping is not None
        self.shop.loads += 1
        return load(
            self.shop.log,
            opened.readers(table),
            table.mapping,
            zone=ZoneInfo("UTC"),
            now=NOW,
            load_id=f"load-{self.shop.loads}",
            known=self.shop.known,
            beside=lambda: opened.beside(table),
        )

    def visible(self, *columns: str) -> list[tuple]:
        """Rows of the log that no other corrects, in order."""
        corrected = {row[0] for row in self.shop.rows("supersedes") if row[0] is not None}
        return [row[1:] for row in self.shop.rows("seq", *columns) if row[0] not in corrected]


def some(*names: str) -> dict[str, str]:
    return {f"{name}.csv": ALL[f"{name}.csv"] for name in names}


def told(report: LoadReport) -> Sequence[tuple[str, int, int, int, dict[str, int]]]:
    """Of each file: accepted, duplicate, joined, set aside."""
    return [
        (
            f.name,
            f.verdicts.accepted,
            f.verdicts.duplicate,
            f.verdicts.joined,
            {str(r): n for r, n in f.verdicts.set_aside.items()},
        )
        for f in report.files
    ]
