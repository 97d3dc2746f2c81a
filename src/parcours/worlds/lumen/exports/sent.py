"""What was sent and what was spent, as carriers, advertisers and search engines export it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from parcours.worlds.lumen import figures
from parcours.worlds.lumen.calendar import END, wall
from parcours.worlds.lumen.exports import columns, write_csv
from parcours.worlds.lumen.records import Parcel

PARCELS = columns("tracking_number order_number carrier insert shipped_at promised_on delivered_at punctuality")
ADS = columns("Day Platform Campaign Impressions Clicks Cost Currency Conversions")
SEARCH = columns("Date Query Country Clicks Impressions CTR Position")


def parcels(path: Path, parcels: list[Parcel]) -> Path:
    """By the clocks of Paris, without saying so; whether it was late is known once it has come."""
    sent = sorted((parcel for parcel in parcels if parcel.shipped < END), key=lambda parcel: parcel.shipped)
    return write_csv(path, PARCELS, [_parcel(parcel) for parcel in sent])


def ads(path: Path, rng: np.random.Generator, size: float) -> Path:
    return write_csv(path, ADS, figures.ads(rng, size))


def search_console(path: Path, rng: np.random.Generator, size: float) -> Path:
    return write_csv(path, SEARCH, figures.search_console(rng, size))


def _parcel(parcel: Parcel) -> tuple[str, ...]:
    came = f"{wall(parcel.delivered):%Y-%m-%d %H:%M}" if parcel.delivered else ""
    how = ("late" if parcel.late else "on time") if parcel.delivered else ""
    shipped, promised = f"{wall(parcel.shipped):%Y-%m-%d %H:%M}", f"{wall(parcel.promised):%Y-%m-%d}"
    return parcel.tracking, parcel.order.name, parcel.carrier, parcel.insert, shipped, promised, came, how
