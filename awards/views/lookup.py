from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from awards.forms.lookup import LookupForm
from awards.selectors.explanation import linked, openable, references
from awards.selectors.lookup import look_up
from common.errors import DomainError

SHOWN = 20


class LookupView(TemplateView):
    """«Tra cứu điều kiện»: a subject within reach and an award, and each condition as it stands today."""

    template_name = "awards/lookup.html"

    @cached_property
    def form(self) -> LookupForm:
        return LookupForm(self.request.GET or None, viewer=self.request.user)

    @cached_property
    def subject(self):
        """The one chosen, or the only one found; ``None`` while there is none."""
        if not self.form.is_valid():
            return None
        if (key := self.form.cleaned_data["subject"]) is not None:
            return get_object_or_404(self.form.within_reach, pk=key)
        return self.found[0] if len(self.found) == 1 else None

    @cached_property
    def found(self) -> list:
        """The first of those found, and one more when there are others."""
        return list(self.form.found[: SHOWN + 1]) if self.form.is_valid() else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | self._asked() | self._answer()

    def _asked(self):
        return {
            "form": self.form,
            "subject": self.subject,
            "found": [] if self.subject else self.found[:SHOWN],
            "has_more": len(self.found) > SHOWN,
            "is_searched": self.form.is_valid() and bool(self.form.cleaned_data["q"]),
        }

    def _answer(self):
        award = self.form.cleaned_data.get("award") if self.form.is_valid() else None
        if self.subject is None or award is None:
            return {}
        kind = self.form.cleaned_data["kind"]
        try:
            looked_up = look_up(kind, self.subject, award, viewer=self.request.user, day=timezone.localdate())
        except DomainError as refusal:
            return {"award": award, "refusal": str(refusal)}
        findings = looked_up.findings
        return {
            "award": award,
            "looked_up": looked_up,
            "gap": looked_up.gap(_),
            "findings": linked(findings, openable(self.request.user, references(findings))),
        }
