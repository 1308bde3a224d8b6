"""Seconds that were measured, as figures."""

import statistics
from collections.abc import Sequence


def in_milliseconds(seconds: Sequence[float]) -> dict[str, float]:
    """The median and the 95th percentile."""
    last = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
    return {"p50_ms": round(statistics.median(seconds) * 1000, 1), "p95_ms": round(last * 1000, 1)}
