"""One folder per question; each is a query, a result and a function from one to the other."""

# importing a question registers it
from parcours.analyses import (
    attribution,
    compare,
    conformance,
    dropoff,
    funnel,
    measures,
    moments,
    pains,
    paths,
    retention,
    segment,
    stages,
    transitions,
    trend,
    variants,
)

__all__ = [
    "attribution",
    "compare",
    "conformance",
    "dropoff",
    "funnel",
    "measures",
    "moments",
    "pains",
    "paths",
    "retention",
    "segment",
    "stages",
    "transitions",
    "trend",
    "variants",
]
