"""Maps made by hand, for what draws them: everything occurs in the lamp shop's, little in the corner shop's."""

from __future__ import annotations

import itertools
from dataclasses import replace

from journeymap.made_cells import CELLS, HEADS, WAYS
from journeymap.made_parts import AS_OF, DAY, SIMULATED, assume, fig, of, said
from parcours.model.assumed import LANES, Lane
from parcours.model.count import Count
from parcours.model.journey_map import (
    Cell,
    Column,
    Difference,
    Direction,
    Figure,
    JourneyMap,
    Row,
    Statement,
    TwoMaps,
    View,
    Way,
)
from parcours.model.period import Period
from parcours.model.receipt import Receipt, SnapshotId


def lamp_shop() -> JourneyMap:
    """Six stages, everything in them."""
    names = ("Awareness", "Consideration", "Decision", "Purchase", "Retention", "Advocacy")
    return JourneyMap(
        journey="Lumen, lamps for people who read at night",
        view=View(AS_OF, "Europe/Paris", Period("2025-09-01", "2026-05-31"), "", 19_840, 10),
        origin=SIMULATED,
        columns=tuple(map(_column, names, *zip(*HEADS, strict=True))),
        ways=tuple(_way(*w) for w in WAYS),
        rows=tuple(Row(lane, _cells(names, CELLS[lane])) for lane in LANES),
        whole=(
            said("milestone", "Order Completed", of("reached", 3_974, 19_840), n=19_840, receipt=1),
            said("nowhere", "", of("people", 11_204, 19_840), receipt=1),
            said("out", "", of("people", 214, 19_840), receipt=1),
            said("unplaced", "", fig("events", 48_211, "events"), receipt=0),
            said("refused", "Loyal banner", of("people", 1_211, 19_840), fig("mean before", 2.4, "events"),
                 fig("mean of others", 0.6, "events"), of("compared", 1_116, 1_211), of("others", 6_402, 18_629),
                 reason="differed before", what="goals", goal="Order Completed", within="56 days", receipt=1),
        ),
        receipts=_receipts(SIMULATED),
        notes=(
            "Browsers that were never known by an e-mail or an account are counted as people of their own.",
            "Web events begin on 1 September 2025: who was there before is first seen then.",
        ),
        parcours="0.1.0",
    )  # fmt: skip


def corner_shop() -> JourneyMap:
    """Three stages of a real shop, most of its cells empty."""
    names = ("Looking", "Buying", "Coming back")
    heads = (
        (of("ever", 812, 1_040), of("now", 96, 1_040), 3 * DAY),
        (of("ever", 377, 1_040), of("now", 41, 1_040), 2_400),
        (of("ever", 118, 1_040), of("now", 98, 1_040), None),
    )
    real = ("real",)
    cells: dict[Lane, tuple[tuple[Statement, ...] | str, ...]] = {
        "actions": tuple(
            (said("did", event, of("people", people, there), fig("events", events, "events"), origin=real),)
            for event, people, there, events in (
                ("Product Viewed", 790, 812, 4_211),
                ("Order Completed", 377, 377, 451),
                ("Product Viewed", 77, 118, 240),
            )
        ),
        "feelings": (
            "reviews, tickets or a survey", "reviews, tickets or a survey",
            (said("said", "Same delivery man every time.", origin=real, evidence="reported", n=1, event="Review"),),
        ),
    }  # fmt: skip
    empty = tuple("an export that holds it" for _ in names)
    return JourneyMap(
        journey="Corner shop",
        view=View(AS_OF, "Europe/Berlin", Period(), "customers who came by mail", 1_040, 10),
        origin=real,
        columns=tuple(map(_column, names, *zip(*heads, strict=True))),
        ways=(
            _way("none", "Looking", "in", 812, 1_040),
            _way("Looking", "Buying", "forward", 301, 812),
            _way("Buying", "Coming back", "forward", 118, 377),
        ),
        rows=tuple(Row(lane, _cells(names, cells.get(lane, empty))) for lane in LANES),
        receipts=_receipts(real),
        parcours="0.1.0",
    )


