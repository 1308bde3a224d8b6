from django.utils import timezone
from django.views.generic import DetailView

from awards.permissions import READERS
from awards.selectors.award_history import AwardHistory, award_history
from awards.selectors.history_workbook import history_workbook
from awards.views.downloads import xlsx_response
from contests.selectors.results import results_of
from people.models import SubjectKind
from units.views.mixins import UnitScopeMixin


class HistoryMixin(UnitScopeMixin):
    """What a person, collective or unit within reach holds."""

    kind = SubjectKind.INDIVIDUAL

    def get_history(self) -> AwardHistory:
        viewer, today = self.request.user, timezone.localdate()
        return award_history(self.kind, self.object, viewer=viewer, roles=READERS, day=today)


class AwardHistoryView(HistoryMixin, DetailView):
    """«Lý lịch khen thưởng», printed as the two tables of a báo cáo thành tích."""

    template_name = "awards/history.html"
    context_object_name = "subject"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "history": self.get_history(),
            "results": results_of(self.object),
            "today": timezone.localdate(),
        }


class AwardHistoryWorkbookView(HistoryMixin, DetailView):
    def render_to_response(self, context, **response_kwargs):
        return xlsx_response(
            history_workbook(self.object, self.get_history()), f"ly-lich-khen-thuong-{self.object.code}.xlsx"
        )
