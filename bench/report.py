"""The registration report against bare SQL for the same figures, the other reports against their own statements."""

import statistics
import time
from collections.abc import Callable

from bench._database import use_loaded_database
from bench._report_kinds import Kind, measured
from bench._speech import arguments, show, table

LIMIT = 2.0
ROUNDS = 15

WORKS = """
SELECT count(*), coalesce(sum(value), 0) FROM contributions_work
WHERE id IN (SELECT l.work_id FROM campaigns_dossierwork l JOIN counted d ON d.id = l.dossier_id)
"""
INITIATIVES = """
SELECT count(*), coalesce(sum(benefit_declared), 0),
       coalesce(sum(benefit_confirmed) FILTER (WHERE state IN ('recognised', 'applied', 'spread')), 0)
FROM contributions_initiative
WHERE id IN (SELECT l.initiative_id FROM campaigns_dossierinitiative l JOIN counted d ON d.id = l.dossier_id)
"""
ENTRIES = """
SELECT a.code, a.name, coalesce(sum(times) FILTER (WHERE subject_kind IN ('collective', 'unit')), 0)::int,
       coalesce(sum(times) FILTER (WHERE subject_kind = 'individual'), 0)::int,
       coalesce(sum(times) FILTER (WHERE subject_kind = 'household'), 0)::int,
       sum(times)::int - count(*)::int, a.level_unknown
FROM (SELECT e.award_id, e.subject_kind, e.member_id, e.collective_id, e.subject_unit_id, count(*) AS times
      FROM campaigns_entry e JOIN counted d ON d.id = e.dossier_id GROUP BY 1, 2, 3, 4, 5) AS once
JOIN catalogue_awardtype a ON a.id = once.award_id
GROUP BY a.id ORDER BY a.position, a.code
"""
TARGETS = """
, asked AS (
    SELECT t.indicator, t.value, p.path, p.depth FROM campaigns_target t JOIN placed p ON p.unit_id = t.unit_id
    WHERE t.campaign_id = %(campaign)s AND t.origin = 'assigned'
), covered AS (
    SELECT below.indicator, below.path
    FROM asked below CROSS JOIN generate_series(1, below.depth - 1) AS level
    JOIN asked above ON above.indicator = below.indicator AND above.path = left(below.path, level * 4)
)
SELECT indicator, sum(value) FROM asked WHERE (indicator, path) NOT IN (SELECT indicator, path FROM covered)
GROUP BY indicator ORDER BY indicator
"""
UNITS = """
SELECT u.block, count(*) FROM campaigns_participation c JOIN placed p ON p.unit_id = c.unit_id
JOIN units_unit u ON u.id = c.unit_id WHERE c.campaign_id = %(campaign)s GROUP BY u.block
"""
PEOPLE = """
, latest AS (
    SELECT DISTINCT ON (h.unit_id) h.*, p.path, p.depth FROM units_headcount h
    JOIN placed p ON p.unit_id = h.unit_id
    JOIN campaigns_participation c ON c.unit_id = h.unit_id AND c.campaign_id = %(campaign)s
    WHERE h.as_of <= %(day)s ORDER BY h.unit_id, h.as_of DESC
), covered AS (
    SELECT below.path FROM latest below CROSS JOIN generate_series(1, below.depth - 1) AS level
    JOIN latest above ON above.path = left(below.path, level * 4)
)
SELECT coalesce(sum(workers), 0), coalesce(sum(workers_female), 0), coalesce(sum(members), 0),
       coalesce(sum(members_female), 0)
FROM latest WHERE path NOT IN (SELECT path FROM covered)
"""
PATH = """
SELECT path FROM units_unitplacement WHERE unit_id = %(unit)s
  AND (valid_from IS NULL OR valid_from <= %(day)s) AND (valid_to IS NULL OR valid_to >= %(day)s)
"""
WITH = """
WITH placed AS (
    SELECT unit_id, path, depth FROM units_unitplacement WHERE path LIKE %(path)s
      AND (valid_from IS NULL OR valid_from <= %(day)s) AND (valid_to IS NULL OR valid_to >= %(day)s)
), counted AS (
    SELECT d.id FROM campaigns_dossier d JOIN placed p ON p.unit_id = d.unit_id
    WHERE d.campaign_id = %(campaign)s AND d.kind = 'registration' AND d.state IN ('sent', 'in_review', 'accepted')
)
"""


