"""One server, one worker and one beat over the sample, as they run; a real browser before them."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connections

from emulation.embedded.account import ServiceAccount
from emulation.embedded.programs import redis_program

NUMBERS = count(1)
ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "mat-khau-di-thu"
LAST_WORDS = 30
"""Seconds a program has to end once it is asked to."""
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
CUT_SHORT = ("htmx:afterRequest", "htmx:sendAbort", "htmx:sendError")
"""What htmx says of a request that the next page cut short."""
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


FIRST = ("test_guides.py",)
"""Walks over the sample as it was loaded."""

LAST = ("test_what_if.py", "test_rule_change.py", "test_article_figures.py", "test_reorganisation_walk.py")
"""Walks after which registration is closed, other standards hold, three more provinces stand, or a district has
ended, in this order: the articles are read while every union of theirs goes on."""


def pytest_collection_modifyitems(items):
    """Whatever takes something from the other walks comes after them, what needs a sample nobody used before."""
    chromium = os.environ.get("CHROMIUM")
    order = (*FIRST, "", *LAST)
    items.sort(key=lambda item: order.index(item.path.name if item.path.name in order else ""))
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if not chromium:
                item.add_marker(pytest.mark.skip(reason="không có Chromium: đặt CHROMIUM"))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def with_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@pytest.fixture(scope="session")
def site(django_db_setup, roles, tmp_path_factory):
    """The address of a running site over a freshly loaded sample, its password and the environment it runs in."""
    database = connections["default"].settings_dict["NAME"]
    data = tmp_path_factory.mktemp("e2e-data")
    url = f"http://127.0.0.1:{free_port()}"
    environment = os.environ | {
        "SITE_URL": url,
        "DATABASE_URL": with_database(roles.app, database),
        "DATABASE_OWNER_URL": with_database(roles.owner, database),
        "REDIS_URL": f"redis://127.0.0.1:{free_port()}/0",
        "DJANGO_SETTINGS_MODULE": "emulation.settings.local",
        "EMULATION_DATA_DIR": str(data),
        "SAMPLE_PASSWORD": PASSWORD,
        "TALLY_SHARD_SIZE": "5",
        "LOGIN_RATE_LIMITED": "false",
    }
    place = Site(url=url, environment=environment, data=data)
    place.start("redis")
    manage(environment, "load_catalogue")
    manage(environment, "load_sample", "bac_kan_2020")
    for name in ("web", "worker", "beat"):
        place.start(name)
    try:
        wait_until_ready(f"{place.url}/readyz/", data)
        yield place
    finally:
        place.stop()


def redis_server(home: Path) -> str:
    return str(redis_program(ServiceAccount(home=home)))


def port_of(url: str) -> str:
    return str(urlsplit(url).port)


def python(*arguments: str) -> list[str]:
    return [sys.executable, "-m", *arguments]


PROGRAMS = {
    "redis": lambda site: [redis_server(site.data), "--port", port_of(site.environment["REDIS_URL"]), "--save", ""],
    "web": lambda site: python("gunicorn", "emulation.wsgi", "--bind", site.url.removeprefix("http://"), "--threads=4"),
    "worker": lambda site: python("celery", "-A", "emulation", "worker", "--concurrency", "1"),
    "beat": lambda site: python("celery", "-A", "emulation", "beat", "--schedule", str(site.data / "beat")),
}


@dataclass
class Site:
    """The running programs of the product; each may be killed and started again."""

    url: str
    environment: dict[str, str]
    data: Path
    password: str = PASSWORD
    running: dict[str, subprocess.Popen] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """The program runs, its output in a log of its name."""
        self.running[name] = subprocess.Popen(
            PROGRAMS[name](self),
            cwd=ROOT,
            env=self.environment,
            stdout=(self.data / f"{name}.log").open("ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def kill(self, name: str) -> None:
        """The program and its children are gone at once, without a word."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def show(self) -> None:
        """The ends of the logs."""
        for log in sorted(self.data.glob("*.log")):
            print(log.name, log.read_text()[-1500:], sep="\n")

    def stop(self) -> None:
        """Nothing of the product runs any more; what a program left behind is gone with it."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=LAST_WORDS)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def manage(environment, *arguments) -> str:
    """What a management command prints; a refusal fails the test with its sentence."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def shell(site, code: str) -> str:
    """What ``code`` prints inside the site's own Django."""
    return manage(site.environment, "shell", "-v0", "-c", code).strip()


def wait_until_ready(address: str, data: Path, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    logs = "\n".join(f"{log.name}:\n{log.read_text()[-2000:]}" for log in data.glob("*.log"))
    raise AssertionError(f"the site did not get ready\n{logs}")


@pytest.fixture(scope="session")
def published(site):
    """There is something of every kind on the public site."""
    shell(site, "from tests.e2e import published; published.everything()")


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], headless=True, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


class Visitor:
    """A person before a screen; every page they open is free of script errors and of failed requests.

    ``forgives`` are words of troubles that the walk provokes.
    """

    def __init__(self, browser, site, size: str, *, scripts=True, forgives: tuple[str, ...] = (), **options):
        self.site = site
        self.size = size
        self.context = browser.new_context(
            viewport=SIZES[size],
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
            is_mobile=size == "phone",
            java_script_enabled=scripts,
            **options,
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.forgiven = (*CUT_SHORT, *forgives)
        self.troubles: list[str] = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", lambda line: self.troubles.append(line.text) if line.type == "error" else None)

    def open(self, path: str):
        self.page.goto(self.site.url + path)
        return self.page

    def sign_in(self, username: str):
        self.open("/accounts/login/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", self.site.password)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(f"{self.site.url}/")
        return self.page

    def show(self) -> None:
        """What stood before the person when the walk failed."""
        print(self.page.url, self.page.locator("body").inner_text()[:1500], sep="\n")

    def close(self):
        self.context.close()
        assert [trouble for trouble in self.troubles if not any(word in trouble for word in self.forgiven)] == []


@pytest.fixture(params=SIZES)
def size(request) -> str:
    """Each walk that asks for it is walked at a desk and on a phone."""
    return request.param


@pytest.fixture
def code() -> str:
    """The code of a campaign of the test's own."""
    return f"DI-THU-{next(NUMBERS)}"


@pytest.fixture
def ready(site, code) -> Iterator[str]:
    """The key of a registration ready to be sent; another union of the campaign ``code`` has sent its own."""
    yield shell(site, f"from tests.e2e import waiting; print(waiting.send_one('{code}', 'LDTT', 2))")
    shell(site, f"from tests.e2e import waiting; waiting.end('{code}')")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.walk_failed = report.failed
    return report


@pytest.fixture
def visit(request, chromium, site):
    """``visit("canbo", size="phone")`` is that person, signed in, before a screen of that size.

    ``scripts=False`` is a browser that runs none; further words as ``Visitor`` takes them.
    """
    visitors = []

    def open_for(username: str = "", size: str = "desktop", **manner) -> Visitor:
        visitor = Visitor(chromium, site, size, **manner)
        visitors.append(visitor)
        if username:
            visitor.sign_in(username)
        return visitor

    yield open_for
    if getattr(request.node, "walk_failed", False):
        for visitor in visitors:
            visitor.show()
        site.show()
    for visitor in visitors:
        visitor.close()
