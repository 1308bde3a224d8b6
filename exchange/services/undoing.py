"""An import is taken back while nothing has been built on it: what it wrote goes, what it changed is as it was."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any, Final

import pghistory
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from pghistory.models import Event

from campaigns.models import Dossier
from common import clock
from common.errors import TransitionRefused
from common.history import with_actors
from common.models import AuditEntry, DataQuestion
from common.workflow import Move, advance, check_move, write_audits
from exchange.models import ImportRun, ImportState
from exchange.services.journal import Table, written_in
from exchange.services.runs import claim, ending, locked, tell
from exchange.tasks import undo_run_task
from exchange.transitions import RUN_MOVES
from units.models import Unit
from units.services.intake import recount_children

MOST_SHOWN: Final = 10
"""Rows named that stand in the way."""
MOST_AT_ONCE: Final = 5000
"""Rows taken back while the person waits; more are a worker's."""
UNDO: Final = "undo_import"
"""The audit's word for it, beside what a row went through."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A row that stands in the way: what became of it, by whom and when, ``None`` where that is unknown."""

    row: str
    what: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What would be taken back in one table: rows that go, that are as before, that come back."""

    title: str
    removed: int
    restored: int
    returned: int


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What would be taken back, and the first rows that stand in the way; ``is_more`` when there are others."""

    parts: list[Part] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)
    is_more: bool = False

    @property
    def rows(self) -> int:
        """All rows that would be touched."""
        return sum(part.removed + part.restored + part.returned for part in self.parts)


def undo_plan(run: ImportRun) -> UndoPlan:
    """What ``undo_import`` would do now; nothing of an import whose history has no context of its own."""
    tables = written_in(run.context_id) if run.context_id else []
    return _planned(tables)


@transaction.atomic
def undo_import(run: ImportRun, *, by: Any, reason: str) -> ImportRun:
    """The import is taken back, or will be by a worker when it wrote more than ``MOST_AT_ONCE`` rows.

    Raises ``NotAllowed``, or ``TransitionRefused`` when it is not applied, no reason is given, or something has been
    built on it; nothing is taken back then.
    """
    check_move(run, "undo", by=by, table=RUN_MOVES, note=reason)
    plan = undo_plan(run)
    _refuse_built_on(plan)
    asked = {"undone_by": by, "undo_reason": reason.strip(), "attempts": 0, "failure": ""}
    run = advance(run, "undo", by=by, table=RUN_MOVES, record=Move(note=reason.strip()), **asked)
    if plan.rows > MOST_AT_ONCE:
        transaction.on_commit(partial(undo_run_task.delay, run.pk), robust=True)
        return run
    return _take_back(run)


def undo_run(run_id: int) -> bool:
    """The run is undone, or stands as it was with the sentence why not; False when there was nothing to do here.

    Delivered twice, the second call does nothing. A worker that is lost leaves nothing behind and the run to another
    try.
    """
    if not claim(run_id, ImportState.UNDOING):
        return False
    with transaction.atomic():
        run = locked(run_id, ImportState.UNDOING)
        if run is None:
            return False
        with ending(run):
            _take_back(run)
    return True


def _take_back(run: ImportRun) -> ImportRun:
    """Nothing of what the run wrote is left; whoever asked is named in the history and the audit."""
    tables = written_in(run.context_id)
    with pghistory.context(user=run.undone_by_id, undo_of=run.pk):
        for table in tables:
            table.lock()
        _refuse_built_on(_planned(tables))
        _write_audits(run, tables)
        try:
            with transaction.atomic():
                _write_back(tables)
        except IntegrityError as clash:
            raise TransitionRefused(
                _("Dữ liệu của lần nhập này đang được dùng ở nơi khác nên không hoàn tác được.")
            ) from clash
    run = advance(run, "take_back", by=run.undone_by, table=RUN_MOVES, undone_at=clock.now(), attempts=0)
    tell(run, _("Đã hoàn tác việc nhập tệp «%(file)s», dữ liệu trở lại như trước.") % {"file": run.file_name})
    return run


