"""Form fields for the parameters of a condition, made from the shapes its kind declares."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.tally.facts import LEVEL_CODE
from awards.tally.shape import (
    AWARD_CODE,
    Choice,
    Day,
    Flag,
    ListOf,
    Malformed,
    Number,
    Record,
    Shape,
    Text,
    Whole,
    Year,
)
from awards.tally.wording.labels import CHOICE_LABELS, PARAM_LABELS
from catalogue.models import AwardType, DecidingLevel
from common.fields import CleanCharFormField, MoneyFormField

UNSET = [("", gettext_lazy("Không đặt"))]
UNCHOSEN = [("", gettext_lazy("Chọn"))]
YES_OR_NO = [("true", gettext_lazy("Có")), ("false", gettext_lazy("Không"))]
MONEY_FROM = 10**9
"""A whole number that may be larger is money."""
BETWEEN = "-"

Choices = list[tuple[str, Any]]


def award_choices() -> Choices:
    """The awards of the catalogue by code and name."""
    return [(code, f"{name} ({code})") for code, name in AwardType.objects.values_list("code", "name")]


class ParamFields:
    """The fields of one record of parameters, and the way between their values and JSON."""

    def __init__(self, record: Record[Any], awards: Choices) -> None:
        self.record = record
        self.awards = awards

    def fields(self, rows: Mapping[str, int]) -> dict[str, forms.Field]:
        """The fields in order; a list of records has ``rows`` of its key, one field for each part of each row."""
        made: dict[str, forms.Field] = {}
        for key, shape in self.record.shapes.items():
            if (inner := table_of(shape, self.awards)) is None:
                made[key] = field_for(shape, self.record.fields[key], label_of(key), self.awards)
                continue
            for row in range(rows.get(key, 1)):
                for part, field in inner.fields({}).items():
                    field.required = False
                    field.label = f"{label_of(key)} – {row + 1}: {field.label}"
                    made[BETWEEN.join((key, str(row), part))] = field
        return made

    def initial(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """What the fields show for ``params`` in JSON; what is left out has its default."""
        shown: dict[str, Any] = {}
        for key, shape in self.record.shapes.items():
            value = params.get(key, written_default(self.record.fields[key], shape))
            inner = table_of(shape, self.awards)
            if inner is None:
                shown[key] = shown_value(shape, value, is_box=self.record.fields[key].default is not None)
                continue
            for row, params_of_row in enumerate(value or ()):
                for part, each in inner.initial(params_of_row).items():
                    shown[BETWEEN.join((key, str(row), part))] = each
        return shown

    def to_json(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters as JSON, without what was left empty."""
        written: dict[str, Any] = {}
        for key, shape in self.record.shapes.items():
            inner = table_of(shape, self.awards)
            value = json_value(shape, cleaned.get(key)) if inner is None else list(_rows(inner, key, cleaned))
            if value is not None and value != []:
                written[key] = value
        return written

    def tables(self) -> Iterator[str]:
        """The keys that hold lists of records."""
        yield from (key for key, shape in self.record.shapes.items() if table_of(shape, self.awards))


def table_of(shape: Shape, awards: Choices) -> ParamFields | None:
    """The fields of a row, where the shape is a list of records."""
    is_table = isinstance(shape, ListOf) and isinstance(shape.item, Record)
    return ParamFields(shape.item, awards) if is_table else None  # type: ignore[union-attr, arg-type]


def label_of(key: str) -> str:
    return _(PARAM_LABELS[key]) if key in PARAM_LABELS else key


def field_for(shape: Shape, declared: dataclasses.Field[Any], label: str, awards: Choices) -> forms.Field:
    """The field in which a person gives a value of the shape."""
    required = declared.default is dataclasses.MISSING
    for known, make in MAKERS:
        if isinstance(shape, known):
            return make(shape, required, awards, declared.default)(label=label, required=required)
    raise TypeError(f"no field for {shape!r}")


def _whole(shape: Whole, *_rest: object) -> Callable[..., forms.Field]:
    if shape.maximum > MONEY_FROM:
        return MoneyFormField
    return _bounded(forms.IntegerField, shape.minimum, shape.maximum)


