from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, FormView, ListView, View

from awards.forms.filters import RunFilterSet
from awards.forms.run import CancelTallyForm, StartTallyForm
from awards.guards import TO_START
from awards.models import TallyRun
from awards.permissions import READERS, may_cancel, may_seal
from awards.selectors.entries import codes_going_up, entries_by_award
from awards.selectors.orders import orders_after_closing, versions_of
from awards.selectors.progress import progress_of
from awards.selectors.results import award_lines
from awards.selectors.sealing import audit_root_of
from awards.selectors.starting import StartPlan, start_plan
from awards.selectors.timeline import timeline_of
from awards.services.tally import cancel_tally, start_tally
from awards.transitions import RUN_MOVES
from awards.views.mixins import RunMixin
from campaigns.guards.campaign import registration_can_close
from campaigns.models import Campaign
from campaigns.transitions import CAMPAIGN_MOVES
from common.serving import refuse
from common.workflow import available_moves
from units.models import Role
from units.scope import scope_of
from units.views.mixins import HoldsRoleMixin, PageSizeMixin, UnitScopeMixin, refusing


class RunListView(UnitScopeMixin, PageSizeMixin, ListView):
    queryset = TallyRun.objects.for_list().defer("standards", "quotas")
    scope_roles = READERS
    template_name = "awards/run_list.html"

    def get_queryset(self):
        self.filterset = RunFilterSet(self.request.GET, queryset=super().get_queryset())
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "filter": self.filterset,
            "may_start": scope_of(self.request.user).holds(Role.SPECIALIST),
        }


class RunStartView(HoldsRoleMixin, FormView):
    """Choose a campaign, see what a tally of it would consider, start it."""

    form_class = StartTallyForm
    template_name = "awards/run_start.html"
    needed_roles = (Role.SPECIALIST,)
    refusal = gettext_lazy("Chỉ chuyên viên mới được tổng hợp xét khen. Hãy liên hệ công đoàn cấp trên.")
    elsewhere = "awards:run-list"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_initial(self):
        return {"campaign": self.request.GET.get("campaign")}

    def form_valid(self, form):
        with refusing(self.request) as outcome:
            run = start_tally(form.cleaned_data["campaign"], by=self.request.user)
        if not outcome.done:
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, _("Đã bắt đầu tổng hợp. Trang này tự cập nhật cho đến khi xong."))
        return redirect("awards:run-detail", pk=run.pk)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        campaign = self._campaign(context["form"])
        if campaign:
            plan, in_force = start_plan(campaign), list(versions_of(campaign))
            with_standard = {version.award_id for version in in_force}
            awards = entries_by_award(campaign, plan.awards, quotas=plan.quotas, with_standard=with_standard)
            context |= {"campaign": campaign, "awards": awards, "total": sum(award.ready for award in awards)}
            context |= self._in_the_way(campaign, plan) | {"notices": orders_after_closing(campaign, in_force)}
        return context

    def _in_the_way(self, campaign, plan: StartPlan) -> dict:
        """What keeps a tally from being started, and what the person may do about it."""
        problems = [verdict.reason for guard in TO_START if not (verdict := guard(campaign))]
        problems += plan.problems
        if not problems:
            return {"problems": []}
        moves = available_moves(campaign, by=self.request.user, table=CAMPAIGN_MOVES)
        return {
            "problems": problems,
            "may_close": "close_registration" in moves and bool(registration_can_close(campaign)),
            "active": campaign.tally_runs.active().first(),
        }

    def _campaign(self, form) -> Campaign | None:
        """The campaign asked for, when the person may run it."""
        try:
            return form.fields["campaign"].clean(form["campaign"].value())
        except ValidationError:
            return None


class RunDetailView(UnitScopeMixin, DetailView):
    queryset = TallyRun.objects.for_list()
    scope_roles = READERS
    template_name = "awards/run_detail.html"
    context_object_name = "run"

    def get_context_data(self, **kwargs):
        run = self.object
        context = super().get_context_data(**kwargs) | {
            "progress": progress_of(run),
            "may_cancel": run.is_active and may_cancel(self.request.user, run),
            "timeline": timeline_of(run),
            "set_aside": run.set_aside.count(),
        }
        if run.is_shown:
            context["awards"] = award_lines(run)
            context["may_seal"] = run.state in RUN_MOVES["seal"].sources and may_seal(self.request.user, run)
            context["last_check"] = last = run.checks.order_by("-pk").first()
            context["is_being_sealed"] = last is not None and last.seals and last.is_under_way
            context["audit_root"] = audit_root_of(run)
            context["approved"] = sum(line.approved for line in context["awards"])
            approved = {line.code for line in context["awards"] if line.approved}
            going_up = codes_going_up(run.campaign.unit) if approved else set()
            context |= {"is_decided_here": approved - going_up, "goes_up": approved & going_up}
            asking = scope_of(self.request.user).covers(run.campaign.unit.path, Role.SPECIALIST, Role.APPROVER)
            context["may_ask_others"] = bool(approved) and asking
        return context


class RunSetAsideView(RunMixin, PageSizeMixin, ListView):
    """Entries the run left out because their subject was considered in another dossier."""

    template_name = "awards/run_set_aside.html"

    @cached_property
    def run(self):
        return self.get_run()

    def get_queryset(self):
        return self.run.set_aside.for_page()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"run": self.run}


class RunProgressView(RunMixin, View):
    """The part of the page that asks again every two seconds while the run is under way."""

    def get(self, request, pk):
        run = self.get_run()
        if not run.is_active:
            response = HttpResponse(headers={"HX-Refresh": "true"})
            return response if request.htmx else redirect("awards:run-detail", pk=run.pk)
        return render(request, "awards/partials/progress.html", {"run": run, "progress": progress_of(run)})


class RunCancelView(RunMixin, FormView):
    """For whoever may cancel the run while it is under way; others are told why not on its page."""

    form_class = CancelTallyForm
    template_name = "awards/run_cancel.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not (verdict := may_cancel(request.user, self.get_run())):
            refuse(request, verdict.reason)
            return redirect("awards:run-detail", pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        run = self.get_run()
        with refusing(self.request, success=_("Đã huỷ lần tổng hợp.")):
            cancel_tally(run, by=self.request.user, reason=form.cleaned_data["reason"])
        return redirect("awards:run-detail", pk=run.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"run": self.get_run()}
