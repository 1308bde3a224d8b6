"""Certificates printed by a worker: asked for, watched, stopped, taken."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView, View

from awards.models import Honour
from certificates.forms.filters import HonourFilterSet
from certificates.forms.printing import SheetForm
from certificates.models import Ceremony, PrintFile, PrintRun
from certificates.permissions import (
    MAKERS,
    READERS,
    may_give,
    may_hold,
    may_print_search,
    may_read_print,
    may_stop_print,
)
from certificates.selectors.sheets import (
    layouts_of,
    layouts_within,
    lines_of_ceremony,
    lines_of_decision,
    renewals,
)
from certificates.services.print_run import (
    KEPT_FOR,
    print_ceremony,
    print_decision,
    print_search,
    progress_of,
    stop_print,
)
from common.serving import stored_response
from decisions.models import GIVING, Decision, DecisionLine
from units.views.act import ActView
from units.views.mixins import AskedFirstMixin, PageSizeMixin, UnitScopeMixin, refusing

CONSEQUENCES = gettext_lazy(
    "Máy tạo tệp PDF, mỗi tệp nhiều nhất 1.000 tờ, và báo khi xong; có thể đóng trang. Chỉ in bản cuối của lượt khen "
    "còn hiệu lực. Tệp giữ 7 ngày."
)


def renewal_words(lines: QuerySet[DecisionLine]) -> str:
    """How many sheets of ``lines`` are given anew before they are printed, and where; empty for none."""
    found = renewals(lines)
    if not found:
        return ""
    places = [
        (reverse("certificates:decision", args=[each.pk]), _("Quyết định %(number)s") % {"number": each.number_label})
        for each, _count in found
    ]
    said = _(
        "%(count)s tờ cần cấp đổi trước khi in: đã tạo trước quyết định đính chính nên không in chữ cũ. Hãy bấm «Cấp "
        "lại» từng tờ, lý do «Cấp đổi», rồi in:"
    ) % {"count": sum(count for _each, count in found)}
    return format_html("{} {}.", said, format_html_join(", ", '<a href="{}?renew=1">{}</a>', places))


class PrintAllView(ActView):
    """On which sheet; then a worker makes the files, whose page follows."""

    form_class = SheetForm
    title = gettext_lazy("In tất cả bằng, giấy")
    button = gettext_lazy("In tất cả")
    template_name = "certificates/print_all.html"
    consequences = CONSEQUENCES
    done = gettext_lazy("Máy đang tạo tệp in; trang này cho biết đến đâu.")
    run: PrintRun | None = None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"layouts": self.layouts()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"renewal": renewal_words(self.lines())}

    def act(self, layout):
        self.run = self.start(layout)
        if said := renewal_words(self.lines()):
            messages.warning(self.request, said)

    def layouts(self):
        """The sheets to choose from."""
        raise NotImplementedError

    def lines(self) -> QuerySet[DecisionLine]:
        """Those it is about, whether they have something to print or not."""
        raise NotImplementedError

    def start(self, layout) -> PrintRun:
        raise NotImplementedError

    def page(self) -> str:
        """The address of the page it was asked for on."""
        raise NotImplementedError

    def back_url(self):
        return reverse("certificates:print-run", args=[self.run.pk]) if self.run else self.page()


class DecisionPrintAllView(PrintAllView):
    def find(self):
        decisions = Decision.objects.issued().filter(kind__in=GIVING).select_related("unit")
        self.decision = get_object_or_404(decisions.kept_by(self.request.user, *READERS), pk=self.kwargs["pk"])

    def verdict(self):
        return may_give(self.request.user, self.decision)

    def about(self):
        return _("Quyết định %(number)s: %(count)s tờ") % {
            "number": self.decision.number_label,
            "count": len(lines_of_decision(self.decision)),
        }

    def back_label(self):
        return _("Bằng, giấy của Quyết định %(number)s") % {"number": self.decision.number_label}

    def layouts(self):
        return layouts_of(self.decision.unit)

    def lines(self):
        return self.decision.lines.all()

    def start(self, layout):
        return print_decision(self.decision, by=self.request.user, layout=layout)

    def page(self):
        return reverse("certificates:decision", args=[self.decision.pk])


class CeremonyPrintAllView(PrintAllView):
    def find(self):
        ceremonies = Ceremony.objects.visible_to(self.request.user, *READERS).select_related("unit")
        self.ceremony = get_object_or_404(ceremonies, pk=self.kwargs["pk"])

    def verdict(self):
        return may_hold(self.request.user, self.ceremony.unit)

    def about(self):
        return _("%(name)s: %(count)s tờ, theo thứ tự ghế") % {
            "name": self.ceremony.name,
            "count": len(lines_of_ceremony(self.ceremony)),
        }

    def back_label(self):
        return self.ceremony.name

    def layouts(self):
        return layouts_of(self.ceremony.unit)

    def lines(self):
        return DecisionLine.objects.filter(presentation__ceremony=self.ceremony)

    def start(self, layout):
        return print_ceremony(self.ceremony, by=self.request.user, layout=layout)

    def page(self):
        return reverse("certificates:ceremony", args=[self.ceremony.pk])


class SearchPrintAllView(PrintAllView):
    """What a search in the golden book found, of the decisions one gives certificates for."""

    def find(self):
        honours = Honour.objects.visible_to(self.request.user)
        self.asked = HonourFilterSet(self.request.GET, honours, request=self.request)

    def verdict(self):
        return may_print_search(self.request.user)

    def about(self):
        return _("Các lượt khen tìm thấy trong sổ vàng, của những quyết định bạn được cấp bằng, giấy")

    def back_label(self):
        return _("Sổ vàng")

    def layouts(self):
        return layouts_within(self.request.user, MAKERS)

    def lines(self):
        decisions = Decision.objects.kept_by(self.request.user, *MAKERS)
        return DecisionLine.objects.filter(honour__in=self.asked.qs.order_by().values("pk"), decision__in=decisions)

    def start(self, layout):
        return print_search(self.asked.qs, by=self.request.user, layout=layout)

    def page(self):
        return f"{reverse('certificates:register')}?{self.request.GET.urlencode()}"


class PrintListView(UnitScopeMixin, PageSizeMixin, ListView):
    """What was printed of one's units, and where the files are."""

    queryset = PrintRun.objects.for_list()
    scope_roles = READERS
    template_name = "certificates/print_list.html"


