from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common.errors import DomainError
from common.serving import not_uploaded, uploaded
from common.verdict import Verdict, not_now
from units.forms.act import VersionForm
from units.views.mixins import AskedFirstMixin


class ActView(AskedFirstMixin, FormView):
    """One act on one row: what follows from it, a form, a service; a refusal stands on the form.

    Whoever may not act at all is told so on the page they came from.
    """

    template_name = "act.html"
    title = ""
    consequences = ""
    button = ""
    done = ""
    is_danger = False

    def dispatch(self, request, *args, **kwargs):
        self.find()
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> None:
        """The row of the address, through the scope."""
        raise NotImplementedError

    def act(self, **typed) -> None:
        """Call the service with what was typed."""
        raise NotImplementedError

    def about(self) -> str:
        """What is acted on, under the title."""
        raise NotImplementedError

    def back_label(self) -> str:
        return self.about()

    def form_valid(self, form):
        try:
            self.act(**form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return uploaded(self.request, self.back_url())

    def form_invalid(self, form):
        return not_uploaded(self.request, problems_of(form)) or super().form_invalid(form)


def problems_of(form) -> list[str]:
    """What is wrong with ``form``, each with the label of its field."""
    labels = {name: f"{field.label}: " for name, field in form.fields.items()}
    return [f"{labels.get(name, '')}{problem}" for name, problems in form.errors.items() for problem in problems]


def may_move(row, move, *, by, table) -> Verdict:
    """Whether ``by`` may make ``move`` from the present state; guards are asked when it is made."""
    step = table[move]
    if row.state not in step.sources:
        return not_now(
            _("Hiện ở trạng thái «%(state)s» nên không làm được việc này.") % {"state": row.get_state_display()}
        )
    return step.may(by, row)


class RowActView(ActView):
    """An act on ``row``, one of ``queryset`` within the person's reach; ``address`` is the name of its page."""

    queryset = None
    address = ""
    form_class = VersionForm

    def find(self):
        self.row = get_object_or_404(self.queryset.visible_to(self.request.user), pk=self.kwargs["pk"])

    def about(self):
        return str(self.row)

    def back_url(self):
        return reverse(self.address, args=[self.row.pk])

    def get_initial(self):
        return super().get_initial() | {"version": getattr(self.row, "version", None)}


class MoveView(RowActView):
    """A GET explains and asks, a POST makes the ``move`` of the ``table``."""

    move = ""
    table = None

    def verdict(self):
        return may_move(self.row, self.move, by=self.request.user, table=self.table)
