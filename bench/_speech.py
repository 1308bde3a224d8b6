"""How benchmarks are called and how they speak."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from typing import Any

ENTRIES = 120_000


def arguments(description: str, rows: int = ENTRIES, *, has_country: bool = False) -> argparse.Namespace:
    """What every benchmark understands, ``rows`` by default: one that has no use for them leaves them alone.

    With ``has_country`` also whether to measure over a whole country.
    """
    parser = argparse.ArgumentParser(description=description)
    if has_country:
        parser.add_argument("--country", action="store_true", help="cả nước: 34 tỉnh, một triệu đoàn viên")
    parser.add_argument("--json", action="store_true", help="in JSON thay cho bảng")
    parser.add_argument("--rows", type=int, default=rows, metavar="N", help=f"số lượt đăng ký ({rows})")
    chosen = parser.parse_args()
    if chosen.rows < 1:
        parser.error("--rows phải từ 1 trở lên")
    return chosen


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def machine() -> str:
    """The machine in a few words, for the figures' footnote."""
    return f"{os.cpu_count()} lõi, Python {platform.python_version()}"


def show(figures: dict[str, Any], *, as_json: bool, lines: Iterable[str]) -> None:
    """``figures`` as one JSON object, or ``lines`` for people with the machine below."""
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    print(*lines, "", f"Đo trên máy {machine()}.", sep="\n")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Lines with columns of one width; the first column is text, the others figures."""
    cells = [list(headings), *([str(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in cells]
