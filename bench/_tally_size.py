"""The figures of a tally of one size, as JSON: ``bench.tally`` starts it, so that each size has its own processes."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench._speech import say
from bench._tally_load import as_owner, clear_runs, use_tally_database
from bench._tally_workers import Ran, Workers

TWIN = (Path(__file__).parent / "_tally_twin.sql").read_text()
EMPTY = "/tro-giup/"
ROUNDS_OF_PAGE = 15
ROUNDS_OF_SCENARIO = 3
PLACES_OF_UNIT = 3
PAGE = 50
LOOPED = 500
"""How many entries the obvious loop is timed over; its time for all of them is in proportion."""

LOOPED_UP_TO = 10_000
ROUNDS = ((20_000, 3), (200_000, 2))
STORED = """
SELECT recommendation.entry_id, recommendation.outcome, recommendation.rank, recommendation.tie_at_line,
  recommendation.stopped_by, recommendation.rank_values, assessment.place, assessment.facts, assessment.findings
FROM awards_recommendation AS recommendation
JOIN awards_assessment AS assessment ON assessment.recommendation_id = recommendation.id
"""
BYTES = """
SELECT avg(octet_length(facts::text) + octet_length(findings::text) + octet_length(place::text)) FROM awards_assessment
"""


def main() -> None:
    entries = int(sys.argv[1])
    use_tally_database(entries)
    print(json.dumps(measure(entries)))


def measure(entries: int) -> dict[str, Any]:
    """Both ways are compared row by row, then timed in turn."""
    rounds = next((number for upto, number in ROUNDS if entries <= upto), 1)
    two, one = Workers(2), Workers(1)
    engine = _tally(two)
    say(f"{engine.run.entries} lượt: bộ máy {engine.seconds:.1f} giây, trong đó xếp hạng và mã {engine.ranking:.1f}")
    bytes_of_engine = _keep("bench_engine")
    _twin()
    compare(bytes_of_engine)
    figures: dict[str, list[float]] = {"two": [], "one": [], "twin": []}
    peaks = [engine.peak_mb]
    for _round in range(rounds):
        figures["twin"].append(_twin())
        figures["one"].append(_tally(one).seconds)
        engine = _tally(two)
        figures["two"].append(engine.seconds)
        peaks.append(engine.peak_mb)
        say("  ".join(f"{name} {times[-1]:.1f} giây" for name, times in figures.items()))
    seconds = {name: statistics.median(times) for name, times in figures.items()}
    found = {
        "entries": engine.run.entries,
        "seconds": round(seconds["two"], 2),
        "ranking_seconds": round(engine.ranking, 2),
        "one_worker_seconds": round(seconds["one"], 2),
        "sql_seconds": round(seconds["twin"], 2),
        "ratio_to_sql": round(seconds["two"] / seconds["twin"], 2),
        "two_workers_speedup": round(seconds["one"] / seconds["two"], 2),
        "worker_peak_mb": round(max(peaks)),
        "json_bytes_per_entry": round(bytes_of_engine),
        "microseconds_per_entry": round(seconds["one"] / engine.run.entries * 1e6),
    }
    if entries <= LOOPED_UP_TO:
        found["ratio_to_orm"] = round(_loop_seconds(engine.run) / seconds["two"], 1)
    two.close()
    one.close()
    return found | _what_if(engine.run) | _pages(engine.run)


def compare(bytes_of_engine: float) -> None:
    """Raises ``SystemExit`` naming the first row that both do not store the same."""
    bytes_of_twin = _keep("bench_twin")
    for one, other in (("bench_engine", "bench_twin"), ("bench_twin", "bench_engine")):
        if found := _rows(f"SELECT * FROM {one} EXCEPT SELECT * FROM {other} ORDER BY 1 LIMIT 1"):
            against = _rows(f"SELECT * FROM {other} WHERE entry_id = %s", [found[0][0]])
            raise SystemExit(f"Hai cách khác nhau. {one}: {found[0]}\n{other}: {against}")
    if bytes_of_engine != bytes_of_twin:
        raise SystemExit(f"JSON mỗi dòng khác nhau: {bytes_of_engine} và {bytes_of_twin} byte.")
    as_owner("DROP TABLE bench_engine, bench_twin")
    say(f"Hai cách cho kết quả như nhau, {bytes_of_engine:.0f} byte JSON mỗi dòng.")


def _campaign():
    from campaigns.models import Campaign  # noqa: PLC0415 -- after the set-up

    return Campaign.objects.select_related("unit").order_by("pk")[0]


def _user(name: str):
    from accounts.models import User  # noqa: PLC0415 -- after the set-up

    return User.objects.get(username=name)


def _tally(workers: Workers) -> Ran:
    clear_runs()
    return workers.tally(_campaign(), by=_user("tinh"))


def _twin() -> float:
    """Seconds of the one statement; its plan is printed the first time."""
    from django.db import connection, transaction  # noqa: PLC0415 -- after the set-up

    from awards.services.tally import start_tally  # noqa: PLC0415 -- after the set-up

    clear_runs()
    run = start_tally(_campaign(), by=_user("tinh"))
    terms = _terms(run)
    if not _PLAN:
        _PLAN.extend(line for (line,) in _rows("EXPLAIN (COSTS OFF) " + TWIN, terms))
        say("\n".join(_PLAN))
    begin = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TWIN, terms)
    return time.perf_counter() - begin


_PLAN: list[str] = []


def _terms(run) -> dict[str, Any]:
    """What the statement is told of the run, beside the standard that it knows by heart."""
    from awards.selectors.quotas import places_of  # noqa: PLC0415 -- after the set-up
    from awards.tally.levels import AwardScope  # noqa: PLC0415 -- after the set-up
    from awards.tally.quota_terms import QuotaScope  # noqa: PLC0415 -- after the set-up
    from awards.tally.quotas import Bucket, bucket_to_json  # noqa: PLC0415 -- after the set-up
    from contributions.querysets import CONFIRMED_STATES  # noqa: PLC0415 -- after the set-up

    return {
        "run": run.pk,
        "year": run.period_to.year,
        "confirmed": list(CONFIRMED_STATES),
        "scopes": [scope.value for scope in AwardScope],
        "places": json.dumps({code: places_of(quota) for code, quota in run.quotas.items()}),
        "whole": json.dumps(bucket_to_json(Bucket(QuotaScope.OVERALL))),
    }


def _keep(name: str) -> float:
    """What is stored now stands in a table ``name``; returns the bytes of JSON per row."""
    as_owner(f"DROP TABLE IF EXISTS {name}; CREATE TABLE {name} AS {STORED}; GRANT SELECT ON {name} TO PUBLIC")
    return float(_rows(BYTES)[0][0])


def _rows(statement: str, terms: Any = None) -> list[tuple]:
    from django.db import connection  # noqa: PLC0415 -- after the set-up

    with connection.cursor() as cursor:
        cursor.execute(statement, terms)
        return cursor.fetchall()


def _loop_seconds(run) -> float:
    """How long it would take to read, judge and save the entries one by one, as one writes it first."""
    from django.db import transaction  # noqa: PLC0415 -- after the set-up

    from awards.models import Recommendation  # noqa: PLC0415 -- after the set-up
    from awards.selectors.assessing import Assessor  # noqa: PLC0415 -- after the set-up
    from awards.selectors.facts import facts_of, period_of  # noqa: PLC0415 -- after the set-up
    from campaigns.models import Entry  # noqa: PLC0415 -- after the set-up

    assessor = Assessor(run)
    ids = list(run.recommendations.order_by("entry_id").values_list("entry_id", flat=True)[:LOOPED])
    begin = time.perf_counter()
    for entry_id in ids:
        with transaction.atomic():
            [considered] = facts_of(Entry.objects.filter(pk=entry_id), period_of(run), needs=assessor.needs)
            judged = assessor.judge(considered.award_code, considered.subject_kind, considered.facts)
            row = Recommendation.objects.select_related("entry", "award", "unit").get(run=run, entry_id=entry_id)
            row.eligible = judged.is_eligible
            row.save()
    return (time.perf_counter() - begin) / len(ids) * run.entries


def _what_if(run) -> dict[str, float]:
    """Seconds of a scenario with two quotas at once for the award with the most eligible, and how many those are."""
    from awards.selectors.simulation import Scenario, simulate  # noqa: PLC0415 -- after the set-up
    from awards.tally.quota_terms import QuotaScope  # noqa: PLC0415 -- after the set-up
    from awards.tally.quotas import Quotas, Rule  # noqa: PLC0415 -- after the set-up

    code = max(run.counts, key=lambda code: _eligible(run.counts[code]))
    half = _eligible(run.counts[code]) // 2
    quotas = Quotas((Rule(QuotaScope.OVERALL, places=half), Rule(QuotaScope.UNIT, places=PLACES_OF_UNIT)))
    times = []
    for _round in range(ROUNDS_OF_SCENARIO):
        begin = time.perf_counter()
        found = simulate(run, Scenario(code, quotas, {}))
        times.append(time.perf_counter() - begin)
    return {"what_if_seconds": round(statistics.median(times), 2), "what_if_eligible": found.eligible}


def _eligible(counts: dict[str, int]) -> int:
    return counts["recommended"] + counts["below_line"]


def _pages(run) -> dict[str, float]:
    """Medians of two pages over that of the empty one, in turn, for an approver who is signed in."""
    from django.test import Client  # noqa: PLC0415 -- after the set-up
    from django.urls import reverse  # noqa: PLC0415 -- after the set-up

    as_owner("VACUUM ANALYZE awards_recommendation, awards_assessment")
    client = Client(SERVER_NAME="localhost")
    client.force_login(_user("chutich"))
    code = max(run.counts, key=lambda code: sum(run.counts[code].values()))
    results = reverse("awards:recommendation-list", args=[run.pk])
    why = run.recommendations.filter(rank__isnull=False).order_by("-rank").first()
    addresses = {
        "empty_ms": EMPTY,
        "why_ms": reverse("awards:recommendation-detail", args=[why.pk]),
        "results_ms": f"{results}?award={code}&rows={PAGE}",
        "missing_ms": f"{results}?award={code}&rows={PAGE}&outcome=not_eligible",
    }
    times = _in_turn({name: lambda url=url: _opened(client, url) for name, url in addresses.items()})
    ratios = {f"ratio_of_{name.removesuffix('_ms')}": round(times[name] / times["empty_ms"], 1) for name in times}
    del ratios["ratio_of_empty"]
    return {name: round(seconds * 1000, 1) for name, seconds in times.items()} | ratios


def _opened(client, url: str) -> None:
    response = client.get(url)
    if response.status_code != 200:
        raise SystemExit(f"{url}: {response.status_code}")


def _in_turn(jobs: dict[str, Callable[[], None]]) -> dict[str, float]:
    """The median seconds of each."""
    spent: dict[str, list[float]] = {name: [] for name in jobs}
    for _round in range(ROUNDS_OF_PAGE):
        for name, job in jobs.items():
            begin = time.perf_counter()
            job()
            spent[name].append(time.perf_counter() - begin)
    return {name: statistics.median(times) for name, times in spent.items()}


if __name__ == "__main__":
    main()
