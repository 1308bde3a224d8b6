from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.fields import CleanCharFormField
from common.forms.layout import DATE_HINT
from exemplars.models import Candidate, Exemplar, ExemplarState, RoundState, SelectionRound, SelectionWay
from units.forms.fields import unit_choice
from units.models import Role, Unit


class RoundUnitForm(forms.Form):
    """Which unit votes."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.reached = Unit.objects.active().visible_to(user, Role.EDITOR, Role.SPECIALIST)
        self.fields["unit"] = unit_choice(self.reached)

    def chosen(self) -> Unit | None:
        """The unit asked for, or the only one there is; ``None`` when it has to be asked for."""
        if self.is_bound:
            return self.cleaned_data["unit"] if self.is_valid() else None
        first = list(self.reached[:2])
        return first[0] if len(first) == 1 else None


class RoundForm(forms.ModelForm):
    """The rules of a vote and its candidates: what the unit proposed and no open vote has."""

    exemplars = forms.ModelMultipleChoiceField(
        Exemplar.objects.none(),
        label=gettext_lazy("Đưa ra bình chọn"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Hãy chọn ít nhất một điển hình đã đề cử để bình chọn."),
            "invalid_choice": gettext_lazy("Có điển hình không còn đề cử. Hãy tải lại trang rồi chọn lại."),
        },
    )

    class Meta:
        model = SelectionRound
        fields = ["title", "way", "opens_on", "closes_on", "most_choices", "threshold", "fewest_votes"]
        widgets = {"way": forms.RadioSelect}
        help_texts = {
            "opens_on": DATE_HINT,
            "closes_on": gettext_lazy("Ngày cuối còn nhận phiếu."),
            "threshold": gettext_lazy("Được chọn khi có từ chừng này phần trăm số phiếu trở lên, theo quy chế đơn vị."),
            "fewest_votes": gettext_lazy("Ít phiếu hơn thì không ai được chọn."),
        }

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = SelectionWay.choices
        self.initial.setdefault("opens_on", clock.today())
        proposed = Exemplar.objects.filter(unit=unit, state=ExemplarState.PROPOSED)
        free = proposed.exclude(candidacies__round__state=RoundState.OPEN)
        field = self.fields["exemplars"]
        field.queryset = free.with_subject().order_by("-pk")
        field.label_from_instance = candidate_label

    def clean(self):
        data = super().clean()
        first, last = data.get("opens_on"), data.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        return data

    def _get_validation_exclusions(self):
        return {*super()._get_validation_exclusions(), "unit", "made_by"}


class VoterForm(forms.Form):
    """Who votes, without an account."""

    code = CleanCharFormField(label=gettext_lazy("Mã đoàn viên"), max_length=32)
    birth_date = forms.DateField(label=gettext_lazy("Ngày sinh"), help_text=DATE_HINT)


class BallotForm(forms.Form):
    """Which candidates a vote names."""

    candidates = forms.ModelMultipleChoiceField(
        Candidate.objects.none(),
        label=gettext_lazy("Tôi chọn"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Hãy chọn ít nhất một điển hình."),
            "invalid_choice": gettext_lazy("Có lựa chọn không thuộc đợt này. Hãy tải lại trang rồi chọn lại."),
            "invalid_pk_value": gettext_lazy("Có lựa chọn không thuộc đợt này. Hãy tải lại trang rồi chọn lại."),
        },
    )

    def __init__(self, *args, round_, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["candidates"]
        field.queryset = round_.candidates.select_related("exemplar__member", "exemplar__collective").order_by("pk")
        field.label_from_instance = lambda candidate: candidate_label(candidate.exemplar)
        field.help_text = _("Chọn nhiều nhất %(most)s.") % {"most": round_.most_choices}
        self.most = round_.most_choices

    def clean_candidates(self):
        chosen = self.cleaned_data["candidates"]
        if len(chosen) > self.most:
            raise forms.ValidationError(
                _("Mỗi phiếu chọn nhiều nhất %(most)s điển hình. Hãy bớt lựa chọn.") % {"most": self.most}
            )
        return chosen


def candidate_label(exemplar: Exemplar) -> str:
    """«Nguyễn Văn A – Mười năm không tai nạn»."""
    return " – ".join(filter(None, [exemplar.subject_name, exemplar.title]))
