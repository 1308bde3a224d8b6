"""Excel out: lists as they are shown, sheets of the workbook, and one's own files."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import ListView, View
from django.views.generic.detail import SingleObjectMixin

from common.errors import DomainError
from common.serving import refuse
from exchange.forms.exports import SheetsForm
from exchange.models import ExportRun, ExportState
from exchange.permissions import may_open_exchange, may_read_export
from exchange.services.exports import ask_for_list, ask_for_sheets, is_large, make_export
from exchange.services.lists import LISTS
from exchange.views.sending import send_private
from units.views.mixins import PageSizeMixin, UnitScopeMixin


def handed_over(request, run: ExportRun) -> HttpResponse:
    """The file itself when it is small; else the page of one's files, which says when it is done."""
    if is_large(run):
        messages.info(request, _("Tệp lớn nên đang được tạo. Xong sẽ có thông báo, tải được ở trang này."))
        return redirect("exchange:export-home")
    made = make_export(run.pk)
    if made is None or made.state != ExportState.DONE:
        messages.error(request, (made and made.failure) or _("Chưa tạo được tệp. Hãy thử lại sau ít phút."))
        return redirect("exchange:export-home")
    return send_private(made.file, made.file_name)


class ListExportView(View):
    """What a list shows with the address it has, as a file."""

    http_method_names = ["post"]

    def post(self, request, listed):
        if listed not in LISTS:
            raise Http404
        try:
            run = ask_for_list(listed, request.GET.dict(), by=request.user)
        except DomainError as refusal:
            raise Http404(str(refusal)) from refusal
        return handed_over(request, run)


class ExportHomeView(UnitScopeMixin, PageSizeMixin, ListView):
    """One's own files, and sheets of the workbook to take out for whoever works with them."""

    queryset = ExportRun.objects.for_list()
    template_name = "exchange/export_home.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["is_working"] = any(run.is_working for run in context["object_list"])
        if may_open_exchange(self.request.user):
            context.setdefault("form", SheetsForm(user=self.request.user))
        return context

    def post(self, request):
        if not (verdict := may_open_exchange(request.user)):
            refuse(request, verdict.reason)
            return redirect("exchange:export-home")
        form = SheetsForm(request.POST, user=request.user)
        if form.is_valid():
            try:
                return handed_over(request, ask_for_sheets(by=request.user, **form.cleaned_data))
            except DomainError as refusal:
                form.add_error(None, str(refusal))
        self.object_list = self.get_queryset()
        return render(request, self.template_name, self.get_context_data(form=form), status=422)


class ExportRowsView(UnitScopeMixin, PageSizeMixin, ListView):
    """The table of one's files, which asks again while one is being made."""

    queryset = ExportRun.objects.for_list()
    template_name = "exchange/partials/export_rows.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"is_working": any(run.is_working for run in context["object_list"])}


class ExportFileView(UnitScopeMixin, SingleObjectMixin, View):
    """A file that is still kept."""

    queryset = ExportRun.objects.all()

    def get(self, request, pk):
        run = self.get_object()
        if not run.file or not run.file.storage.exists(run.file.name):
            messages.info(request, _("Tệp này không còn được giữ. Hãy xuất lại từ trang danh sách."))
            return redirect("exchange:export-home")
        if not (verdict := may_read_export(request.user, run)):
            refuse(request, verdict.reason)
            return redirect("exchange:export-home")
        return send_private(run.file, run.file_name)
