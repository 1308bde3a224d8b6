"""What a list that can be taken out is made of, and how it becomes a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import xlsxwriter
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from common.workbook import OPTIONS, write_table

CHUNK: Final = 2000
IN_PIECES: Final = OPTIONS | {"in_memory": False, "constant_memory": True}

Asked = Mapping[str, str]
"""What stands in the address of the list."""


class ListColumn(NamedTuple):
    """A column: its heading, what a row says in it, how wide it is."""

    heading: Any
    value: Callable[[Any], Any]
    width: int = 20


class Shown(NamedTuple):
    """The rows of a list as somebody sees them, and the filters in words."""

    rows: QuerySet
    said: str = ""


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list that can be taken out; ``dress`` gives some rows at once what their columns need beside them."""

    title: Any
    shown: Callable[[Any, Asked], Shown]
    columns: tuple[ListColumn, ...]
    dress: Callable[[Sequence[Any]], None] | None = None


def write_list(path: Path, shape: ListShape, shown: Shown) -> int:
    """The file at ``path`` holds the rows of the list; returns how many there are."""
    count = 0

    def rows() -> Iterable[list[Any]]:
        nonlocal count
        read = shown.rows.iterator(chunk_size=CHUNK)
        while some := list(islice(read, CHUNK)):
            count += len(some)
            if shape.dress:
                shape.dress(some)
            yield from ([column.value(row) for column in shape.columns] for row in some)

    with xlsxwriter.Workbook(path, IN_PIECES) as book:
        write_table(
            book,
            str(shape.title),
            title=" – ".join(filter(None, [str(shape.title), shown.said])),
            headings=[str(column.heading) for column in shape.columns],
            rows=rows(),
            widths=[column.width for column in shape.columns],
        )
    return count


def in_words(form: Any) -> str:
    """«Mã đơn vị: CS1; Giới tính: Nữ»; what was not asked is left out."""
    said = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if value in (None, "", False):
            continue
        choices = dict(getattr(field, "choices", ())) if isinstance(value, str) else {}
        said.append(str(field.label) if value is True else f"{field.label}: {choices.get(value, value)}")
    return "; ".join(said)


def filtered(filterset: Any) -> Shown:
    """What the filters let through, and the filters in words."""
    rows = filterset.qs
    return Shown(rows, in_words(filterset.form))


UNIT: Final = ListColumn(gettext_lazy("Đơn vị"), lambda row: row.unit.label, 36)
UNIT_CODE: Final = ListColumn(gettext_lazy("Mã đơn vị"), lambda row: row.unit.code, 14)
STATE: Final = ListColumn(gettext_lazy("Trạng thái"), lambda row: row.get_state_display())
CODE: Final = ListColumn(gettext_lazy("Mã"), lambda row: row.code, 14)
