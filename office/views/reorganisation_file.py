"""The workbook of a draft: downloaded, filled in, sent back, and its faults."""

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View

from common.errors import DomainError
from common.language import in_vietnamese
from common.serving import refuse
from common.workbook import XLSX
from office.forms.reorganisation import LinesForm
from office.permissions.reorganisations import may_draft
from office.services.lines_import import import_lines
from office.services.lines_template import lines_template
from office.views.reorganisations import OfReorganisation
from units.views.act import ActView

FAULTS_SHOWN = 50


class FileUploadView(OfReorganisation, ActView):
    """The template and the upload; a file with faults shows them and changes nothing."""

    template_name = "office/reorganisation_file.html"
    form_class = LinesForm
    title = gettext_lazy("Nhập các dòng từ Excel")

    def verdict(self):
        return may_draft(self.request.user, self.row)

    def get_initial(self):
        return super().get_initial() | {"version": self.row.version}

    def form_valid(self, form):
        typed = form.cleaned_data
        try:
            taken = import_lines(self.row, typed["file"], by=self.request.user, version=typed["version"])
        except DomainError as refusal:
            form.add_error("file", str(refusal))
            return self.form_invalid(form)
        if taken.faults:
            return self._show_faults(form, taken.faults)
        done = ngettext("Đã nhập %(count)d dòng.", "Đã nhập %(count)d dòng.", taken.lines) % {"count": taken.lines}
        messages.success(self.request, done)
        return redirect(self.back_url())

    def _show_faults(self, form, faults):
        context = self.get_context_data(form=form, faults=faults[:FAULTS_SHOWN], fault_count=len(faults))
        return render(self.request, self.template_name, context | {"has_errors": True})


class FileTemplateView(OfReorganisation, View):
    """A workbook with a row for each unit that may be named."""

    def get(self, request, pk):
        self.find()
        if not (verdict := may_draft(request.user, self.row)):
            refuse(request, verdict.reason)
            return redirect(self.back_url())
        name = f"sap-xep-to-chuc-{self.row.pk}.xlsx"
        with in_vietnamese():
            book = lines_template(self.row, by=request.user)
        return FileResponse(book, as_attachment=True, filename=name, content_type=XLSX)


class FileFaultsView(OfReorganisation, View):
    """The last workbook that had faults, with each at its cell."""

    def get(self, request, pk):
        self.find()
        file = self.row.marked
        if not may_draft(request.user, self.row) or not file or not file.storage.exists(file.name):
            messages.info(request, _("Không có tệp ghi lỗi nào để tải."))
            return redirect(self.back_url())
        response = FileResponse(file.open("rb"), as_attachment=True, filename="ghi-loi.xlsx", content_type=XLSX)
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response

    def back_url(self):
        return reverse("office:reorganisation-detail", args=[self.row.pk])