def _number(shape: Number, *_rest: object) -> Callable[..., forms.Field]:
    return _bounded(forms.DecimalField, shape.minimum, shape.maximum)


def _bounded(field: type[forms.Field], minimum: int, maximum: int) -> Callable[..., forms.Field]:
    def make(**kwargs: Any) -> forms.Field:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        return field(min_value=minimum, max_value=maximum, localize=True, widget=widget, **kwargs)

    return make


def _flag(shape: Flag, required: bool, awards: Choices, default: object) -> Callable[..., forms.Field]:
    if default is None:
        return lambda **kwargs: forms.ChoiceField(choices=[*UNSET, *YES_OR_NO], **kwargs)
    return lambda label, required: forms.BooleanField(label=label, required=False)


def _choice(shape: Choice, required: bool, *_rest: object) -> Callable[..., forms.Field]:
    choices = member_choices(shape)
    return lambda **kwargs: forms.ChoiceField(choices=[*(UNCHOSEN if required else UNSET), *choices], **kwargs)


def _text(shape: Text, required: bool, awards: Choices, default: object) -> Callable[..., forms.Field]:
    if (choices := known_codes(shape, awards)) is not None:
        return lambda **kwargs: forms.ChoiceField(choices=[*(UNCHOSEN if required else UNSET), *choices], **kwargs)
    return lambda **kwargs: CleanCharFormField(max_length=shape.longest, **kwargs)


def _list(shape: ListOf, required: bool, awards: Choices, default: object) -> Callable[..., forms.Field]:
    choices = member_choices(shape.item) if isinstance(shape.item, Choice) else known_codes(shape.item, awards)
    if choices is None:
        raise TypeError(f"no field for a list of {shape.item!r}")
    return lambda **kwargs: forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **kwargs)


def _year(*_shape: object) -> Callable[..., forms.Field]:
    return _bounded(forms.IntegerField, 1900, 2200)


def _day(*_shape: object) -> Callable[..., forms.Field]:
    return forms.DateField


MAKERS = (
    (Whole, _whole),
    (Number, _number),
    (Flag, _flag),
    (Choice, _choice),
    (Text, _text),
    (ListOf, _list),
    (Year, _year),
    (Day, _day),
)


def member_choices(shape: Choice) -> Choices:
    """The words of a closed list."""
    labels = CHOICE_LABELS.get(shape.members, {})
    return [(member.code, capfirst(_(labels[member])) if member in labels else member.code) for member in shape.members]


def known_codes(shape: Shape, awards: Choices) -> Choices | None:
    """The codes a text is chosen from; ``None`` for one that is free."""
    if shape == AWARD_CODE:
        return awards
    return list(DecidingLevel.choices) if shape == LEVEL_CODE else None


def written_default(declared: dataclasses.Field[Any], shape: Shape) -> Any:
    """The value in JSON of a parameter that is left out; ``None`` for none."""
    if declared.default is dataclasses.MISSING or declared.default is None:
        return None
    return shape.write(declared.default)


def shown_value(shape: Shape, value: Any, *, is_box: bool) -> Any:
    """A value in JSON as its field takes it; a flag is a box to tick or one of three words."""
    if value is None or not isinstance(shape, (Flag, Number)):
        return value
    if isinstance(shape, Flag):
        return value if is_box else str(value).lower()
    return shape.read(value, "")


def json_value(shape: Shape, value: Any) -> Any:
    """A cleaned value as JSON; ``None`` for one left empty."""
    if value is None or value == "":
        return None
    if isinstance(shape, Flag):
        return value if isinstance(value, bool) else value == "true"
    return value if isinstance(value, (str, list)) else shape.write(value)


def _rows(inner: ParamFields, key: str, cleaned: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a list of records in which something is filled in."""
    row = 0
    while any(name.startswith(start := f"{key}{BETWEEN}{row}{BETWEEN}") for name in cleaned):
        found = {name.removeprefix(start): value for name, value in cleaned.items() if name.startswith(start)}
        if written := inner.to_json(found):
            yield written
        row += 1


def problem_of(malformed: Malformed) -> str:
    """What is wrong about a value, as a sentence beside its field."""
    return _("Giá trị này %(problem)s.") % {"problem": malformed.problem.text(_)}
