"""The two passes of an import in a process of its own, as a worker makes them, and the least work for the same rows."""

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import django
import psycopg2
from python_calamine import CalamineWorkbook

from bench._exchange_load import BY, COLUMNS
from bench._tally_load import as_owner

KIB = 1024
HEADINGS = 2


def bare_seconds(path: Path) -> float:
    """Reading the cells, and COPY of the very same rows into a table without keys, committed."""
    as_owner(
        f"DROP TABLE IF EXISTS bench_bare; CREATE TABLE bench_bare ({', '.join(f'{key} text' for key in COLUMNS)})"
    )
    owner = psycopg2.connect(os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"])
    begin = time.perf_counter()
    with CalamineWorkbook.from_path(path) as book:
        rows = book.get_sheet_by_name("entries").to_python()[HEADINGS:]
    with owner, owner.cursor() as cursor:
        lines = io.StringIO("".join("\t".join(map(str, row)) + "\n" for row in rows))
        cursor.copy_expert("COPY bench_bare FROM STDIN", lines)
    spent = time.perf_counter() - begin
    owner.close()
    as_owner("DROP TABLE bench_bare")
    return spent


def in_own_process(module: str, *arguments: object) -> dict[str, float]:
    """The figures a module prints last when it is run by itself: its memory is nobody else's."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE)
    if done.returncode:
        raise SystemExit("Không đo được: xem lý do ở trên.")
    return json.loads(done.stdout.splitlines()[-1])


def peak_mb() -> float:
    """The most memory this program has held; ``getrusage`` would also count what started it."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / KIB


def timed(work: Any, *arguments: Any, **named: Any) -> tuple[float, Any]:
    """Seconds of ``work``, and what it returns."""
    begin = time.perf_counter()
    result = work(*arguments, **named)
    return time.perf_counter() - begin, result


def main() -> None:
    """Sends the file as a person would, then checks and writes it as a worker does."""
    django.setup()
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 -- after the set-up
    from django.urls import reverse  # noqa: PLC0415 -- after the set-up

    from accounts.models import User  # noqa: PLC0415 -- after the set-up
    from exchange.models import ImportRun  # noqa: PLC0415 -- after the set-up
    from exchange.services.applying import apply_import, apply_run  # noqa: PLC0415 -- after the set-up
    from exchange.services.checking import check_run  # noqa: PLC0415 -- after the set-up
    from exchange.services.uploads import start_import  # noqa: PLC0415 -- after the set-up

    path, rows = Path(sys.argv[1]), int(sys.argv[2])
    reverse("exchange:home")  # a worker has long read the addresses
    by = User.objects.get(username=BY)
    run = start_import(SimpleUploadedFile(path.name, path.read_bytes()), by=by)
    dry_run, _done = timed(check_run, run.pk)
    _expect(ImportRun.objects.get(pk=run.pk), rows, "checked")
    apply_import(ImportRun.objects.get(pk=run.pk), by=by, only_valid=False)
    apply, _done = timed(apply_run, run.pk)
    _expect(ImportRun.objects.get(pk=run.pk), rows, "applied")
    _expect_history(rows)
    run.file.delete(save=False)
    print(json.dumps({"dry_run": dry_run, "apply": apply, "peak_mb": peak_mb()}))


def _expect(run: Any, rows: int, state: str) -> None:
    if (run.state, run.rows_new, run.fault_count) != (state, rows, 0):
        raise SystemExit(f"Nhập không như chờ đợi: {run.state}, {run.figures}. {run.failure}")


def _expect_history(rows: int) -> None:
    """Every row has its line of history that tells of the run."""
    from campaigns.models import Entry  # noqa: PLC0415 -- after the set-up

    told = Entry.pgh_event_model.objects.filter(pgh_context__metadata__has_key="import_run").count()
    if told != rows:
        raise SystemExit(f"Lịch sử có {told} dòng thay vì {rows}.")


if __name__ == "__main__":
    main()
