"""The export of a sheet, and the same cells written by nothing but XlsxWriter, in turn in a process of their own."""

import json
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import django
import xlsxwriter

from bench._exchange_in import peak_mb, timed
from bench._exchange_load import CAMPAIGN, COLUMNS, DAY

ROUNDS = 3
OPTIONS = {"constant_memory": True}
NUMBERS = (COLUMNS.index("phase"),)


def main() -> None:
    """Medians of both; the memory is that of our own exports, which come first."""
    django.setup()
    from exchange.services.exporting import export_workbook  # noqa: PLC0415 -- after the set-up

    rows, unit = int(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "ra.xlsx"
        export = partial(export_workbook, ["entries"], unit_code=unit, campaign_code=CAMPAIGN, to=ours)
        _seconds, written = timed(export)
        if written != {"entries": rows}:
            raise SystemExit(f"Xuất ra {written}, cần {rows} dòng.")
        peak = peak_mb()
        cells = _cells_of(ours)
        times: dict[str, list[float]] = {"export": [], "bare": []}
        for _round in range(ROUNDS):
            times["bare"].append(timed(_write_bare, cells, Path(folder) / "tran.xlsx")[0])
            times["export"].append(timed(export)[0])
    found: dict[str, Any] = {name: statistics.median(each) for name, each in times.items()}
    print(json.dumps(found | {"peak_mb": peak}))


def _cells_of(path: Path) -> list[tuple[Any, ...]]:
    """What the export wrote, so that both write the same."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 -- only here

    with CalamineWorkbook.from_path(path) as book:
        return [tuple(row) for row in book.get_sheet_by_name("entries").to_python()[2:]]


def _write_bare(rows: list[tuple[Any, ...]], path: Path) -> None:
    with xlsxwriter.Workbook(path, OPTIONS) as book:
        sheet = book.add_worksheet("entries")
        text, number = book.add_format({"num_format": "@"}), book.add_format({"num_format": "#,##0"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for line, row in enumerate(rows):
            for place, value in enumerate(row):
                if place in NUMBERS:
                    sheet.write_number(line, place, value, number)
                elif place == DAY:
                    sheet.write_datetime(line, place, value, day)
                else:
                    sheet.write_string(line, place, value, text)


if __name__ == "__main__":
    main()
