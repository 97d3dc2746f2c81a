# ruff: noqa: E501  (a table: a finding a line reads best)
"""What the lamp shop's map holds: every row, kind, evidence and direction of a move occurs."""

from __future__ import annotations

from journeymap.made_parts import DAY, assume, fig, of, said
from parcours.model.assumed import Lane
from parcours.model.journey_map import Direction, Figure, Statement

HEADS = (
    (of("ever", 16_902, 19_840), of("now", 4_810, 19_840), 6.2 * DAY),
    (of("ever", 9_006, 19_840), of("now", 2_114, 19_840), 4.1 * DAY),
    (of("ever", 5_311, 19_840), of("now", 402, 19_840), 2_460),
    (of("ever", 3_974, 19_840), of("now", 388, 19_840), 8.4 * DAY),
    (of("ever", 2_860, 19_840), of("now", 1_502, 19_840), 121 * DAY),
    (of("ever", 161, 19_840), of("now", 143, 19_840), None),
)
WAYS: tuple[tuple[str, str, Direction, int, int], ...] = (
    ("none", "Awareness", "in", 15_840, 19_840), ("none", "Consideration", "in", 2_610, 19_840),
    ("none", "Decision", "in", 802, 19_840), ("Awareness", "Consideration", "forward", 6_044, 16_902),
    ("Consideration", "Decision", "forward", 4_311, 9_006), ("Decision", "Purchase", "forward", 3_604, 5_311),
    ("Purchase", "Retention", "forward", 2_860, 3_974), ("Retention", "Advocacy", "forward", 161, 2_860),
    ("Awareness", "Decision", "forward", 611, 16_902), ("Consideration", "Purchase", "forward", 370, 9_006),
    ("Awareness", "Purchase", "forward", 41, 16_902), ("Decision", "Consideration", "back", 318, 5_311),
    ("Retention", "Consideration", "back", 702, 2_860), ("Retention", "Decision", "back", 210, 2_860),
    ("Purchase", "Decision", "back", 96, 3_974), ("Awareness", "none", "away", 7_022, 16_902),
    ("Consideration", "none", "away", 3_010, 9_006), ("Decision", "none", "away", 1_090, 5_311),
    ("Retention", "out", "out", 131, 2_860), ("Purchase", "out", "out", 83, 3_974),
    ("none", "Awareness", "in again", 1_204, 19_840), ("none", "Consideration", "in again", 988, 19_840),
    ("out", "Purchase", "in again", 12, 214),
)  # fmt: skip
_FEW = "fewer than 10 people"


def _did(total: int, *told: tuple[str, int, int]) -> tuple[Statement, ...]:
    return tuple(
        said("did", name, of("people", n, total), fig("events", k, "events"), receipt=1) for name, n, k in told
    )


def _pain(what: str, *figures: Figure, days: int = 2, **detail: str) -> Statement:
    return said("pain", what, *figures, days=days, goal="Order Completed", within="7 days", **detail)


def _prompt(name: str, shown: int, of_: int, taken: int, on: int, on_taken: int, **detail: str) -> Statement:
    return said("prompt", name, of("shown", shown, of_), of("taken", taken, shown), of("went on", on, shown),
                of("went on taken", on_taken, taken), fig("unfinished", 38, "people"), **detail)  # fmt: skip


def _quote(words: str, language: str, score: float | None, event: str, days: int = 9, **detail: str) -> Statement:
    figures = () if score is None else (fig("score", score, "score"),)
    return said("said", words, *figures, evidence="reported", n=1, days=days, language=language, event=event,
                low_end="1", high_end="5", **detail)  # fmt: skip


