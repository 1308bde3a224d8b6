"""The front page of the public site as a visitor gets it while it is kept, against the same page drawn each time."""

import io
import time
from collections.abc import Callable
from typing import Any

from bench._database import analyze, drop_databases, make_database, make_tables, manage, name_for
from bench._speech import arguments, show, table

LOAD = {"units": 200, "members": 2_000, "entries": 0, "initiatives": 0}
KEPT, DRAWN = 2_000, 50
"""Requests of each kind."""
LEAST = 500
"""Requests a second from the cache, of one process on one core."""


def main() -> None:
    """Measures requests a second through Django's handler, its middleware included, without a socket."""
    chosen = arguments("Trang chủ công khai: khi còn giữ trong bộ nhớ đệm, và khi dựng lại mỗi lần.", rows=KEPT)
    use_database()
    figures = measure(chosen.rows)
    rows = [
        ("lấy từ bộ nhớ đệm (yêu cầu/giây)", figures["kept_per_second"], f"≥ {LEAST}"),
        ("dựng lại mỗi lần (yêu cầu/giây)", figures["drawn_per_second"], "–"),
        ("nhanh hơn (lần)", figures["ratio"], "–"),
    ]
    show(figures, as_json=chosen.json, lines=table(("trang chủ công khai", "đo được", "giới hạn"), rows))


def use_database() -> None:
    """Django is set up on a database with a few units."""
    import django  # noqa: PLC0415 -- after the environment is set

    name = name_for("emulation_bench_portal_")
    is_new = make_database(name)
    try:
        if is_new:
            make_tables()
            manage("make_load", *(f"--{noun}={number}" for noun, number in LOAD.items()))
        django.setup()
        if is_new:
            analyze()
    except BaseException:
        drop_databases(name)
        raise


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
