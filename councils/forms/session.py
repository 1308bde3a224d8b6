import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Recommendation, TallyRun
from catalogue.models import AwardType
from common.fields import CleanCharFormField, CleanTextFormField
from contributions.models import Initiative, InitiativeState
from councils.forms.council import DAY
from councils.guards import ON_THE_TABLE
from councils.models import Choice, Presence, VoteWay
from councils.services.paper import COUNTED
from councils.services.session import MOST_ITEMS


class SessionForm(forms.Form):
    """What is voted on, in which way, when and where."""

    title = CleanCharFormField(label=gettext_lazy("Nội dung"), max_length=255)
    way = forms.ChoiceField(
        label=gettext_lazy("Cách biểu quyết"),
        choices=VoteWay,
        initial=VoteWay.SECRET,
        help_text=gettext_lazy("Phiếu kín: lựa chọn không lưu cùng tên người bỏ. Công khai: lựa chọn ghi cùng tên."),
    )
    day = forms.DateField(label=gettext_lazy("Ngày họp"), widget=DAY)
    at = forms.TimeField(label=gettext_lazy("Giờ họp"), help_text=gettext_lazy("Ví dụ 08:00."))
    place = CleanCharFormField(label=gettext_lazy("Địa điểm"), max_length=255, required=False)

    def clean(self):
        data = super().clean()
        if data.get("day") and data.get("at"):
            data["held_at"] = timezone.make_aware(dt.datetime.combine(data.pop("day"), data.pop("at")))
        return data


class SessionEditForm(SessionForm):
    """The same of a session that is still planned."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RecommendationsForm(forms.Form):
    """All that one run recommends for one award and nobody has refused."""

    run = forms.ModelChoiceField(
        label=gettext_lazy("Lần tổng hợp"), queryset=None, empty_label=gettext_lazy("Chọn lần tổng hợp")
    )
    award = forms.ModelChoiceField(
        label=gettext_lazy("Danh hiệu, hình thức khen"),
        queryset=AwardType.objects.order_by("position", "code"),
        empty_label=gettext_lazy("Chọn hình thức khen"),
    )

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        runs = TallyRun.objects.shown().of_subtree(session.council.unit)
        self.fields["run"].queryset = runs.select_related("campaign").order_by("-created_at")
        self.fields["award"].queryset = AwardType.objects.filter(
            pk__in=Recommendation.objects.filter(run__in=runs).values("award")
        ).order_by("position", "code")

    def clean(self):
        data = super().clean()
        if not self.errors:
            data["recommendations"] = self._recommended(data.pop("run"), data.pop("award"))
        return data

    def _recommended(self, run, award):
        rows = Recommendation.objects.filter(run=run, award=award, state__in=ON_THE_TABLE)
        chosen = rows.filter(pk__in=rows.to_decide().values("pk")) | rows.filter(state="approved")
        found = list(chosen.select_related("award").in_order()[: MOST_ITEMS + 1])
        if not found:
            raise forms.ValidationError(_("Lần tổng hợp không còn đề nghị nào chờ xét về hình thức khen này."))
        return found


class InitiativesForm(forms.Form):
    """Those of the council's subtree that were checked and wait to be recognised."""

    initiatives = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Sáng kiến chờ công nhận"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Hãy đánh dấu ít nhất một sáng kiến.")},
    )

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        waiting = Initiative.objects.of_subtree(session.council.unit).filter(state=InitiativeState.CHECKED)
        there = session.items.filter(initiative__isnull=False).values("initiative")
        shown = waiting.exclude(pk__in=there).order_by("pk").values("pk")[:MOST_ITEMS]
        self.fields["initiatives"].queryset = Initiative.objects.filter(pk__in=shown).order_by("pk")


