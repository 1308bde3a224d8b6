from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import DetailView, View

from common.keys import keys_of
from common.workflow import available_moves
from notices.models import Mail, MailState
from office.forms.outbox import MailFilterSet
from office.selectors.outbox import letters_in_hand
from office.services.outbox import move_letters
from office.transitions.outbox import MAIL_MOVES
from units.views.mixins import FilteredListView, ManagersOnlyMixin, UnitScopeMixin, refusing


class LettersMixin(ManagersOnlyMixin, UnitScopeMixin):
    """Letters to the accounts in one's hands."""

    def get_queryset(self):
        return letters_in_hand(self.request.user).for_list()


class MailListView(LettersMixin, FilteredListView):
    """What goes out and what went, the newest first, to be read, held and cancelled."""

    filterset_class = MailFilterSet
    template_name = "office/mail_list.html"

    def get_queryset(self):
        self.filterset = self.filterset_class(self.request.GET, super().get_queryset(), request=self.request)
        return self.filterset.qs.defer("body")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"moves": MAIL_MOVES, "failed": MailState.FAILED}


class MailDetailView(LettersMixin, DetailView):
    """One letter as it goes out."""

    model = Mail
    context_object_name = "letter"
    template_name = "office/mail_detail.html"

    def get_context_data(self, **kwargs):
        names = available_moves(self.object, by=self.request.user, table=MAIL_MOVES)
        return super().get_context_data(**kwargs) | {"moves": {name: MAIL_MOVES[name] for name in names}}


class MailMoveView(ManagersOnlyMixin, View):
    """The ticked letters, or all that the filters match, make one move; how many could not is said."""

    http_method_names = ["post"]

    def post(self, request):
        move, keys = request.POST.get("move"), self._chosen()
        if move not in MAIL_MOVES:
            raise Http404
        if not keys:
            messages.error(request, _("Hãy đánh dấu ít nhất một thư."))
            return redirect(self._back())
        with refusing(request) as outcome:
            moved = move_letters(keys, move, by=request.user)
        if outcome.done:
            self._say(MAIL_MOVES[move].label, moved, left=len(keys) - moved)
        return redirect(self._back())

    def _chosen(self) -> set[int]:
        if "select_all" not in self.request.POST:
            return set(keys_of(self.request.POST.getlist("letters")))
        filterset = MailFilterSet(self.request.GET, letters_in_hand(self.request.user), request=self.request)
        return set(filterset.qs.values_list("pk", flat=True))

    def _say(self, label, moved, *, left):
        if moved:
            said = ngettext("«%(move)s»: đã làm với %(count)d thư.", "«%(move)s»: đã làm với %(count)d thư.", moved)
            messages.success(self.request, said % {"move": label, "count": moved})
        if left:
            said = ngettext(
                "%(count)d thư không «%(move)s» được ở trạng thái hiện nay nên được giữ nguyên.",
                "%(count)d thư không «%(move)s» được ở trạng thái hiện nay nên được giữ nguyên.",
                left,
            )
            messages.warning(self.request, said % {"move": label, "count": left})

    def _back(self):
        page = self.request.POST.get("back", "")
        return page if url_has_allowed_host_and_scheme(page, allowed_hosts=None) else reverse("office:mail-list")
