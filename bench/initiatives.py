"""A country of initiatives: finding alike ones in the largest province, and the pages that list and search them."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from bench._database import analyze, make_database, make_tables, manage, name_for
from bench._speech import arguments, say, show, table
from bench._timing import in_milliseconds
from bench.pages import EMPTY, Walk

INITIATIVES = 1_000_000
UNITS_OF_MILLION, MEMBERS_OF_MILLION, ENTRIES_OF_MILLION = 18_000, 60_000, 120_000
CHECKED = 60
"""Initiatives of the largest province for which alike ones are sought."""
ROUNDS = 21
LIMITS = {"alike_ms": 300, "search_ms": 100, "ratio_to_empty": 5}
PEOPLE = ("tinh", "huyen", "canbo")
LISTS = (
    "/contributions/initiatives/",
    "/contributions/initiatives/?state=recognised",
    "/contributions/initiatives/?year=2025",
    "/contributions/initiatives/library/",
    "/contributions/initiatives/library/?level=upper",
    "/contributions/initiatives/library/?field=giao+duc&year=2025",
)
SEARCHES = (
    "/contributions/initiatives/?q=doc+hieu",
    "/contributions/initiatives/?q=khong+ai+dat+ten+nay",
    "/contributions/initiatives/library/?q=ren+ky+nang+doc+hieu",
    "/contributions/initiatives/library/?q=tram+bom",
    "/contributions/initiatives/library/?q=khong+ai+dat+ten+nay",
)


def main() -> None:
    """Measures and prints p50 and p95, and ratios to the empty page."""
    chosen = arguments("Sáng kiến của cả nước: tìm trùng, danh sách, thư viện, tìm kiếm.", rows=INITIATIVES)
    use_database(chosen.rows)
    alike = measure_alike()
    pages = [_page(Walk(user), url) for user in PEOPLE for url in (*LISTS, *SEARCHES)]
    rows = [(f"tìm trùng trong tỉnh có {alike['province']} sáng kiến", alike["p50_ms"], alike["p95_ms"], "")]
    rows += [(f"{page['user']:<8}{page['url']}", page["p50_ms"], page["p95_ms"], page["ratio"]) for page in pages]
    lines = table(("việc", "trung vị (ms)", "p95 (ms)", f"tỷ lệ ≤ {LIMITS['ratio_to_empty']}"), rows)
    figures = {"rows": chosen.rows, "limits": LIMITS, "alike": alike, "pages": pages}
    show(figures, as_json=chosen.json, lines=lines)


def use_database(initiatives: int) -> None:
    """Django is set up on a database with so many initiatives, found again while tables and load are the same."""
    import django  # noqa: PLC0415 -- after the environment is set

    part = initiatives / INITIATIVES
    size = {
        "units": max(20, int(UNITS_OF_MILLION * part)),
        "members": max(200, int(MEMBERS_OF_MILLION * part)),
        "entries": int(ENTRIES_OF_MILLION * part),
        "initiatives": initiatives,
    }
    if make_database(name_for(f"emulation_bench_initiatives_{initiatives}_")):
        say(f"Đang nạp {initiatives} sáng kiến…")
        make_tables()
        manage("make_load", *(f"--{noun}={number}" for noun, number in size.items()))
        analyze()
    django.setup()


def measure_alike() -> dict[str, Any]:
    """How long it takes to find those alike to one, within the province and five years."""
    from contributions.models import Initiative  # noqa: PLC0415 -- after the set-up
    from contributions.selectors.alike import alike_to  # noqa: PLC0415 -- after the set-up
    from units.models import Unit  # noqa: PLC0415 -- after the set-up

    provinces = Unit.objects.filter(kind="provincial")
    sizes = {each.path: Initiative.objects.of_subtree(each).count() for each in provinces}
    largest = max(sizes, key=sizes.__getitem__)
    rows = Initiative.objects.filter(unit__path__startswith=largest).select_related("unit").order_by("pk")
    chosen = list(rows[:: max(1, sizes[largest] // CHECKED)])
    times = [_seconds(lambda row=row: alike_to([row])) for row in chosen]
    return {"province": sizes[largest], **in_milliseconds(times)}


def _page(walk: Walk, url: str) -> dict[str, Any]:
    """The page in turn with the empty one."""
    times, empty = [], []
    for _ in range(ROUNDS):
        times.append(walk.seconds(url))
        empty.append(walk.seconds(EMPTY))
    ratio = round(statistics.median(times) / statistics.median(empty), 2)
    return {"user": walk.username, "url": url, **in_milliseconds(times), "ratio": ratio, "queries": walk.queries(url)}


def _seconds(act: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