def long_names() -> JourneyMap:
    """Eight stages with names that take room, in three scripts, of a sample."""
    names = (
        "Осведомлённость о проблеме", "Mempertimbangkan pilihan-pilihan", "Сравнение с предложениями конкурентов",
        "Keputusan pembelian bersama keluarga", "Оформление и оплата заказа", "Pemakaian-sehari-hari-di-rumah",
        "Превысокомногорассмотрительствующий этап", "比較して、友だちにすすめる",
    )  # fmt: skip
    heads = tuple(
        (of("ever", 9_800 - 1_150 * i, 12_345), of("now", 310 + 17 * i, 12_345), (i + 1) * 5.3 * DAY) for i in range(8)
    )
    sample = ("sample",)
    events = ("Просмотр карточки товара с фотографиями", "Menambahkan-produk-ke-keranjang-belanja", "Order Completed")
    did = [
        tuple(
            said("did", e, of("people", 900 - 200 * k - 40 * i, 1_000 + i), origin=sample) for k, e in enumerate(events)
        )
        for i in range(8)
    ]
    quote = said("said", "Долго искал лампу, которая не слепит ребёнка, когда я читаю; нашёл здесь со второго раза.",
                 fig("score", 4, "score"), origin=sample, evidence="reported", n=1, language="ru", low_end="1",
                 high_end="5", event="Отзыв")  # fmt: skip
    other = said("said", "Barangnya bagus, tetapi pengirimannya terlambat sembilan hari dan tidak ada kabar.",
                 fig("score", 2, "score"), origin=sample, evidence="reported", n=1, language="id", low_end="1",
                 high_end="5", event="Ulasan")  # fmt: skip
    ways = [_way("none", names[0], "in", 9_650, 12_345)]
    ways += [
        _way(a, b, "forward", 7_800 - 900 * i, 9_800 - 1_150 * i) for i, (a, b) in enumerate(itertools.pairwise(names))
    ]
    ways += [
        _way(names[i], names[j], "forward", 400 - 20 * i, 9_800 - 1_150 * i)
        for i, j in ((0, 2), (1, 4), (0, 7), (4, 6))
    ]
    ways += [
        _way(names[i], names[j], "back", 300 - 20 * i, 9_800 - 1_150 * i) for i, j in ((2, 1), (5, 1), (7, 5), (4, 3))
    ]
    ways += [_way(a, "none", "away", 700, 8_000) for a in names] + [_way(a, "out", "out", 31, 8_000) for a in names]
    ways += [_way("none", a, "in again", 120, 9_000) for a in names]
    rows = {"actions": tuple(did), "feelings": tuple((quote, other) for _ in names)}
    empty = tuple("ulasan pelanggan, tiket, atau survei" for _ in names)
    return JourneyMap(
        journey="Перекрёсток: kehidupan pelanggan dari pencarian sampai rekomendasi",
        view=View(AS_OF, "Asia/Jakarta", Period("2026-01-01", None), "", 12_345, 10),
        origin=sample,
        columns=tuple(map(_column, names, *zip(*heads, strict=True))),
        ways=tuple(ways),
        rows=tuple(Row(lane, _cells(names, rows.get(lane, empty))) for lane in LANES),
        receipts=_receipts(sample),
        parcours="0.1.0",
    )


def hostile() -> JourneyMap:
    """The corner shop with names that would run if anything were not escaped."""
    evil = "</script><img src=x onerror=alert(1)>\"'&\u202e\x1b[31m"
    shop = corner_shop()
    column = replace(shop.columns[0], name=evil)
    rows = tuple(
        replace(row, cells=(Cell(evil, (said("did", evil, of("people", 1, 2)), said("said", evil, evidence="reported",
                language='"><b>', event=evil), assume(evil, evil))), *row.cells[1:])) for row in shop.rows
    )  # fmt: skip
    names = {"Looking": evil}
    ways = tuple(replace(w, before=names.get(w.before, w.before), after=names.get(w.after, w.after)) for w in shop.ways)
    receipts = tuple(replace(r, question=evil, query={evil: evil}, notes=(evil,)) for r in shop.receipts)
    return replace(
        shop, journey=evil, columns=(column, *shop.columns[1:]), ways=ways, rows=rows, notes=(evil,), receipts=receipts
    )


