from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from common.errors import DomainError
from common.keys import key_of
from common.serving import turn_away
from contests.forms.results import PasteForm, ResultForm
from contests.guards import takes_results
from contests.models import Contest, Contestant
from contests.permissions import may_hold
from contests.services.results import Result, paste_results, record_results
from units.views.act import RowActView


def _verdict(user, contest):
    verdict = may_hold(user, contest)
    return takes_results(contest) if verdict else verdict


class ResultsView(View):
    """The contestants with what came of them, a page at a time, to type."""

    paginate_by = 50

    def dispatch(self, request, *args, **kwargs):
        rows = Contest.objects.for_page().visible_to(request.user)
        self.contest = get_object_or_404(rows, pk=kwargs["pk"])
        if not (verdict := _verdict(request.user, self.contest)):
            turn_away(request, verdict)
            return redirect("contests:contest-detail", pk=self.contest.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self._page(self._forms(), self.contest.version)

    def post(self, request, pk):
        forms = self._forms(request.POST)
        version = key_of(request.POST.get("version", "")) or 0
        if [form for form in forms if not form.is_valid()]:
            messages.error(request, _("Có ô chưa đọc được; các ô ấy có viền đỏ. Chưa lưu kết quả nào."))
            return self._page(forms, version)
        results = {form.contestant.pk: Result(**form.cleaned_data) for form in forms}
        try:
            count = record_results(self.contest, results, by=request.user, version=version)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self._page(forms, version)
        messages.success(request, _("Đã lưu kết quả của %(count)s thí sinh.") % {"count": count})
        return redirect(f"{reverse('contests:results', args=[pk])}?page={self.page.number}")

    def _forms(self, data=None):
        rows = Contestant.objects.of_contest(self.contest).for_list().order_by("discipline_id", "pk")
        self.page = Paginator(rows, self.paginate_by).get_page(self.request.GET.get("page"))
        prizes = list(self.contest.prizes.all())
        return [ResultForm(data, contestant=row, prizes=prizes) for row in self.page.object_list]

    def _page(self, forms, version):
        context = {"contest": self.contest, "forms": forms, "page_obj": self.page, "version": version}
        return render(self.request, "contests/results.html", context)


class PasteView(RowActView):
    """All results at once, as a spreadsheet has them."""

    queryset = Contest.objects.for_page()
    address = "contests:contest-detail"
    form_class = PasteForm
    title = gettext_lazy("Dán kết quả")
    button = gettext_lazy("Ghi kết quả")
    done = gettext_lazy("Đã ghi kết quả đã dán.")
    consequences = gettext_lazy(
        "Có một dòng sai thì chưa ghi dòng nào. Kết quả đã xác nhận mà sửa thì phải xác nhận lại."
    )

    def verdict(self):
        return _verdict(self.request.user, self.row)

    def act(self, **typed):
        paste_results(self.row, by=self.request.user, **typed)
