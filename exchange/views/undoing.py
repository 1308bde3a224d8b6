"""What undoing an import would take back, or what stands in its way; undoing it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from common.errors import DomainError
from common.workflow import check_move
from exchange.forms.undoing import UndoForm
from exchange.models import ImportState
from exchange.services.undoing import undo_import, undo_plan
from exchange.transitions import RUN_MOVES
from exchange.views.runs import RunMixin, refusing


class RunUndoView(RunMixin, View):
    """Shown to those who may undo it; others are told why on its page."""

    def get(self, request, pk):
        return self._page(UndoForm())

    def post(self, request, pk):
        form = UndoForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        with refusing(request) as outcome:
            run = undo_import(self.run, by=request.user, reason=form.cleaned_data["reason"])
        if not outcome.done:
            return redirect("exchange:run-undo", pk=pk)
        if run.state == ImportState.UNDONE:
            messages.success(request, _("Đã hoàn tác, dữ liệu trở lại như trước lần nhập này."))
        return self.back()

    def _page(self, form):
        try:
            check_move(self.run, "undo", by=self.request.user, table=RUN_MOVES, note="?")
        except DomainError as refusal:
            messages.error(self.request, str(refusal))
            return self.back()
        context = {"run": self.run, "form": form, "plan": undo_plan(self.run)}
        return render(self.request, "exchange/run_undo.html", context)
