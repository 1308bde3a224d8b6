"""What a person says about two alike rows is written down, and taken back, in one way."""

from typing import Any, TypeVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import DomainError, TransitionRefused
from common.integrity import refusing
from common.models import Conclusion

Pair = TypeVar("Pair", bound=Conclusion)
WITHDRAWN = ("withdrawn_by", "withdrawn_at", "withdrawn_reason")


def conclude(
    kind: type[Pair], one: models.Model, other: models.Model, *, verdict: str, reason: str, by, **more: Any
) -> Pair:
    """The conclusion of ``by`` about the two stands; raises ``DomainError`` where another one does already."""
    first, second = sorted((one, other), key=lambda row: row.pk)
    pair = kind(first=first, second=second, verdict=verdict, reason=reason, made_by=by, **more)
    with refusing(kind):
        pair.save()
    return pair


def take_back(pair: Conclusion, *, reason: str, by) -> None:
    """``pair``, which is locked, stands no longer and stays with who took it back, when and for what ``reason``.

    Raises ``TransitionRefused`` when somebody took it back already, ``DomainError`` without a reason.
    """
    if pair.withdrawn_at:
        raise TransitionRefused(_("Kết luận này đã được bỏ."))
    if not reason.strip():
        raise DomainError(_("Hãy ghi lý do bỏ kết luận."))
    pair.withdrawn_by, pair.withdrawn_at, pair.withdrawn_reason = by, timezone.now(), reason.strip()
    pair.save(update_fields=[*WITHDRAWN, "updated_at"])
