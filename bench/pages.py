"""Every page that people of a province, of the country and visitors can reach, each against an empty one."""

import inspect
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from html import unescape
from re import compile as pattern
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bench._database import analyze, use_country, use_loaded_database
from bench._speech import arguments, say, show, table

LIMIT = 5.0
PEOPLE = ("tinh", "huyen", "canbo", "chutich")
VISITOR = ""
"""Nobody who signed in."""
OF_THE_COUNTRY = "cacliendoan"
"""Looks over the whole country, at the confederation; a load has no such person, so one is made."""
EMPTY = "/tro-giup/"
EMPTY_FOR_VISITORS = "/accounts/login/"
ROUNDS = 9
CLOSE = 0.85
"""From which part of the limit a page is measured again, in ``MORE_ROUNDS``: nine do not tell 4.8 from 5.2."""

MORE_ROUNDS = 45
SAMPLES = 2
"""How many addresses of one view and one set of query keys are measured."""

MOST_PAGES = 400
NOT_PAGES = frozenset({"admin", "api"})
"""Namespaces of what is not for people, or for one at a time."""
OWN_LIMIT = frozenset(
    {
        "reports:registrations",
        "reports:report",
        "reports:report-chart",
        "reports:report-rows",
        "campaigns:dossier-alike",
        "search:results",
    }
)
"""Measured by ``bench.report``, ``bench.initiatives`` and ``bench.search``: sums over everything, and searches."""

SEARCHES = (
    "/members/?q=nguyen",
    "/members/?q=khong+ai+ten+nay",
    "/units/?q=tieu+hoc",
    "/campaigns/dossiers/?trang-thai=sent",
    "/contributions/initiatives/?q=giai+phap",
)
LINK = pattern(r'(?:href|hx-get|data-url)="(/[^"#]*)')


@dataclass(slots=True)
class Page:
    """An address as one person sees it; times in milliseconds, ``ratio_to_empty`` of the medians."""

    url: str
    view: str
    user: str
    median_ms: float
    p95_ms: float
    queries: int
    ratio_to_empty: float

    @property
    def is_slow(self) -> bool:
        return self.ratio_to_empty > LIMIT and self.view not in OWN_LIMIT


def main() -> None:
    """Walks and measures, slowest first."""
    chosen = arguments("Mọi trang của một tỉnh, và của khách, so với trang trống.", has_country=True)
    if chosen.country:
        use_country()
    else:
        use_loaded_database(chosen.rows)
    prepare_run()
    prepare_country()
    _settle()
    people = (*PEOPLE, OF_THE_COUNTRY, VISITOR) if chosen.country else (*PEOPLE, VISITOR)
    pages = [page for user in people for page in measure_person(user)]
    pages.sort(key=lambda page: -page.ratio_to_empty)
    rows = [
        (
            f"{page.user or 'khách':<14}{page.url}",
            f"{page.median_ms:.1f}",
            f"{page.p95_ms:.1f}",
            page.queries,
            f"{page.ratio_to_empty:.1f}{' !' if page.is_slow else '  '}",
        )
        for page in pages
    ]
    slow = sum(page.is_slow for page in pages)
    headings = ("trang", "trung vị (ms)", "p95 (ms)", "truy vấn", f"tỷ lệ ≤ {LIMIT:g}")
    lines = [*table(headings, rows), "", f"{len(pages)} trang, {slow} trang vượt {LIMIT:g} lần trang trống."]
    show(
        {"rows": chosen.rows, "country": chosen.country, "limit": LIMIT, "pages": list(map(asdict, pages))},
        as_json=chosen.json,
        lines=lines,
    )


def _settle() -> None:
    """The process is as one that serves: each page was opened once before it is timed."""
    from emulation.settle import settle  # noqa: PLC0415 -- after the set-up

    settle()


def prepare_run() -> None:
    """The first campaign has a finished tally, worked out here instead of by a worker."""
    from awards.models import TallyRun  # noqa: PLC0415 -- after the set-up
    from awards.services.ranking import rank_run  # noqa: PLC0415 -- after the set-up
    from awards.services.shard import evaluate_shard  # noqa: PLC0415 -- after the set-up
    from awards.services.tally import start_tally  # noqa: PLC0415 -- after the set-up
    from campaigns.models import Campaign  # noqa: PLC0415 -- after the set-up
    from campaigns.services.campaign import close_registration  # noqa: PLC0415 -- after the set-up

    if TallyRun.objects.filter(state="done").exists():
        return
    say("Đang tổng hợp một lần để có kết quả xét khen…")
    campaign, specialist = Campaign.objects.order_by("pk")[0], _user("tinh")
    if campaign.registration_closed_at is None:
        campaign = close_registration(campaign, by=specialist, reason="Đo tốc độ trên dữ liệu tải.")
    run = TallyRun.objects.active().first() or start_tally(campaign, by=specialist)
    for shard in run.shards.exclude(state="done").order_by("number"):
        evaluate_shard(shard.pk, "bench")
    rank_run(run.pk)
    analyze()


