"""Edits that nobody loses: a version that grows with each, and the name of whoever changed the row last."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from common import clock
from common.errors import DomainError, StaleEdit
from common.history import last_editor
from common.models import AuditEntry
from common.workflow import Move, write_audit

EDIT = "edit"
QUIET = timedelta(minutes=10)
"""Edits by one person in this time, with nobody else's between, are one line of the audit."""


NEVER = datetime.min.replace(tzinfo=UTC)
"""When a row was seen by a form that does not say so: before any save."""


def refuse_stale(row: Any, version: int | None) -> None:
    """Nothing happens while ``row`` (locked) still has the version the form was opened with; ``None`` asks nothing.

    Raises ``StaleEdit``, which names the person who changed the row last and when.
    """
    if version is None or row.version == version:
        return
    last = last_line(row)
    raise stale(row, last.actor if last else None, row.updated_at)


def refuse_changed(row: Any, seen: datetime | None) -> None:
    """As ``refuse_stale`` for a tracked row without a version: nobody saved it since ``seen``, its ``updated_at``.

    A form always says when, ``NEVER`` if need be; ``None`` asks nothing and is for callers that opened no form.
    """
    if seen is not None and row.updated_at != seen:
        raise stale(row, last_editor(row), row.updated_at)


def stale(row: Any, who: Any, at: datetime) -> StaleEdit:
    """The refusal that says who, ``None`` when unknown, changed ``row`` and when."""
    return StaleEdit(
        _(
            "%(what)s đã được %(who)s sửa lúc %(when)s. Nội dung bạn vừa nhập vẫn còn trên trang; "
            "hãy xem bản mới rồi lưu lại."
        )
        % {
            "what": str(row._meta.verbose_name).capitalize(),
            "who": who or _("người khác"),
            "when": moment(at),
        },
        who=who,
        at=at,
    )


def mark_edited(row: Any, *, by: Any, record: Move | None = None) -> None:
    """``row`` (locked) has a new version; the audit knows its last editor, in few lines."""
    row.version += 1
    row.save(update_fields=["version", "updated_at"])
    last = last_line(row)
    if last and last.move == EDIT and last.actor_id == by.pk and last.at > clock.now() - QUIET:
        return
    write_audit(row, EDIT, by=by, record=record)


def has_edited(user: Any, row: models.Model, *moves: str) -> bool:
    """Whether ``user`` ever made or edited ``row``, or made one of ``moves`` with it, as the audit tells."""
    return has_edited_one(user, type(row), [row.pk], *moves)


def has_edited_one(user: Any, model: type[models.Model], keys: Collection[int], *moves: str) -> bool:
    """As ``has_edited``, of any row of ``model`` with one of ``keys``."""
    lines = AuditEntry.objects.filter(subject_type=ContentType.objects.get_for_model(model), subject_id__in=keys)
    return lines.filter(actor=user, move__in=("create", EDIT, *moves)).exists()


def editors_of(row: models.Model, *moves: str) -> set[int]:
    """Keys of those of whom ``has_edited`` says yes."""
    lines = AuditEntry.objects.filter(subject_type=ContentType.objects.get_for_model(row), subject_id=row.pk)
    written = lines.filter(move__in=("create", EDIT, *moves), actor__isnull=False)
    return set(written.order_by().values_list("actor", flat=True).distinct())


def last_line(row: models.Model, *moves: str) -> AuditEntry | None:
    """The newest audit line about ``row`` with its actor; of one of ``moves`` where any are named."""
    lines = AuditEntry.objects.filter(subject_type=ContentType.objects.get_for_model(row), subject_id=row.pk)
    wanted = lines.filter(move__in=moves) if moves else lines
    return wanted.select_related("actor").order_by("-at", "-pk").first()


def moment(at: datetime) -> str:
    """«14:05 ngày 18/05/2023», in the time of Vietnam and the reader's language."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def cleaned(row: models.Model, *, exclude: Collection[str] = ()) -> None:
    """The plain fields of ``row`` are cleaned and valid; raises ``DomainError`` that names each bad field.

    Foreign keys are left to the caller, who got them through the scope, and to the database.
    """
    keys = {field.name for field in row._meta.fields if field.is_relation}
    try:
        row.clean_fields(exclude={*keys, *exclude})
    except ValidationError as refusal:
        raise DomainError(" ".join(_sentences(row, refusal))) from refusal


def validated(row: models.Model, *, exclude: Collection[str] = ()) -> None:
    """``row`` is valid and breaks no constraint as far as can be seen; raises ``DomainError`` with what is wrong.

    Costs a query for each unique field and constraint; between two writers the database has the last word.
    """
    try:
        row.full_clean(exclude=set(exclude))
    except ValidationError as refusal:
        raise DomainError(" ".join(_sentences(row, refusal))) from refusal


def _sentences(row: models.Model, refusal: ValidationError):
    for name, messages in refusal.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else str(row._meta.get_field(name).verbose_name).capitalize()
        for message in messages:
            yield f"{label}: {message}" if label else message
