import functools
import operator

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from awards.models import (
    Outcome,
    Recommendation,
    RecommendationState,
    StandardVersion,
    StandardVersionState,
    TallyRun,
    TallyRunState,
)
from awards.models.recommendation import OUTCOME_ORDER
from awards.tally.quota_terms import GROUP_OF
from awards.tally.wording.quotas import GROUP_LABELS
from catalogue.models import AwardKind, AwardType
from common.vietnamese import fold
from people.models import SubjectKind
from units.forms.filters import CleanCharFilter
from units.models import Unit

ALL = _("Tất cả")
TO_DECIDE = "to_decide"
STANDS = [(TO_DECIDE, _("Chờ phê duyệt và được đề nghị")), *RecommendationState.choices]
GROUPS = [(group.value, _(label)) for group, label in GROUP_LABELS.items()]


def search_box(label, placeholder):
    """A search field that says one need not type dấu."""
    return {"label": label, "widget": forms.TextInput(attrs={"type": "search", "placeholder": placeholder})}


def awards_named(text):
    """The keys of awards with ``text`` in code or name, dấu or not; the catalogue is short enough to be read whole."""
    wanted = fold(text)
    known = AwardType.objects.values_list("pk", "code", "name", "short_name")
    return [pk for pk, *texts in known if wanted in fold(" ".join(texts))]


class AwardTypeFilterSet(filters.FilterSet):
    """The catalogue by name, kind and subject."""

    q = CleanCharFilter(method="search", **search_box(_("Tên hoặc mã"), _("Gõ không dấu cũng được")))
    kind = filters.ChoiceFilter(label=_("Loại"), choices=AwardKind, empty_label=ALL)
    subject = filters.ChoiceFilter(label=_("Đối tượng"), choices=SubjectKind, empty_label=ALL, method="for_subject")

    class Meta:
        model = AwardType
        fields = ["q", "kind", "subject"]

    def search(self, queryset, name, value):
        return queryset.filter(pk__in=awards_named(value))

    def for_subject(self, queryset, name, value):
        return queryset.filter(subject_kinds__contains=[value])


class StandardFilterSet(filters.FilterSet):
    """Versions of standards by award and state."""

    q = CleanCharFilter(method="search", **search_box(_("Danh hiệu, hình thức"), _("Tên hoặc mã, không cần dấu")))
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=StandardVersionState, empty_label=ALL)

    class Meta:
        model = StandardVersion
        fields = ["q", "state"]

    def search(self, queryset, name, value):
        return queryset.filter(award__in=awards_named(value))


class RunFilterSet(filters.FilterSet):
    """Runs by campaign and state."""

    q = CleanCharFilter(method="search", **search_box(_("Phong trào"), _("Tên hoặc mã, không cần dấu")))
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=TallyRunState, empty_label=ALL)

    class Meta:
        model = TallyRun
        fields = ["q", "state"]

    def search(self, queryset, name, value):
        return queryset.filter(Q(campaign__search__contains=fold(value)) | Q(campaign__code__iexact=value.strip()))


class RecommendationFilterSet(filters.FilterSet):
    """Results of a run by outcome, state, subject and unit; the award is chosen by its tab, and with it ``kinds``."""

    q = CleanCharFilter(method="search", **search_box(_("Tên hoặc mã đối tượng"), _("Gõ không dấu cũng được")))
    unit = CleanCharFilter(method="of_unit", **search_box(_("Đơn vị"), _("Tên hoặc mã, không cần dấu")))
    group = filters.ChoiceFilter(label=_("Đối tượng"), choices=GROUPS, empty_label=ALL, method="of_group")
    outcome = filters.ChoiceFilter(label=_("Kết quả"), choices=Outcome, empty_label=ALL, method="with_outcome")
    state = filters.ChoiceFilter(label=_("Phê duyệt"), choices=STANDS, empty_label=ALL, method="in_state")

    class Meta:
        model = Recommendation
        fields = ["q", "unit", "group", "outcome", "state"]

    def __init__(self, *args, kinds=tuple(SubjectKind), **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = kinds

    def search(self, queryset, name, value):
        return queryset.named(value, self.kinds)

    def of_group(self, queryset, name, value):
        """Those whose subject is of a kind of that group."""
        starts = [Q(subject_key__startswith=f"{kind.value}:") for kind in GROUP_OF if GROUP_OF[kind] == value]
        return queryset.filter(functools.reduce(operator.or_, starts))

    def with_outcome(self, queryset, name, value):
        """By its place in the order as well, which the list's index holds."""
        return queryset.filter(outcome=value, outcome_order=OUTCOME_ORDER[value])

    def in_state(self, queryset, name, value):
        """What waits for an approver goes by what a person said, where one did."""
        return queryset.to_decide() if value == TO_DECIDE else queryset.filter(state=value)

    def of_unit(self, queryset, name, value):
        """The unit named, with everything under it."""
        found = Unit.objects.matching(value)
        paths = found.order_by().values_list("path", flat=True)[:MOST_UNITS]
        wanted = Q(unit__in=found)
        for path in paths:
            wanted |= Q(unit__path__startswith=path)
        return queryset.filter(wanted)


MOST_UNITS = 20
