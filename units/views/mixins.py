from contextlib import contextmanager

from django.contrib import messages

from common.errors import DomainError


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


class PageSizeMixin:
    """25, 50 or 100 rows a page by ``?rows=``."""

    paginate_by = 25
    page_sizes = (25, 50, 100)

    def get_paginate_by(self, queryset):
        wanted = self.request.GET.get("rows", "")
        return int(wanted) if wanted.isdigit() and int(wanted) in self.page_sizes else self.paginate_by
