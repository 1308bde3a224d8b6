"""Excel in the browser: send a file, see what is wrong with it, write it or give it up, find it again."""

from collections import defaultdict

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Window
from django.db.models.functions import RowNumber
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from common.errors import DomainError
from common.serving import refuse, uploaded
from exchange.forms.upload import WorkbookForm
from exchange.models import ImportRun, ImportState
from exchange.permissions import may_open_exchange, may_read_file, may_undo_run, may_upload, may_work_on_run
from exchange.selectors.runs import applied_before
from exchange.services.applying import apply_import
from exchange.services.converting import convert_texts
from exchange.services.findings import MOST_KEPT
from exchange.services.phrases import facts_about, line_of, old_texts_of, outcome_of, sheets_of
from exchange.services.progress import progress_of
from exchange.services.uploads import cancel_import, check_again, start_import
from exchange.views.sending import send_private
from units.views.mixins import AllowedMixin, PageSizeMixin, UnitScopeMixin, refusing

MOST_GROUPS = 20
"""Groups whose first faults stand on the page of a run."""
SHOWN_AT_ONCE = 5
"""Faults of each group on the page of a run; the rest stands on a page of its own."""
FAULTS_A_PAGE = 50


class ExchangeMixin(AllowedMixin):
    """A page for those who import for some unit, or oversee who does."""

    may = staticmethod(may_open_exchange)


class HomeView(ExchangeMixin, UnitScopeMixin, PageSizeMixin, ListView):
    """A place to drop a file, and the imports there were."""

    queryset = ImportRun.objects.for_list()
    template_name = "exchange/home.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"form": WorkbookForm(), "may_upload": bool(may_upload(self.request.user))}


class RunUploadView(ExchangeMixin, View):
    """Takes the file; a script that shows how far the upload is gets the address of the import instead of its page."""

    http_method_names = ["post"]
    may = staticmethod(may_upload)

    def post(self, request):
        form = WorkbookForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._refused(form.errors["file"][0])
        try:
            run = start_import(form.cleaned_data["file"], by=request.user)
        except DomainError as refusal:
            return self._refused(str(refusal))
        return self._on(reverse("exchange:run-detail", args=[run.pk]))

    def _refused(self, reason: str) -> HttpResponse:
        messages.error(self.request, reason)
        return self._on(reverse("exchange:home"))

    def _on(self, url: str) -> HttpResponse:
        return uploaded(self.request, url)


class RunMixin(UnitScopeMixin, SingleObjectMixin):
    """An import the person may see."""

    queryset = ImportRun.objects.for_list()
    context_object_name = "run"

    @cached_property
    def run(self):
        return self.get_object()

    def back(self):
        return redirect("exchange:run-detail", pk=self.run.pk)


class RunDetailView(RunMixin, DetailView):
    """How far it is, what the check found, and the three ways on."""

    template_name = "exchange/run_detail.html"

    def get_context_data(self, **kwargs):
        run, user = self.object, self.request.user
        context = super().get_context_data(**kwargs) | {
            "is_own": bool(may_work_on_run(user, run)),
            "may_undo": _offers_undo(user, run),
            "bars_writing": run.is_whole and bool(run.fault_count),
            "reads_file": bool(may_read_file(user, run)),
            "progress": progress_of(run.pk),
            "sheets": sheets_of(run),
            "line": line_of(run),
            "outcome": outcome_of(run),
            "about": facts_about(run),
            "lead": run.unit.label if run.unit else "",
            "earlier": applied_before(run) if run.state == ImportState.CHECKED else None,
        }
        if context["reads_file"]:
            context["old_texts"] = old_texts_of(run)
        if context["reads_file"] and run.figures.get("groups"):
            context["groups"] = _with_faults(run)
        return context


def _offers_undo(user, run: ImportRun) -> bool:
    is_kept = run.state == ImportState.APPLIED and bool(run.context_id) and not run.is_final
    return is_kept and bool(may_undo_run(user, run))


