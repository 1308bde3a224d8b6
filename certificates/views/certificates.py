"""The certificates of a decision: making them, and giving one out once more."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, View

from certificates.forms.printing import PrintForm
from certificates.forms.reissue import ReissueForm
from certificates.models import Certificate
from certificates.permissions import READERS, may_give
from certificates.selectors.lines import lines_of, lines_without
from certificates.selectors.sheets import layouts_of, parts_of, to_renew
from certificates.services.certificate import reissue_certificate, start_batch
from certificates.services.printing import print_certificates, word_certificate
from common.serving import refuse
from decisions.models import GIVING, Decision, DecisionLine
from papers.views.files import docx_response, pdf_response
from units.views.act import RowActView, problems_of
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing


class OfDecisionMixin:
    """A page about an issued decision within the person's reach that gave honours."""

    @cached_property
    def decision(self) -> Decision:
        decisions = Decision.objects.issued().filter(kind__in=GIVING).select_related("unit", "award")
        return get_object_or_404(decisions.kept_by(self.request.user, *READERS), pk=self.kwargs["pk"])


class DecisionCertificatesView(OfDecisionMixin, UnitScopeMixin, PageSizeMixin, ListView):
    """Every line of the decision with its certificates, and how far the making of them is."""

    queryset = DecisionLine.objects.all()
    scope_roles = READERS
    template_name = "certificates/decision.html"

    def get_queryset(self):
        lines = lines_of(self.decision, among=super().get_queryset())
        return lines.filter(pk__in=self.outdated.values("line")) if "renew" in self.request.GET else lines

    @cached_property
    def outdated(self):
        """Certificates that are given anew before they are printed."""
        return to_renew(self.decision.lines.all())

    def get_context_data(self, **kwargs):
        decision = self.decision
        return super().get_context_data(**kwargs) | {
            "decision": decision,
            "batch": decision.certificate_batches.select_related("asked_by").first(),
            "run": decision.print_runs.first(),
            "missing": lines_without(decision).count(),
            "outdated": self.outdated.count(),
            "may_give": may_give(self.request.user, decision),
            "parts": parts_of(decision),
            "layouts": layouts_of(decision.unit),
        }


class CertificateBatchView(OfDecisionMixin, View):
    """The certificates that are missing are left to a worker."""

    http_method_names = ["post"]

    def post(self, request, pk):
        with refusing(request, success=_("Máy đang tạo bằng, giấy. Xong sẽ có thông báo.")):
            start_batch(self.decision, by=request.user)
        return redirect("certificates:decision", pk=pk)


class CertificatePrintView(OfDecisionMixin, View):
    """The certificates from one golden-book number to another as a PDF, on a sheet of the unit's or on A4."""

    def get(self, request, pk):
        form = PrintForm(request.GET, unit=self.decision.unit)
        if not form.is_valid():
            messages.error(request, " ".join(problems_of(form)))
            return redirect("certificates:decision", pk=pk)
        with refusing(request) as outcome:
            content = print_certificates(self.decision, by=request.user, **form.cleaned_data)
        if not outcome.done:
            return redirect("certificates:decision", pk=pk)
        return pdf_response(content, f"bang-giay-{pk}-{form.cleaned_data['first']}")


class CertificateWordView(View):
    """One sheet to be finished in Word."""

    http_method_names = ["get"]

    def get(self, request, pk):
        certificates = Certificate.objects.select_related("line__decision__unit").visible_to(request.user, *READERS)
        certificate = get_object_or_404(certificates, pk=pk)
        decision = certificate.line.decision
        if not (verdict := may_give(request.user, decision)):
            refuse(request, verdict.reason)
            return redirect("certificates:decision", pk=decision.pk)
        with refusing(request) as outcome:
            content = word_certificate(certificate, by=request.user)
        if not outcome.done:
            return redirect("certificates:decision", pk=decision.pk)
        return docx_response(content, f"bang-giay-{pk}")


class CertificateReissueView(RowActView):
    """A lost or damaged sheet is given once more under a code of its own."""

    queryset = Certificate.objects.select_related("line__decision__unit", "line__honour")
    form_class = ReissueForm
    title = gettext_lazy("Cấp lại bằng, giấy")
    consequences = gettext_lazy(
        "Bản mới có số bản và mã tra cứu riêng, in nội dung đã đính chính nếu có. Từ lúc đó ai tra mã của bản cũ thấy "
        "bản cũ đã được cấp lại."
    )
    button = gettext_lazy("Cấp lại")
    done = gettext_lazy("Đã cấp lại. Hãy in bản mới.")

    def verdict(self):
        return may_give(self.request.user, self.row.line.decision)

    def act(self, **typed):
        reissue_certificate(self.row, by=self.request.user, **typed)

    def about(self):
        return f"{self.row.line.name} – {self.row.spelled_code}"

    def back_url(self):
        return reverse("certificates:decision", args=[self.row.line.decision_id])

    def back_label(self):
        return _("Quyết định %(number)s") % {"number": self.row.line.decision.number_label}
