from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.forms.dossier import LONGEST_REASON
from campaigns.guards.entry_review import reason_suffices
from campaigns.models import EntryOutcome
from campaigns.services.entry_review import Opinion
from common.fields import CleanTextFormField
from reviews.selectors.checklist import Point

NOT_YET = ("", _("Chưa xét"))


class PointForm(forms.Form):
    """What the reviewer says of one entry; a reason is asked for where it must stand beside the outcome."""

    outcome = forms.ChoiceField(
        label=_("Kết quả"),
        choices=[*EntryOutcome.choices, NOT_YET],
        required=False,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    reason = CleanTextFormField(
        label=_("Lý do"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 1, "class": "form-control"}),
    )

    def __init__(self, data=None, *, point: Point):
        review = point.review
        said = {"outcome": review.outcome, "reason": review.reason} if review else {"outcome": ""}
        super().__init__(data, prefix=f"e{point.entry.pk}", initial=said)
        self.point = point

    def clean(self):
        data = super().clean()
        verdict = reason_suffices(data.get("outcome", ""), data.get("reason", ""), self.point.machine)
        if not verdict and "reason" not in self.errors:
            self.add_error("reason", verdict.reason)
        return data

    def opinion(self) -> Opinion:
        data = self.cleaned_data
        return Opinion(self.point.entry.pk, data["outcome"], data["reason"], self.point.machine)


class ChecklistForm:
    """The forms of a page of entries, sent together; for the summary of errors what a formset is."""

    management_form = ""

    def __init__(self, data=None, *, points: Iterable[Point]):
        self.forms = [PointForm(data, point=point) for point in points]

    def __iter__(self):
        return iter(self.forms)

    def non_form_errors(self) -> list[str]:
        return []

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.forms)

    def opinions(self) -> list[Opinion]:
        return [form.opinion() for form in self.forms]
