"""What an import wrote, read from the history of its context, and how to take it back. Nothing else is journalled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from common import clock

BOOKKEEPING: Final = frozenset({"updated_at", "sort_key"})
"""Fields that follow from others: a row where only these differ is not changed."""

MINE: Final = """
WITH mine AS (
  SELECT own.id, own.first, own.last, f.pgh_label = 'insert' AS is_new, l.pgh_label = 'delete' AS is_gone
  FROM (SELECT pgh_obj_id AS id, min(pgh_id) AS first, max(pgh_id) AS last
        FROM {events} WHERE pgh_context_id = %(context)s GROUP BY pgh_obj_id) own
  JOIN {events} f ON f.pgh_id = own.first
  JOIN {events} l ON l.pgh_id = own.last
)
"""
BEFORE: Final = """
JOIN LATERAL (
  SELECT * FROM {events} e WHERE e.pgh_obj_id = mine.id AND e.pgh_id < mine.first ORDER BY e.pgh_id DESC LIMIT 1
) before ON true
"""
COUNTED: Final = """
SELECT count(*) FILTER (WHERE is_new AND NOT is_gone), count(*) FILTER (WHERE NOT is_new AND NOT is_gone),
       count(*) FILTER (WHERE is_gone AND NOT is_new)
FROM mine
"""
LOCKED: Final = "SELECT t.id FROM {table} t JOIN mine ON mine.id = t.id ORDER BY t.id FOR UPDATE OF t"
CHANGED_SINCE: Final = """
SELECT mine.id FROM mine JOIN {events} l ON l.pgh_id = mine.last LEFT JOIN {table} t ON t.id = mine.id
WHERE NOT is_gone AND CASE WHEN t.id IS NULL THEN NOT is_new ELSE ({row_told}) IS DISTINCT FROM ({last_told}) END
ORDER BY mine.id LIMIT %(most)s
"""
WITHOUT_BEFORE: Final = """
SELECT mine.id FROM mine
WHERE NOT is_new AND NOT EXISTS (SELECT FROM {events} e WHERE e.pgh_obj_id = mine.id AND e.pgh_id < mine.first)
ORDER BY mine.id LIMIT %(most)s
"""
REMOVE: Final = "DELETE FROM {table} t USING mine WHERE t.id = mine.id AND is_new AND ({removed_if})"
RESTORE: Final = """
UPDATE {table} t SET {restored}, updated_at = %(now)s
FROM mine JOIN {events} l ON l.pgh_id = mine.last {before}
WHERE t.id = mine.id AND NOT is_new AND NOT is_gone
  AND ({row_kept}) IS DISTINCT FROM ({before_kept}) AND ({restored_if})
