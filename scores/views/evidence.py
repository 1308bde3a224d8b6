from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import DetailView, View
from django.views.generic.detail import SingleObjectMixin

from common.serving import file_response
from scores.forms.card import EvidenceForm
from scores.models import ScoreCard, ScoreColumn
from scores.services.card import writable_column
from scores.services.evidence import attach_evidence, remove_evidence
from units.views.mixins import UnitScopeMixin, refusing


class EvidenceListView(UnitScopeMixin, DetailView):
    """The files of a card; more are added while the unit scores itself."""

    queryset = ScoreCard.objects.for_list().select_related("cluster__unit")
    template_name = "scores/evidence_list.html"

    def get_context_data(self, **kwargs):
        is_open = writable_column(self.object, by=self.request.user) == ScoreColumn.SELF
        context = super().get_context_data(**kwargs) | {
            "files": list(self.object.evidence.select_related("criterion", "uploaded_by")),
            "is_open": is_open,
        }
        if is_open:
            context["form"] = EvidenceForm(
                sheet=self.object.sheet, initial={"criterion": self.request.GET.get("criterion", "")}
            )
        return context

    def post(self, request, pk):
        card = self.get_object()
        form = EvidenceForm(request.POST, request.FILES, sheet=card.sheet)
        if not form.is_valid():
            messages.error(request, next(iter(form.errors.values()))[0])
            return redirect("scores:evidence-list", pk=pk)
        with refusing(request, success=_("Đã tải minh chứng lên.")):
            attach_evidence(
                card,
                criterion_code=form.cleaned_data["criterion"],
                upload=form.cleaned_data["file"],
                by=request.user,
            )
        return redirect("scores:evidence-list", pk=pk)


class EvidenceMixin(UnitScopeMixin, SingleObjectMixin):
    """A file of a card within one's reach."""

    queryset = ScoreCard.objects.all()

    def find(self):
        rows = self.get_object().evidence.select_related("card")
        return get_object_or_404(rows, pk=self.kwargs["file"])


class EvidenceDownloadView(EvidenceMixin, View):
    def get(self, request, pk, file):
        row = self.find()
        return file_response(row.file, name=row.name, content_type=row.content_type)


class EvidenceRemoveView(EvidenceMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk, file):
        row = self.find()
        with refusing(request, success=_("Đã bỏ tệp «%(name)s».") % {"name": row.name}):
            remove_evidence(row, by=request.user)
        return redirect("scores:evidence-list", pk=pk)
