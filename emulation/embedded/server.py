"""What ``script/server`` runs: a prepared database, then web, worker and beat until one of them ends."""

import http.client
import os
import shutil
import socket
import sys
import tempfile
import time

from emulation.embedded import lease
from emulation.embedded.environment import is_production, needed_services
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.files import try_lock
from emulation.embedded.paths import REPOSITORY, DataFolder
from emulation.embedded.preparation import prepare
from emulation.embedded.services import Services
from emulation.embedded.session import Session
from emulation.embedded.speech import say

HOST = "127.0.0.1"
READY_PATH = "/healthz/"
READY_TIMEOUT = 90.0
LEAVE_TIMEOUT = 15.0


def serve(folder: DataFolder, *, port: int, with_sample: bool, fresh: bool) -> int:
    """The exit code of the processes; never 0, for a server ends by a signal or because a part has ended."""
    require_free_port(port)
    if fresh:
        erase_data(folder)
    with Session(folder) as session, tempfile.TemporaryFile("w+") as accounts:
        options = () if with_sample and not is_production() else ("--no-sample",)
        prepare(session, folder, options, stdout=accounts)
        accounts.seek(0)
        welcome = Welcome(port, accounts.read())
        environment = session.environment() | {"PYTHONUNBUFFERED": "1"}
        if not is_production():
            environment["GUNICORN_CMD_ARGS"] = f"--reload {os.environ.get('GUNICORN_CMD_ARGS', '')}".strip()
        honcho = ["-e", os.devnull, "-d", str(REPOSITORY), "-f", str(REPOSITORY / "Procfile")]
        command = [sys.executable, "-m", "honcho", *honcho, "start", "-p", str(port)]
        os.chdir(REPOSITORY)
        code = session.run(command, environment=environment, tick=welcome.look, interactive=False)
    if code == 0:
        say("Một tiến trình đã tự kết thúc nên cả máy chủ dừng: xem nhật ký của nó ở trên.")
    return code or 1


def require_free_port(port: int) -> None:
    """Raises EmbeddedError with the remedy when nothing can listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as problem:
            raise EmbeddedError(
                f"Không được phép mở cổng {port}: hãy chọn cổng từ 1024 trở lên, ví dụ --port 8000."
            ) from problem
        except OSError as problem:
            raise EmbeddedError(
                f"Cổng {port} đang có chương trình khác dùng: hãy tắt nó hoặc chọn cổng khác, "
                f"ví dụ script/server --port {port + 1 if port < 65535 else 8000}."
            ) from problem


def erase_data(folder: DataFolder) -> None:
    """The embedded databases of the folder are gone; raises EmbeddedError while anyone uses them."""
    if lease.POSTGRES not in needed_services():
        raise EmbeddedError(
            "--fresh chỉ xoá cơ sở dữ liệu dựng sẵn, nhưng DATABASE_URL đang được đặt: "
            "hãy bỏ DATABASE_URL hoặc tự làm trống cơ sở dữ liệu ấy."
        )
    deadline = time.monotonic() + LEAVE_TIMEOUT
    while (lock := try_lock(folder.keeper_lock)) is None:
        if lease.held(folder) or time.monotonic() > deadline:
            raise EmbeddedError(f"Có lệnh khác đang dùng dữ liệu trong {folder.root}: hãy dừng nó rồi chạy lại.")
        time.sleep(0.1)
    try:
        Services(folder).erase()
        folder.prepared.unlink(missing_ok=True)
        shutil.rmtree(folder.root / "media", ignore_errors=True)
    finally:
        os.close(lock)
    say("Đã xoá dữ liệu cũ.")


class Welcome:
    """Says once where the server answers, and who may sign in; says once when it takes too long."""

    def __init__(self, port: int, accounts: str) -> None:
        self._port = port
        self._accounts = accounts.strip()
        self._deadline = time.monotonic() + READY_TIMEOUT
        self._done = False

    def look(self) -> None:
        """To be called again and again; costs nothing once it has spoken."""
        if self._done:
            return
        if self._answers():
            lines = [f"Mở http://{HOST}:{self._port}/ – dừng bằng Ctrl-C.", self._accounts]
            say("\n".join(["", *filter(None, lines), ""]), sys.stdout)
            self._done = True
        elif time.monotonic() > self._deadline:
            say(f"Máy chủ web chưa trả lời sau {READY_TIMEOUT:.0f} giây: xem nhật ký ở trên.")
            self._done = True

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self._port, timeout=1)
        try:
            connection.request("GET", READY_PATH)
            return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
