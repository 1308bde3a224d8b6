from crispy_forms.layout import Column, Fieldset, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.fields import CleanCharFormField
from common.file_fields import one_file
from common.forms.layout import DATE_HINT, plain_helper
from common.uploads import PICTURES
from exemplars.models import Consent, Exemplar, ExemplarPhoto
from people.models import Collective, Member
from units.forms.fields import unit_choice
from units.models import Role, Unit


class ExemplarForm(forms.ModelForm):
    """What a unit tells of an exemplar; a draft asks for a title and a year alone. A new one names its unit."""

    member = CleanCharFormField(
        label=gettext_lazy("Mã đoàn viên được nêu gương"),
        required=False,
        max_length=32,
        help_text=gettext_lazy("Ghi mã đoàn viên, hoặc mã tập thể ở ô bên cạnh."),
    )
    collective = CleanCharFormField(label=gettext_lazy("Mã tập thể được nêu gương"), required=False, max_length=32)

    class Meta:
        model = Exemplar
        fields = [
            "title",
            "programme",
            "field",
            "year",
            "period",
            "workshop",
            "workdays",
            "income",
            "productivity",
            "initiatives",
            "safety",
            "story",
            "quote",
            "video_url",
        ]
        widgets = {
            "story": forms.Textarea(attrs={"rows": 12}),
            "quote": forms.Textarea(attrs={"rows": 2}),
            "safety": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "workdays": gettext_lazy("Số công làm trong kỳ."),
            "income": gettext_lazy("Ví dụ 28.500.000 hoặc 28,5 triệu. Để trống nếu không công khai."),
            "productivity": gettext_lazy("Ví dụ 118,5."),
            "story": gettext_lazy("Viết thành đoạn; để một dòng trống giữa hai đoạn."),
            "video_url": gettext_lazy("Địa chỉ bắt đầu bằng https://; hiện thành liên kết."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        today = clock.today()
        for name in ("programme", "field"):
            field = self.fields[name]
            held = field.queryset.on(today) | field.queryset.filter(pk=getattr(self.instance, f"{name}_id"))
            field.queryset, field.empty_label = held, _("Chưa chọn")
        self.initial.setdefault("year", today.year)
        if self.instance.member:
            self.initial["member"] = self.instance.member.code
        if self.instance.collective:
            self.initial["collective"] = self.instance.collective.code
        self.helper = plain_helper(
            "title",
            Row(Column("member"), Column("collective")),
            Row(Column("programme"), Column("field")),
            Row(Column("year"), Column("period"), Column("workshop")),
            Fieldset(
                _("Kết quả trong kỳ"),
                Row(Column("workdays"), Column("income")),
                Row(Column("productivity"), Column("initiatives")),
                "safety",
            ),
            Fieldset(_("Câu chuyện"), "story", "quote", "video_url"),
        )
        if not self.instance.pk:
            reached = Unit.objects.active().visible_to(user, Role.EDITOR, Role.SPECIALIST)
            self.fields["unit"] = unit_choice(reached)
            if reached.count() == 1:
                self.initial["unit"] = reached.get()
            self.helper.layout.fields.insert(0, "unit")

    def clean_member(self):
        members = Member.objects.active().select_related("unit")
        return self._subject(
            members, "member", _("Đơn vị không có đoàn viên mang mã này. Hãy xem mã ở trang Đoàn viên.")
        )

    def clean_collective(self):
        collectives = Collective.objects.filter(ended_on__isnull=True).select_related("unit")
        return self._subject(
            collectives, "collective", _("Đơn vị không có tập thể mang mã này. Hãy xem mã ở trang Đoàn viên.")
        )

    def _subject(self, rows, name, sentence):
        code, known = self.cleaned_data[name], getattr(self.instance, name)
        if not code:
            return None
        if known and known.code.casefold() == code.casefold():
            return known
        found = rows.filter(code__iexact=code).first()
        if found is None:
            raise forms.ValidationError(sentence)
        return found

    def clean(self):
        data = super().clean()
        unit = data.get("unit") if "unit" in self.fields else self.instance.unit
        for name in ("member", "collective"):
            subject = data.get(name)
            if subject and unit and not subject.unit.path.startswith(unit.path):
                self.add_error(name, _("Mã này không thuộc đơn vị đã chọn. Hãy xem lại mã."))
        if data.get("member") and data.get("collective"):
            self.add_error("collective", _("Hãy ghi một đoàn viên hoặc một tập thể, không ghi cả hai."))
        return data


class PhotoForm(forms.Form):
    """One picture with its caption."""

    upload = one_file(gettext_lazy("Ảnh"), gettext_lazy("Hãy chọn một ảnh."), endings=PICTURES)
    caption = CleanCharFormField(
        label=gettext_lazy("Chú thích"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Ai, ở đâu, đang làm gì. Ảnh được thu nhỏ và bỏ nơi chụp."),
    )


class PhotoEditForm(forms.ModelForm):
    class Meta:
        model = ExemplarPhoto
        fields = ["caption", "position"]
        help_texts = {"position": gettext_lazy("Ảnh có số nhỏ nhất đứng đầu và hiện ở danh sách.")}


class ConsentForm(forms.ModelForm):
    """Who agreed, when and how, with the paper that shows it where there is one."""

    upload = one_file(gettext_lazy("Văn bản, ảnh chụp tin nhắn"))

    class Meta:
        model = Consent
        fields = ["given_on", "way", "given_by", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "given_on": DATE_HINT,
            "given_by": gettext_lazy("Để trống nếu là chính người được viết; của tập thể thì ghi người đại diện."),
            "note": gettext_lazy("Ví dụ: ai chứng kiến, đồng ý công khai những gì."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["given_by"].required = False


class ConsentWithdrawForm(forms.Form):
    """Nobody has to say why."""

    reason = CleanCharFormField(label=gettext_lazy("Lý do (không bắt buộc)"), required=False, max_length=500)


class UptakeForm(forms.Form):
    """Which unit takes it up, since when and how."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        reached = Unit.objects.active().visible_to(user, Role.EDITOR, Role.SPECIALIST)
        self.fields["unit"] = unit_choice(reached)
        if reached.count() == 1:
            self.initial["unit"] = reached.get()
        self.fields["taken_on"] = forms.DateField(label=_("Nhân rộng từ ngày"), help_text=DATE_HINT)
        self.fields["text"] = CleanCharFormField(
            label=_("Nhân rộng thế nào"),
            max_length=500,
            help_text=_("Một câu, ví dụ: học cách bàn giao ca của tổ, áp dụng ở ba phân xưởng."),
        )
