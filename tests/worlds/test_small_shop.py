"""Is a small shop what it says: the same of each seed, with the stated effects, and none where none is stated?"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from parcours.worlds.small_shop import COUPON, LATE, LATE_SCORE, SLOW, SmallShop, small_shop

MANY = 40_000
DAY = 86_400 * 1_000_000


def lives(shop: SmallShop) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in shop.table.to_pylist():
        found[row["user"]].append(row)
    return found


def differences(shop: SmallShop) -> tuple[float, float, float]:
    """Of shares that order after a refused coupon, and again after a late parcel; and of scores after a late one.

    Coupons hang together with the channel, so channels are compared one by one.
    """
    coupons: dict[tuple[str, bool], list[bool]] = defaultdict(list)
    again: dict[bool, list[bool]] = {True: [], False: []}
    scores: dict[bool, list[float]] = {True: [], False: []}
    for rows in lives(shop).values():
        of = defaultdict(list)
        for row in rows:
            of[str(row["name"])].append(row)
        if of["Checkout Started"]:
            start = of["Checkout Started"][0]
            ordered = any(o["time"] > start["time"] for o in of["Order"])
            coupons[str(start["p.channel:s"]), start["p.coupon:s"] == "refused"].append(ordered)
        if of["Parcel Delivered"]:
            parcel = of["Parcel Delivered"][0]
            until = np.datetime64(str(parcel["p.promised_on:s"])).astype("datetime64[us]").astype(int) + DAY
            late = parcel["time"] >= until
            again[late].append(any(o["time"] > parcel["time"] for o in of["Order"]))
            scores[late] += [(float(r["p.score:n"]) - 1) / 4 for r in of["Review"]]
    refused = [np.mean(coupons[c, True]) - np.mean(coupons[c, False]) for c in ("search", "ads", "mail")]
    return (
        float(np.mean(refused)),
        float(np.mean(again[True]) - np.mean(again[False])),
        float(np.mean(scores[True]) - np.mean(scores[False])),
    )


@pytest.mark.parametrize("hurts", [True, False])
def test_what_is_planted_is_there(hurts: bool) -> None:
    found = differences(small_shop(3, people=MANY, hurts=hurts))
    assert found == pytest.approx((COUPON * hurts, LATE * hurts, LATE_SCORE * hurts), abs=0.025)
    assert small_shop(1, people=10, hurts=hurts).differences["Product Viewed: slow = yes"] == SLOW * 0.9 * hurts


def test_a_seed_is_a_shop() -> None:
    one, same, other = small_shop(5).table, small_shop(5).table, small_shop(6).table
    assert one.equals(same)
    assert not one.equals(other)
    assert one["time"].to_pylist() == sorted(one["time"].to_pylist())


def test_texts_are_of_five_languages_and_of_their_themes() -> None:
    said = [row for row in small_shop(2).table.to_pylist() if row["p.text:s"]]
    late = {row["p.text:s"].split(". ")[0] for row in said if row["p.said.pains:ss"][:1] == ["Delivery: late"]}
    assert len(late) == 5
    assert {row["p.said.sentiment:n"] < 0 for row in said if row["p.said.pains:ss"]} == {True}