class PrintRunView(UnitScopeMixin, DetailView):
    """How far it is, and its files."""

    queryset = PrintRun.objects.for_page()
    scope_roles = READERS
    template_name = "certificates/print_run.html"
    context_object_name = "run"

    def get_context_data(self, **kwargs):
        run = self.object
        return super().get_context_data(**kwargs) | {
            "done": progress_of(run),
            "may_stop": run.is_working and bool(may_stop_print(self.request.user, run)),
            "kept_until": run.finished_at and run.finished_at + KEPT_FOR,
        }


class PrintStopView(View):
    """It ends, at once or at the next sheets."""

    http_method_names = ["post"]

    def post(self, request, pk):
        run = get_object_or_404(PrintRun.objects.for_page().visible_to(request.user, *READERS), pk=pk)
        with refusing(request) as outcome:
            at_once = stop_print(run, by=request.user)
        if outcome.done:
            said = _("Đã dừng.") if at_once else _("Đang dừng. Trong ít giây nữa việc in sẽ dừng.")
            messages.success(request, said)
        return redirect("certificates:print-run", pk=pk)


class PrintFileView(AskedFirstMixin, View):
    """A file that is still kept, for whoever sees what was printed."""

    http_method_names = ["get"]

    @cached_property
    def file(self) -> PrintFile:
        reached = PrintFile.objects.visible_to(self.request.user, *READERS)
        return get_object_or_404(reached.select_related("run__decision", "run__ceremony"), pk=self.kwargs["pk"])

    def verdict(self):
        return may_read_print(self.request.user, self.file.run)

    def back_url(self):
        return reverse("certificates:print-run", args=[self.file.run_id])

    def get(self, request, pk) -> HttpResponse:
        return stored_response(self.file, {})
