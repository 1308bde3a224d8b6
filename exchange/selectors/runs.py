"""Imports, for the pages and for those who take files in."""

from typing import Any

from exchange.models import ImportRun, ImportState
from exchange.querysets import UPLOADERS
from units.models import Unit
from units.scope import scope_of


def unit_of(user: Any) -> Unit | None:
    """The topmost unit ``user`` imports for; ``None`` for a superuser and for whoever imports for none."""
    tops = scope_of(user).paths(*UPLOADERS)
    return Unit.objects.filter(path__in=tops[:1]).first() if tops else None


def conversions_of(sha256: str, user: Any) -> dict[str, str]:
    """What ``user`` said of the old texts of this very file when it was last written."""
    own = ImportRun.objects.filter(by=user, sha256=sha256, state=ImportState.APPLIED)
    return own.order_by("-applied_at", "-pk").values_list("conversions", flat=True).first() or {}


def applied_before(run: ImportRun) -> ImportRun | None:
    """The last time the very same file was written, by anybody."""
    same = ImportRun.objects.filter(sha256=run.sha256, state=ImportState.APPLIED).exclude(pk=run.pk)
    return same.select_related("by").order_by("-applied_at", "-pk").first()
