from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, FormView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from campaigns.forms.campaign import CampaignForm, ReasonForm, ReopenForm
from campaigns.forms.campaign_filters import CampaignFilterSet
from campaigns.models import Campaign
from campaigns.permissions.campaign import may_run
from campaigns.selectors.addressees import uninvited_units
from campaigns.selectors.campaign_page import blocks_reached, contents_for, legal_bases, own_units
from campaigns.selectors.events import campaign_events
from campaigns.selectors.progress import with_turnout
from campaigns.selectors.standing import standing_of
from campaigns.services.campaign import (
    close_registration,
    create_campaign,
    end_campaign,
    invite_new_units,
    launch_campaign,
    reopen_registration,
)
from campaigns.transitions import CAMPAIGN_MOVES
from common.errors import DomainError
from common.workflow import available_moves
from units.models import Role
from units.scope import scope_of
from units.views.mixins import HoldsRoleMixin, PageSizeMixin, UnitScopeMixin, refusing


class CampaignListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The campaigns one runs or is invited to, newest first."""

    queryset = Campaign.objects.for_list()
    template_name = "campaigns/campaign_list.html"

    def get_queryset(self):
        self.filterset = CampaignFilterSet(self.request.GET, super().get_queryset())
        return with_turnout(self.filterset.qs, self.request.user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = [{"campaign": campaign, "standing": standing_of(campaign)} for campaign in context["object_list"]]
        return context | {
            "filter_form": self.filterset.form,
            "rows": rows,
            "may_create": scope_of(self.request.user).holds(Role.SPECIALIST),
        }


class CampaignDetailView(UnitScopeMixin, DetailView):
    """The campaign as the viewer's units see it, and for those who run it what they may do."""

    queryset = Campaign.objects.select_related("unit", "public").prefetch_related("contents", "phases", "awards__award")
    template_name = "campaigns/campaign_detail.html"

    def get_queryset(self):
        return with_turnout(super().get_queryset(), self.request.user)

    def get_context_data(self, **kwargs):
        campaign, user = self.object, self.request.user
        runs = bool(may_run(user, campaign)) or user.is_superuser
        moves = available_moves(campaign, by=user, table=CAMPAIGN_MOVES)
        blocks = blocks_reached(campaign, user)
        return super().get_context_data(**kwargs) | {
            "standing": standing_of(campaign),
            "runs": bool(may_run(user, campaign)),
            "not_joined": campaign.invited - campaign.joined,
            "hands_targets": campaign.invited > 1 and scope_of(user).holds(Role.SPECIALIST),
            "moves": moves,
            "uninvited": uninvited_units(campaign).count() if "invite" in moves else 0,
            "contents": list(campaign.contents.all()) if runs else contents_for(campaign, blocks),
            "phases": list(campaign.phases.all()),
            "awards": list(campaign.awards.all()),
            "bases": legal_bases(campaign),
            "own_units": own_units(campaign, user),
            "events": campaign_events(campaign),
        }


class CampaignCreateView(HoldsRoleMixin, FormView):
    """A new draft, for a unit where the person is a specialist."""

    form_class = CampaignForm
    template_name = "campaigns/campaign_form.html"
    needed_roles = (Role.SPECIALIST,)
    refusal = gettext_lazy("Chỉ chuyên viên mới soạn phong trào. Hãy liên hệ công đoàn cấp trên.")
    elsewhere = "campaigns:campaign-list"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            campaign = create_campaign(by=self.request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("Đã tạo bản soạn. Hãy làm tiếp các phần bên dưới rồi phát động."))
        return redirect("campaigns:campaign-setup", pk=campaign.pk)


class RunMixin(UnitScopeMixin):
    """Campaigns whose own unit the person reaches as a specialist; all others are not found."""

    scope_roles = (Role.SPECIALIST,)

    def get_queryset(self):
        return Campaign.objects.run_by(self.request.user, *self.scope_roles).select_related("unit")


