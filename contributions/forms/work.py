from crispy_forms.layout import Column, Fieldset, Row
from django import forms
from django.forms import modelform_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanTextFormField
from common.file_fields import SeveralFilesField, one_file, several_files_help
from common.forms.layout import DATE_HINT, MONEY_HINT, plain_helper
from common.uploads import PICTURES
from contributions.models import WHOLE, Work, WorkProgress, WorkVerdict
from contributions.services.work_moves import ASKED, OPTIONAL
from units.forms.fields import unit_choice
from units.models import Role, Unit


class BuilderUnitField(forms.ModelChoiceField):
    """A unit by its code, also one out of reach: whoever builds may belong to anybody."""

    widget = forms.TextInput

    def __init__(self):
        super().__init__(
            Unit.objects.active(),
            to_field_name="code",
            required=False,
            label=gettext_lazy("Mã công đoàn của bên thi công"),
            help_text=gettext_lazy("Nếu có trong hệ thống, để một công trình không tính hai lần."),
            error_messages={"invalid_choice": gettext_lazy("Không có đơn vị mang mã này. Hãy xem lại mã đơn vị.")},
        )


class WorkForm(forms.ModelForm):
    """What a unit says of its work, in a dossier or outside one."""

    builder_unit = BuilderUnitField()

    class Meta:
        model = Work
        fields = [
            "name",
            "kind",
            "builder",
            "builder_unit",
            "occasion",
            "value",
            "benefit",
            "funding",
            "place",
            "started_on",
            "due_on",
            "finished_on",
            "plaque_text",
            "plaque_level",
        ]
        widgets = {"plaque_text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "builder": gettext_lazy("Để trống nếu đơn vị tự làm."),
            "occasion": gettext_lazy("Ví dụ: Chào mừng Đại hội Công đoàn tỉnh."),
            "value": MONEY_HINT,
            "benefit": gettext_lazy("Số tiền tiết kiệm hoặc làm ra thêm mỗi năm, nếu tính được."),
            "place": gettext_lazy("Nơi xây dựng, lắp đặt; in trong danh sách kèm theo quyết định gắn biển."),
            "funding": gettext_lazy("Ví dụ: vốn đầu tư công, vốn tự có, xã hội hoá."),
            "started_on": DATE_HINT,
            "due_on": gettext_lazy("Để thấy công trình xong sớm hay muộn bao nhiêu ngày."),
            "plaque_text": gettext_lazy("Chỉ ghi khi đề nghị gắn biển."),
            "plaque_level": gettext_lazy("Cấp đơn vị đề nghị; cấp trên xem xét rồi mới quyết định."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.builder_unit_id:
            self.initial["builder_unit"] = self.instance.builder_unit
        level = self.fields["plaque_level"]
        level.choices = [("", _("Không đề nghị gắn biển")), *level.choices[1:]]
        self.helper = plain_helper(*self.layout())

    def layout(self) -> list:
        return [
            "name",
            Row(Column("kind"), Column("occasion")),
            Row(Column("builder"), Column("builder_unit")),
            Row(Column("value"), Column("benefit")),
            Row(Column("place"), Column("funding")),
            Row(Column("started_on"), Column("due_on"), Column("finished_on")),
            Fieldset(_("Gắn biển"), "plaque_level", "plaque_text"),
        ]


class WorkOutsideForm(WorkForm):
    """A work outside dossiers: a new one names its unit."""

    class Meta(WorkForm.Meta):
        fields = [*WorkForm.Meta.fields, "quality", "safety"]
        widgets = WorkForm.Meta.widgets | {
            "quality": forms.Textarea(attrs={"rows": 3}),
            "safety": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kind.required, kind.choices = True, [("", _("Chọn loại")), *kind.choices[1:]]
        if self.instance.pk:
            return
        reached = Unit.objects.active().visible_to(user, Role.EDITOR, Role.SPECIALIST)
        self.fields["unit"] = unit_choice(reached)
        if reached.count() == 1:
            self.initial["unit"] = reached.get()
        self.helper.layout.fields.insert(0, "unit")

    def layout(self) -> list:
        *before, plaque = super().layout()
        return [*before, Fieldset(_("Chất lượng, an toàn"), "quality", "safety"), plaque]


class MoveForm(forms.ModelForm):
    """What is asked with a move."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self._meta.fields:
            field = self.fields[name]
            field.required = name not in OPTIONAL
            if isinstance(field, forms.DateField):
                field.help_text = DATE_HINT
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3


def move_form(move: str) -> type[MoveForm]:
    """The form for ``move``, with the fields it asks for."""
    return modelform_factory(Work, form=MoveForm, fields=ASKED[move])


class DecideForm(move_form("decide_plaque")):  # type: ignore[misc]
    file = one_file(gettext_lazy("Tệp quyết định"))


class PhotosMixin(forms.Form):
    """Photos beside the rest."""

    photos = SeveralFilesField(label=gettext_lazy("Ảnh"), endings=PICTURES, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["photos"].help_text = _("%(files)s Ảnh được thu nhỏ và bỏ nơi chụp.") % {
            "files": several_files_help(PICTURES)
        }


class FixForm(PhotosMixin, move_form("fix_plaque")):  # type: ignore[misc]
    pass


class ProgressForm(PhotosMixin, forms.ModelForm):
    percent = forms.IntegerField(
        label=gettext_lazy("Khối lượng đã làm (%)"), required=False, min_value=0, max_value=WHOLE
    )

    class Meta:
        model = WorkProgress
        fields = ["day", "percent", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"day": DATE_HINT}


class PairForm(forms.Form):
    """Whether two records are one work and, if so, which of them counts."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Kết luận"),
        choices=WorkVerdict,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Hãy chọn kết luận.")},
    )
    kept = forms.TypedChoiceField(
        label=gettext_lazy("Nếu cùng một công trình, bản ghi nào được tính?"), coerce=int, widget=forms.RadioSelect
    )
    reason = CleanTextFormField(
        label=gettext_lazy("Căn cứ"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Ví dụ: cùng hợp đồng số 12; hoặc khác địa điểm."),
        error_messages={"required": gettext_lazy("Hãy ghi căn cứ của kết luận.")},
    )

    def __init__(self, *args, works, **kwargs):
        super().__init__(*args, **kwargs)
        kept = self.fields["kept"]
        kept.choices = [
            (work.pk, _("%(code)s của %(unit)s") % {"code": work.code, "unit": work.owner_unit.label}) for work in works
        ]
        kept.initial = works[0].pk
