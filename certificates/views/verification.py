"""The public page of a certificate: what was given to whom, and whether it still holds."""

from allauth.account.adapter import get_adapter
from django.shortcuts import redirect, render

from certificates.codes import code_in
from certificates.forms.lookup import LookupForm
from certificates.models import Certificate
from certificates.payload import PARAMETER
from certificates.selectors.standing import fault_of, standing_of
from common.public import PublicView
from common.throttle import is_spent, within_limit

UNKNOWN, UNCLEAR, TOO_MANY = 404, 422, 429
MISSES, PAUSE = 20, 600
"""Codes nobody was given that one address may ask for within so many seconds; then it is answered nothing at all."""


class LookupView(PublicView):
    """Where the code is typed."""

    def get(self, request):
        form = LookupForm(request.GET if "code" in request.GET else None)
        if form.is_valid():
            return redirect("verification:certificate", code=form.cleaned_data["code"])
        status = UNCLEAR if form.is_bound else 200
        return render(request, "certificates/lookup.html", {"form": form}, status=status)


class CertificateView(PublicView):
    """What the certificate prints, as it was frozen, and how it stands today; whoever guesses codes is held up."""

    def get(self, request, code):
        misses = f"certificate:{get_adapter().get_client_ip(request)}"
        if is_spent(misses, most=MISSES):
            return render(request, "certificates/too_many.html", status=TOO_MANY)
        known = code_in(code)
        certificate = Certificate.objects.for_page().filter(code=known).first() if known else None
        if certificate is None:
            within_limit(misses, most=MISSES, seconds=PAUSE)
            return render(request, "certificates/unknown.html", {"form": LookupForm()}, status=UNKNOWN)
        if code != known:
            asked = request.META.get("QUERY_STRING", "")
            return redirect(certificate.get_absolute_url() + (f"?{asked}" if asked else ""))
        context = {
            "certificate": certificate,
            "line": certificate.line,
            "decision": certificate.line.decision,
            "told": standing_of(certificate),
            "fault": fault_of(certificate, request.GET.get(PARAMETER, "")),
        }
        return render(request, "certificates/certificate.html", context)