class AttendanceForm(forms.Form):
    """Of each member whether they are there, and why not."""

    def __init__(self, *args, members, known, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = members
        for member in members:
            row = known.get(member.pk)
            self.fields[f"presence-{member.pk}"] = forms.ChoiceField(
                label=f"{member} – {member.get_office_display()}",
                choices=Presence,
                initial=row.presence if row else Presence.PRESENT,
            )
            self.fields[f"reason-{member.pk}"] = CleanCharFormField(
                label=_("Lý do vắng của %(who)s") % {"who": member},
                max_length=255,
                required=False,
                initial=row.reason if row else "",
            )

    def clean(self):
        data = super().clean()
        found = {}
        for member in self.members:
            presence, reason = data.get(f"presence-{member.pk}"), data.get(f"reason-{member.pk}", "")
            if presence and presence != Presence.PRESENT and not reason:
                self.add_error(f"reason-{member.pk}", _("Hãy ghi lý do vắng."))
            found[member.pk] = (presence, reason)
        return {"found": found}


class DeclareForm(forms.Form):
    """Who does not vote on what, and why."""

    member = forms.ModelChoiceField(
        label=gettext_lazy("Thành viên"), queryset=None, empty_label=gettext_lazy("Chọn thành viên")
    )
    item = forms.TypedChoiceField(label=gettext_lazy("Nội dung"), coerce=int)
    note = CleanCharFormField(
        label=gettext_lazy("Xung đột lợi ích"),
        max_length=500,
        help_text=gettext_lazy("Ví dụ: là em trai của tác giả."),
    )

    def __init__(self, *args, members, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        self.fields["item"].choices = [("", _("Chọn nội dung")), *((item.pk, item.subject) for item in items)]


class CloseForm(forms.Form):
    """What goes into the minutes beside the votes."""

    discussion = CleanTextFormField(label=gettext_lazy("Ý kiến thảo luận"), required=False)
    conclusion = CleanTextFormField(label=gettext_lazy("Kết luận của chủ trì"))


class VoteForm(forms.Form):
    """One card an item; every one is answered."""

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self.fields[str(item.pk)] = forms.ChoiceField(
                label=item.subject,
                choices=Choice,
                widget=forms.RadioSelect,
                error_messages={"required": _("Hãy chọn một ý kiến.")},
            )

    @property
    def cards(self):
        """Each item with its choices."""
        return [(item, self[str(item.pk)]) for item in self.items]

    def choices(self):
        """Item's key → choice."""
        return {item.pk: self.cleaned_data[str(item.pk)] for item in self.items}


class SeenForm(forms.Form):
    """Somebody stands for what they looked at: the fingerprint of the counts the page was opened with."""

    seen = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Trang đã cũ. Hãy mở lại trang rồi làm lại.")},
    )


class CountsForm(forms.Form):
    """Four numbers an item, as counted from paper."""

    def __init__(self, *args, items, voters, **kwargs):
        super().__init__(*args, **kwargs)
        self.items, self.voters = items, voters
        for item in items:
            known = getattr(item, "paper_count", None)
            for name in COUNTED:
                self.fields[f"{name}-{item.pk}"] = forms.IntegerField(
                    label=item.subject,
                    min_value=0,
                    max_value=voters[item.pk],
                    initial=getattr(known, name, None if name == "votes_for" else 0),
                )

    @property
    def rows(self):
        """Each item with how many voters it has and its four fields."""
        return [(item, self.voters[item.pk], [self[f"{name}-{item.pk}"] for name in COUNTED]) for item in self.items]

    def clean(self):
        data = super().clean()
        found = {}
        for item in self.items:
            counts = {name: data.get(f"{name}-{item.pk}") for name in COUNTED}
            found[item.pk] = counts
            if None not in counts.values() and sum(counts.values()) != self.voters[item.pk]:
                words = {"total": sum(counts.values()), "voters": self.voters[item.pk]}
                self.add_error(
                    f"votes_for-{item.pk}",
                    _("Cộng lại là %(total)s phiếu, số người được bỏ phiếu là %(voters)s.") % words,
                )
        return {"found": found}
