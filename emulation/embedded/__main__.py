"""``python -m emulation.embedded run … -- COMMAND`` and ``serve``: what the scripts call."""

import argparse
import signal
import sys
from typing import NoReturn

from emulation.embedded.environment import read_env_file
from emulation.embedded.errors import EmbeddedError, Interrupted
from emulation.embedded.paths import DataFolder
from emulation.embedded.preparation import prepare_once
from emulation.embedded.server import serve
from emulation.embedded.session import Session
from emulation.embedded.speech import say

LAST_PORT = 65535


class Parser(argparse.ArgumentParser):
    """Refuses in Vietnamese, in one line."""

    def error(self, message: str) -> NoReturn:
        reason = message.partition(": ")[2] or message
        reason = reason.replace("expected one argument", "thiếu giá trị")
        say(f"Tham số không đúng: {reason}. Xem cách dùng: {self.prog} --help")
        sys.exit(2)


def main(arguments: list[str]) -> int:
    """The exit code of what was run; 1 with one sentence when the services cannot be had."""
    command, *rest = arguments or [""]
    actions = {"run": _run, "serve": _serve}
    if command not in actions:
        say("Cách dùng: python -m emulation.embedded run|serve …")
        return 2
    if signal.getsignal(signal.SIGINT) == signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C before a session ends us without a traceback
    try:
        read_env_file()
        return actions[command](rest)
    except EmbeddedError as problem:
        say(str(problem))
        return 1
    except Interrupted as request:
        return 128 + request.signum


def _run(arguments: list[str]) -> int:
    options, command = _split(arguments)
    parser = Parser(prog="python -m emulation.embedded run", description="Chạy một lệnh với dịch vụ dựng sẵn.")
    parser.add_argument("--data", metavar="THƯ_MỤC", help="thư mục dữ liệu")
    parser.add_argument("--owner", action="store_true", help="DATABASE_URL là của vai trò chủ")
    parser.add_argument("--prepare", action="store_true", help="chuẩn bị cơ sở dữ liệu trước")
    chosen = parser.parse_args(options)
    if not command:
        parser.error("thiếu lệnh sau --")
    folder = _folder(chosen.data)
    with Session(folder) as session:
        if chosen.prepare:
            prepare_once(session, folder)
        return session.run(command, environment=session.environment(as_owner=chosen.owner))


def _serve(arguments: list[str]) -> int:
    parser = Parser(prog="script/server", description="Chạy máy chủ web, worker và beat trên máy này.")
    parser.add_argument("--port", type=_port, default=8000, metavar="CỔNG", help="cổng của trang web (8000)")
    parser.add_argument("--no-sample", action="store_true", help="không nạp dữ liệu mẫu")
    parser.add_argument("--fresh", action="store_true", help="xoá cơ sở dữ liệu cũ rồi bắt đầu lại")
    chosen = parser.parse_args(arguments)
    return serve(_folder(None), port=chosen.port, with_sample=not chosen.no_sample, fresh=chosen.fresh)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"cổng phải là số từ 1 đến {LAST_PORT}, không phải «{text}»")
    return int(text)


def _folder(given: str | None) -> DataFolder:
    folder = DataFolder.chosen(given)
    folder.create()
    return folder


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """What stands before the first ``--`` and what stands after it."""
    if "--" not in arguments:
        return arguments, []
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