def _write_back(tables: list[Table]) -> None:
    """What refers to nothing any more goes first; the database is asked about references at the end."""
    for table in tables:
        _questions(table).delete()
        table.remove_new()
    for table in tables:
        table.restore_changed()
        table.bring_back()
        if table.model is Dossier:
            Dossier.objects.filter(pk__in=table.old_keys).update(version=F("version") + 1)
        if table.model is Unit:
            recount_children(Unit.objects.filter(pk__in=table.old_keys))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _write_audits(run: ImportRun, tables: list[Table]) -> None:
    """A line beside each one the audit has of a row that is touched."""
    record = Move(note=run.undo_reason, data={"import_run": run.pk})
    for table in tables:
        kind = ContentType.objects.get_for_model(table.model)
        told = AuditEntry.objects.filter(subject_type=kind, subject_id__in=table.events.values("pgh_obj_id"))
        keys = told.order_by("subject_id").values_list("subject_id", flat=True).distinct()
        write_audits([(table.model(pk=key), record) for key in keys], UNDO, by=run.undone_by)


# ---------- What stands in the way ----------


def _refuse_built_on(plan: UndoPlan) -> None:
    if plan.obstacles:
        first = plan.obstacles[0]
        raise TransitionRefused(
            _("Đã có việc khác dựa trên lần nhập này nên không hoàn tác được: %(row)s %(what)s.")
            % {"row": first.row, "what": first.what}
        )
    if not plan.rows:
        raise TransitionRefused(_("Lịch sử không còn ghi lần nhập này đã ghi những gì nên không hoàn tác được."))


def _planned(tables: list[Table]) -> UndoPlan:
    parts = [Part(str(table.model._meta.verbose_name_plural), *table.figures) for table in tables if any(table.figures)]
    found = list(islice(_obstacles(tables), MOST_SHOWN + 1))
    return UndoPlan(parts, found[:MOST_SHOWN], is_more=len(found) > MOST_SHOWN)


def _obstacles(tables: list[Table]) -> Iterator[Obstacle]:
    """Rows that changed, rows nobody knows the former state of, rows that refer to new ones, answered questions."""
    for table in tables:
        yield from _named(table.model, table.changed_since(MOST_SHOWN + 1), _("đã được sửa hoặc xoá sau lần nhập"))
        yield from _named(
            table.model, table.without_before(MOST_SHOWN + 1), _("không còn lịch sử của lúc trước lần nhập")
        )
        for question in _questions(table).filter(answered_at__isnull=False)[: MOST_SHOWN + 1]:
            who = str(question.answered_by)
            yield Obstacle(question.text, _("đã được trả lời"), by=who, at=question.answered_at)
    own = {table.model: table for table in tables}
    for table in tables:
        for model, rows in _references(table, own):
            keys = rows.order_by("pk").values_list("pk", flat=True)[: MOST_SHOWN + 1]
            yield from _named(model, list(keys), _("được lập dựa trên dữ liệu của lần nhập"))


def _questions(table: Table) -> models.QuerySet:
    """What was asked about the rows the import made."""
    kind = ContentType.objects.get_for_model(table.model)
    return DataQuestion.objects.filter(subject_type=kind, subject_id__in=table.new_keys)


def _references(table: Table, own: dict[type, Table]) -> Iterator[tuple[type[models.Model], models.QuerySet]]:
    """Rows of others that refer to the new rows of ``table``, by model."""
    if not table.figures[0]:
        return
    for relation in table.model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        model = relation.related_model
        if issubclass(model, Event):
            continue
        rows = models.QuerySet(model).filter(**{f"{relation.field.name}__in": table.new_keys})
        if model in own:
            rows = rows.exclude(pk__in=own[model].events.values("pgh_obj_id"))
        yield model, rows


def _named(model: type[models.Model], keys: list[int], what: str) -> list[Obstacle]:
    """The rows of those ``keys``, with who wrote them last."""
    if not keys:
        return []
    about = [field.name for field in model._meta.concrete_fields if field.is_relation]
    standing = models.QuerySet(model).select_related(*about).in_bulk(keys)
    last = _last_events(model, keys)
    noun = str(model._meta.verbose_name)
    return [
        Obstacle(
            f"{noun} «{standing.get(key, key)}»",
            what,
            by=getattr(last.get(key), "acting", "") or "",
            at=getattr(last.get(key), "pgh_created_at", None),
        )
        for key in keys
    ]


def _last_events(model: type[models.Model], keys: list[int]) -> dict[int, Any]:
    """The latest line of the history of each row; none for a model without one."""
    if not hasattr(model, "pgh_event_model"):
        return {}
    events = with_actors(model.pgh_event_model.objects.filter(pgh_obj_id__in=keys))
    return {event.pgh_obj_id: event for event in events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")}
