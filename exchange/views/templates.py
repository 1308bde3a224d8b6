"""Workbooks to fill in, made for whoever asks."""

import tempfile

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from campaigns.models import Dossier
from common import clock
from common.errors import DomainError
from common.language import in_vietnamese
from exchange.forms.template import TemplateForm
from exchange.permissions import may_upload
from exchange.services.templates import make_dossier_template, make_template
from exchange.views.runs import ExchangeMixin

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TemplateView(ExchangeMixin, View):
    """What is to be in the template is asked; once that is said, the file."""

    http_method_names = ["get", "head", "options"]
    may = staticmethod(may_upload)

    def get(self, request):
        form = TemplateForm(request.GET or None, user=request.user)
        if form.is_valid():
            wanted = form.cleaned_data
            try:
                return sent(wanted["unit"], make_template, by=request.user, **wanted)
            except DomainError as refusal:
                form.add_error(None, str(refusal))
        return render(request, "exchange/template.html", {"form": form})


class DossierTemplateView(ExchangeMixin, View):
    """A template of everything in one dossier."""

    http_method_names = ["get", "head", "options"]
    may = staticmethod(may_upload)

    def get(self, request, pk):
        rows = Dossier.objects.visible_to(request.user).select_related("campaign", "phase", "unit")
        dossier = get_object_or_404(rows, pk=pk)
        try:
            return sent(dossier.unit, make_dossier_template, dossier, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("campaigns:dossier-detail", pk=pk)


@in_vietnamese()
def sent(unit, make, /, *args, **kwargs) -> FileResponse:
    """The template as a file to keep; it holds data of persons and stands in no cache."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    make(*args, to=file, **kwargs)
    file.seek(0)
    name = _("Mẫu %(unit)s %(day)s.xlsx") % {"unit": unit.code, "day": f"{clock.today():%Y-%m-%d}"}
    response = FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
    response["Cache-Control"] = "private, no-store"
    return response
