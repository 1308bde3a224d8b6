from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from common.verdict import not_now
from reports.forms.reported import ReportedFigureFilterSet, ReportedFigureForm
from reports.models import ReportedFigure
from reports.permissions import may_note_figure, may_note_some_figure
from reports.selectors.reported import questions_about
from reports.services.reported import note_reported_figure, withdraw_reported_figure
from units.forms.act import ReasonForm
from units.views.act import ActView, RowActView
from units.views.mixins import FilteredListView, UnitScopeMixin


class ReportedListView(FilteredListView):
    """The figures known only as totals, of the units one sees."""

    queryset = ReportedFigure.objects.for_list()
    filterset_class = ReportedFigureFilterSet
    template_name = "reports/reported_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_note": may_note_some_figure(self.request.user)}


class ReportedDetailView(UnitScopeMixin, DetailView):
    """One figure with its source, what is asked about it, and why it was taken back."""

    queryset = ReportedFigure.objects.for_list()
    template_name = "reports/reported_detail.html"
    context_object_name = "figure"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "questions": questions_about(self.object),
            "may_withdraw": not self.object.withdrawn_at and may_note_figure(self.request.user, self.object.unit),
        }


class ReportedCreateView(ActView):
    """A figure is written down with its source."""

    form_class = ReportedFigureForm
    title = gettext_lazy("Ghi số liệu báo cáo")
    button = gettext_lazy("Ghi số liệu")
    consequences = gettext_lazy(
        "Số liệu hiện bên báo cáo của phong trào với dòng «theo báo cáo, không có danh sách» và nguồn, không cộng vào "
        "số đếm được. Ghi rồi không sửa được; ghi nhầm thì rút, nêu lý do, rồi ghi lại."
    )
    done = gettext_lazy("Đã ghi số liệu báo cáo.")
    figure = None

    def find(self):
        """The unit is chosen in the form."""

    def verdict(self):
        return may_note_some_figure(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, unit, **typed):
        self.figure = note_reported_figure(unit, by=self.request.user, **typed)

    def about(self):
        return _("Con số mà nguồn chỉ cho tổng, không có danh sách kèm theo.")

    def back_label(self):
        return _("Số liệu báo cáo")

    def back_url(self):
        if self.figure:
            return reverse("reports:reported-detail", args=[self.figure.pk])
        return reverse("reports:reported-list")


class ReportedWithdrawView(RowActView):
    """A figure is taken back."""

    queryset = ReportedFigure.objects.for_list()
    address = "reports:reported-detail"
    form_class = ReasonForm
    title = gettext_lazy("Rút số liệu báo cáo")
    button = gettext_lazy("Rút số liệu")
    consequences = gettext_lazy("Số liệu không còn hiện ở báo cáo nào; vẫn giữ trong danh sách cùng lý do.")
    done = gettext_lazy("Đã rút số liệu báo cáo.")
    is_danger = True

    def verdict(self):
        if self.row.withdrawn_at:
            return not_now(_("Số liệu này đã được rút."))
        return may_note_figure(self.request.user, self.row.unit)

    def act(self, reason):
        withdraw_reported_figure(self.row, reason=reason, by=self.request.user)
