"""The first of a quarter, in each group, and what was decided about it."""

from functools import cached_property

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from awards.forms.quarter_praise import DeclinePraiseForm, QuarterForm, RecordPraiseForm
from awards.forms.run import ReasonForm
from awards.guards import praise_stands
from awards.models import QuarterPraise
from awards.permissions import may_praise
from awards.selectors.quarter_praise import is_over, praise_groups
from awards.services.quarter_praise import decline_praise, record_praise, withdraw_praise
from campaigns.models import Campaign, Indicator
from common.errors import DomainError
from common.serving import refuse
from units.models import Unit
from units.views.act import ActView

DECLINE = "decline"


class PraiseMixin:
    """A campaign whose own unit the person reaches, and the quarter of the address."""

    @cached_property
    def campaign(self) -> Campaign:
        reached = Campaign.objects.run_by(self.request.user).select_related("unit")
        return get_object_or_404(reached, pk=self.kwargs["pk"])

    @cached_property
    def form(self) -> QuarterForm:
        return QuarterForm(self.request.GET, campaign=self.campaign)

    @cached_property
    def asked(self) -> dict[str, object]:
        return self.form.asked()

    def address(self) -> str:
        """What was asked as a query string."""
        quarter = self.asked["quarter"]
        return f"quarter={quarter.key}&indicator={self.asked['indicator']}" if quarter else ""

    def list_url(self) -> str:
        return f"{reverse('awards:quarter-praises', args=[self.campaign.pk])}?{self.address()}"


class QuarterPraiseView(PraiseMixin, TemplateView):
    """Each group's first with the reason, who was passed over, and what was decided."""

    template_name = "awards/quarter_praises.html"

    def get_context_data(self, **kwargs):
        quarter, indicator = self.asked["quarter"], self.asked["indicator"]
        context = super().get_context_data(**kwargs) | {
            "campaign": self.campaign,
            "filter_form": self.form,
            "indicator": Indicator(indicator),
            "quarter": quarter,
            "address": self.address(),
            "groups": [],
        }
        if quarter is None:
            return context
        decided = QuarterPraise.objects.of_quarter(self.campaign, indicator, quarter).for_list()
        by_unit = {praise.unit_id: praise for praise in decided}
        groups = praise_groups(self.campaign, indicator, quarter)
        return context | {
            "is_over": is_over(self.campaign, quarter),
            "may_praise": bool(may_praise(self.request.user, self.campaign)),
            "groups": [
                {"group": group, "rows": [(named, by_unit.pop(named.unit.pk, None)) for named in group.leaders]}
                for group in groups
            ],
            "outdated": list(by_unit.values()),
        }


class PraiseWithdrawView(ActView):
    """A praise that should not have been recorded leaves the register."""

    form_class = ReasonForm
    title = button = gettext_lazy("Rút lượt biểu dương")
    consequences = gettext_lazy(
        "Lượt khen không còn trong sổ khen thưởng và không được tính khi xét khen. Việc đã ghi, lý do rút và tên bạn "
        "còn trong nhật ký; đơn vị vẫn có thể được ghi lại."
    )
    done = gettext_lazy("Đã rút lượt biểu dương.")
    is_danger = True

    def find(self):
        reached = QuarterPraise.objects.filter(campaign__in=Campaign.objects.run_by(self.request.user))
        rows = reached.select_related("campaign__unit", "unit", "honour__award")
        self.praise = get_object_or_404(rows, pk=self.kwargs["pk"])

    def verdict(self):
        return may_praise(self.request.user, self.praise.campaign, self.praise.unit) and praise_stands(self.praise)

    def about(self):
        return f"{self.praise.unit} – {self.praise.period.label} – {self.praise.honour.award}"

    def back_label(self):
        return _("Biểu dương quý")

    def back_url(self):
        address = reverse("awards:quarter-praises", args=[self.praise.campaign_id])
        return f"{address}?quarter={self.praise.period.key}&indicator={self.praise.indicator}"

    def act(self, reason):
        withdraw_praise(self.praise, reason=reason, by=self.request.user)


class QuarterPraiseDecideView(PraiseMixin, View):
    """Record the first of the quarter in the register of honours, or say why not."""

    def get(self, request, pk, unit):
        return self._page(RecordPraiseForm(), DeclinePraiseForm())

    def post(self, request, pk, unit):
        declines = request.POST.get("decision") == DECLINE
        record = RecordPraiseForm(None if declines else request.POST)
        decline = DeclinePraiseForm(request.POST if declines else None)
        chosen = decline if declines else record
        if (found := self._proposal()) is None:
            return self._gone()
        if not chosen.is_valid():
            return self._page(record, decline)
        try:
            self._decide(found.unit, chosen.cleaned_data, declines=declines)
        except DomainError as refusal:
            chosen.add_error(None, str(refusal))
            return self._page(record, decline)
        messages.success(request, _("Đã ghi kết luận về %(unit)s.") % {"unit": found.unit})
        return redirect(self.list_url())

    def _decide(self, unit: Unit, data, *, declines: bool) -> None:
        what = {"unit": unit, "by": self.request.user, **self.asked}
        if declines:
            decline_praise(self.campaign, reason=data["reason"], **what)
        else:
            record_praise(self.campaign, **data, **what)

    def _proposal(self):
        """The unit and its reason, when the person may decide about it and it still comes first."""
        quarter = self.asked["quarter"]
        unit = get_object_or_404(Unit.objects.of_subtree(self.campaign.unit), pk=self.kwargs["unit"])
        self.refusal = may_praise(self.request.user, self.campaign, unit).reason
        if self.refusal or quarter is None:
            return None
        groups = praise_groups(self.campaign, self.asked["indicator"], quarter)
        return next((named for group in groups for named in group.leaders if named.unit == unit), None)

    def _gone(self):
        if self.refusal:
            refuse(self.request, self.refusal)
        else:
            messages.error(self.request, _("Đơn vị này không đứng đầu quý theo số liệu hiện tại."))
        return redirect(self.list_url())

    def _page(self, record, decline):
        if (found := self._proposal()) is None:
            return self._gone()
        context = {
            "campaign": self.campaign,
            "quarter": self.asked["quarter"],
            "indicator": Indicator(self.asked["indicator"]),
            "named": found,
            "record": record,
            "decline": decline,
            "list_url": self.list_url(),
        }
        return render(self.request, "awards/quarter_praise_decide.html", context)
