"""When the largest thing of a page stands on a slow phone: 1.6 Mbit/s, 150 ms, a processor four times slower."""

import io
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench._database import REPOSITORY, use_loaded_database
from bench._speech import arguments, say, show, table
from bench.portal import ENTRIES, prepare_front
from bench.start import answers, free_port

LIMIT = 2500
"""Milliseconds: what Web Vitals call good."""
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
"""Bytes a second: 1.6 Mbit/s down, 0.75 up; latency in milliseconds."""
SLOWER, ROUNDS, SETTLED = 4, 3, 1500
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "locale": "vi-VN"}
PHOTO = (1600, 1067)
"""A photo as it is kept after an upload: as large as photos are allowed to be."""
PATIENCE = 60.0
WATCH = """
window.td = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.td = one.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
"""
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Each page is opened three times by a browser that kept nothing; the median counts."""
    chosen = arguments("LCP của vài trang trên điện thoại chậm: 1,6 Mbit/s, trễ 150 ms, CPU chậm 4 lần.", rows=ENTRIES)
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not chromium:
        raise SystemExit("Không thấy Chromium: hãy cài (apt install chromium) hoặc đặt CHROMIUM.")
    use_loaded_database(chosen.rows)
    prepare_front()
    pages = {"/": "", prepare_story(): "", "/accounts/login/": "", "/tro-giup/": "canbo"}
    pages |= {"/campaigns/dossiers/": "canbo", "/?": "canbo"}
    with tempfile.TemporaryDirectory(prefix="emulation-bench-") as folder, server(Path(folder)) as site:
        measured = {path: median_of(chromium, site, path, user) for path, user in pages.items()}
    figures = {"pages": measured, "limit_ms": LIMIT}
    rows = [
        (
            f"{path.rstrip('?')} {pages[path]}",
            f"{of['lcp_ms']}{' !' if of['lcp_ms'] > LIMIT else '  '}",
            of["kilobytes"],
        )
        for path, of in measured.items()
    ]
    show(figures, as_json=chosen.json, lines=table(("trang", f"LCP (ms), ≤ {LIMIT}", "KB"), rows))


def prepare_story() -> str:
    """The address of a published story with a photo of its full size."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after the set-up
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 -- after the set-up
    from django.utils import timezone  # noqa: PLC0415 -- after the set-up

    from common.clock import today  # noqa: PLC0415 -- after the set-up
    from common.pictures import checked_picture  # noqa: PLC0415 -- after the set-up
    from common.storing import keep_file  # noqa: PLC0415 -- after the set-up
    from exemplars.models import (  # noqa: PLC0415 -- after the set-up
        Consent,
        Exemplar,
        ExemplarField,
        ExemplarPhoto,
        ExemplarProgramme,
    )
    from people.models import Member  # noqa: PLC0415 -- after the set-up

    by, member = get_user_model().objects.get(username="tinh"), Member.objects.select_related("unit").earliest("pk")
    story = Exemplar.objects.create(
        title="Mười năm không để xảy ra tai nạn",
        unit=member.unit,
        member=member,
        programme=ExemplarProgramme.objects.earliest("pk"),
        field=ExemplarField.objects.earliest("pk"),
        year=today().year,
        period="m1",
        story="Ngày nào cũng có mặt trước giờ giao ca nửa tiếng để xem lại chỗ làm.\n\n" * 6,
        state="published",
        approved_on=today(),
        published_at=timezone.now(),
    )
    Consent.objects.create(exemplar=story, given_by=member.full_name, given_on=today(), way="written", recorded_by=by)
    photo = SimpleUploadedFile("anh.jpg", photographed(), "image/jpeg")
    keep_file(ExemplarPhoto(exemplar=story, uploaded_by=by), checked_picture(photo))
    return f"/guong/{story.pk}/"


def photographed() -> bytes:
    """A picture that weighs what a photo weighs: soft shapes with grain."""
    from PIL import Image  # noqa: PLC0415 -- slow to load

    grains = random.Random(1)
    small = Image.frombytes("RGB", (200, 133), grains.randbytes(200 * 133 * 3))
    out = io.BytesIO()
    small.resize(PHOTO, Image.Resampling.BICUBIC).save(out, "JPEG", quality=85)
    return out.getvalue()


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of the application as a real server runs it: static files collected, compressed, kept for good."""
    from django.conf import settings  # noqa: PLC0415 -- after the set-up

    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "emulation.settings.production",
        "SECRET_KEY": settings.SECRET_KEY,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "false",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }
    say("Đang gom và nén các tệp tĩnh…")
    collect = [sys.executable, str(REPOSITORY / "manage.py"), "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, env=environment, check=True)
    gunicorn = [sys.executable, "-m", "gunicorn", "emulation.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    running = subprocess.Popen(gunicorn, env=environment, cwd=REPOSITORY, stdout=sys.stderr)
    try:
        begin = time.monotonic()
        while not answers(port):
            if running.poll() is not None or time.monotonic() - begin > PATIENCE:
                raise SystemExit("Máy chủ không trả lời: xem lý do ở trên.")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(PATIENCE)


def median_of(chromium: str, site: str, path: str, username: str) -> dict[str, Any]:
    """Milliseconds to the largest paint, and kilobytes over the line, of ``path`` as that person opens it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow to load

    cookies = [{"name": "sessionid", "value": session_of(username), "url": site}] if username else []
    rounds = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for _round in range(ROUNDS):
            context = browser.new_context(**PHONE)
            context.add_cookies(cookies)
            rounds.append(opened(context.new_page(), site + path))
            context.close()
        browser.close()
    return {
        "lcp_ms": round(statistics.median(lcp for lcp, _ in rounds)),
        "kilobytes": round(statistics.median(size for _, size in rounds) / 1000),
    }


def opened(page, address: str) -> tuple[float, int]:
    """When the largest thing stood, and the bytes that came, of one opening."""
    devices = page.context.new_cdp_session(page)
    sizes: list[int] = []
    devices.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    devices.send("Network.enable")
    devices.send("Network.emulateNetworkConditions", LINE)
    devices.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle", timeout=PATIENCE * 1000)
    page.wait_for_timeout(SETTLED)
    return page.evaluate("window.td"), int(sum(sizes))


def session_of(username: str) -> str:
    """The mark of a session in which that person is signed in."""
    from django.conf import settings  # noqa: PLC0415 -- after the set-up
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after the set-up
    from django.test import Client  # noqa: PLC0415 -- after the set-up

    client = Client()
    client.force_login(get_user_model().objects.get(username=username), settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    main()
