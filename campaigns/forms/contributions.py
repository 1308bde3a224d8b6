"""Works inside a dossier, and what the unit already has."""

from django import forms
from django.utils.translation import gettext_lazy

from campaigns.selectors.candidates import free_initiatives, free_works
from contributions.forms.draft import DraftMixin
from contributions.forms.work import WorkForm as PlannedWorkForm


class WorkForm(DraftMixin, PlannedWorkForm):
    """What stands of a work in a dossier."""


class LinkForm(forms.Form):
    """Initiatives or works the unit already has, to stand in this dossier too."""

    chosen = forms.ModelMultipleChoiceField(
        queryset=None, error_messages={"required": gettext_lazy("Hãy chọn ít nhất một mục.")}
    )

    def __init__(self, *args, dossier, noun, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].queryset = free_initiatives(dossier) if noun == "initiatives" else free_works(dossier)
