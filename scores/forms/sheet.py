from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import AwardType
from common.fields import CleanCharFormField, PointsFormField
from common.forms.layout import plain_helper
from people.models import SubjectKind
from scores.models import ScoreSheet, SectionKind
from scores.services.sheet import SheetParts
from units.models import Block, Role, Unit, UnitKind

UPPER = (UnitKind.CONFEDERATION, UnitKind.PROVINCIAL, UnitKind.SECTORAL, UnitKind.DISTRICT, UnitKind.UPPER_GRASSROOTS)
"""Unions that issue a sheet for those under them."""
MOST_PARTS = 100
NARROWED = {
    "subject_kinds": (gettext_lazy("Đối tượng áp dụng"), SubjectKind),
    "unit_kinds": (gettext_lazy("Cấp áp dụng"), UnitKind),
    "blocks": (gettext_lazy("Khối áp dụng"), Block),
}


class DraftSheetForm(forms.Form):
    unit = forms.ModelChoiceField(label=gettext_lazy("Đơn vị ban hành"), queryset=None)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.visible_to(user, Role.SPECIALIST).active().filter(kind__in=UPPER)


class SheetForm(forms.ModelForm):
    """What a draft is called and for whom it is; nothing ticked is all."""

    class Meta:
        model = ScoreSheet
        fields = [
            "name",
            "series",
            "year_from",
            "year_to",
            *NARROWED,
            "workers_from",
            "workers_to",
            "awards",
            "legal_basis",
            "source",
            "unverified",
            "note",
        ]
        help_texts = {
            "series": gettext_lazy("Phiếu theo các bảng cùng bộ được xếp hạng với nhau."),
            "year_to": gettext_lazy("Để trống: chưa biết năm cuối."),
            "workers_from": gettext_lazy("Để trống: không giới hạn."),
            "workers_to": gettext_lazy("Để trống: không giới hạn."),
        }
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, choices) in NARROWED.items():
            self.fields[name] = _several(label, choices.choices, _("Không chọn mục nào: tất cả."))
        awards = [(award.code, award.label) for award in AwardType.objects.order_by("position", "code")]
        hint = _("Không chọn: không dành riêng cho hình thức nào.")
        self.fields["awards"] = _several(gettext_lazy("Dành để xét"), awards, hint)
        for name in ("year_from", "year_to", "workers_from", "workers_to"):
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "numeric"})
        self.helper = plain_helper(*(name for name in self.Meta.fields if name != "awards"))

    def _post_clean(self):
        """The row is judged by the service, which holds it under lock."""


def _several(label, choices, hint):
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=hint
    )


class PartForm(forms.Form):
    """A part of a sheet; the code tells it from the others."""

    code = CleanCharFormField(label=gettext_lazy("Mã"), max_length=16)


class SectionForm(PartForm):
    title = CleanCharFormField(label=gettext_lazy("Tên phần"), max_length=255)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=SectionKind)
    maximum = PointsFormField(label=gettext_lazy("Điểm tối đa"))


class CriterionForm(PartForm):
    section = CleanCharFormField(label=gettext_lazy("Mã phần"), max_length=16)
    title = CleanCharFormField(label=gettext_lazy("Nội dung"), max_length=500)
    maximum = PointsFormField(label=gettext_lazy("Điểm tối đa"))
    measure = CleanCharFormField(label=gettext_lazy("Đơn vị tính"), max_length=64, required=False)
    evidence = CleanCharFormField(label=gettext_lazy("Minh chứng cần có"), max_length=255, required=False)
    due_on = forms.DateField(label=gettext_lazy("Hạn hoàn thành"), required=False)
    evidence_required = forms.BooleanField(label=gettext_lazy("Bắt buộc có minh chứng"), required=False)


class BandForm(PartForm):
    title = CleanCharFormField(label=gettext_lazy("Xếp loại"), max_length=160)
    at_least = PointsFormField(label=gettext_lazy("Từ điểm"))
    least_criterion_percent = forms.IntegerField(
        label=gettext_lazy("Mỗi tiêu chí ít nhất (%)"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


class KnockOutForm(PartForm):
    title = CleanCharFormField(label=gettext_lazy("Điều kiện loại trừ"), max_length=500)


class BasePartFormSet(forms.BaseFormSet):
    """Parts of one kind; a ticked «bỏ» leaves one out."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Bỏ dòng này")

    def clean(self):
        codes = [row["code"] for row in self.rows()]
        if doubled := {code for code in codes if codes.count(code) > 1}:
            raise forms.ValidationError(_("Có hai dòng cùng mang mã %(code)s.") % {"code": min(doubled)})

    def rows(self) -> list[dict]:
        """What the service takes, in order: a mapping for each part that stays."""
        kept = (form.cleaned_data for form in self.forms if form not in self.deleted_forms)
        return [{name: data[name] for name in data if name != "DELETE"} for data in kept if data.get("code")]


PARTS = {
    "sections": (SectionForm, gettext_lazy("Phần"), gettext_lazy("Thêm một phần")),
    "criteria": (CriterionForm, gettext_lazy("Tiêu chí"), gettext_lazy("Thêm một tiêu chí")),
    "bands": (BandForm, gettext_lazy("Mức xếp loại"), gettext_lazy("Thêm một mức")),
    "knock_outs": (KnockOutForm, gettext_lazy("Điều kiện loại trừ"), gettext_lazy("Thêm một điều kiện")),
}
"""By name of the parts their form, heading and button."""


class SheetEditor:
    """The whole draft in one form: its head, and a formset for each kind of part."""

    def __init__(self, sheet: ScoreSheet, data=None):
        self.head = SheetForm(data, instance=sheet)
        self.parts = {name: _formset(name, sheet, data) for name in PARTS}

    def is_valid(self) -> bool:
        """Whether every form of it is; all are asked, so that every fault is told at once."""
        faulty = [form for form in (self.head, *self.parts.values()) if not form.is_valid()]
        return not faulty

    def content(self) -> dict:
        return dict(self.head.cleaned_data)

    def written(self) -> SheetParts:
        return SheetParts(**{name: formset.rows() for name, formset in self.parts.items()})


def _formset(name: str, sheet: ScoreSheet, data):
    form = PARTS[name][0]
    fields = [each for each in form.base_fields if each != "section"]
    rows = getattr(sheet, name).all()
    if name == "criteria":
        initial = [{"section": row.section.code} | _values(row, fields) for row in rows.select_related("section")]
    else:
        initial = [_values(row, fields) for row in rows]
    factory = forms.formset_factory(
        form,
        BasePartFormSet,
        extra=0 if initial else 1,
        can_delete=True,
        max_num=MOST_PARTS,
        absolute_max=MOST_PARTS,
        validate_max=True,
    )
    return factory(data, prefix=name, initial=initial)


def _values(row, fields) -> dict:
    return {name: getattr(row, name) for name in fields}
