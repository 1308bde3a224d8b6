"""Every fault of a check, for the marked copy: when there are more than rows are kept of, they stand in a file."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from io import BytesIO, TextIOWrapper
from uuid import uuid4

from django.core.files.base import ContentFile

from exchange.models import ImportRun
from exchange.services.workbook import CellError


def keep_all(errors: Iterable[CellError]) -> str:
    """The faults stand in a packed file, a line each; returns its name."""
    packed = BytesIO()
    with TextIOWrapper(gzip.GzipFile(fileobj=packed, mode="wb"), encoding="utf-8") as lines:
        for error in errors:
            lines.write(json.dumps(astuple(error), ensure_ascii=False) + "\n")
    storage = ImportRun._meta.get_field("faults_file").storage
    return storage.save(f"imports/{uuid4().hex}.jsonl.gz", ContentFile(packed.getvalue()))


def all_faults(run: ImportRun) -> Iterator[CellError]:
    """The faults of the last check of ``run``, in the order they were found."""
    if not run.faults_file:
        yield from (
            CellError(*fault) for fault in run.faults.values_list("sheet", "cell", "column", "value", "message")
        )
        return
    with run.faults_file.open("rb") as file, gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield CellError(*json.loads(line))
