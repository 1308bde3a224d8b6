"""Versions of standards: the list, one of them, two side by side, and the moves between their states."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from awards.forms.filters import StandardFilterSet
from awards.forms.standard import CompareForm, EndStandardForm
from awards.guards import follows_the_others
from awards.models import StandardVersion, StandardVersionState
from awards.permissions import may_approve_standard, may_draft_standards, may_end_standard
from awards.selectors.comparison import comparison
from awards.selectors.explanation import clauses_of, ranking_of
from awards.selectors.timeline import timeline_of
from awards.services.standard import approve_standard, end_standard, remove_draft
from campaigns.views.editing import version_of
from common.clock import today
from common.serving import refuse
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing


class StandardMixin(UnitScopeMixin):
    """A version that holds or held, for everybody; any other for those who write or approve standards."""

    queryset = StandardVersion.objects.select_related("award", "approved_by", "drafted_by")
    context_object_name = "version"


class StandardListView(StandardMixin, PageSizeMixin, ListView):
    """Versions by award, the newest first."""

    queryset = StandardVersion.objects.for_list().defer("tree")
    template_name = "awards/standard_list.html"
    context_object_name = None
    paginate_by = 50

    def get_queryset(self):
        self.filterset = StandardFilterSet(self.request.GET, queryset=super().get_queryset())
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        may_draft = may_draft_standards(self.request.user)
        return super().get_context_data(**kwargs) | {"filter": self.filterset, "may_draft": may_draft}


class StandardDetailView(StandardMixin, DetailView):
    template_name = "awards/standard_detail.html"

    def get_context_data(self, **kwargs):
        version, user = self.object, self.request.user
        others = version.award.standard_versions.visible_to(user).exclude(pk=version.pk)
        context = super().get_context_data(**kwargs) | {
            "clauses": clauses_of(version),
            "ranking": ranking_of(version),
            "may_draft": may_draft_standards(user),
            "has_others": others.exists(),
            "timeline": timeline_of(version),
        }
        if version.is_draft:
            return context | {"may_approve": may_approve_standard(user, version)}
        return context | {"may_end": version.is_open and may_end_standard(user, version)}


class StandardCompareView(StandardMixin, DetailView):
    """A version beside another one of its award: by default the one before it."""

    template_name = "awards/standard_compare.html"

    def get_context_data(self, **kwargs):
        version = self.object
        others = version.award.standard_versions.visible_to(self.request.user).exclude(pk=version.pk)
        others = others.select_related("award").order_by("-valid_from", "-number", "pk")
        form = CompareForm(self.request.GET, versions=others)
        other = form.cleaned_data["other"] if form.is_valid() else None
        other = other or others.filter(number__lt=version.number).first() or others.first()
        form = CompareForm(initial={"other": other}, versions=others)
        found = comparison(*sorted((other, version), key=lambda each: each.number)) if other else None
        older, newer = sorted((other or version, version), key=lambda each: each.number)
        return super().get_context_data(**kwargs) | {
            "form": form, "other": other, "older": older, "newer": newer, "comparison": found,
        }  # fmt: skip


class StandardMoveView(StandardMixin, SingleObjectMixin, View):
    """A page that says what the move does and asks for what it needs, then makes it."""

    template_name = ""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return super().dispatch(request, *args, **kwargs)
        self.version = self.get_object()
        if not (verdict := self.may()):
            refuse(request, verdict.reason)
            return self.back()
        return super().dispatch(request, *args, **kwargs)

    def may(self):
        raise NotImplementedError

    def back(self):
        return redirect("awards:standard-detail", pk=self.version.pk)

    def page(self, **context):
        return render(self.request, self.template_name, {"version": self.version} | context)


class StandardApproveView(StandardMoveView):
    """Approving asks for the password, or the second factor, once more."""

    template_name = "awards/standard_approve.html"

    def may(self):
        return may_approve_standard(self.request.user, self.version)

    def get(self, request, pk):
        if not self.version.is_draft:
            return self.back()
        sharing = StandardVersion.objects.sharing_days_with(self.version)
        in_force = sharing.filter(state=StandardVersionState.IN_FORCE)
        return self.page(
            clauses=clauses_of(self.version),
            ranking=ranking_of(self.version),
            replaced=[other for other in in_force if other.kinds & self.version.kinds],
            obstacle=follows_the_others(self.version).reason,
            begins_now=self.version.valid_from <= today(),
            trial=self.version.trials.first(),
        )

    @method_decorator(reauthentication_required)
    def post(self, request, pk):
        with refusing(request) as outcome:
            version = approve_standard(self.version, by=request.user, seen=version_of(request))
        if outcome.done:
            in_force = version.state == StandardVersionState.IN_FORCE
            done = (
                _("Đã duyệt; phiên bản có hiệu lực từ hôm nay.") if in_force else _("Đã duyệt; chờ đến ngày áp dụng.")
            )
            messages.success(request, done)
        return self.back()


class StandardEndView(StandardMoveView):
    """Ends the validity of a version, or sets aside one that does not hold yet."""

    template_name = "awards/standard_end.html"

    def may(self):
        return may_end_standard(self.request.user, self.version)

    def get(self, request, pk):
        if not self.version.is_open:
            return self.back()
        return self.page(form=EndStandardForm(version=self.version, initial={"last_day": today()}))

    @method_decorator(reauthentication_required)
    def post(self, request, pk):
        form = EndStandardForm(request.POST, version=self.version)
        if not form.is_valid():
            return self.page(form=form)
        last_day = form.cleaned_data.get("last_day") or self.version.valid_from
        with refusing(request, success=_("Đã bãi bỏ phiên bản.")) as outcome:
            end_standard(self.version, by=request.user, last_day=last_day, reason=form.cleaned_data["reason"])
        return self.back() if outcome.done else self.page(form=form)


class StandardRemoveView(StandardMoveView):
    """A draft nobody needs any more."""

    template_name = "awards/standard_remove.html"

    def may(self):
        return may_draft_standards(self.request.user)

    def get(self, request, pk):
        return self.page() if self.version.is_draft else self.back()

    def post(self, request, pk):
        with refusing(request, success=_("Đã bỏ bản nháp.")) as outcome:
            remove_draft(self.version, by=request.user)
        return redirect("awards:standard-list") if outcome.done else self.back()
