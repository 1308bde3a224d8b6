from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign, CampaignState
from common.errors import DomainError
from common.file_fields import one_file
from common.forms.layout import plain_helper
from people.models import Collective, SubjectKind
from scores.models import ScoreSheet
from scores.selectors.sheets import fitting_sheets
from units.models import Role, Unit


class OpenCardForm(forms.Form):
    """Whose card in which campaign; the sheet follows from the unit, and is asked when several are made for it."""

    campaign = forms.ModelChoiceField(label=gettext_lazy("Phong trào"), queryset=None)
    unit = forms.ModelChoiceField(label=gettext_lazy("Đơn vị"), queryset=None)
    collective = forms.ModelChoiceField(
        label=gettext_lazy("Tập thể"),
        queryset=None,
        required=False,
        help_text=gettext_lazy("Để trống khi chấm cho chính đơn vị."),
    )
    sheet = forms.ModelChoiceField(
        label=gettext_lazy("Bảng điểm"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Tự chọn theo cấp, khối và số lao động"),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        launched = Campaign.objects.visible_to(user).exclude(state=CampaignState.DRAFT)
        self.fields["campaign"].queryset = launched.order_by("-starts_on", "-pk")
        self.fields["unit"].queryset = Unit.objects.visible_to(user, Role.EDITOR).active()
        self.fields["collective"].queryset = Collective.objects.visible_to(user, Role.EDITOR).active()
        self.fields["sheet"].queryset = ScoreSheet.objects.filter(state="in_force").for_list()
        self.helper = plain_helper("campaign", "unit", "collective", "sheet")

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        collective, unit = data["collective"], data["unit"]
        if collective and collective.unit_id != unit.pk:
            self.add_error("collective", _("Tập thể không thuộc đơn vị đã chọn."))
        elif data["sheet"] is None:
            data["sheet"] = self._only_sheet(data)
        return data

    def _only_sheet(self, data):
        found = fitting_sheets(
            subject_kind=self.subject_kind(),
            unit=data["unit"],
            year=data["campaign"].year,
            day=data["campaign"].ends_on,
        )
        if not found:
            self.add_error("sheet", _("Chưa có bảng điểm nào dùng cho đối tượng này. Hãy hỏi công đoàn cấp trên."))
        elif len(found) > 1:
            names = "; ".join(f"{sheet.code} – {sheet}" for sheet in found)
            self.add_error("sheet", _("Có nhiều bảng điểm dùng được, hãy chọn một: %(names)s.") % {"names": names})
        return found[0] if len(found) == 1 else None

    def subject_kind(self) -> str:
        return SubjectKind.COLLECTIVE if self.cleaned_data["collective"] else SubjectKind.UNIT

    def subject(self):
        """The collective where one was chosen, else the unit."""
        return self.cleaned_data["collective"] or self.cleaned_data["unit"]


class EvidenceForm(forms.Form):
    """A file and what it shows."""

    criterion = forms.ChoiceField(label=gettext_lazy("Tiêu chí"), required=False)
    file = one_file(gettext_lazy("Tệp"), gettext_lazy("Hãy chọn một tệp."))

    def __init__(self, *args, sheet, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["criterion"].choices = [
            ("", _("Cả phiếu")),
            *((criterion.code, str(criterion)) for criterion in sheet.criteria.all()),
        ]
        self.helper = plain_helper("criterion", "file")


def faults_of(refusal: DomainError) -> dict[str, str]:
    """What is wrong with which criterion, where the refusal says so."""
    return dict(getattr(refusal, "faults", {}))
