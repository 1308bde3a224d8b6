from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from common.likeness import ALIKE
from contributions.forms.pairs import ConclusionForm, WithdrawalForm
from contributions.models import Initiative, InitiativePair, InitiativeVerdict
from contributions.permissions.initiative import may_conclude, may_read_beside, may_withdraw
from contributions.selectors.alike import alike_to, percent_alike
from contributions.selectors.beside import beside
from contributions.services.country import ask_country, found_in_country
from contributions.services.likeness import work_out_near
from contributions.services.pair import tell_different, tell_same, withdraw_conclusion
from units.views.act import ActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin

SHOWN_BESIDE, SHOWN_ON_PAGE = 3, 50


class InitiativeAlikeView(UnitScopeMixin, DetailView):
    """Which others may be the same as an initiative: a page of its own, by htmx a part of the initiative's."""

    queryset = Initiative.objects.select_related("unit")
    context_object_name = "initiative"

    def get_template_names(self):
        return ["contributions/_alike.html" if self.request.htmx else "contributions/initiative_alike.html"]

    def get_context_data(self, **kwargs):
        work_out_near([self.object])
        shown = SHOWN_BESIDE if self.request.htmx else SHOWN_ON_PAGE
        alike = alike_to([self.object])
        found = {"alike": alike[:shown], "more_alike": len(alike) > shown}
        more = {"more_url": self.request.path} if self.request.htmx else {"country": found_in_country(self.object)}
        return super().get_context_data(**kwargs) | found | more


class InitiativeCountryView(UnitScopeMixin, SingleObjectMixin, View):
    """Asks a worker to look across the country."""

    queryset = Initiative.objects.all()
    http_method_names = ["post"]

    def post(self, request, pk):
        ask_country(self.get_object())
        messages.info(request, _("Đang tìm trên cả nước. Ít giây nữa hãy tải lại trang này."))
        return redirect("contributions:initiative-alike", pk=pk)


class InitiativeCompareView(ActView):
    """Two initiatives side by side with what is alike marked, and what somebody concludes about them."""

    template_name = "contributions/initiative_compare.html"
    form_class = ConclusionForm
    title = gettext_lazy("So sánh hai sáng kiến")
    button = gettext_lazy("Ghi kết luận")
    done = gettext_lazy("Đã ghi kết luận.")

    def find(self):
        """The first within reach; the second too, or really alike, or spoken of by somebody."""
        rows = Initiative.objects.select_related("unit")
        self.first = get_object_or_404(rows.visible_to(self.request.user), pk=self.kwargs["pk"])
        self.second = get_object_or_404(rows, pk=self.kwargs["other"])
        within = rows.visible_to(self.request.user).filter(pk=self.second.pk)
        if self.first.pk == self.second.pk or not (self.pair or within.exists() or self._are_alike()):
            raise Http404

    def _are_alike(self) -> bool:
        return self.second.is_handed_in and self.percent >= 100 * ALIKE

    @cached_property
    def percent(self) -> int:
        return percent_alike(self.first, self.second)

    @cached_property
    def pair(self):
        """The conclusion that stands; ``None`` where there is none."""
        return self._told().standing().first()

    def _told(self):
        return InitiativePair.objects.for_list().between(self.first, self.second)

    def get_context_data(self, **kwargs):
        user = self.request.user
        reads = (may_read_beside(user, self.first), may_read_beside(user, self.second))
        return super().get_context_data(**kwargs) | {
            "first": self.first,
            "second": self.second,
            "percent": self.percent,
            "lines": beside(self.first, self.second, reads=reads),
            "pair": self.pair,
            "earlier": self._told().taken_back(),
            "may_conclude": may_conclude(user, self.first, self.second),
            "may_withdraw": self.pair and may_withdraw(user, self.pair),
        }

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"initiatives": (self.first, self.second)}

    def act(self, verdict, reason):
        if verdict == InitiativeVerdict.DIFFERENT:
            tell_different(self.first, self.second, reason=reason, by=self.request.user)
            return
        kept, other = sorted((self.first, self.second), key=lambda row: str(row.pk) != verdict)
        tell_same(kept, other, reason=reason, by=self.request.user)

    def about(self):
        return _("Giống nhau %(percent)s%%") % {"percent": self.percent}

    def back_label(self):
        return self.first.code

    def back_url(self):
        return reverse("contributions:initiative-detail", args=[self.first.pk])


class InitiativePairListView(UnitScopeMixin, PageSizeMixin, ListView):
    """What was concluded about initiatives of which one is within reach."""

    queryset = InitiativePair.objects.standing().for_list()
    template_name = "contributions/pair_list.html"


class InitiativePairWithdrawView(ActView):
    form_class = WithdrawalForm
    title = button = gettext_lazy("Bỏ kết luận")
    consequences = gettext_lazy(
        "Hai sáng kiến lại được gợi ý nếu còn giống nhau, và mỗi sáng kiến lại được tính riêng. "
        "Kết luận cũ vẫn được giữ trong lịch sử."
    )
    done = gettext_lazy("Đã bỏ kết luận.")

    def find(self):
        reached = InitiativePair.objects.for_list().visible_to(self.request.user)
        self.pair = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        return may_withdraw(self.request.user, self.pair)

    def act(self, reason):
        withdraw_conclusion(self.pair, reason=reason, by=self.request.user)

    def about(self):
        return f"{self.pair.first.title} – {self.pair.second.title}"

    def back_label(self):
        return _("Kết luận về sáng kiến giống nhau")

    def back_url(self):
        return reverse("contributions:pair-list")
