"""How sure is a Net Promoter Score? Promoters less detractors, a difference of two shares of the same people.

F. F. Reichheld, The one number you need to grow. Harvard Business Review 81 (2003), 46-54: of answers from 0 to 10, 9
and 10 are promoters, 0 to 6 detractors. The interval is the adjusted Wald one that held best over the shares that
occur: three people are added before it is taken, three quarters of one to promoters and to detractors each, one and a
half to the rest (B. Rocks, Interval estimation for the "Net Promoter Score". The American Statistician 70 (2016),
365-372, who follows A. Agresti and B. Caffo, The American Statistician 54 (2000), 280-288). So it is not centred on the
score itself.
"""

from __future__ import annotations

from math import sqrt

from parcours.stats.intervals import Interval, two_sided

_ADDED = 3.0  # people in all
_EACH = 0.75  # of these, to promoters, and to detractors
DETRACTORS, PROMOTERS = 6, 9  # at most, at least


def nps(promoters: int, detractors: int, of: int) -> float | None:
    """From -1 to 1; None where nobody answered."""
    if min(promoters, detractors) < 0 or promoters + detractors > of:
        raise ValueError(f"{promoters} and {detractors} of {of} are no counts")
    return (promoters - detractors) / of if of else None


def nps_interval(promoters: int, detractors: int, of: int, level: float = 0.95) -> Interval | None:
    """From -1 to 1; None where nobody answered."""
    if nps(promoters, detractors, of) is None:
        return None
    n = of + _ADDED
    for_, against = (promoters + _EACH) / n, (detractors + _EACH) / n
    middle = for_ - against
    half = two_sided(level) * sqrt((for_ + against - middle**2) / n)
    return Interval(max(middle - half, -1.0), min(middle + half, 1.0), level)
