from django.contrib import messages
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from awards.views.downloads import xlsx_response
from common.keys import keys_of
from common.vietnamese import format_money
from prizes.forms.lists import PayForm, PrizeLineFilterSet, PrizeListFilterSet, RecoverForm, UnpayForm
from prizes.models import PrizeLine, PrizeList, PrizeState
from prizes.permissions import may_keep_fund
from prizes.selectors.fund import fund_of, money_lacking, money_left
from prizes.selectors.texts import named_today
from prizes.selectors.workbook import payment_workbook
from prizes.services.lists import recompute
from prizes.services.payment import close_list, pay, recover, unpay
from prizes.transitions import PRIZE_MOVES
from units.views.act import ActView, may_move, problems_of
from units.views.mixins import FilteredListView, refusing


class PrizeListListView(FilteredListView):
    """What is paid by each issued decision of the units whose money one sees."""

    queryset = PrizeList.objects.for_list()
    filterset_class = PrizeListFilterSet
    template_name = "prizes/list_list.html"


class OnePrizeListMixin:
    """A page about one list within reach."""

    @cached_property
    def prize_list(self) -> PrizeList:
        lists = PrizeList.objects.for_list().visible_to(self.request.user)
        return get_object_or_404(lists, pk=self.kwargs["pk"])

    def back_url(self):
        return reverse("prizes:list-detail", args=[self.prize_list.pk])


class PrizeListDetailView(OnePrizeListMixin, FilteredListView):
    """The prizes of a decision, with who was paid when."""

    filterset_class = PrizeLineFilterSet
    template_name = "prizes/list_detail.html"

    def get_queryset(self):
        self.queryset = PrizeLine.objects.for_list().filter(prize_list=self.prize_list)
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        decision = self.prize_list.decision
        fund = fund_of(decision.unit_id, decision.year)
        may_pay = may_keep_fund(self.request.user, decision.unit)
        named_today(context["object_list"])
        return context | {
            "prize_list": self.prize_list,
            "decision": decision,
            "may_pay": may_pay,
            "payable_count": self.filterset.qs.payable().count() if may_pay else 0,
            "fund": fund,
            "fund_left": fund and money_left(fund),
            "today": timezone.localdate(),
        }


class PayView(OnePrizeListMixin, View):
    """The ticked prizes, or all that the filters in the address match, are paid."""

    http_method_names = ["post"]

    def post(self, request, pk):
        form = PayForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(problems_of(form)))
            return redirect(self.back_url())
        with refusing(request) as outcome:
            paid = pay(self.prize_list, ids=self._chosen(), paid_on=form.cleaned_data["paid_on"], by=request.user)
        if outcome.done:
            total = format_money(sum(prize.amount for prize in paid))
            messages.success(
                request, _("Đã ghi chi %(count)s dòng, tổng %(total)s.") % {"count": len(paid), "total": total}
            )
        return redirect(self.back_url())

    def _chosen(self) -> list[int]:
        if "select_all" not in self.request.POST:
            return keys_of(self.request.POST.getlist("ids"))
        payable = PrizeLine.objects.filter(prize_list=self.prize_list).payable()
        return list(PrizeLineFilterSet(self.request.GET, payable).qs.values_list("pk", flat=True))


class RecomputeView(OnePrizeListMixin, ActView):
    """The prizes that are due are computed by the catalogue of today."""

    form_class = Form
    title = button = gettext_lazy("Tính lại các dòng chưa chi")
    consequences = gettext_lazy(
        "Các dòng chưa chi được tính theo hệ số, mức lương cơ sở và cách làm tròn của ngày quyết định như đang có "
        "trong danh mục. Dòng đã chi không đổi; số tiền quyết định đã ghi rõ cũng không đổi."
    )
    done = gettext_lazy("Đã tính lại các dòng chưa chi.")

    def find(self):
        return self.prize_list

    def verdict(self):
        return may_keep_fund(self.request.user, self.prize_list.decision.unit)

    def act(self):
        recompute(self.prize_list, by=self.request.user)
        decision = self.prize_list.decision
        if lacking := money_lacking(decision.unit, decision.year):
            self.done = _("%(done)s Quỹ năm %(year)s nay thiếu %(lacking)s: hãy bổ sung quỹ trước khi chi.") % {
                "done": self.done,
                "year": decision.year,
                "lacking": format_money(lacking),
            }

    def about(self):
        return _("Quyết định %(number)s") % {"number": self.prize_list}


