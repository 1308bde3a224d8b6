from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from common.clock import today
from common.workflow import available_moves
from papers.content import PaperKind
from papers.views.printing import PaperView
from reports.forms.summary import PublishForm, SummaryFilterSet, SummaryForm, WithdrawForm
from reports.models import CampaignSummary
from reports.permissions import SUMMARY_READERS, may_change_summary, may_write_some_summary
from reports.selectors.summary.figures import figures_of_summary, frozen_figures, is_untouched
from reports.selectors.summary.paper import summary_paper
from reports.selectors.summary.shown import campaigns_shown, differences_today
from reports.selectors.summary.timeline import summary_timeline
from reports.services.summaries import (
    discard_summary,
    draft_summary,
    freeze_summary,
    publish_summary,
    update_summary,
    withdraw_summary,
)
from reports.transitions import SUMMARY_MOVES
from units.views.act import MoveView
from units.views.mixins import AllowedMixin, FilteredListView, UnitScopeMixin
from units.views.shared_form import SharedFormView


class SummaryListView(FilteredListView):
    """Summaries of one's units, and the published ones of the units above them; of one campaign by ``?campaign=``."""

    queryset = CampaignSummary.objects.for_list()
    scope_roles = SUMMARY_READERS
    filterset_class = SummaryFilterSet
    template_name = "reports/summary_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_write": may_write_some_summary(self.request.user)}


class SummaryDetailView(UnitScopeMixin, DetailView):
    """A summary as it is read, its figures live or frozen, and what may be done with it."""

    queryset = CampaignSummary.objects.for_page()
    scope_roles = SUMMARY_READERS
    template_name = "reports/summary_detail.html"
    context_object_name = "summary"

    def get_context_data(self, **kwargs):
        summary, user = self.object, self.request.user
        guards = SUMMARY_MOVES["freeze"].guards if summary.is_open else ()
        return super().get_context_data(**kwargs) | {
            "campaigns": campaigns_shown(figures_of_summary(summary)),
            "kept": frozen_figures(summary),
            "is_untouched": is_untouched(summary),
            "moves": available_moves(summary, by=user, table=SUMMARY_MOVES),
            "may_edit": may_change_summary(user, summary),
            "problems": [verdict.reason for guard in guards if not (verdict := guard(summary))],
            "timeline": summary_timeline(summary),
        }


class SummaryCompareView(UnitScopeMixin, DetailView):
    """The frozen figures beside those of today, where they differ."""

    queryset = CampaignSummary.objects.for_page().filter(figures__isnull=False)
    scope_roles = SUMMARY_READERS
    template_name = "reports/summary_compare.html"
    context_object_name = "summary"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"differences": differences_today(self.object), "today": today()}


class SummaryFormView(SharedFormView):
    done = gettext_lazy("Đã lưu dự thảo.")

    def next_page(self):
        return reverse("reports:summary-detail", args=[self.row.pk])

    def page(self, form, *, status=200, version=None, **extra):
        stored = self.row.version if self.row else ""
        context = {"form": form, "summary": self.row, "version": stored if version is None else version}
        return render(self.request, "reports/summary_form.html", context | extra, status=status)


class SummaryCreateView(AllowedMixin, SummaryFormView):
    """A new draft of a unit one is a specialist of, about the campaign of ``?campaign=`` to begin with."""

    may = staticmethod(may_write_some_summary)
    elsewhere = "reports:summary-list"

    def find(self):
        """There is no row yet."""

    def bind(self, data=None, files=None):
        return SummaryForm(data, user=self.request.user, initial={"about_1": self.request.GET.get("campaign", "")})

    def save(self, form):
        self.row = draft_summary(by=self.request.user, **form.words())


class SummaryUpdateView(SummaryFormView):
    """The texts of a draft and what it is about."""

    def find(self):
        rows = CampaignSummary.objects.for_page().visible_to(self.request.user, *SUMMARY_READERS)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)

    def verdict(self):
        return may_change_summary(self.request.user, self.row)

    def bind(self, data=None, files=None):
        fresh = CampaignSummary.objects.for_page().get(pk=self.row.pk)
        return SummaryForm(data, instance=fresh, user=self.request.user)

    def save(self, form):
        update_summary(self.row, by=self.request.user, version=self.opened_with(), **form.words())


class SummaryMoveView(MoveView):
    queryset = CampaignSummary.objects.for_page()
    address = "reports:summary-detail"
    table = SUMMARY_MOVES

    def find(self):
        rows = self.queryset.visible_to(self.request.user, *SUMMARY_READERS)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])


class SummaryFreezeView(SummaryMoveView):
    move = "freeze"
    title = gettext_lazy("Chốt số liệu")
    button = gettext_lazy("Chốt số liệu")
    done = gettext_lazy("Đã chốt số liệu. Khi có số văn bản, hãy ban hành.")
    consequences = gettext_lazy(
        "Số liệu đến hết ngày ghi trong dự thảo được giữ nguyên từ nay, kèm mã SHA-256; lời văn cũng không sửa được "
        "nữa. Người soạn, người sửa không tự chốt."
    )

    def act(self, *, version):
        freeze_summary(self.row, by=self.request.user, version=version)


class SummaryPublishView(SummaryMoveView):
    move = "publish"
    form_class = PublishForm
    title = gettext_lazy("Ban hành báo cáo")
    button = gettext_lazy("Ban hành")
    done = gettext_lazy("Đã ban hành. Các đơn vị bên dưới đọc được báo cáo.")
    consequences = gettext_lazy("Báo cáo mang số và ngày này; mọi đơn vị bên dưới đọc được.")

    def get_initial(self):
        return super().get_initial() | {"signed_on": today()}

    def act(self, **typed):
        publish_summary(self.row, by=self.request.user, **typed)


class SummaryWithdrawView(SummaryMoveView):
    move = "withdraw"
    form_class = WithdrawForm
    title = gettext_lazy("Rút báo cáo")
    button = gettext_lazy("Rút báo cáo")
    done = gettext_lazy("Đã rút báo cáo.")
    consequences = gettext_lazy(
        "Báo cáo không còn giá trị; đơn vị bên dưới không đọc được nữa. Số liệu đã chốt và số văn bản vẫn giữ, không "
        "dùng lại."
    )
    is_danger = True

    def act(self, **typed):
        withdraw_summary(self.row, by=self.request.user, **typed)


class SummaryDiscardView(SummaryMoveView):
    move = "discard"
    form_class = WithdrawForm
    title = gettext_lazy("Bỏ dự thảo")
    button = gettext_lazy("Bỏ dự thảo")
    done = gettext_lazy("Đã bỏ dự thảo.")
    consequences = gettext_lazy("Dự thảo chuyển sang «Đã rút», vẫn xem lại được.")
    is_danger = True

    def act(self, **typed):
        discard_summary(self.row, by=self.request.user, **typed)


class SummaryPaperView(PaperView):
    """The report as it is printed; a draft as it would be today."""

    kind = PaperKind.SUMMARY_REPORT
    name = "bao-cao"

    def find(self, pk) -> None:
        rows = CampaignSummary.objects.for_page().visible_to(self.request.user, *SUMMARY_READERS)
        self.summary = get_object_or_404(rows, pk=pk)

    def place(self):
        return self.summary.unit, self.summary.signed_on or today()

    def content(self):
        return summary_paper(self.summary)

    def back(self):
        return reverse("reports:summary-detail", args=[self.summary.pk])
