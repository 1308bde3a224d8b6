"""Points typed into a table: read as people write them, shown again as typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from common.vietnamese import UnclearNumber, format_number, parse_number

PREFIX = "p-"


@dataclass(slots=True)
class PointsCell:
    """One input: its name, the text in it, what is wrong with it."""

    name: str
    text: str
    error: str = ""


class PointsTable:
    """Inputs by key; ``values`` are the points of those that were sent and could be read, ``None`` for empty ones."""

    def __init__(self, keys: Iterable[str], *, stored: Mapping[str, Decimal | None], data=None) -> None:
        self.cells: dict[str, PointsCell] = {}
        self.values: dict[str, Decimal | None] = {}
        for key in keys:
            self.cells[key] = self._cell(key, stored.get(key), data)

    def _cell(self, key: str, stored: Decimal | None, data) -> PointsCell:
        name = f"{PREFIX}{key or 'total'}"
        if data is None or name not in data:
            return PointsCell(name, "" if stored is None else format_number(stored))
        text = data[name].strip()
        cell = PointsCell(name, text)
        try:
            self.values[key] = parse_number(text) if text else None
        except UnclearNumber:
            cell.error = _("Hãy nhập điểm bằng số, ví dụ 9,5. Chưa chấm thì để trống.")
        return cell

    @property
    def is_valid(self) -> bool:
        return not any(cell.error for cell in self.cells.values())

    def blame(self, faults: Mapping[str, str]) -> None:
        """Each fault stands at its input."""
        for key, fault in faults.items():
            if key in self.cells:
                self.cells[key].error = fault

    def errors(self, labels: Mapping[str, str]) -> list[dict[str, str]]:
        """Rows of the error summary, each leading to its input."""
        return [
            {"target": cell.name, "text": f"{labels.get(key, key)}: {cell.error}"}
            for key, cell in self.cells.items()
            if cell.error
        ]