def main() -> None:
    """Times both, once their figures are found to be the same."""
    chosen = arguments("Báo cáo đăng ký so với SQL thuần cho cùng số liệu.")
    use_loaded_database(chosen.rows)

    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after the set-up
    from django.db import connection  # noqa: PLC0415 -- after the set-up

    from campaigns.models import Campaign  # noqa: PLC0415 -- after the set-up
    from reports.selectors.counted import Counted  # noqa: PLC0415 -- after the set-up
    from reports.selectors.registrations import registration_report  # noqa: PLC0415 -- after the set-up

    campaign = Campaign.objects.select_related("unit").order_by("pk")[0]
    reader = get_user_model().objects.filter(username="tinh").first()

    def by_selector() -> dict:
        return registration_report(Counted(campaign, campaign.unit)).as_json()

    counted = Counted(campaign, campaign.unit)
    asked = {"campaign": campaign.pk, "unit": campaign.unit_id, "day": counted.map_day}

    def by_sql() -> list[list[tuple]]:
        with connection.cursor() as cursor:
            cursor.execute(PATH, asked)
            asked["path"] = cursor.fetchone()[0] + "%"
            found = []
            for query in (WORKS, INITIATIVES, ENTRIES, TARGETS, UNITS, PEOPLE):
                cursor.execute(WITH + query, asked)
                found.append(cursor.fetchall())
            return found

    compare(by_selector(), by_sql())
    report, bare = seconds_of(by_selector, by_sql)
    kinds = measured(campaign, reader, seconds_of)
    figures = {
        "rows": chosen.rows,
        "report_seconds": round(report, 4),
        "sql_seconds": round(bare, 4),
        "ratio_to_sql": round(report / bare, 2),
        "limit": LIMIT,
        "reports": [kind.as_json() for kind in kinds],
    }
    rows = [(f"Báo cáo đăng ký, {chosen.rows} lượt", f"{report:.3f}", f"{bare:.3f}", _ratio(report / bare))]
    rows += map(_row, kinds)
    show(figures, as_json=chosen.json, lines=table(["", "báo cáo (giây)", "SQL (giây)", f"tỷ lệ ≤ {LIMIT:g}"], rows))


def compare(report: dict, found: list[list[tuple]]) -> None:
    """Raises ``SystemExit`` naming the first figure that differs."""
    works, initiatives, entries, targets, blocks, people = found
    pairs = {
        "works": (list(report["works"].values()), list(map(int, works[0]))),
        "initiatives": (list(report["initiatives"].values()), list(map(int, initiatives[0]))),
        "entries": ([tuple(line.values()) for line in report["entries"]], entries),
        "targets": (
            sorted((line["indicator"], line["target"]) for line in report["targets"]),
            [(indicator, int(value)) for indicator, value in targets],
        ),
        "units": (report["units"]["by_block"], dict(blocks)),
        "people": (
            [report["units"][name] for name in ("workers", "workers_female", "members", "members_female")],
            list(map(int, people[0])),
        ),
    }
    for name, (ours, theirs) in pairs.items():
        if ours != theirs:
            raise SystemExit(f"Số liệu «{name}» khác nhau: {ours} và {theirs}.")


def seconds_of(*functions: Callable[[], object]) -> list[float]:
    """The median seconds of each, run in turn."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(ROUNDS):
        for function, spent in zip(functions, times, strict=True):
            begin = time.perf_counter()
            function()
            spent.append(time.perf_counter() - begin)
    return [statistics.median(spent) for spent in times]


def _row(kind: Kind) -> tuple[str, str, str, str]:
    """The line of a report; one that is slow is marked."""
    mark = " !" if kind.is_slow else ""
    title = f"{kind.name} ({kind.by}, {kind.statements} câu lệnh)"
    return title, f"{kind.report_seconds:.3f}", f"{kind.sql_seconds:.3f}", f"{kind.ratio:.2f}{mark}"


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}" + (" !" if ratio > LIMIT else "")


if __name__ == "__main__":
    main()
