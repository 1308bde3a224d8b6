"""From the result of a council to the recognition of the initiative."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.permissions import READERS
from contributions.forms.judgement import RecognitionForm
from contributions.models import RecognitionLevel
from contributions.services.recognition import recognise_initiative
from councils.models import AgendaItem
from councils.permissions import may_recognise_item
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from units.views.act import RowActView


class RecogniseView(RowActView):
    """An initiative the council was for is recognised, by the minutes of the session."""

    queryset = AgendaItem.objects.for_list().select_related("session__council__unit")
    address = "councils:session-detail"
    form_class = RecognitionForm
    title = gettext_lazy("Ghi công nhận sáng kiến")
    button = gettext_lazy("Ghi công nhận")
    done = gettext_lazy("Đã ghi công nhận sáng kiến.")

    def find(self):
        reached = self.queryset.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        return may_recognise_item(self.request.user, self.row)

    def get_initial(self):
        session = self.row.session
        symbol = heading_of(PaperKind.MINUTES, session.council.unit, session.day).symbol
        return {
            "level": RecognitionLevel.BASE,
            "decision_no": f"{session.number:02d}/{symbol or 'BB'}",
            "decided_on": session.day,
            "body": session.of_council,
        }

    @property
    def consequences(self):
        result = self.row.result
        return _(
            "%(votes)s/%(members)s phiếu đồng ý, đạt. Số và ngày dưới đây lấy từ biên bản phiên họp; nếu có quyết định "
            "công nhận riêng, hãy ghi số và ngày của quyết định."
        ) % {"votes": result.votes_for, "members": result.members}

    def about(self):
        return self.row.initiative.title

    def back_label(self):
        return self.row.session.title

    def back_url(self):
        return reverse(self.address, args=[self.row.session_id])

    def act(self, **typed):
        recognise_initiative(self.row.initiative, by=self.request.user, **typed)
