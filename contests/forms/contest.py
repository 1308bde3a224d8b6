from crispy_forms.layout import Column, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign
from common import clock
from common.fields import CleanTextFormField
from common.forms.layout import DATE_HINT, plain_helper
from contests.models import Contest, PrizeGrade
from units.forms.fields import unit_choice
from units.models import Role, Unit

LONGEST_NAME, MOST_DISCIPLINES = 160, 50


class ContestForm(forms.ModelForm):
    """What a contest is, its trades one a line, and which prizes it gives. A new one names its unit."""

    disciplines = CleanTextFormField(
        label=gettext_lazy("Các nghề thi"),
        help_text=gettext_lazy("Mỗi dòng một nghề, ví dụ «Hàn», «Tiện», «Điện công nghiệp»."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Hãy ghi ít nhất một nghề thi.")},
    )
    grades = forms.MultipleChoiceField(
        label=gettext_lazy("Các giải"),
        choices=PrizeGrade,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một giải.")},
    )

    class Meta:
        model = Contest
        fields = [
            "title", "year", "starts_on", "ends_on", "registration_closes_on", "place", "campaign", "decision_no",
            "notes",
        ]  # fmt: skip
        widgets = {"notes": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            **dict.fromkeys(("starts_on", "ends_on", "registration_closes_on"), DATE_HINT),
            "decision_no": gettext_lazy("Ví dụ 12/KH-LĐLĐ."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        campaigns = Campaign.objects.visible_to(user)
        self.fields["campaign"].queryset = campaigns.order_by("-starts_on", "-pk")
        self.fields["campaign"].empty_label = _("Không thuộc phong trào nào")
        self.initial.setdefault("year", clock.today().year)
        self.initial["grades"] = PrizeGrade.values
        if self.instance.pk:
            self.initial["disciplines"] = "\n".join(self.instance.disciplines.values_list("name", flat=True))
            self.initial["grades"] = list(self.instance.prizes.values_list("grade", flat=True))
        self.helper = plain_helper(
            "title",
            Row(Column("year"), Column("starts_on"), Column("ends_on")),
            Row(Column("registration_closes_on"), Column("place")),
            "disciplines",
            "grades",
            Row(Column("campaign"), Column("decision_no")),
            "notes",
        )
        if not self.instance.pk:
            self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, Role.SPECIALIST), own=True)
            self.helper.layout.fields.insert(0, "unit")

    def clean_disciplines(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["disciplines"].splitlines()]
        names = list(dict.fromkeys(filter(None, lines)))
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(_("Mỗi nghề thi tối đa 160 ký tự. Hãy rút gọn."))
        if len(names) > MOST_DISCIPLINES:
            raise forms.ValidationError(_("Một hội thi có nhiều nhất 50 nghề thi. Hãy lập thêm hội thi khác."))
        return names

    def clean(self):
        data = super().clean()
        starts, ends, closes = (data.get(name) for name in ("starts_on", "ends_on", "registration_closes_on"))
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        if starts and closes and closes > starts:
            self.add_error("registration_closes_on", _("Hạn đăng ký dự thi không thể sau ngày bắt đầu thi."))
        return data
