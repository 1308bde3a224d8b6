from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaigns.models import Indicator
from common.fields import MoneyFormField
from common.forms.numbers import WholeNumberField
from common.vietnamese import format_number

MONEY = frozenset({Indicator.WORKS_VALUE})


def indicator_field(indicator: str) -> forms.Field:
    """A whole number from 0, or đồng for values; empty is no target."""
    kind = MoneyFormField if indicator in MONEY else WholeNumberField
    return kind(
        label=Indicator(indicator).label,
        required=False,
        min_value=0,
        max_value=2**53,
        error_messages={"min_value": _("Chỉ tiêu phải từ 0 trở lên."), "max_value": _("Chỉ tiêu quá lớn.")},
    )


@dataclass(slots=True)
class Cell:
    """One number of the table as it is shown again: ``text`` is what was typed or stored."""

    name: str
    label: str
    text: str
    error: str = ""


@dataclass(slots=True)
class TableRow:
    unit: object
    cells: list[Cell]


class TargetTable:
    """Units × indicators as plain inputs named ``t-<unit>-<indicator>``; only the units of the table are read."""

    def __init__(self, data=None, *, units, stored):
        self.rows: list[TableRow] = []
        self.values: dict[tuple[int, str], int | None] = {}
        self.errors: list[dict[str, str]] = []
        fields = {indicator: indicator_field(indicator) for indicator in Indicator.values}
        for unit in units:
            cells = [self._cell(data, unit, indicator, field, stored) for indicator, field in fields.items()]
            self.rows.append(TableRow(unit, cells))

    def is_valid(self) -> bool:
        return not self.errors

    def _cell(self, data, unit, indicator, field, stored):
        name = f"t-{unit.pk}-{indicator}"
        cell = Cell(name, str(field.label), "")
        if data is None or name not in data:
            value = stored.get((unit.pk, indicator))
            cell.text = "" if value is None else format_number(value)
            return cell
        cell.text = data[name]
        try:
            self.values[unit.pk, indicator] = field.clean(cell.text.strip())
        except ValidationError as refusal:
            cell.error = " ".join(refusal.messages)
            self.errors.append({"target": name, "text": f"{cell.label} – {unit.label}: {cell.error}"})
        return cell


class FillForm(forms.Form):
    """One number an indicator for every unit of the table that has none."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for indicator in Indicator.values:
            self.fields[f"fill-{indicator}"] = indicator_field(indicator)

    def clean(self):
        data = super().clean()
        if not self.errors and all(value is None for value in data.values()):
            raise ValidationError(_("Hãy nhập ít nhất một số để điền."))
        return data

    def indicators(self) -> dict[str, int]:
        """Indicator → number, as the service takes them."""
        return {name.removeprefix("fill-"): value for name, value in self.cleaned_data.items() if value is not None}