def before_and_after() -> TwoMaps:
    """The lamp shop in two periods: what fell, what rose, what is new and what is gone."""
    after = lamp_shop()
    rows = tuple(replace(row, cells=tuple(replace(c, statements=tuple(map(_earlier, c.statements))) for c in row.cells))
                 for row in after.rows)  # fmt: skip
    columns = tuple(replace(c, ever=_less(c.ever), now=_less(c.now)) for c in after.columns)
    fewer = _way("Decision", "Consideration", "back", 112, 5_110)
    ways = tuple(fewer if (w.before, w.after) == (fewer.before, fewer.after) else w for w in after.ways)
    before = replace(
        after,
        rows=rows,
        columns=columns,
        ways=ways,
        view=replace(after.view, period=Period("2025-09-01", "2026-02-28")),
    )
    paid = of("people", 980, 2_046)
    return TwoMaps(
        before,
        after,
        "period",
        ("1 Sep to 28 Feb", "1 Mar to 31 May"),
        (
            Difference("actions", "Decision", "did", "Order Completed", "people", of("people", 1_204, 1_967), paid,
                       -0.133, -0.168, -0.098, True),
            Difference("goals", "Decision", "goal", "Sure that this is the right one, no surprise in the price",
                       "reached", of("reached", 1_140, 1_967), of("reached", 941, 2_046), -0.12, -0.155, -0.085, True),
            Difference(None, "Decision", "back", "Consideration", "people", of("people", 112, 5_110),
                       of("people", 318, 5_311), 0.038, 0.03, 0.046, True),
            Difference("research", "Awareness", "searched", "warm light", "people", None, of("people", 61, 9_000),
                       None, None, None, False),
        ),
        ("Figures of fewer than 10 people are withheld in both.",),
    )  # fmt: skip


def _column(name: str, ever: Figure, now: Figure, stay: float | None) -> Column:
    inferred = "“Product Added” comes before “Order Completed” for most" if name in ("Decision", "Buying") else ""
    return Column(
        name, ever, now, Figure("stay", stay, "seconds"), (ever.count or Count(0, 0)).people + 91, inferred, 0
    )


def _way(before: str, after: str, direction: Direction, people: int, of_: int) -> Way:
    return Way(before, after, direction, of("people", people, of_, "moves.0.people"), people + people // 9, 0)


def _cells(names: tuple[str, ...], told: tuple[tuple[Statement, ...] | str, ...]) -> tuple[Cell, ...]:
    return tuple(
        Cell(name, (), what) if isinstance(what, str) else Cell(name, what, more=4 if len(what) > 4 else 0)
        for name, what in zip(names, told, strict=True)
    )


def _receipts(origin: tuple[str, ...]) -> tuple[Receipt, ...]:
    snapshot = SnapshotId(412_908, "id-7f3a", "jo-11c2", AS_OF, "Europe/Paris")
    query = {"by": None, "top": 12, "where": "event != 'Page Viewed'", "period": {"start": "2025-09-01", "end": None}}
    made = ("stages", {"period": {"start": "2025-09-01", "end": "2026-05-31"}, "among": None}), ("actions", query)
    return tuple(
        Receipt(question, asked, snapshot, origin, 19_840, 412_908, f"a9d1c0ffee{i}", "0.1.0",
                ("“Page Viewed” is hidden by the journey.",), 3_974)
        for i, (question, asked) in enumerate(made)
    )  # fmt: skip


def _less(figure: Figure) -> Figure:
    if figure.count is None:
        return replace(figure, value=None if figure.value is None else figure.value * 0.9)
    return of(figure.name, int(figure.count.people * 0.8), figure.count.of, figure.path)


def _earlier(statement: Statement) -> Statement:
    if statement.evidence == "assumed" or statement.kind == "said":
        return statement
    return replace(statement, figures=tuple(map(_less, statement.figures)))
