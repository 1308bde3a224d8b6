"""The quotas and the order a campaign declares: read by everybody who sees it, set by those who run it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin

from awards.forms.quota import QuotaRuleForm
from awards.guards import quotas_are_open
from awards.models import QuotaDefault, QuotaRule, QuotaRuleState
from awards.permissions import may_approve_quota
from awards.selectors.declared import declared
from awards.services.quota import add_quota, approve_quota, remove_quota, take_default
from campaigns.models import Campaign
from campaigns.permissions.campaign import may_run
from campaigns.views.editing import version_of
from common.errors import DomainError
from units.models import Role
from units.views.mixins import UnitScopeMixin, refusing


class QuotaView(UnitScopeMixin, SingleObjectMixin, View):
    """What a campaign declares; whoever runs it adds a rule below."""

    queryset = Campaign.objects.select_related("unit")

    def get(self, request, pk):
        return self.page(self.get_object())

    def post(self, request, pk):
        campaign = get_object_or_404(self.queryset.run_by(request.user, Role.SPECIALIST), pk=pk)
        form = QuotaRuleForm(request.POST, campaign=campaign)
        if not form.is_valid():
            return self.page(campaign, form)
        try:
            add_quota(form.cleaned_data["offer"], by=request.user, version=version_of(request), **form.terms())
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self.page(campaign, form)
        messages.success(request, _("Đã đặt chỉ tiêu."))
        return redirect("awards:quotas", pk=pk)

    def page(self, campaign, form=None):
        user = self.request.user
        runs = bool(may_run(user, campaign))
        verdict = quotas_are_open(campaign)
        found = declared(campaign)
        awards = found.awards
        context = {
            "campaign": campaign,
            "awards": awards,
            "runs": runs,
            "closed": "" if verdict else verdict.reason,
            "notices": found.notices,
            "approvable": {
                line.row.pk for award in awards for line in award.proposed if _may_approve(user, line.row, campaign)
            },
            "has_errors": form is not None and bool(form.errors),
        }
        if runs and awards:
            context["form"] = form or QuotaRuleForm(campaign=campaign)
        return render(self.request, "awards/quotas.html", context)


class QuotaMoveView(View):
    """A move with one rule; out of reach is not found."""

    http_method_names = ["post"]
    roles = (Role.SPECIALIST,)
    success = ""

    def post(self, request, pk):
        reached = Campaign.objects.run_by(request.user, *self.roles)
        rows = QuotaRule.objects.select_related("offer__campaign__unit", "offer__award", "base_award")
        rule = get_object_or_404(rows.exclude(state=QuotaRuleState.ENDED), pk=pk, offer__campaign__in=reached)
        with refusing(request, success=self.success):
            self.move(rule)
        return redirect("awards:quotas", pk=rule.offer.campaign_id)

    def move(self, rule):
        raise NotImplementedError


class QuotaRemoveView(QuotaMoveView):
    success = gettext_lazy("Đã bỏ quy tắc chỉ tiêu.")

    def move(self, rule):
        remove_quota(rule, by=self.request.user, version=version_of(self.request))


class QuotaApproveView(QuotaMoveView):
    roles = (Role.SPECIALIST, Role.APPROVER)
    success = gettext_lazy("Đã duyệt. Quy tắc mới được dùng từ lần tổng hợp sau.")

    def move(self, rule):
        approve_quota(rule, by=self.request.user)


class QuotaDefaultView(View):
    """A quota of a regulation becomes a rule of the campaign."""

    http_method_names = ["post"]

    def post(self, request, pk, default):
        campaign = get_object_or_404(Campaign.objects.run_by(request.user, Role.SPECIALIST), pk=pk)
        quota = get_object_or_404(QuotaDefault, pk=default)
        offer = get_object_or_404(campaign.awards.select_related("campaign", "award"), award=quota.award_id)
        with refusing(request, success=_("Đã đặt chỉ tiêu theo quy định.")):
            take_default(offer, quota, by=request.user, version=version_of(request))
        return redirect("awards:quotas", pk=pk)


def _may_approve(user, rule, campaign) -> bool:
    rule.offer.campaign = campaign
    return bool(may_approve_quota(user, rule))
