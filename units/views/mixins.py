from contextlib import contextmanager

from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import ListView

from common.errors import DomainError
from common.serving import refuse, turn_away
from common.verdict import YES, Verdict
from units.permissions import may_manage_some
from units.scope import scope_of


class UnitScopeMixin:
    """Out of the person's subtree means not found: a 404, never a 403."""

    scope_roles = ()

    def get_queryset(self):
        return super().get_queryset().visible_to(self.request.user, *self.scope_roles)


class Outcome:
    """Whether the service did its move."""

    done = False
    refusal = ""


@contextmanager
def refusing(request, success=""):
    """Run a service inside; a refusal becomes an error message, success a success message."""
    outcome = Outcome()
    try:
        yield outcome
    except DomainError as refusal:
        outcome.refusal = str(refusal)
        messages.error(request, str(refusal))
    else:
        outcome.done = True
        if success:
            messages.success(request, success)


class AskedFirstMixin:
    """A page about something, for whom ``verdict`` says yes; others read why not where ``back_url`` leads."""

    def dispatch(self, request, *args, **kwargs):
        if _is_asked_for(self, request) and not (verdict := self.verdict()):
            turn_away(request, verdict)
            return redirect(self.back_url())
        return super().dispatch(request, *args, **kwargs)

    def verdict(self) -> Verdict:
        return YES

    def back_url(self) -> str:
        """Where whoever is turned away goes."""
        raise NotImplementedError


def _is_asked_for(view, request) -> bool:
    """Whether somebody who signed in asks ``view`` for what it answers."""
    method = request.method.lower()
    return method in view.http_method_names and hasattr(view, method) and request.user.is_authenticated


class HoldsRoleMixin:
    """A page for people who hold one of ``needed_roles`` somewhere; others are told so where ``elsewhere`` leads."""

    needed_roles = ()
    refusal = ""
    elsewhere = "home"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not scope_of(request.user).holds(*self.needed_roles):
            refuse(request, self.refusal)
            return redirect(self.elsewhere)
        return super().dispatch(request, *args, **kwargs)


class AllowedMixin:
    """A page for those of whom ``may`` says yes; others are told why where ``elsewhere`` leads. It is asked first."""

    may = None
    elsewhere = "home"

    def dispatch(self, request, *args, **kwargs):
        if _is_asked_for(self, request) and not (verdict := self.may(request.user)):
            turn_away(request, verdict)
            return redirect(self.elsewhere)
        return super().dispatch(request, *args, **kwargs)


class ManagersOnlyMixin(AllowedMixin):
    """A page for those who keep accounts and roles."""

    may = staticmethod(may_manage_some)


class PageSizeMixin:
    """25, 50 or 100 rows a page by ``?rows=``."""

    paginate_by = 25
    page_sizes = (25, 50, 100)

    def get_paginate_by(self, queryset):
        sizes = {str(size): size for size in self.page_sizes}
        return sizes.get(self.request.GET.get("rows"), self.paginate_by)


class FilteredListView(UnitScopeMixin, PageSizeMixin, ListView):
    """What one reaches, narrowed by a filter set whose values stand in the address."""

    filterset_class = None

    def get_queryset(self):
        self.filterset = self.filterset_class(self.request.GET, super().get_queryset(), request=self.request)
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"filter_form": self.filterset.form}
