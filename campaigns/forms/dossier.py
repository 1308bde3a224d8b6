from collections import defaultdict

from crispy_forms.layout import HTML
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import CampaignPhase, DossierKind
from campaigns.selectors.entry_reviews import reasons_to_mend
from campaigns.selectors.parts import field_parts, single_parts, whole_parts
from campaigns.services.moves import SHORTEST_REASON
from common.fields import CleanTextFormField
from common.forms.layout import DATE_HINT, plain_helper
from units.models import Role, Unit

LONGEST_PLEDGE = 20_000
LONGEST_REASON = 2_000
OPENING = ("open_parts", "open_entries", "open_fields")
"""The fields of a return that say what is opened."""
SINGLES = HTML('{% include "campaigns/_return_singles.html" %}')
MOST_SINGLE = 50
"""Entries a return offers to open one by one; of more only those the reviewer marked, and whole sections."""


class OpenForm(forms.Form):
    """For which unit, phase and kind a dossier is opened; only units the person writes for are known."""

    unit = forms.ModelChoiceField(queryset=None, error_messages={"required": gettext_lazy("Hãy chọn đơn vị.")})
    phase = forms.ModelChoiceField(queryset=None, required=False)
    kind = forms.ChoiceField(choices=DossierKind, required=False)

    def __init__(self, *args, campaign, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.visible_to(user, Role.EDITOR, Role.SPECIALIST)
        self.fields["phase"].queryset = CampaignPhase.objects.filter(campaign=campaign)

    def clean_kind(self):
        return self.cleaned_data["kind"] or DossierKind.REGISTRATION


class PledgeForm(forms.Form):
    """What the unit pledges, or reached, in its own words."""

    pledge = CleanTextFormField(
        required=False, max_length=LONGEST_PLEDGE, widget=forms.Textarea(attrs={"rows": 12}), label=""
    )

    def __init__(self, *args, dossier, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["pledge"]
        if dossier.kind == DossierKind.PROPOSAL:
            field.label = _("Kết quả, thành tích chung của đơn vị")
            field.help_text = _("Kết quả thực hiện nội dung đã đăng ký, số liệu chính. Không bắt buộc.")
        else:
            field.label = _("Nội dung, mục tiêu đơn vị đăng ký")
            field.help_text = _("Việc đơn vị sẽ làm và con số phấn đấu. Không bắt buộc.")
        self.helper = plain_helper("pledge")


class NoteForm(forms.Form):
    """A word with a decision that needs none."""

    note = CleanTextFormField(
        label=gettext_lazy("Ghi chú cho đơn vị"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper(*self.fields)


class MoveReasonForm(forms.Form):
    """Why a dossier is moved; the other side reads it."""

    reason = CleanTextFormField(
        label=gettext_lazy("Lý do"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do.")},
    )
    hint = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.hint:
            self.fields["reason"].help_text = self.hint
        self.helper = plain_helper(*self.fields)


class WithdrawForm(MoveReasonForm):
    hint = gettext_lazy("Công đoàn cấp trên đọc được lý do này.")


class RefuseForm(MoveReasonForm):
    hint = gettext_lazy("Đơn vị đọc được lý do này. Nêu tiêu chuẩn nào không đạt.")


class ReturnForm(MoveReasonForm):
    """What is to be mended, said well enough to act on, until when, and which parts of the dossier that opens.

    Of a single entry all of it is opened, or the fields ticked under it where it is not ticked itself.
    Entries the reviewer marked to be mended are ticked beforehand, and what was said of them stands in the reason.
    """

    open_parts = forms.MultipleChoiceField(
        label=gettext_lazy("Chỉ mở lại các phần"),
        help_text=gettext_lazy("Không đánh dấu gì thì đơn vị sửa được cả hồ sơ."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    open_entries = forms.MultipleChoiceField(
        label=gettext_lazy("Hoặc chỉ mở từng cá nhân, tập thể"), widget=forms.CheckboxSelectMultiple, required=False
    )
    open_fields = forms.MultipleChoiceField(
        label=gettext_lazy("Hoặc chỉ vài mục của một dòng"), widget=forms.CheckboxSelectMultiple, required=False
    )
    due_on = forms.DateField(
        label=gettext_lazy("Hạn bổ sung"), error_messages={"required": gettext_lazy("Hãy chọn hạn bổ sung.")}
    )

    def __init__(self, *args, dossier, **kwargs):
        reasons = reasons_to_mend(dossier)
        offered = _offered_singly(dossier, reasons)
        marked = single_parts(entry for entry in offered if entry.pk in reasons)
        said = "\n".join(f"{label}: {reason}" for label, reason in zip(marked.values(), reasons.values(), strict=True))
        super().__init__(*args, initial={"open_entries": list(marked), "reason": said[:LONGEST_REASON]}, **kwargs)
        self.fields["open_parts"].choices = list(whole_parts(dossier).items())
        self.fields["open_entries"].choices = list(single_parts(offered).items())
        fields = [part for entry in offered for part in field_parts(dossier, entry).items()]
        self.fields["open_fields"].choices = fields
        self.helper = plain_helper("reason", "open_parts", *([SINGLES] if offered else []), "due_on")
        self.fields["reason"].help_text = _(
            "Nói rõ cần bổ sung, sửa gì, ít nhất %(least)s chữ cái. Đơn vị đọc được lý do này."
        ) % {"least": SHORTEST_REASON}
        self.fields["due_on"].help_text = _("Đơn vị gửi lại được đến hết 23:59 của ngày này. %(hint)s") % {
            "hint": DATE_HINT
        }

    def singles(self):
        """The box of each entry, in a list of its own, with those of its fields and whether one of these is ticked."""
        fields = defaultdict(list)
        for box in self["open_fields"]:
            fields[box.data["value"].rpartition(":")[0]].append(box.data)
        entries = ((box.data, fields[box.data["value"]]) for box in self["open_entries"])
        return [([entry], own, any(each["selected"] for each in own)) for entry, own in entries]

    def clean(self):
        """``open_parts`` are whole parts, single entries and their fields alike."""
        data = super().clean()
        data["open_parts"] = [part for name in OPENING for part in data.pop(name, ())]
        return data

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if len(reason) < SHORTEST_REASON:
            raise forms.ValidationError(
                _("Lý do mới có %(have)s chữ cái; cần ít nhất %(least)s, nói rõ cần bổ sung gì.")
                % {"have": len(reason), "least": SHORTEST_REASON}
            )
        return reason


def _offered_singly(dossier, marked) -> list:
    """The entries of the dossier where they are few; of many those ``marked`` to be mended, in order of their keys."""
    rows = dossier.entries.with_labels().order_by("pk")
    entries = list(rows[: MOST_SINGLE + 1])
    return entries if len(entries) <= MOST_SINGLE else list(rows.filter(pk__in=marked))


class ExtendForm(MoveReasonForm):
    """A later last day for one unit."""

    hint = gettext_lazy("Hồ sơ nộp trong thời gian gia hạn mang dấu «nộp muộn» mãi về sau.")
    until = forms.DateField(
        label=gettext_lazy("Gia hạn đến hết ngày"),
        help_text=DATE_HINT,
        error_messages={"required": gettext_lazy("Hãy chọn ngày.")},
    )
    field_order = ["until", "reason"]


class AskExtensionForm(ExtendForm):
    """Until when a unit asks to send later."""

    hint = gettext_lazy("Công đoàn cấp trên đọc lý do này rồi trả lời. Hồ sơ nộp nhờ gia hạn mang dấu «nộp muộn».")


class DeclineForm(MoveReasonForm):
    hint = gettext_lazy("Đơn vị đọc được lý do này.")


class RecallForm(MoveReasonForm):
    hint = gettext_lazy("Công đoàn cấp trên đọc được lý do này.")


class CorrectForm(MoveReasonForm):
    hint = gettext_lazy("Đơn vị đọc được lý do này. Nói rõ bước trước sai ở đâu.")