class CampaignLaunchView(RunMixin, SingleObjectMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        campaign = self.get_object()
        with refusing(request) as outcome:
            campaign = launch_campaign(campaign, by=request.user)
        if not outcome.done:
            return redirect("campaigns:campaign-setup", pk=pk)
        count = campaign.participations.count()
        messages.success(request, _("Đã phát động và mời %(count)d đơn vị.") % {"count": count})
        return redirect("campaigns:campaign-detail", pk=pk)


class CampaignInviteView(RunMixin, SingleObjectMixin, View):
    """Invites the units that came since the launch."""

    http_method_names = ["post"]

    def post(self, request, pk):
        campaign = self.get_object()
        with refusing(request) as outcome:
            invited = invite_new_units(campaign, by=request.user)
        if outcome.done:
            messages.success(request, _("Đã mời thêm %(count)d đơn vị và báo cho họ.") % {"count": invited})
        return redirect("campaigns:campaign-detail", pk=pk)


class CampaignMoveView(RunMixin, SingleObjectMixin, View):
    """A page that says what the move does and asks for what it needs, then makes it."""

    template_name = "campaigns/campaign_move.html"
    form_class = ReasonForm
    move = ""
    title = ""
    consequences = ""
    is_danger = False
    done = ""

    def get(self, request, pk):
        return self._page(self.get_object(), self.form_class and self.form_class())

    def post(self, request, pk):
        campaign = self.get_object()
        form = self.form_class and self.form_class(request.POST)
        if form and not form.is_valid():
            return self._page(campaign, form)
        with refusing(request, success=self.done) as outcome:
            self.make(campaign, form.cleaned_data if form else {})
        if not outcome.done and form:
            return self._page(campaign, form)
        return redirect("campaigns:campaign-detail", pk=pk)

    def make(self, campaign, data):
        raise NotImplementedError

    def _page(self, campaign, form):
        context = {
            "campaign": campaign,
            "form": form,
            "title": self.title,
            "consequences": self.consequences,
            "is_danger": self.is_danger,
            "button": CAMPAIGN_MOVES[self.move].label,
            "standing": standing_of(campaign),
        }
        return render(self.request, self.template_name, context)


class CampaignCloseView(CampaignMoveView):
    move = "close_registration"
    title = gettext_lazy("Khoá đăng ký trước hạn")
    consequences = gettext_lazy(
        "Từ lúc khoá, không đơn vị nào gửi được hồ sơ đăng ký nữa, trừ đơn vị được gia hạn riêng. "
        "Hồ sơ đã gửi vẫn được xử lý."
    )
    done = gettext_lazy("Đã khoá đăng ký và báo cho các đơn vị.")

    def make(self, campaign, data):
        close_registration(campaign, by=self.request.user, reason=data["reason"])


class CampaignReopenView(CampaignMoveView):
    form_class = ReopenForm
    move = "reopen_registration"
    title = gettext_lazy("Mở lại đăng ký")
    consequences = gettext_lazy(
        "Các đơn vị lại gửi được hồ sơ đăng ký. Chỉ mở lại được khi chưa chạy tổng hợp xét khen."
    )
    done = gettext_lazy("Đã mở lại đăng ký và báo cho các đơn vị.")

    def make(self, campaign, data):
        reopen_registration(campaign, by=self.request.user, reason=data["reason"], closes_on=data["closes_on"])


class CampaignEndView(CampaignMoveView):
    form_class = None
    move = "end"
    title = gettext_lazy("Kết thúc phong trào")
    consequences = gettext_lazy(
        "Không đơn vị nào lập, sửa hay gửi hồ sơ trong phong trào này được nữa, và không mở lại được. "
        "Hồ sơ đang chờ vẫn nhận hoặc kết luận được."
    )
    is_danger = True
    done = gettext_lazy("Phong trào đã kết thúc.")

    def make(self, campaign, data):
        end_campaign(campaign, by=self.request.user)
