from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import PointsFormField
from contests.models import Contest, ContestDiscipline
from contests.services.results import MOST_RANK
from units.forms.act import VersionForm


class DisciplineChoice(forms.Form):
    """A trade of the contest."""

    def __init__(self, *args, contest: Contest, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["discipline"] = forms.ModelChoiceField(
            ContestDiscipline.objects.filter(contest=contest),
            label=_("Nghề thi"),
            empty_label=_("Chọn nghề thi"),
            error_messages={"required": _("Hãy chọn nghề thi."), "invalid_choice": _("Hội thi không có nghề này.")},
        )


class ResultForm(forms.Form):
    """What came of one contestant."""

    points = PointsFormField(label=gettext_lazy("Điểm"), required=False)
    rank = forms.IntegerField(
        label=gettext_lazy("Thứ hạng"),
        required=False,
        min_value=1,
        max_value=MOST_RANK,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Hãy ghi số từ 1 trở lên.")},
    )

    def __init__(self, *args, contestant, prizes, **kwargs):
        was = {"points": contestant.points, "rank": contestant.rank, "prize": contestant.prize_id}
        super().__init__(*args, prefix=f"c{contestant.pk}", initial=was, **kwargs)
        self.contestant = contestant
        self.prizes = {str(prize.pk): prize for prize in prizes}
        self.fields["prize"] = forms.ChoiceField(
            label=_("Giải"),
            required=False,
            choices=[("", _("Không có")), *((key, str(prize)) for key, prize in self.prizes.items())],
        )
        for name, field in self.fields.items():
            field.widget.attrs |= {"aria-label": f"{field.label} – {contestant}", "class": "form-control"}
            if name == "prize":
                field.widget.attrs["class"] = "form-select"
            if self.is_bound and name in self.errors:
                field.widget.attrs["class"] += " is-invalid"

    def clean_prize(self):
        return self.prizes.get(self.cleaned_data["prize"])


class PasteForm(VersionForm):
    """Lines as a spreadsheet gives them."""

    text = forms.CharField(
        label=gettext_lazy("Các dòng kết quả"),
        help_text=gettext_lazy(
            "Mỗi dòng: mã đoàn viên hoặc tập thể, điểm, thứ hạng, giải, cách nhau bằng Tab (chép từ Excel) hoặc dấu "
            "chấm phẩy; ô trống là không ghi. Người dự nhiều nghề thì thêm cột thứ năm là tên nghề thi."
        ),
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": gettext_lazy("Hãy dán ít nhất một dòng.")},
    )
