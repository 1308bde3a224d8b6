from django.utils.translation import gettext_lazy

from papers.forms.filters import LetterheadFilterSet
from papers.forms.letterhead import LetterheadForm
from papers.models import Letterhead
from papers.services.letterhead import create_letterhead, update_letterhead
from papers.views.looks import LookFormView, LookListView


class LetterheadListView(LookListView):
    """How the papers of the units one manages look, now, before and from a day to come."""

    queryset = Letterhead.objects.for_list()
    filterset_class = LetterheadFilterSet
    template_name = "papers/letterhead_list.html"


class LetterheadFormView(LookFormView):
    model = Letterhead
    form_class = LetterheadForm
    template_name = "papers/letterhead_form.html"
    address = "papers:letterhead-list"
    done = gettext_lazy("Đã lưu tiêu đề văn bản.")

    def create(self, **typed):
        create_letterhead(by=self.request.user, **typed)

    def update(self, **typed):
        update_letterhead(self.row, by=self.request.user, **typed)