class CloseView(OnePrizeListMixin, ActView):
    """The list is closed: what was paid stays so."""

    form_class = Form
    title = button = gettext_lazy("Chốt danh sách chi")
    consequences = gettext_lazy(
        "Sau khi chốt không bỏ ghi chi được nữa. Tiền phải thu hồi theo quyết định thu hồi vẫn ghi được như thường."
    )
    done = gettext_lazy("Đã chốt danh sách chi.")

    def find(self):
        return self.prize_list

    def verdict(self):
        return may_keep_fund(self.request.user, self.prize_list.decision.unit)

    def act(self):
        close_list(self.prize_list, by=self.request.user)

    def about(self):
        return _("Quyết định %(number)s") % {"number": self.prize_list}


class UnpayView(ActView):
    """A payment noted by mistake is taken back, by somebody else."""

    form_class = UnpayForm
    title = gettext_lazy("Bỏ ghi đã chi")
    button = gettext_lazy("Bỏ ghi đã chi")
    consequences = gettext_lazy(
        "Chỉ dùng khi ghi nhầm mà tiền chưa trao. Dòng này trở lại «Chưa chi» với số tiền cũ; lý do được giữ lại."
    )
    done = gettext_lazy("Đã bỏ ghi chi.")
    is_danger = True

    def find(self):
        prizes = PrizeLine.objects.select_related("line", "paid_by", "prize_list__decision__unit")
        self.prize = get_object_or_404(prizes.visible_to(self.request.user), pk=self.kwargs["pk"])
        self.name = named_today([self.prize])[0].texts.name

    def verdict(self):
        return may_move(self.prize, "unpay", by=self.request.user, table=PRIZE_MOVES)

    def act(self, reason):
        unpay(self.prize, reason=reason, by=self.request.user)

    def about(self):
        if self.prize.state != PrizeState.PAID:
            return self.name
        return _("%(name)s: %(amount)s, %(who)s ghi chi ngày %(day)s") % {
            "name": self.name,
            "amount": format_money(self.prize.amount),
            "who": self.prize.paid_by,
            "day": f"{self.prize.paid_on:%d/%m/%Y}",
        }

    def back_label(self):
        return str(self.prize.prize_list.decision)

    def back_url(self):
        return reverse("prizes:list-detail", args=[self.prize.prize_list_id])


class RecoverView(ActView):
    """The money of a revoked award came back."""

    form_class = RecoverForm
    title = gettext_lazy("Ghi đã thu hồi tiền thưởng")
    button = gettext_lazy("Ghi đã thu hồi")
    done = gettext_lazy("Đã ghi thu hồi tiền thưởng.")

    def find(self):
        prizes = PrizeLine.objects.select_related("line", "prize_list__decision__unit")
        self.prize = get_object_or_404(prizes.visible_to(self.request.user), pk=self.kwargs["pk"])
        self.name = named_today([self.prize])[0].texts.name

    def verdict(self):
        return may_move(self.prize, "recover", by=self.request.user, table=PRIZE_MOVES)

    def act(self, recovered_on, note):
        recover(self.prize, recovered_on=recovered_on, note=note, by=self.request.user)

    def about(self):
        if self.prize.state != PrizeState.TO_RECOVER:
            return self.name
        return _("%(name)s: phải thu hồi %(amount)s") % {
            "name": self.name,
            "amount": format_money(self.prize.recover_amount),
        }

    def back_label(self):
        return str(self.prize.prize_list.decision)

    def back_url(self):
        return reverse("prizes:list-detail", args=[self.prize.prize_list_id])


class PaymentWorkbookView(OnePrizeListMixin, View):
    """The list to sign when the money is handed over."""

    def get(self, request, pk):
        if not self.prize_list.line_count:
            raise Http404
        name = f"chi-thuong-{self.prize_list.decision.number}-{self.prize_list.decision.year}.xlsx"
        return xlsx_response(payment_workbook(self.prize_list), name)
