from urllib.parse import urlencode

from django.db.models import Sum
from django.http import Http404, HttpResponse, JsonResponse
from django.views.generic import ListView, TemplateView

from common.vietnamese import clean
from reports.forms.asked import ReportAskedForm
from reports.selectors.cube.report import NEITHER, rows_behind, table_of
from reports.selectors.cube.shown import (
    across,
    columns_shown,
    has_bars,
    labelled,
    lines_shown,
    table_chart,
    table_workbook,
)
from reports.selectors.kinds.registry import REPORTS
from reports.selectors.workbook import XLSX
from units.views.mixins import PageSizeMixin

CHOICE = ("campaign", "year", "unit", "as_of")


class AskedMixin:
    """The report of the address and what is asked of it, all within the person's reach; ``None`` until chosen."""

    template_name = "reports/table.html"

    def dispatch(self, request, *args, name, **kwargs):
        if name not in REPORTS:
            raise Http404
        self.report = REPORTS[name]
        return super().dispatch(request, *args, **kwargs)

    def asked(self):
        data = self.request.GET.copy()
        is_chosen = self.report.needs == NEITHER or any(data.get(one) for one in CHOICE)
        self.form = ReportAskedForm(data if is_chosen else None, user=self.request.user, report=self.report)
        return self.form.asked() if self.form.is_bound and self.form.is_valid() else None

    def by(self) -> str:
        return self.report.axis(clean(self.request.GET.get("by", ""))).name

    def address(self, *more: str) -> str:
        """The choice as a query string, for what stands beside the page."""
        data = self.request.GET
        return urlencode([(one, data[one]) for one in (*CHOICE, *more) if data.get(one)])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"form": self.form, "report": self.report}


class ReportView(AskedMixin, TemplateView):
    """A report as a page: its table, its chart, and where each number leads."""

    def get_context_data(self, **kwargs):
        asked = self.asked()
        table = table_of(self.report, asked, self.by()) if asked else None
        return super().get_context_data(**kwargs) | {
            "asked": asked,
            "table": table,
            "labelled": labelled(table) if table else [],
            "across": across(table) if table else [],
            "columns": columns_shown(table) if table else [],
            "lines": lines_shown(table) if table else [],
            "paragraph": table.paragraph if table else "",
            "has_bars": has_bars(table) if table else False,
            "address": self.address(),
            "address_by": self.address("by"),
        }


class ReportAnswerView(AskedMixin, TemplateView):
    """The same figures in another shape; the page with its sentences while the choice is not valid."""

    def get(self, request, *args, **kwargs):
        asked = self.asked()
        if asked is None:
            return self.render_to_response(super().get_context_data() | {"table": None, "asked": None})
        return self.answer(table_of(self.report, asked, self.by()))

    def answer(self, table):
        raise NotImplementedError

    def file_name(self, table, suffix: str) -> str:
        about = table.asked.campaign.code if table.asked.campaign else table.asked.year or table.asked.day.year
        return f"{self.report.name}-{about}.{suffix}"


class ReportWorkbookView(ReportAnswerView):
    def answer(self, table):
        answer = HttpResponse(table_workbook(table), content_type=XLSX)
        answer.headers["Content-Disposition"] = f'attachment; filename="{self.file_name(table, "xlsx")}"'
        return answer


class ReportJsonView(ReportAnswerView):
    def answer(self, table):
        return JsonResponse(table.as_json(), json_dumps_params={"ensure_ascii": False, "indent": 2})


class ReportChartView(ReportAnswerView):
    def answer(self, table):
        return HttpResponse(table_chart(table), content_type="image/svg+xml")


class ReportRowsView(AskedMixin, PageSizeMixin, ListView):
    """The rows behind a number, exactly as many as it says, or adding up to it."""

    template_name = "reports/rows.html"
    paginate_by = 50

    def get_queryset(self):
        self.chosen, self.source, self.measure = self.asked(), None, None
        if self.chosen is None:
            return []
        figure, key = clean(self.request.GET.get("figure", "")), clean(self.request.GET.get("key", ""))
        found = rows_behind(self.report, self.chosen, by=self.by(), key=key, figure=figure)
        if found is None:
            raise Http404
        rows, self.source = found
        self.measure = self.report.measure(figure)
        return rows

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        sums = self.measure.sums if self.measure else ""
        lines = [(self.source.line_of(row), getattr(row, sums) if sums else None) for row in context["object_list"]]
        return context | {
            "asked": self.chosen,
            "measure": self.measure,
            "lines": lines,
            "sum": self._sum(sums) if sums and not self.measure.highest else None,
            "address": self.address("by"),
        }

    def _sum(self, name: str):
        if isinstance(self.object_list, list):
            return sum(getattr(row, name) or 0 for row in self.object_list)
        return self.object_list.order_by().aggregate(sum=Sum(name))["sum"] or 0
