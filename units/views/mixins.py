from contextlib import contextmanager

from django.contrib import messages
from django.shortcuts import redirect

from common.errors import DomainError
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


class HoldsRoleMixin:
    """A page for people who hold one of ``needed_roles`` somewhere; others are told so where ``elsewhere`` leads."""

    needed_roles = ()
    refusal = ""
    elsewhere = "home"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not scope_of(request.user).holds(*self.needed_roles):
            messages.error(request, self.refusal)
            return redirect(self.elsewhere)
        return super().dispatch(request, *args, **kwargs)


class PageSizeMixin:
    """25, 50 or 100 rows a page by ``?rows=``."""

    paginate_by = 25
    page_sizes = (25, 50, 100)

    def get_paginate_by(self, queryset):
        sizes = {str(size): size for size in self.page_sizes}
        return sizes.get(self.request.GET.get("rows"), self.paginate_by)
