"""The join report of a load, counted on fingers."""

from __future__ import annotations

import pyarrow as pa

from identity.identity_worlds import batch, row
from parcours.identity.ids import NOBODY
from parcours.identity.ledger import Ledger
from parcours.identity.report import Joins, whole_percents


def test_rows_are_told_by_the_kind_that_carries_them() -> None:
    ledger, joins = Ledger(), Joins()
    joins.count("reviews", ledger.learn(batch([row(email="e@x.de")] * 6 + [row(order="1"), row(order="2")])))
    joins.count("reviews", ledger.learn(batch([row(order="1"), row(anonymous="a")])))
    later = ledger.learn(batch([row(user="u", order="1")]))
    joins.count(pa.array(["shop"]), later)
    report = joins.report(ledger)
    reviews, shop = report.sources
    assert (reviews.rows, reviews.joined) == (10, {"email": 6, "order": 2})
    assert reviews.nobody == {"anonymous": 1, "order": 1}
    assert shop.joined == {"user": 1}
    assert list(report.lines()) == [
        "reviews: 60 % joined by e-mail, 20 % by order number, 20 % belong to nobody yet "
        "(2 of 10 rows, known only by anonymous id, order number)",
        "shop: 100 % joined by user id (1 row)",
    ]


def test_a_source_that_joins_nobody_says_so() -> None:
    ledger, joins = Ledger(), Joins()
    joins.count("web", ledger.learn(batch([row(anonymous="a"), row()])))
    (line,) = joins.report(ledger).lines()
    assert line == "web: 100 % belong to nobody yet (2 of 2 rows, known only by anonymous id, no id)"
    assert list(Joins().report(ledger).lines()) == []


def test_conflicts_and_blocked_values_are_shown() -> None:
    ledger, joins = Ledger(), Joins()
    rows = [row(1, user="u", anonymous="a"), row(2, user="v", anonymous="a")]
    rows += [row(i, user="u", anonymous=f"b{i}") for i in range(60)]
    joins.count("web", ledger.learn(batch(rows)))
    joins.left_out("user", {"guest": 3, "0": 1})
    joins.left_out("user", {"guest": 2})
    joins.left_out("email", {})
    lines = list(joins.report(ledger).lines())
    assert lines[1] == "1 link set aside, because two different users would become one person"
    assert lines[2] == "12 links set aside, because one person would have more ids than allowed"
    assert "  for example user id “v” with anonymous id “a”" in lines
    assert lines[-1] == "user id: 6 values left out as nobody's: “guest” 5, “0” 1"


def test_sources_may_share_a_batch() -> None:
    ledger, joins = Ledger(), Joins()
    who = ledger.learn(batch([row(user="u"), row(user="v"), row(user="u")]))
    joins.count(pa.array(["a", "b", "a"]).dictionary_encode(), who)
    assert [(s.source, s.rows) for s in joins.report(ledger).sources] == [("a", 2), ("b", 1)]
    assert who[0] != NOBODY


def test_whole_percents_add_up() -> None:
    assert whole_percents([1, 1, 1], 3) == ["34 %", "33 %", "33 %"]
    assert whole_percents([610, 221, 169], 1000) == ["61 %", "22 %", "17 %"]
    assert whole_percents([9999, 1], 10000) == ["100 %", "<1 %"]
    assert whole_percents([0, 5], 5) == ["0 %", "100 %"]
