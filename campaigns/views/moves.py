"""A move of a dossier as a page of its own: what it does, what it needs, then the move."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from campaigns.guards.dossier import last_day
from campaigns.transitions import DOSSIER_MOVES
from campaigns.views.editing import DossierWriteMixin, about
from common.errors import DomainError


class DossierMoveView(DossierWriteMixin, View):
    """A GET explains and asks, a POST moves; a move that is refused keeps what was typed."""

    template_name = "campaigns/dossier_move.html"
    form_class = None
    move = ""
    title = ""
    consequences = ""
    button = ""
    done = ""
    is_danger = False

    def get(self, request, pk):
        dossier = self.get_object()
        step = DOSSIER_MOVES.get(self.move)
        if step and dossier.state not in step.sources:
            messages.info(
                request,
                _("Hồ sơ đang ở trạng thái «%(state)s» nên không còn làm được việc này.")
                % {"state": dossier.get_state_display()},
            )
            return redirect("campaigns:dossier-detail", pk=pk)
        return self._page(dossier, self.form(dossier))

    def post(self, request, pk):
        dossier = self.get_object()
        form = self.form(dossier, request.POST)
        if not form.is_valid():
            return self._page(dossier, form)
        try:
            self.make(dossier, form.cleaned_data)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self._page(self.get_object(), form)
        messages.success(request, self.done % {"unit": dossier.unit})
        return redirect(self.next_page(dossier))

    def form(self, dossier, data=None):
        """The form of the page, bound to ``data`` when some was sent."""
        return self.form_class(data)

    def make(self, dossier, data):
        raise NotImplementedError

    def next_page(self, dossier) -> str:
        return redirect("campaigns:dossier-detail", pk=dossier.pk).url

    def offers_next(self) -> bool:
        """Whether a second button leads on to the next dossier of the queue."""
        return False

    def _page(self, dossier, form):
        context = about(dossier) | {
            "form": form,
            "title": self.title,
            "consequences": self.consequences,
            "button": self.button or DOSSIER_MOVES[self.move].label,
            "is_danger": self.is_danger,
            "last_day": last_day(dossier),
            "offers_next": self.offers_next(),
        }
        return render(self.request, self.template_name, context)