def prepare_country() -> None:
    """Somebody looks over the country, what is kept of it was counted, campaigns and news stand on the public site."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after the set-up

    from bench.portal import prepare_front  # noqa: PLC0415 -- after the set-up
    from reports.services.keeping import keep_figures  # noqa: PLC0415 -- after the set-up
    from units.models import Role, RoleAssignment, Unit, UnitKind  # noqa: PLC0415 -- after the set-up

    user, is_new = get_user_model().objects.get_or_create(username=OF_THE_COUNTRY, defaults={"is_sample": True})
    if is_new:
        root = Unit.objects.get(kind=UnitKind.CONFEDERATION)
        RoleAssignment.objects.create(user=user, unit=root, role=Role.VIEWER)
    keep_figures()
    prepare_front()


def measure_person(username: str) -> list[Page]:
    """The pages the person reaches, measured in turn with the empty one."""
    walk = Walk(username)
    walk.go()
    say(f"{username}: {len(walk.found)} trang")
    return [_judge(walk, url, view) for url, view in walk.found.items()]


def _judge(walk: "Walk", url: str, view: str) -> Page:
    """The page as measured; close to the limit, on either side of it, by more rounds."""
    page = _measure(walk, url, view, ROUNDS)
    return page if page.ratio_to_empty < CLOSE * LIMIT else _measure(walk, url, view, MORE_ROUNDS)


def _measure(walk: "Walk", url: str, view: str, rounds: int) -> Page:
    """The page and the empty one in turn, so that a busy moment of the machine meets both."""
    times, empty = [], []
    for _ in range(rounds):
        times.append(walk.seconds(url))
        empty.append(walk.seconds(walk.empty))
    return Page(
        url=url,
        view=view,
        user=walk.username,
        median_ms=round(statistics.median(times) * 1000, 2),
        p95_ms=round(statistics.quantiles(times, n=20, method="inclusive")[-1] * 1000, 2),
        queries=walk.queries(url),
        ratio_to_empty=round(statistics.median(times) / statistics.median(empty), 2),
    )


@dataclass(slots=True)
class Walk:
    """A person, signed in or a visitor, who follows every link, a few of each sort; ``found`` is address → view."""

    username: str
    found: dict[str, str] = field(default_factory=dict)
    _seen: Counter = field(default_factory=Counter)
    _client: Any = None

    def __post_init__(self) -> None:
        from django.test import Client  # noqa: PLC0415 -- after the set-up

        self._client = Client(headers={"host": "localhost"})
        if self.username != VISITOR:
            self._client.force_login(_user(self.username))

    @property
    def empty(self) -> str:
        """A page of text in the same frame."""
        return EMPTY_FOR_VISITORS if self.username == VISITOR else EMPTY

    def go(self) -> None:
        """``found`` holds the pages reached from the front page, the lists and some searches."""
        waiting = ["/", *_lists(), *SEARCHES]
        known = set(waiting)
        while waiting and len(self.found) < MOST_PAGES:
            url = waiting.pop(0)
            for link in self._visit(url):
                if link not in known:
                    known.add(link)
                    waiting.append(link)

    def seconds(self, url: str) -> float:
        begin = time.perf_counter()
        self._client.get(url)
        return time.perf_counter() - begin

    def queries(self, url: str) -> int:
        from django.db import connection  # noqa: PLC0415 -- after the set-up
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- after the set-up

        with CaptureQueriesContext(connection) as captured:
            self._client.get(url)
        return len(captured)

    def _visit(self, url: str) -> list[str]:
        """The links of a page of ours, which is then found; none for anything else or for more of the same."""
        sort = _sort(url)
        if sort is None or self._seen[sort] >= SAMPLES:
            return []
        response = self._client.get(url)
        if response.status_code >= 500:
            say(f"{self.username}: {url} trả lời {response.status_code}")
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            return []
        self._seen[sort] += 1
        self.found[url] = sort[0]
        return [unescape(link) for link in LINK.findall(response.content.decode())]


def _sort(url: str) -> tuple[str, frozenset[str]] | None:
    """The view and the query keys; ``None`` for what is not a page of ours."""
    from django.urls import Resolver404, resolve  # noqa: PLC0415 -- after the set-up

    parts = urlsplit(url)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    if match.namespace in NOT_PAGES or match.view_name in ("help", "healthz", "readyz"):
        return None
    if match.view_name.startswith(("account_", "mfa_")) or not _answers_get(match.func):
        return None
    return match.view_name, frozenset(key for key, value in parse_qsl(parts.query) if value)


def _answers_get(view: Callable) -> bool:
    """Whether an address of ``view`` may be opened, or only posted to."""
    if kind := getattr(view, "view_class", None):
        return "get" in kind.http_method_names and hasattr(kind, "get")
    return "GET" in inspect.getclosurevars(view).nonlocals.get("request_method_list", ["GET"])


def _lists() -> list[str]:
    """Addresses of our views that take no arguments."""
    from django.urls import NoReverseMatch, get_resolver, reverse  # noqa: PLC0415 -- after the set-up

    found = []
    for namespace, (_, resolver) in get_resolver().namespace_dict.items():
        if namespace in NOT_PAGES:
            continue
        for name in sorted(key for key in resolver.reverse_dict if isinstance(key, str)):
            try:
                found.append(reverse(f"{namespace}:{name}"))
            except NoReverseMatch:
                continue
    return found


def _user(username: str):
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after the set-up

    return get_user_model().objects.get(username=username)


if __name__ == "__main__":
    main()
