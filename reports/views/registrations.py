from django.http import HttpResponse
from django.views.generic import ListView, TemplateView

from common.vietnamese import clean
from reports.forms.choice import ReportChoiceForm
from reports.selectors.counted import Counted
from reports.selectors.kinds.registry import REPORTS
from reports.selectors.lists import entry_rows, headcount_rows, initiative_rows, unit_rows, work_rows
from reports.selectors.registrations import registration_report
from reports.selectors.workbook import XLSX, registration_workbook
from units.views.mixins import PageSizeMixin


class ChosenMixin:
    """The campaign, unit and day of the address, all within the person's reach; ``None`` until they are chosen."""

    def chosen(self) -> Counted | None:
        data = self.request.GET.copy()
        self.choice = ReportChoiceForm(data if data.get("campaign") else None, user=self.request.user)
        if not self.choice.is_bound or not self.choice.is_valid():
            return None
        values = self.choice.cleaned_data
        return Counted(campaign=values["campaign"], unit=values["unit"], as_of=values["as_of"])

    def address(self) -> str:
        """The choice as a query string, for the lists behind the figures."""
        kept = self.request.GET.copy()
        for name in set(kept) - {"campaign", "unit", "as_of"}:
            del kept[name]
        return kept.urlencode()


class ReportIndexView(TemplateView):
    template_name = "reports/index.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"reports": REPORTS.values()}


class RegistrationReportView(ChosenMixin, TemplateView):
    """The twelve figures of a campaign's registrations, each with its list."""

    template_name = "reports/registrations.html"

    def get_context_data(self, **kwargs):
        counted = self.chosen()
        return super().get_context_data(**kwargs) | {
            "form": self.choice,
            "counted": counted,
            "report": registration_report(counted) if counted else None,
            "address": self.address(),
        }


class RegistrationWorkbookView(ChosenMixin, TemplateView):
    """The same figures as a workbook."""

    template_name = "reports/registrations.html"

    def get(self, request, *args, **kwargs):
        counted = self.chosen()
        if counted is None:
            return self.render_to_response({"form": self.choice, "counted": None, "report": None, "address": ""})
        answer = HttpResponse(registration_workbook(registration_report(counted)), content_type=XLSX)
        answer["Content-Disposition"] = f'attachment; filename="dang-ky-{counted.campaign.code}.xlsx"'
        return answer


class CountedListView(ChosenMixin, PageSizeMixin, ListView):
    """The rows behind a figure, of what the address narrows it to; nothing without a valid choice."""

    paginate_by = 50
    rows_of = None
    narrowed_by = ()

    def get_queryset(self):
        self.counted = self.chosen()
        narrowing = {name: clean(self.request.GET.get(name, "")) for name in self.narrowed_by}
        return self.rows_of(self.counted, **narrowing) if self.counted else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "counted": self.counted,
            "form": self.choice,
            "address": self.address(),
        }


class RegistrationEntriesView(CountedListView):
    rows_of = staticmethod(entry_rows)
    template_name = "reports/registration_entries.html"
    narrowed_by = ("award", "kind")


class RegistrationUnitsView(CountedListView):
    rows_of = staticmethod(unit_rows)
    template_name = "reports/registration_units.html"
    narrowed_by = ("block",)


class RegistrationHeadcountsView(CountedListView):
    rows_of = staticmethod(headcount_rows)
    template_name = "reports/registration_headcounts.html"


class RegistrationInitiativesView(CountedListView):
    rows_of = staticmethod(initiative_rows)
    template_name = "reports/registration_initiatives.html"


class RegistrationWorksView(CountedListView):
    rows_of = staticmethod(work_rows)
    template_name = "reports/registration_works.html"
