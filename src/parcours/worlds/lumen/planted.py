"""What was put into the lamp shop, to be found again? Frozen: what, when, for whom, how much, and how it can be seen.

The figures are those by which the simulator draws, not what a draw happened to give. The simulator reads them from
here, so that they cannot differ from what is written down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Device = Literal["mobile", "tablet", "desktop"]
Phase = Literal["early", "late", "early again"]

FIRST_DAY, LAST_DAY = date(2026, 1, 5), date(2026, 9, 30)
SHIPPING_MOVED = date(2026, 3, 3)
NOTES_FROM = date(2026, 4, 1)
EXPERIMENT_FROM = date(2026, 5, 1)
TOLD_ON = date(2026, 5, 15)

COMPLETION: Mapping[Phase, Mapping[Device, float]] = {
    "early": {"mobile": 0.62, "tablet": 0.62, "desktop": 0.66},
    "late": {"mobile": 0.47, "tablet": 0.50, "desktop": 0.64},
    "early again": {"mobile": 0.57, "tablet": 0.58, "desktop": 0.65},
}
"""The chance that a checkout once started is finished, where the price of shipping is shown early, or last, or early
again to half of the browsers, by which part of what was lost comes back."""
ANSWER_SURVEY, WRITE_TO_US = 0.20, 0.05
"""Of those whom the price at the last step drives off: who answers the exit survey, who writes or calls."""

DAYS_ON_THE_WAY: Mapping[str, float] = {"Postline": 3.0, "Velocolis": 8.0}
"""Median days from shipped to delivered."""
PROMISED_DAYS = 4
BY_VELOCOLIS: Mapping[str, float] = {"FR": 0.50}
BY_VELOCOLIS_ELSEWHERE = 0.04
SECOND_ORDER, SECOND_ORDER_LATE = 0.25, 0.13
"""The chance of a further order within 90 days of a delivery."""
STARS = (0.04, 0.04, 0.09, 0.25, 0.58)
STARS_LATE = (0.22, 0.18, 0.22, 0.24, 0.14)
STARS_NOTE = (0.01, 0.01, 0.04, 0.16, 0.78)

NOTE = "handwritten note"
NOTE_SHARE = 1 / 3
REFERRED, REFERRED_NOTE = 0.04, 0.10
"""The chance that a delivery is followed by a shared referral link within 30 days."""
FRIEND_COMES = 0.5

BANNER_LOYAL, BANNER_OTHERS = 0.70, 0.03
"""The chance, in a visit, to be shown the club's banner: who bought before, and others."""

CAME_BACK, CAME_BACK_TOLD = 0.12, 0.27
"""Of those who complained by mid-May and have not bought: the chance of an order within 60 days."""

HELPED = 1.3
"""No story, but so in any shop: who read reviews, compared, or used the size tool, begins a checkout oftener."""


@dataclass(frozen=True, slots=True)
class Story:
    """One thing that was planted. `before` and `after` are what `measure` is without and with it."""

    key: str
    name: str
    what: str
    when: date
    whom: str
    measure: str
    before: float | None
    after: float | None
    seen_by: str
    topics: tuple[str, ...] = ()
    randomised: bool = False
    effect: bool = True  # False: a decoy


PLANTED = (
    Story(
        key="shipping_price",
        name="The price of shipping moves to the last step",
        what="From 3 March the price of shipping is no longer on the product's page but in the last step of checkout.",
        when=SHIPPING_MOVED,
        whom="whoever starts a checkout; on the phone above all",
        measure="checkouts finished of checkouts started, on the phone",
        before=COMPLETION["early"]["mobile"],
        after=COMPLETION["late"]["mobile"],
        seen_by="funnel Checkout Started -> Order by device, before and after; few exit answers and tickets",
        topics=("shipping_price",),
    ),
    Story(
        key="one_person",
        name="Camille Roussel is one person",
        what="She sees an ad on the phone and leaves her e-mail, compares on a laptop where she signs in, leaves, "
        "calls, and buys by telephone.",
        when=date(2026, 3, 10),
        whom="camille.roussel@poste.example, +33 6 12 55 01 77",
        measure="persons in the answer",
        before=5,
        after=1,
        seen_by="the person's page, and why its ids were joined: e-mail on both devices, telephone with the order",
    ),
    Story(
        key="carrier",
        name="Velocolis is late",
        what="Half of the French parcels go by Velocolis, which needs five days more.",
        when=FIRST_DAY,
        whom="French customers whose parcels go by Velocolis",
        measure="a second order within 90 days of the first delivery, in France",
        before=SECOND_ORDER,
        after=SECOND_ORDER_LATE,
        seen_by="funnel Parcel Delivered -> Order within 90 days by carrier; stars and words of reviews; tickets",
        topics=("late", "carrier", "where_is_it"),
        randomised=True,
    ),
    Story(
        key="note",
        name="A handwritten note delights",
        what="From 1 April a random third of parcels has a note written by hand.",
        when=NOTES_FROM,
        whom="a random third of parcels",
        measure="a referral link shared within 30 days of a delivery",
        before=REFERRED,
        after=REFERRED_NOTE,
        seen_by="funnel Parcel Delivered -> Referral Shared within 30 days by insert; stars, words of reviews; friends",
        topics=("note",),
        randomised=True,
    ),
    Story(
        key="decoy",
        name="The club's banner does nothing",
        what="The banner “lumen_club” is shown to those who bought before. They buy more, and would without it.",
        when=FIRST_DAY,
        whom="customers, seldom others",
        measure="orders after the banner, among those who bought equally often before",
        before=None,
        after=None,
        seen_by="it must not rank among moments that matter",
        topics=("banner",),
        effect=False,
    ),
    Story(
        key="early_price",
        name="Half of the visitors see the price of shipping early again",
        what="From 1 May a random half of browsers sees the price of shipping on the product's page again.",
        when=EXPERIMENT_FROM,
        whom="a random half of browsers",
        measure="checkouts finished of checkouts started, on the phone",
        before=COMPLETION["late"]["mobile"],
        after=COMPLETION["early again"]["mobile"],
        seen_by="Experiment Viewed where experiment = early_shipping_price, by variation",
        topics=("shipping_price",),
        randomised=True,
    ),
    Story(
        key="told",
        name="Those who complained are told that it was mended",
        what="On 15 May a random half of those who had complained of the price of shipping, and had not bought since, "
        "gets a mail that says that it was mended; the other half is held back.",
        when=TOLD_ON,
        whom="who complained by exit survey or ticket and left an e-mail address",
        measure="an order within 60 days",
        before=CAME_BACK,
        after=CAME_BACK_TOLD,
        seen_by="Email Delivered or Email Held Back where campaign = shipping_mended, then Order",
        topics=("shipping_mended",),
        randomised=True,
    ),
)