"""
BRING_BACK: Final = """
INSERT INTO {table} (id, updated_at, {kept}) SELECT mine.id, %(now)s, {before_kept} FROM mine {before}
WHERE is_gone AND NOT is_new
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is particular about taking back the rows of a table.

    ``passing`` fields may have moved on since, ``lasting`` ones are never set back. The conditions are about the row as
    it stands (``t``) and as the import left it (``l``).
    """

    passing: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    removed_if: str = "true"
    restored_if: str = "true"


NOBODY_ELSE: Final = """
NOT EXISTS (SELECT FROM campaigns_dossier d WHERE d.campaign_id = t.campaign_id AND d.unit_id = t.unit_id)
"""
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "campaigns.Dossier": Rule(
            passing=frozenset({"version"}), lasting=frozenset({"version"}), restored_if="t.version = l.version"
        ),
        "campaigns.Participation": Rule(
            passing=frozenset({"joined_at", "joined_by_id"}), removed_if=NOBODY_ELSE, restored_if=NOBODY_ELSE
        ),
        "units.Unit": Rule(passing=frozenset({"numchild"}), lasting=frozenset({"numchild"})),
    }
)


@dataclass(frozen=True)
class Table:
    """A table and what the import of ``context`` wrote in it: rows that are new, changed, or gone."""

    model: type[models.Model]
    context: UUID
    rule: Rule = field(default_factory=Rule)

    @property
    def events(self) -> models.QuerySet:
        """The lines of the history that the import wrote."""
        return self.model.pgh_event_model.objects.filter(pgh_context=self.context)

    @property
    def new_keys(self) -> models.QuerySet:
        """Keys of the rows it made."""
        return self.events.filter(pgh_label="insert").values("pgh_obj_id")

    @property
    def old_keys(self) -> models.QuerySet:
        """Keys of the rows it changed that had been there."""
        return self.events.filter(pgh_label="update").exclude(pgh_obj_id__in=self.new_keys).values("pgh_obj_id")

    @cached_property
    def figures(self) -> tuple[int, int, int]:
        """How many rows it made, changed and removed."""
        return self._rows(COUNTED)[0]

    def lock(self) -> None:
        """Nobody changes its rows, or refers to them, until the transaction ends."""
        self._run(LOCKED)

    def changed_since(self, most: int) -> list[int]:
        """Keys of up to ``most`` rows that somebody changed or removed since; a new one may have been removed."""
        return [key for (key,) in self._rows(CHANGED_SINCE, most=most)]

    def without_before(self, most: int) -> list[int]:
        """Keys of up to ``most`` rows of which nobody knows any more what they were."""
        return [key for (key,) in self._rows(WITHOUT_BEFORE, most=most)]

    def remove_new(self) -> None:
        """The rows it made are gone."""
        self._run(REMOVE)

    def restore_changed(self) -> None:
        """The rows it changed are as before."""
        self._run(RESTORE)

    def bring_back(self) -> None:
        """The rows it removed are there again, under their keys."""
        self._run(BRING_BACK)

    def _rows(self, statement: str, **params: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(MINE.format(**self._words) + statement.format(**self._words), self._params | params)
            return cursor.fetchall()

    def _run(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(MINE.format(**self._words) + statement.format(**self._words), self._params)

    @property
    def _params(self) -> dict[str, Any]:
        return {"context": self.context, "now": clock.now()}

    @cached_property
    def _words(self) -> dict[str, str]:
        kept = [name for name in self._columns if name not in {"id", "updated_at", *self.rule.lasting}]
        told = [name for name in self._columns if name not in BOOKKEEPING | self.rule.passing]
        events = _quoted(self.model.pgh_event_model._meta.db_table)
        return {
            "events": events,
            "table": _quoted(self.model._meta.db_table),
            "before": BEFORE.format(events=events),
            "row_told": _listed("t", told),
            "last_told": _listed("l", told),
            "kept": ", ".join(map(_quoted, kept)),
            "row_kept": _listed("t", kept),
            "before_kept": _listed("before", kept),
            "restored": ", ".join(f"{_quoted(name)} = before.{_quoted(name)}" for name in kept),
            "removed_if": self.rule.removed_if,
            "restored_if": self.rule.restored_if,
        }

    @cached_property
    def _columns(self) -> list[str]:
        """Columns of which the history knows every value."""
        known = {field.column for field in self.model.pgh_event_model._meta.concrete_fields}
        return [field.column for field in self.model._meta.concrete_fields if field.column in known]


def written_in(context: UUID) -> list[Table]:
    """The tables the import of ``context`` wrote in, those last whose rows go only when others are gone; one query."""
    tables = [Table(model, context, RULES.get(model._meta.label, Rule())) for model in _tracked()]
    asked = " UNION ALL ".join(
        f"SELECT {number} WHERE EXISTS (SELECT FROM {_quoted(table.model.pgh_event_model._meta.db_table)} "  # noqa: S608
        "WHERE pgh_context_id = %(context)s)"
        for number, table in enumerate(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, {"context": context})
        touched = [tables[number] for (number,) in cursor.fetchall()]
    return sorted(touched, key=lambda table: table.rule.removed_if != "true")


def _tracked() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if hasattr(model, "pgh_event_model"))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _listed(source: str, columns: list[str]) -> str:
    return ", ".join(f"{source}.{_quoted(name)}" for name in columns)
