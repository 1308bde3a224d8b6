from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from prizes.forms.fund import FundFilterSet, FundForm, MovementForm
from prizes.models import Fund
from prizes.permissions import may_keep_fund, may_keep_some_fund
from prizes.selectors.fund import money_left, told
from prizes.services.fund import open_fund, record_movement
from units.views.act import ActView
from units.views.mixins import FilteredListView, UnitScopeMixin


class FundListView(FilteredListView):
    """The funds of the units whose money one sees."""

    queryset = Fund.objects.for_list()
    filterset_class = FundFilterSet
    template_name = "prizes/fund_list.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for fund in told(context["object_list"]):
            fund.left = money_left(fund)
        return context | {"may_open": may_keep_some_fund(self.request.user)}


class FundDetailView(UnitScopeMixin, DetailView):
    """What came into a fund, what left it, what is left."""

    queryset = Fund.objects.for_list()
    template_name = "prizes/fund_detail.html"
    context_object_name = "fund"

    def get_object(self, queryset=None):
        return told([super().get_object(queryset)])[0]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "left": money_left(self.object),
            "movements": self.object.movements.select_related("recorded_by").order_by("-moved_on", "-pk"),
            "may_keep": may_keep_fund(self.request.user, self.object.unit),
        }


class FundCreateView(ActView):
    """A unit gets a fund of a year."""

    form_class = FundForm
    title = gettext_lazy("Lập quỹ thi đua, khen thưởng")
    button = gettext_lazy("Lập quỹ")
    consequences = gettext_lazy("Quỹ mở ra chưa có tiền; ghi từng khoản thu ở trang của quỹ.")
    done = gettext_lazy("Đã lập quỹ.")

    def find(self):
        """The unit is chosen in the form."""

    def verdict(self):
        return may_keep_some_fund(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, unit, year):
        self.fund = open_fund(unit, year=year, by=self.request.user)

    def about(self):
        return _("Một đơn vị có một quỹ mỗi năm.")

    def back_label(self):
        return _("Quỹ khen thưởng")

    def back_url(self):
        fund = getattr(self, "fund", None)
        return reverse("prizes:fund-detail", args=[fund.pk]) if fund else reverse("prizes:fund-list")


class MovementCreateView(ActView):
    """Money comes into the fund, or leaves it for something else than prizes."""

    form_class = MovementForm
    title = gettext_lazy("Ghi thu, chi của quỹ")
    button = gettext_lazy("Ghi")
    consequences = gettext_lazy(
        "Khoản đã ghi không sửa và không xoá được. Ghi nhầm thì ghi một khoản ngược lại, nêu rõ trong nội dung. "
        "Tiền thưởng theo quyết định không ghi ở đây."
    )
    done = gettext_lazy("Đã ghi vào quỹ.")

    @cached_property
    def fund(self) -> Fund:
        funds = Fund.objects.for_list().visible_to(self.request.user)
        return get_object_or_404(funds, pk=self.kwargs["pk"])

    def find(self):
        return self.fund

    def verdict(self):
        return may_keep_fund(self.request.user, self.fund.unit)

    def act(self, kind, amount, moved_on, content):
        record_movement(self.fund, kind=kind, amount=amount, moved_on=moved_on, content=content, by=self.request.user)

    def about(self):
        return f"{self.fund} – {self.fund.unit.label}"

    def back_url(self):
        return reverse("prizes:fund-detail", args=[self.fund.pk])
