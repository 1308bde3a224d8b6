from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import FormView

from common.errors import DomainError
from common.verdict import YES, Verdict


class ActView(FormView):
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
        if not (verdict := self.verdict()):
            messages.error(request, verdict.reason)
            return redirect(self.back_url())
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> None:
        """The row of the address, through the scope."""
        raise NotImplementedError

    def verdict(self) -> Verdict:
        return YES

    def act(self, **typed) -> None:
        """Call the service with what was typed."""
        raise NotImplementedError

    def about(self) -> str:
        """What is acted on, under the title."""
        raise NotImplementedError

    def back_url(self) -> str:
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
        return redirect(self.back_url())
