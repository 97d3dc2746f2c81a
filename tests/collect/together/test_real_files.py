"""Files as others made them: what is proposed, and what comes of it, counted another way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from parcours.collect.formats import open_file
from parcours.collect.together import Opened, propose

SHARED = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the data handed out for development is not here")


def opened(folder: str) -> Opened | None:
    return propose([[open_file(path)] for path in sorted((SHARED / folder).glob("*.[cp][sa]*"))], zone="UTC").opened


def test_invoices_are_put_together_from_their_lines() -> None:
    found = opened("online_retail")
    assert found is not None
    table = found.plan.tables["onlineretail"]
    assert table.lines is not None
    assert table.lines.names == {"Invoice Cancelled": "InvoiceNo starts with C", "Invoice": "otherwise"}
    assert table.lines.take == ("StockCode", "Description", "Quantity", "UnitPrice")
    names: Counter[str] = Counter()
    amount = rows = 0.0
    for batch in found.readers(table)[0].batches():
        rows += batch.count
        if len(batch.rows):
            told = batch.table.to_pydict()
            names.update(told["event"])
            mine = zip(told["event"], told["CustomerID"], told["amount"], strict=True)
            amount += sum(a for event, person, a in mine if event == "Invoice" and person is not None)
    assert rows == 541_909
    assert names == {"Invoice": 22_064, "Invoice Cancelled": 3_836}
    assert round(amount, 2) == 8_911_407.90
    lines = pq.read_table(SHARED / "online_retail" / "onlineretail.parquet", columns=["InvoiceNo"])
    assert len(lines["InvoiceNo"].unique()) == 25_900 == names.total()


@pytest.mark.parametrize("folder", ["ecom_clicks", "rees46_sample"])
def test_clicks_are_one_event_a_row(folder: str) -> None:
    assert opened(folder) is None
