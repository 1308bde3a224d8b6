"""A whole tally against one ``INSERT … SELECT`` that stores the same rows in the same tables."""

import argparse
import json
import subprocess
import sys
from typing import Any

from bench._speech import show, table

SIZES = (10_000, 100_000, 1_000_000)
LIMITS = {"ratio_to_sql": 2.0, "growth": 11.0, "two_workers": 1.6, "worker_peak_mb": 300, "page": 5.0, "orm": 20.0}
COLUMNS = {
    "entries": "lượt",
    "seconds": "hai worker (giây)",
    "one_worker_seconds": "một worker",
    "sql_seconds": "SQL",
    "ratio_to_sql": f"tỷ lệ ≤ {LIMITS['ratio_to_sql']:g}",
    "two_workers_speedup": f"nhanh hơn ≥ {LIMITS['two_workers']:g}",
    "worker_peak_mb": f"MB ≤ {LIMITS['worker_peak_mb']}",
    "microseconds_per_entry": "µs một lượt",
    "ratio_of_why": f"«Vì sao?» ≤ {LIMITS['page']:g}",
    "ratio_of_results": "50 kết quả",
    "ratio_of_missing": "50 dòng chưa đạt",
    "what_if_eligible": "thử phương án: lượt đủ chuẩn",
    "what_if_seconds": "giây ≤ 2",
    "ratio_to_orm": f"vòng lặp ≥ {LIMITS['orm']:g}",
}


def main() -> None:
    """Each size in turn, smallest first."""
    chosen = _arguments()
    sizes = {str(size): _measured(size) for size in _wanted(chosen)}
    figures: dict[str, Any] = {"sizes": sizes, "limits": LIMITS}
    largest = sizes[max(sizes, key=int)]
    figures["two_workers_speedup"] = largest["two_workers_speedup"]
    lines = table(["", *COLUMNS.values()], [(size, *_cells(found)) for size, found in sizes.items()])
    if {"100000", "1000000"} <= sizes.keys():
        growth = round(sizes["1000000"]["seconds"] / sizes["100000"]["seconds"], 2)
        figures["growth_100k_1m"] = growth
        lines += ["", f"Từ 100.000 lên 1.000.000 lượt: {growth:g} lần (≤ {LIMITS['growth']:g})."]
    show(figures, as_json=chosen.json, lines=lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Cả một lần tổng hợp so với một câu INSERT … SELECT.")
    parser.add_argument("--json", action="store_true", help="in JSON thay cho bảng")
    parser.add_argument("--rows", type=int, metavar="N", help="cỡ lớn nhất được đo")
    parser.add_argument("--sizes", metavar="N,N", help="chỉ đo các cỡ này")
    return parser.parse_args()


def _wanted(chosen: argparse.Namespace) -> list[int]:
    if chosen.sizes:
        return sorted({int(size) for size in chosen.sizes.split(",")})
    most = chosen.rows or max(SIZES)
    return [size for size in SIZES if size <= most] or [most]


def _measured(size: int) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-m", "bench._tally_size", str(size)], check=False, stdout=subprocess.PIPE)
    if done.returncode:
        raise SystemExit(f"Không đo được cỡ {size}: xem lý do ở trên.")
    return json.loads(done.stdout.splitlines()[-1])


def _cells(found: dict[str, Any]) -> list[str]:
    return [f"{found[name]:g}" if name in found else "–" for name in COLUMNS]


if __name__ == "__main__":
    main()