def _with_faults(run: ImportRun) -> list[dict]:
    """The groups of the run, the first ones with some faults of each; one query for all of them."""
    groups = run.figures["groups"]
    numbers = [group["number"] for group in groups[:MOST_GROUPS]]
    place = Window(RowNumber(), partition_by="group", order_by="pk")
    faults: dict[int, list] = defaultdict(list)
    for fault in run.faults.filter(group__in=numbers).alias(place=place).filter(place__lte=SHOWN_AT_ONCE):
        faults[fault.group].append(fault)
    return [group | {"faults": faults.get(group["number"], [])} for group in groups]


class RunProgressView(RunMixin, View):
    """The part of the page that asks again every second while a worker is at it."""

    def get(self, request, pk):
        if not self.run.is_working:
            return HttpResponse(headers={"HX-Refresh": "true"}) if request.htmx else self.back()
        return render(request, "exchange/partials/run_progress.html", {"run": self.run, "progress": progress_of(pk)})


class RunFaultsView(RunMixin, View):
    """Every fault that is kept, or those of one group, page by page."""

    def get(self, request, pk):
        run = self.run
        if not (verdict := may_read_file(request.user, run)):
            refuse(request, verdict.reason)
            return self.back()
        number = request.GET.get("group", "")
        group = next((each for each in run.figures.get("groups", []) if str(each["number"]) == number), None)
        faults = run.faults.filter(group=group["number"]) if group else run.faults.all()
        context = {
            "run": run,
            "group": group,
            "page_obj": Paginator(faults, FAULTS_A_PAGE).get_page(request.GET.get("page")),
            "most_kept": MOST_KEPT if run.fault_count > MOST_KEPT else 0,
        }
        return render(request, "exchange/run_faults.html", context)


class RunWriteView(RunMixin, View):
    """One move of one's own import; a refusal is shown on its page."""

    http_method_names = ["post"]

    def post(self, request, pk):
        with refusing(request):
            self.move(self.run)
        return self.back()

    def move(self, run: ImportRun) -> None:
        raise NotImplementedError


class RunCheckView(RunWriteView):
    def move(self, run):
        check_again(run, by=self.request.user)


class RunConvertView(RunWriteView):
    def move(self, run):
        convert_texts(run, answers=self.request.POST, by=self.request.user)


class RunApplyView(RunWriteView):
    def move(self, run):
        apply_import(run, by=self.request.user, only_valid=self.request.POST.get("mode") == "only_valid")


class RunCancelView(RunWriteView):
    def move(self, run):
        if cancel_import(run, by=self.request.user):
            messages.success(self.request, _("Đã huỷ, không ghi gì của tệp này."))
        else:
            messages.info(self.request, _("Đang dừng. Trong ít giây nữa tệp sẽ được huỷ và không ghi gì."))


class RunFileView(RunMixin, View):
    """The file as it was sent."""

    def get(self, request, pk):
        return self.sent(self.run.file, self.run.file_name, _("Tệp này nhập bằng dòng lệnh hoặc không còn được giữ."))

    def sent(self, file, name, missing) -> HttpResponse:
        """The file to keep under ``name``; back to the page with the reason when there is none to give."""
        if not (verdict := may_read_file(self.request.user, self.run)):
            refuse(self.request, verdict.reason)
            return self.back()
        if not file or not file.storage.exists(file.name):
            messages.info(self.request, missing)
            return self.back()
        return send_private(file, name)


class RunErrorsView(RunFileView):
    """Its copy with the faults marked."""

    def get(self, request, pk):
        stem = self.run.file_name.rpartition(".")[0]
        missing = _("Chưa có tệp ghi lỗi: máy đang tạo, hoặc tệp không có lỗi. Hãy thử lại sau ít giây.")
        return self.sent(self.run.errors_file, _("%(file)s – ghi lỗi.xlsx") % {"file": stem}, missing)
