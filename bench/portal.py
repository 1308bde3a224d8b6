"""The front page of the public site as a visitor gets it while it is kept, against the same page drawn each time."""

import io
import time
from collections.abc import Callable
from typing import Any

from bench._database import use_loaded_database
from bench._speech import arguments, show, table

ENTRIES = 1_200
"""Of the load unless told otherwise: a front page shows a few of everything, however many there are."""
KEPT, DRAWN = 2_000, 50
"""Requests of each kind."""
LEAST = 500
"""Requests a second from the cache, of one process on one core."""
NEWS = 6


def main() -> None:
    """Measures requests a second through Django's handler, its middleware included, without a socket."""
    chosen = arguments("Trang chủ công khai: khi còn giữ trong bộ nhớ đệm, và khi dựng lại mỗi lần.", rows=ENTRIES)
    use_loaded_database(chosen.rows)
    prepare_front()
    figures = measure(KEPT)
    rows = [
        ("lấy từ bộ nhớ đệm (yêu cầu/giây)", figures["kept_per_second"], f"≥ {LEAST}"),
        ("dựng lại mỗi lần (yêu cầu/giây)", figures["drawn_per_second"], "–"),
        ("nhanh hơn (lần)", figures["ratio"], "–"),
    ]
    show(figures, as_json=chosen.json, lines=table(("trang chủ công khai", "đo được", "giới hạn"), rows))


def prepare_front() -> None:
    """The front page has something to show: every campaign that runs, and some news."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after the set-up
    from django.utils import timezone  # noqa: PLC0415 -- after the set-up

    from campaigns.models import Campaign  # noqa: PLC0415 -- after the set-up
    from portal.models import Article, PublicCampaign  # noqa: PLC0415 -- after the set-up
    from portal.services.article import keep_article  # noqa: PLC0415 -- after the set-up
    from portal.services.public_campaign import keep_public_campaign  # noqa: PLC0415 -- after the set-up

    for campaign in Campaign.objects.filter(public__isnull=True).exclude(state="draft"):
        keep_public_campaign(PublicCampaign(campaign=campaign))
    unit, by = Campaign.objects.earliest("pk").unit, get_user_model().objects.get(username="tinh")
    for number in range(Article.objects.count(), NEWS):
        about = {"title": f"Tin số {number + 1}", "lead": "Tóm tắt của tin.", "body": "<p>Nội dung của tin.</p>"}
        keep_article(Article(unit=unit, published_at=timezone.now(), **about), by=by)


def measure(requests: int) -> dict[str, Any]:
    """Requests a second of both kinds, and how many times the first is the second."""
    from django.core.cache import cache  # noqa: PLC0415 -- after the set-up
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 -- after the set-up

    application = get_wsgi_application()
    cache.clear()
    size = _ask(application)
    kept = requests / _seconds(lambda: _ask(application), requests)
    drawn = DRAWN / _seconds(lambda: _ask(application, cookie="messages="), DRAWN)
    return {
        "page_bytes": size,
        "kept_per_second": round(kept),
        "drawn_per_second": round(drawn),
        "ratio": round(kept / drawn, 1),
        "least": LEAST,
    }


def _ask(application: Callable, *, cookie: str = "") -> int:
    """The bytes of the front page."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    answered: list[str] = []
    response = application(environ, lambda status, headers: answered.append(status))
    size = sum(map(len, response))
    response.close()
    if not answered[0].startswith("200"):
        raise SystemExit(f"/ trả lời {answered[0]}.")
    return size


def _seconds(work: Callable[[], object], times: int) -> float:
    begin = time.perf_counter()
    for _each in range(times):
        work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
