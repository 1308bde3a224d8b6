from django.contrib import messages
from django.shortcuts import redirect

from common.verdict import Verdict


class KeepersOnlyMixin:
    """A page for those who keep the register of some unit; others are told so on the list of people."""

    @staticmethod
    def may_see(user) -> Verdict:
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        answers = hasattr(self, request.method.lower())
        if answers and request.user.is_authenticated and not (verdict := self.may_see(request.user)):
            messages.error(request, verdict.reason)
            return redirect("people:member-list")
        return super().dispatch(request, *args, **kwargs)
