"""How long the first and the second start of ``script/server`` take, and the loading of the sample."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench._database import REPOSITORY, drop_databases, make_database, make_tables, manage
from bench._speech import arguments, say, show, table
from emulation.embedded.account import service_account
from emulation.embedded.paths import DataFolder

LIMITS = {"second_start_seconds": 10.0, "sample_seconds": 60.0}
LABELS = {
    "first_start_seconds": "Lần đầu chạy script/server (nạp cả dữ liệu mẫu)",
    "second_start_seconds": "Lần thứ hai chạy script/server",
    "sample_seconds": "load_sample vào cơ sở dữ liệu trống",
}
SAMPLE = "bac_kan_2020"
PATIENCE = 600.0
ENDING = 60.0
GIVEN = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "EMULATION_DATA_DIR", "SECRET_KEY", "SAMPLE_PASSWORD")
"""What would keep a server from starting services of its own."""


def main() -> None:
    """Starts a server twice in a folder of its own, and loads the sample beside it."""
    chosen = arguments("Thời gian khởi động và nạp dữ liệu mẫu.")
    with tempfile.TemporaryDirectory(prefix="emulation-bench-") as name:
        folder = DataFolder(Path(name))
        try:
            say("Đang khởi động lần đầu…")
            first = seconds_to_answer(folder)
            say("Đang khởi động lần thứ hai…")
            second = seconds_to_answer(folder)
        finally:
            shutil.rmtree(service_account(folder).home, ignore_errors=True)
    say("Đang nạp dữ liệu mẫu…")
    seconds = {"first_start_seconds": first, "second_start_seconds": second, "sample_seconds": seconds_to_load()}
    figures = {name: round(value, 2) for name, value in seconds.items()} | {"limits": LIMITS}
    rows = [(LABELS[name], f"{value:.1f}", _limit(name, value)) for name, value in seconds.items()]
    show(figures, as_json=chosen.json, lines=table(["", "giây", "giới hạn"], rows))


def seconds_to_answer(folder: DataFolder) -> float:
    """From the command to the first answer of ``/healthz/``; the server has ended again."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name not in GIVEN}
    environment |= {"EMULATION_DATA_DIR": str(folder.root)}
    begin = time.monotonic()
    server = subprocess.Popen(
        [REPOSITORY / "script" / "server", "--port", str(port)],
        env=environment,
        stdout=sys.stderr,
        start_new_session=True,
    )
    try:
        while not answers(port):
            if server.poll() is not None or time.monotonic() - begin > PATIENCE:
                raise SystemExit("script/server không trả lời: xem lý do ở trên.")
            time.sleep(0.05)
        return time.monotonic() - begin
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(ENDING)


def seconds_to_load() -> float:
    """The sample pack into a database that holds only the catalogues."""
    urls = {name: os.environ.get(name) for name in ("DATABASE_URL", "DATABASE_OWNER_URL")}
    name = "emulation_bench_sample"
    drop_databases(name)
    make_database(name)
    try:
        make_tables()
        begin = time.monotonic()
        manage("load_sample", SAMPLE)
        return time.monotonic() - begin
    finally:
        os.environ |= {variable: url for variable, url in urls.items() if url}
        drop_databases(name)


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz/")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _limit(name: str, seconds: float) -> str:
    if name not in LIMITS:
        return "–"
    return f"≤ {LIMITS[name]:g}" + (" !" if seconds > LIMITS[name] else "")


if __name__ == "__main__":
    main()
