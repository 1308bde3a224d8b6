from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from awards.forms.filters import search_box
from catalogue.models import AwardType
from common.vietnamese import clean
from people.models import Collective, Member, SubjectKind
from units.models import Unit

REGISTERS = {SubjectKind.INDIVIDUAL: Member, SubjectKind.COLLECTIVE: Collective, SubjectKind.UNIT: Unit}
KINDS = [(kind.value, kind.label) for kind in REGISTERS]


class LookupForm(forms.Form):
    """Whom a standard is asked about: one chosen by key, or searched for by name or code among those within reach."""

    kind = forms.ChoiceField(label=_("Đối tượng"), choices=KINDS)
    subject = forms.IntegerField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(required=False, max_length=150, **search_box(_("Tên hoặc mã"), _("Gõ không dấu cũng được")))
    award = forms.ModelChoiceField(
        label=_("Danh hiệu, hình thức khen"),
        queryset=AwardType.objects.filter(active=True).order_by("position", "code"),
        to_field_name="code",
        empty_label=_("Chọn hình thức khen"),
        required=False,
        error_messages={"invalid_choice": _("Hãy chọn một hình thức khen trong danh mục.")},
    )

    def __init__(self, *args, viewer, **kwargs):
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    def clean_q(self):
        return clean(self.cleaned_data["q"])

    @cached_property
    def within_reach(self) -> QuerySet:
        """The register of the kind, as far as the viewer reaches."""
        return REGISTERS[self.cleaned_data["kind"]].objects.visible_to(self.viewer)

    @cached_property
    def found(self) -> QuerySet:
        """Those the typed name or code finds, by name; none when nothing was typed."""
        text = self.cleaned_data["q"]
        if not text:
            return self.within_reach.none()
        rows = self.within_reach.matching(text).order_by("sort_key", "pk")
        if self.cleaned_data["kind"] == SubjectKind.INDIVIDUAL:
            rows = rows.standing()
        return rows if self.cleaned_data["kind"] == SubjectKind.UNIT else rows.select_related("unit")
