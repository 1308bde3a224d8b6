"""A workbook of entries checked and written, and exported again, each against the least work for the same rows."""

import statistics
import tempfile
from pathlib import Path
from typing import Any

from bench import _exchange_load as load
from bench._database import analyze
from bench._exchange_in import bare_seconds, in_own_process
from bench._speech import arguments, say, show, table

ROWS = 100_000
ROUNDS = 3
LIMITS = {"ratio": 12.0, "peak_mb": 500, "export_ratio": 1.5}


def main() -> None:
    """Import and export in turn with their baselines; figures are medians."""
    chosen = arguments("Nhập và xuất tệp Excel so với việc tối thiểu cho cùng số dòng.", rows=ROWS)
    load.use_exchange_database(chosen.rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dang-ky.xlsx"
        load.write_workbook(load.rows_of_load(chosen.rows), to=path)
        figures = _import_figures(path, chosen.rows) | _export_figures(chosen.rows)
    figures = {"rows": chosen.rows, **figures, "limits": LIMITS}
    show(figures, as_json=chosen.json, lines=_lines(figures))
    load.forget_imports()


def _import_figures(path: Path, rows: int) -> dict[str, Any]:
    bare_seconds(path)
    rounds = [_round(path, rows) for _round_number in range(ROUNDS)]
    load.forget_imports()
    twin = in_own_process("bench._exchange_twin", path, rows)
    load.forget_imports()
    in_own_process("bench._exchange_in", path, rows)
    bare, dry_run, apply = (statistics.median(each[name] for each in rounds) for name in ("bare", "dry_run", "apply"))
    whole = statistics.median((each["dry_run"] + each["apply"]) / each["bare"] for each in rounds)
    return {
        "bare_seconds": round(bare, 2),
        "dry_run_seconds": round(dry_run, 2),
        "apply_seconds": round(apply, 2),
        "dry_run_rows_per_s": round(rows / dry_run),
        "apply_rows_per_s": round(rows / apply),
        "ratio": round(whole, 2),
        "ratio_to_limit": round(whole / LIMITS["ratio"], 2),
        "peak_mb": round(max(each["peak_mb"] for each in rounds)),
        "import_export": {
            "dry_run_rows_per_s": round(rows / twin["dry_run"]),
            "apply_rows_per_s": round(rows / twin["apply"]),
            "peak_mb": round(twin["peak_mb"]),
        },
    }


def _round(path: Path, rows: int) -> dict[str, float]:
    """One import into tables as they were, between two measurements of the bare work."""
    load.forget_imports()
    before = bare_seconds(path)
    ours = in_own_process("bench._exchange_in", path, rows)
    found = ours | {"bare": (before + bare_seconds(path)) / 2}
    say("  ".join(f"{name} {figure:.2f}" for name, figure in found.items()))
    return found


def _export_figures(rows: int) -> dict[str, Any]:
    """The rows that the last import wrote."""
    from campaigns.models import Campaign  # noqa: PLC0415 -- after the set-up

    unit = Campaign.objects.get(code=load.CAMPAIGN).unit.code
    analyze()
    found = in_own_process("bench._exchange_out", rows, unit)
    return {
        "export_seconds": round(found["export"], 2),
        "export_bare_seconds": round(found["bare"], 2),
        "export_rows_per_s": round(rows / found["export"]),
        "export_ratio": round(found["export"] / found["bare"], 2),
        "export_peak_mb": round(found["peak_mb"]),
    }


def _lines(found: dict[str, Any]) -> list[str]:
    twin = found["import_export"]
    names = ["", "kiểm tra (dòng/giây)", "ghi (dòng/giây)", "MB"]
    rows = [
        (name, each["dry_run_rows_per_s"], each["apply_rows_per_s"], each["peak_mb"])
        for name, each in (("nhập của hệ thống", found), ("django-import-export", twin))
    ]
    return [
        *table(names, rows),
        "",
        f"{found['rows']} dòng: kiểm tra {found['dry_run_seconds']} giây và ghi {found['apply_seconds']} giây"
        f" = {found['ratio']} lần đọc trần và COPY trần ({found['bare_seconds']} giây), giới hạn {LIMITS['ratio']:g}.",
        f"Bộ nhớ cao nhất {found['peak_mb']} MB, giới hạn {LIMITS['peak_mb']}.",
        f"Xuất {found['export_seconds']} giây = {found['export_ratio']} lần XlsxWriter trần"
        f" ({found['export_bare_seconds']} giây), giới hạn {LIMITS['export_ratio']:g}; {found['export_peak_mb']} MB.",
    ]


if __name__ == "__main__":
    main()
