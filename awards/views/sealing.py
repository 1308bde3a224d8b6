from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView, View

from awards.models import SealCheck
from awards.permissions import READERS, may_seal
from awards.selectors.differences import told
from awards.services.seal_check import start_check, start_sealing
from awards.transitions import RUN_MOVES
from awards.views.mixins import RunMixin
from common.serving import refuse
from units.views.mixins import UnitScopeMixin, refusing


class RunSealView(RunMixin, TemplateView):
    """What sealing means, then the password or the second factor, then it is done."""

    shown_only = True
    template_name = "awards/run_seal.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not (verdict := may_seal(request.user, self.get_run())):
            refuse(request, verdict.reason)
            return redirect("awards:run-detail", pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @method_decorator(reauthentication_required)
    def post(self, request, pk):
        with refusing(request) as outcome:
            check = start_sealing(self.get_run(), by=request.user)
        if outcome.done and check:
            return redirect("awards:seal-check", pk=check.pk)
        if outcome.done:
            messages.success(request, _("Đã niêm phong. Từ nay số liệu và kết quả của máy không đổi được nữa."))
        return redirect("awards:run-detail", pk=pk)

    def get_context_data(self, **kwargs):
        run = self.get_run()
        problems = [verdict.reason for guard in RUN_MOVES["seal"].guards if not (verdict := guard(run))]
        if run.state not in RUN_MOVES["seal"].sources:
            problems = [_("Lần tổng hợp này đã được niêm phong.")]
        return super().get_context_data(**kwargs) | {"run": run, "problems": problems}


class RunCheckView(RunMixin, View):
    """«Chạy lại để đối chiếu»: the work is queued, its page shows how far it is."""

    http_method_names = ["post"]
    shown_only = True

    def post(self, request, pk):
        with refusing(request) as outcome:
            check = start_check(self.get_run(), by=request.user)
        if not outcome.done:
            return redirect("awards:run-detail", pk=pk)
        return redirect("awards:seal-check", pk=check.pk)


class SealCheckView(UnitScopeMixin, DetailView):
    """How far a check or a sealing is, then what it came to."""

    queryset = SealCheck.objects.for_page()
    scope_roles = READERS
    template_name = "awards/seal_check.html"
    context_object_name = "check"

    def get_context_data(self, **kwargs):
        check = self.object
        return super().get_context_data(**kwargs) | {
            "run": check.run,
            "difference": told(check.difference),
            "first_changed": told(check.first_changed),
        }