CELLS: dict[Lane, tuple[tuple[Statement, ...] | str, ...]] = {
    "goals": (
        (assume("Understand why the evening light tires the eyes", "interviews; searches before the first visit"),
         assume("Feels unsure whether a lamp can help at all", "an exit survey of one question")),
        (said("goal", "Compare a few lamps by brightness and price", of("reached", 4_120, 8_410), fig("time", 1.9 * DAY, "seconds"),
              of("unfinished", 596, 9_006), n=8_410, rule="Product Compared or Wishlist Added within 7 days"),
         said("choices", "Compare a few lamps by brightness and price", fig("choices", 5.4, "choices"), fig("low quarter", 3, ""),
              fig("high quarter", 8, ""), n=4_120)),
        (said("goal", "Sure that this is the right one, no surprise in the price", of("reached", 3_604, 5_140),
              fig("time", 1_940, "seconds"), of("unfinished", 171, 5_311), n=5_140, rule="Order Completed within 7 days"),
         said("steps", "Sure that this is the right one, no surprise in the price", fig("steps", 6, "steps"),
              fig("low quarter", 5, "steps"), fig("high quarter", 9, "steps"), n=3_604),
         said("choices", "Sure that this is the right one, no surprise in the price", fig("choices", 3.1, "choices"), n=3_604),
         said("fields", "Sure that this is the right one, no surprise in the price", fig("fields", 14, "fields"),
              fig("low quarter", 11, "fields"), fig("high quarter", 19, "fields"), n=3_604)),
        (said("goal", "The parcel comes when it was said to come", n=None, receipt=None, evidence="measured", days=0),),
        (assume("Wants a lost parcel or a wrong address settled without a call", "support tickets with a reason"),),
        "a success rule for this stage in journey.yaml",
    ),
    "actions": (
        _did(16_902, ("Page Viewed", 16_902, 88_120), ("Article Read", 6_410, 9_922), ("Product Viewed", 5_002, 11_873),
             ("Video Watched", 1_704, 2_011), ("Newsletter Joined", 611, 611)),
        _did(9_006, ("Product Viewed", 8_940, 61_002), ("Product Compared", 3_712, 6_140), ("Reviews Opened", 2_909, 4_420),
             ("Wishlist Added", 1_208, 1_790), ("Chat Opened", 402, 433), ("Spec Sheet Downloaded", 96, 101)),
        (*_did(5311, ("Product Added", 5311, 7204), ("Checkout Started", 4420, 5871), ("Shipping Price Shown", 4102, 4990), ("Order Completed", 3604, 3841)), said("did", "Phone Call", receipt=1, withheld=_FEW)),
        _did(3_974, ("Order Shipped", 3_940, 4_330), ("Order Delivered", 3_702, 4_041), ("Parcel Tracked", 2_004, 7_790)),
        _did(2_860, ("Product Viewed", 2_010, 8_020), ("Order Completed", 902, 1_120), ("Return Requested", 214, 226)),
        _did(161, ("Review Written", 122, 131), ("Referral Sent", 60, 84)),
    ),
    "touchpoints": (
        (said("came", "search", of("people", 9_120, 16_902), receipt=1), said("came", "paid social", of("people", 4_404, 16_902), receipt=1),
         said("met", "Shop's pages", of("people", 16_100, 16_902), receipt=1)),
        (said("met", "Product page", of("people", 8_940, 9_006), receipt=1), said("came", "direct", of("people", 3_002, 9_006), receipt=1)),
        (said("met", "Checkout", of("people", 4_420, 5_311), receipt=1),
         said("met", "Call centre", of("people", 96, 5_311), evidence="inferred", receipt=1,
              reason="names like “call” are most often telephone calls")),
        (said("met", "Parcel, carrier A", of("people", 2_204, 3_974), receipt=1), said("met", "Parcel, carrier B", of("people", 1_770, 3_974), receipt=1)),
        (said("came", "mail", of("people", 1_610, 2_860), receipt=1),), (said("met", "Handwritten note", of("people", 60, 161), receipt=1),),
    ),
    "research": (
        (said("searched", "lampe de lecture sans fatigue des yeux", of("people", 402, 16_902), fig("events", 510, "events"), research="Search"),
         said("searched", "настольная лампа для чтения", of("people", 211, 16_902), fig("events", 260, "events"), research="Search"),
         said("saw", "Why blue light keeps you awake", of("people", 3_110, 16_902), fig("events", 3_404, "events"), research="Articles", depth="read"),
         said("saw", "A lamp in 30 seconds", of("people", 1_704, 16_902), fig("events", 2_011, "events"), research="Videos", depth="glance")),
        (said("saw", "Reviews of Nocturne 2", of("people", 1_909, 9_006), fig("events", 2_870, "events"), research="Reviews", depth="examine"),
         said("saw", "Specification sheet", of("people", 96, 9_006), fig("events", 101, "events"), research="Specifications", depth="examine", evidence="inferred", reason="PDFs named like the product")),
        "a property with the words searched for", "searches or content events", "searches or content events", "searches or content events",
    ),
    "feelings": (
        (said("spoke", "", of("people", 212, 16_902), fig("texts", 241, "texts"), evidence="reported"),
         _quote("Je lis tard, et ma vieille lampe me donne mal à la tête. Est-ce que la vôtre change vraiment quelque chose ?", "fr", None, "Chat")),
        (said("scored", "Exit survey", fig("mean", 3.4, "score", 3.2, 3.6), fig("answers", 311, "answers"), evidence="reported", n=311, low_end="1", high_end="5"),
         _quote("Слишком много моделей. Я так и не поняла, чем вторая лучше первой, кроме цены.", "ru", 2, "Exit survey"),
         _quote("Compared six shops, yours was the only one to say how many hours the bulb lives.", "en", 5, "Review", 21)),
        (said("scored", "Exit survey", fig("mean", 2.6, "score", 2.4, 2.8), fig("answers", 404, "answers"), evidence="reported", n=404, low_end="1", high_end="5"),
         _quote("The price of shipping came at the very last step. I felt tricked and closed the page.", "en", 1, "Exit survey", 1),
         _quote("Am vrut să plătesc cu cardul, dar pagina s-a întors la coș de trei ori și am renunțat.", "ro", 2, "Support ticket", 5, title="Plata nu merge"),
         _quote("Ongkos kirimnya baru muncul di akhir, padahal saya sudah isi semua data.", "id", 2, "Exit survey")),
        (said("scored", "Delivery survey", withheld="fewer than 10 speakers", evidence="reported"),
         _quote("Le colis est arrivé avec neuf jours de retard, sans un mot du transporteur.", "fr", 1, "Avis")),
        (_quote("There was a note by hand in the box. I put it on the shelf next to the lamp.", "en", 5, "Review", 33),), "reviews, tickets, or a survey",
    ),
    "pains": (
        "a goal for this stage",
        (_pain("many product pages, then nothing", of("people", 1_210, 9_006), fig("missed more", 0.02, "points", -0.015, 0.055), of("missed with", 880, 1_140),
               of("missed without", 5_904, 7_800), sign="repeats", place="Product Viewed", rule="the same page three times or more within an hour", verdict="unclear"),),
        (_pain("lost after Shipping Price Shown", of("people", 1_004, 4_102), fig("missed more", 0.214, "points", 0.182, 0.246), of("missed with", 741, 962),
               of("missed without", 1_640, 3_040), fig("times", 1_190, "events"), sign="drop-off", place="Shipping Price Shown", rule="no event for an hour", verdict="hurts", days=0),
         _pain("back to the basket from checkout", of("people", 588, 4_420), fig("missed more", 0.118, "points", 0.071, 0.165), of("missed with", 290, 560),
               of("missed without", 1_470, 3_700), sign="back", place="Checkout Started", rule="Basket Viewed after Checkout Started", verdict="hurts"),
         _pain("error on the payment page", of("people", 14, 4_420), of("missed with", 6, 14), of("missed without", 1_502, 4_100), sign="errors", place="Payment",
               rule="an event that names an error", verdict="too few")),
        (_pain("waits for delivery", of("people", 397, 3_974), fig("missed more", 0.09, "points", 0.041, 0.139), of("missed with", 301, 360), of("missed without", 2_404, 3_214),
               fig("usual wait", 4.2 * DAY, "seconds"), fig("slowest tenth", 12.1 * DAY, "seconds", 11.4 * DAY, 12.9 * DAY), sign="waits",
               place="Order Shipped → Order Delivered", rule="longer than nine in ten wait", verdict="hurts"),),
        (said("pain", "asks for a return", sign="repeats", withheld=_FEW),), "a goal for this stage",
    ),
    "moments": (
        "events before the goal, of enough people",
        (said("moment", "Reviews Opened", fig("difference", 0.081, "points", 0.052, 0.11), of("share", 1_104, 2_402), of("others", 3_350, 8_840), of("people", 2_909, 19_840),
              fig("p", 0.0004), found="yes", goal="Order Completed", within="14 days", n=2_402),
         said("moment", "Chat Opened", fig("difference", 0.012, "points", -0.03, 0.054), of("share", 140, 388), of("others", 540, 1_548), of("people", 402, 19_840),
              fig("p", 0.61), found="no", goal="Order Completed", within="14 days", n=388),
         said("refused", "Loyal banner seen", of("people", 1_211, 19_840), reason="still differed when matched",
              told="Those who saw it had already bought 2.4 times as often in the 56 days before (1,116 people), so nothing is said of what came after.",
              goal="Order Completed", within="14 days")),
        (said("moment", "Shipping price seen early", fig("difference", 0.064, "points", 0.031, 0.097), fig("share", 0.596, "share"), fig("others", 0.532, "share"), of("people", 1_040, 19_840),
              fig("p", 0.003), found="yes", goal="Order Completed", within="7 days", n=1_010),),
        "too few people had one", (said("moment", "Handwritten note", fig("difference", 0.11, "points", 0.048, 0.172), of("share", 60, 214), of("others", 260, 1_530),
              of("people", 220, 19_840), fig("p", 0.011), found="yes", goal="Order Completed", within="60 days", n=214),),
        "too few people had one",
    ),
    "prompts": (
        (_prompt("Newsletter for the light guide", 9_114, 16_902, 611, 2_044, 402, kind="call to action"),),
        (_prompt("Abandoned look", 2_002, 9_006, 318, 704, 202, kind="message"), _prompt("Compare box", 4_110, 9_006, 1_902, 2_240, 1_207, kind="call to action", reason="its name says so") ),
        (_prompt("Free shipping coupon", 812, 5_311, 391, 604, 351, kind="coupon"), said("prompt", "Call back", kind="sales contact", withheld=_FEW)),
        "prompts in journey.yaml", (_prompt("Second lamp letter", 1_940, 2_860, 207, 144, 60, kind="message"),), "prompts in journey.yaml",
    ),
    "measures": (
        (said("moved on", "a later stage", of("people", 6_696, 16_902), fig("moves", 7_400, "moves")),
         said("reading", "ad spend", fig("value", 48_220.5, "EUR"), fig("rows", 270, "rows"), n=None),
         said("reading", "search position", fig("value", 7.4), fig("rows", 270, "rows"), n=None)),
        (said("moved on", "Decision", of("people", 4_311, 9_006), fig("moves", 5_010, "moves")),
         said("stay", "Consideration", fig("median", 4.1 * DAY, "seconds", 3.9 * DAY, 4.3 * DAY), fig("low quarter", 0.8 * DAY, "seconds"), fig("high quarter", 15 * DAY, "seconds"),
              of("still there", 2_114, 10_004), fig("stays", 10_004, "stays"), n=9_006)),
        (said("moved on", "Purchase", of("people", 3_604, 5_311), fig("moves", 3_841, "moves")),
         said("measure", "order value", fig("value", 84.2, "EUR", 82.9, 85.5), fig("of", 3_841, "orders"), fig("people", 3_604, "people"), n=3_604, method="bootstrap over people"),
         said("measure", "bounce", of("value", 1_204, 6_020), n=6_020)),
        (said("measure", "revenue", fig("value", 323_412.6, "EUR", 314_000, 333_100), fig("people", 3_604, "people"), n=3_604),), (said("measure", "second orders", of("value", 902, 2_860), n=2_860), said("stay", "Retention", withheld=_FEW)), "orders with an amount",
    ),
}  # fmt: skip
