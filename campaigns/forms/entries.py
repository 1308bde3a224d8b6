from collections import defaultdict
from itertools import chain

from crispy_forms.layout import HTML, Column, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.forms.campaign_targets import WholeNumberField
from campaigns.models import DossierKind
from campaigns.selectors.candidates import awards_for, kinds_for, subjects_of
from campaigns.selectors.parts import (
    FROM_REGISTRATION,
    ONLY_PROPOSED,
    SECTION_KINDS,
    Section,
    closed_fields,
    columns_of,
)
from campaigns.selectors.readiness import entries_section
from catalogue.models import AwardType
from common.fields import CleanCharFormField, CleanTextFormField, PointsFormField
from common.forms.layout import DATE_HINT, plain_helper
from people.models import SubjectKind

LONGEST_ACHIEVEMENTS = 20_000
MOST_VOTES = 1_000_000
REGISTERED = HTML('{% include "campaigns/_entry_registered.html" %}')


class SubjectsField(forms.Field):
    """Keys like «individual-12» of one dossier's section; anything from outside it is an invalid choice."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {"required": gettext_lazy("Hãy chọn ít nhất một cá nhân hoặc tập thể.")}

    def __init__(self, *, dossier, section, **kwargs):
        super().__init__(**kwargs)
        self.dossier = dossier
        self.kinds = SECTION_KINDS[Section(section)]

    def to_python(self, value):
        """The rows, in the order of the keys, and the one kind all of them are chosen as."""
        wanted = defaultdict(list)
        for key in value or []:
            kind, _dash, number = key.partition("-")
            if kind not in self.kinds or not (number.isdecimal() and number.isascii() and len(number) <= 18):
                raise self._unknown()
            wanted[kind].append(int(number))
        rows = []
        for kind, keys in wanted.items():
            found = subjects_of(self.dossier, kind).in_bulk(keys)
            if len(found) < len(set(keys)):
                raise self._unknown()
            rows += [found[key] for key in dict.fromkeys(keys)]
        self.chosen_kind = SubjectKind.HOUSEHOLD if SubjectKind.HOUSEHOLD in wanted else ""
        return rows

    def _unknown(self):
        return ValidationError(
            _("Có lựa chọn không thuộc %(unit)s. Hãy tải lại trang và chọn lại.") % {"unit": self.dossier.unit}
        )


class AddEntriesForm(forms.Form):
    """One award for many subjects at once."""

    award = forms.ModelChoiceField(
        label=gettext_lazy("Danh hiệu, hình thức khen"),
        queryset=None,
        empty_label=gettext_lazy("Chọn danh hiệu, hình thức"),
        error_messages={"required": gettext_lazy("Hãy chọn danh hiệu, hình thức khen.")},
    )

    def __init__(self, *args, dossier, section, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["award"].queryset = awards_for(dossier, section)
        self.fields["subjects"] = SubjectsField(dossier=dossier, section=section, label=_("Người, tập thể"))
        self.helper = plain_helper("award")

    def asked(self) -> dict:
        """What the service takes."""
        return {
            "award": self.cleaned_data["award"],
            "subjects": self.cleaned_data["subjects"],
            "subject_kind": self.fields["subjects"].chosen_kind,
        }


class CandidateForm(forms.Form):
    """Which award, whom of, and what was typed, above the list of people or collectives."""

    award = forms.ModelChoiceField(
        label=gettext_lazy("Danh hiệu, hình thức khen"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Chọn danh hiệu, hình thức"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Đối tượng"), required=False)
    q = CleanCharFormField(
        label=gettext_lazy("Tên hoặc mã"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": gettext_lazy("Gõ không dấu cũng được")}),
    )

    def __init__(self, *args, dossier, section, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["award"].queryset = awards_for(dossier, section)
        labels = [(kind.value, kind.label) for kind in SECTION_KINDS[Section(section)]]
        self.fields["kind"].choices = labels
        self.section = section

    def asked(self):
        """The award or ``None``, the kind it allows, and the text; anything unknown counts as not asked."""
        self.is_valid()
        award = self.cleaned_data.get("award")
        kinds = kinds_for(award, self.section)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        kind = self.cleaned_data.get("kind")
        kind = SubjectKind(kind) if kind in kinds else kinds[0]
        self.data = self.data | {"kind": kind.value}
        if len(kinds) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
        return award, kind, self.cleaned_data.get("q", "")


class EntryForm(forms.Form):
    """What an entry says; its award may change unless it comes from the registration, whose text stands beside.

    Fields that the last return left closed are only read; what is sent for one of them all the same is refused.
    """

    award = forms.ModelChoiceField(label=gettext_lazy("Danh hiệu, hình thức khen"), queryset=None, empty_label=None)
    registered_on = forms.DateField(label=gettext_lazy("Ngày đăng ký"), help_text=DATE_HINT, required=False)
    achievements = CleanTextFormField(
        label=gettext_lazy("Tóm tắt thành tích"),
        required=False,
        max_length=LONGEST_ACHIEVEMENTS,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    self_score = PointsFormField(
        label=gettext_lazy("Điểm tự chấm"),
        help_text=gettext_lazy("Theo bảng điểm của hình thức khen. Không bắt buộc với hình thức này."),
        required=False,
    )
    votes_for = WholeNumberField(
        label=gettext_lazy("Số phiếu tán thành"),
        help_text=gettext_lazy("Theo biên bản họp bình xét của đơn vị."),
        required=False,
        min_value=0,
        max_value=MOST_VOTES,
        error_messages={"min_value": gettext_lazy("Số phiếu phải từ 0 trở lên.")},
    )
    votes_members = WholeNumberField(
        label=gettext_lazy("Tổng số người được bỏ phiếu"),
        help_text=gettext_lazy("Mọi người được bỏ phiếu, kể cả người vắng mặt."),
        required=False,
        min_value=1,
        max_value=MOST_VOTES,
        error_messages={"min_value": gettext_lazy("Tổng số người phải từ 1 trở lên.")},
    )

    def __init__(self, *args, entry, **kwargs):
        super().__init__(*args, **kwargs)
        awards = awards_for(entry.dossier, entries_section(entry)).filter(subject_kinds__contains=[entry.subject_kind])
        self.fields["award"].queryset = awards
        if entry.dossier.kind == DossierKind.PROPOSAL:
            self._ask_for_proposal(entry.award)
        else:
            self._ask_for_registration()
        closed = {name: why for field, why in closed_fields(entry).items() for name in columns_of(field)}
        self.closed = {name: why for name, why in closed.items() if name in self.fields}
        self._only_show(self.closed, _("Không mở lại nên chỉ đọc."))
        if entry.source_id:
            self._only_show(FROM_REGISTRATION, _("Lấy từ hồ sơ đăng ký nên không đổi được."))
        if self.fields["award"].disabled:
            self.fields["award"].queryset = AwardType.objects.filter(pk=entry.award_id)

    def _only_show(self, names, why):
        for name in names:
            self.fields[name].disabled = True
            self.fields[name].help_text = why

    def _ask_for_registration(self):
        for name in chain.from_iterable(map(columns_of, ONLY_PROPOSED)):
            del self.fields[name]
        self.fields["achievements"].help_text = _(
            "Mục tiêu phấn đấu hoặc thành tích đã có. Không bắt buộc khi đăng ký."
        )
        self.helper = plain_helper("award", "registered_on", "achievements")

    def _ask_for_proposal(self, award):
        needed = _("Bắt buộc trước khi gửi hồ sơ đề nghị.")
        self.fields["achievements"].help_text = _("Việc đã làm, con số, sáng kiến, khen thưởng đã có. %(needed)s") % {
            "needed": needed
        }
        if award.needs_self_score:
            self.fields["self_score"].help_text = needed
        if award.needs_vote:
            self.fields["votes_for"].help_text = needed
        votes = Row(Column("votes_for", css_class="col-sm-6"), Column("votes_members", css_class="col-sm-6"))
        self.helper = plain_helper("award", "registered_on", REGISTERED, "achievements", "self_score", votes)

    def clean(self):
        data = super().clean()
        for name, why in self.closed.items():
            if self._is_sent_otherwise(name):
                self.add_error(name, why)
        votes_for, members = data.get("votes_for"), data.get("votes_members")
        if self.errors.keys() & {"votes_for", "votes_members"}:
            return data
        if (votes_for is None) != (members is None):
            missing = "votes_for" if votes_for is None else "votes_members"
            self.add_error(missing, _("Hãy ghi cả số phiếu tán thành và tổng số người được bỏ phiếu."))
        elif votes_for is not None and votes_for > members:
            self.add_error(
                "votes_for",
                _("Số phiếu tán thành (%(votes)s) nhiều hơn tổng số người được bỏ phiếu (%(members)s).")
                % {"votes": votes_for, "members": members},
            )
        return data

    def _is_sent_otherwise(self, name) -> bool:
        """Whether another value than the stored one came for a field that is only shown."""
        stored = self.get_initial_for_field(self.fields[name], name)
        return self.add_prefix(name) in self.data and self.base_fields[name].has_changed(stored, self[name].data)


class LeaveOutForm(forms.Form):
    """Why a registered entry is not proposed; may be said later, before the proposal is sent."""

    reason = CleanCharFormField(
        label=gettext_lazy("Lý do không đề nghị"),
        help_text=gettext_lazy("Cấp trên đọc được lý do này. Chưa ghi thì chưa gửi được hồ sơ đề nghị."),
        required=False,
        max_length=500,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper("reason")
