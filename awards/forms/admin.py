from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget

from awards.models import StandardVersion
from awards.tally.rank_keys import parse_rank_keys
from awards.tally.shape import Malformed
from awards.tally.standard import parse_standard


class StandardVersionForm(forms.ModelForm):
    """A draft version; conditions and order are read as the tally reads them."""

    rank_by = forms.JSONField(
        label=StandardVersion._meta.get_field("rank_by").verbose_name, required=False, widget=UnfoldAdminTextareaWidget
    )

    class Meta:
        model = StandardVersion
        fields = [
            "award", "number", "subject_kinds", "valid_from", "valid_to", "tree", "rank_by", "council_text",
            "legal_basis", "source", "unverified",
        ]  # fmt: skip

    def clean_tree(self):
        value = self.cleaned_data["tree"]
        try:
            parse_standard(value)
        except Malformed as malformed:
            raise forms.ValidationError(str(malformed)) from malformed
        return value

    def clean_rank_by(self):
        value = self.cleaned_data["rank_by"] or []
        try:
            parse_rank_keys(value)
        except Malformed as malformed:
            raise forms.ValidationError(str(malformed)) from malformed
        return value
