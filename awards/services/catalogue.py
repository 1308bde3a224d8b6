"""The catalogues the application ships with, brought into the database without touching what was edited there."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import ProgrammingError, models, transaction
from django.utils.translation import gettext as _

import catalogue
from awards.models import PriorityRule, QuotaDefault
from awards.services.shipped_standards import STANDARDS, load_standards
from catalogue.models import (
    AwardType,
    BaseSalary,
    LegalDocument,
    PrizeMultiple,
    PrizeTerms,
    RevocationGround,
    Road,
    ShippedRow,
)
from common.errors import DomainError
from common.models import Holiday
from contributions.models import Programme, ProgrammePhase
from exemplars.models import ExemplarField, ExemplarProgramme
from notices.models import ReminderDay
from scores.services.shipped import shipped_sheets

DATA = Path(catalogue.__file__).parent / "data"

NEW, CHANGED, SAME, KEPT = "new", "changed", "same", "kept"

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Shipped rows of one model: which fields tell them apart, and those values as model fields."""

    name: str
    model: type[models.Model]
    key: tuple[str, ...]
    rows: list[Values] = field(repr=False)


SHIPPED_ABOVE: list[Callable[[Mapping[str, int]], Iterable[Table]]] = []
"""What apps above ship: each names its tables, given the keys of the awards by code. Filled when they are ready."""


@transaction.atomic
def load_catalogue() -> dict[str, dict[str, int]]:
    """The shipped awards, roads, salaries, prizes, documents, grounds of revocation, holidays, days of reminders,
    lists of exemplars, standards and score sheets stand in the database.

    Per table: ``new``, ``changed`` (shipped otherwise than last time), ``same``, ``kept`` (edited or removed here,
    therefore left alone). Running it again changes nothing. Raises ``DomainError`` for a shipped standard or score
    sheet that is not the one known by its number.
    """
    counted = {}
    for table in _first_tables():
        counted[table.name] = _load(table)
    ids = dict(AwardType.objects.values_list("code", "pk"))
    evidence = [row for row in _read("award_evidence") if row["code"] in ids]
    counted["award_evidence"] = _load(Table("award_evidence", AwardType, ("code",), evidence))
    counted |= _load_programmes() | _load_exemplar_lists()
    grounds = _revocation_grounds()
    counted[grounds.name] = _load(grounds)
    roads = _roads(ids)
    counted |= {roads.name: _load(roads), "standards": load_standards(ids)}
    for table in [*_tables_of_prizes(ids), *_tables_of_quotas(ids)]:
        counted[table.name] = _load(table)
    for tables in SHIPPED_ABOVE:
        counted |= {table.name: _load(table) for table in tables(ids)}
    return counted | _load_sheets()


def _load_programmes() -> dict[str, dict[str, int]]:
    """The programmes of initiatives, then the phases of those that are here."""
    shipped = _read("programmes")
    programmes = Table("programmes", Programme, ("code",), [_without(row, "phases") for row in shipped])
    counted = {programmes.name: _load(programmes)}
    ids = dict(Programme.objects.values_list("code", "pk"))
    phases = [
        {"programme_id": ids[row["code"]], **phase} for row in shipped if row["code"] in ids for phase in row["phases"]
    ]
    table = Table("programme_phases", ProgrammePhase, ("programme_id", "starts_on"), phases)
    return counted | {table.name: _load(table)}


def _load_exemplar_lists() -> dict[str, dict[str, int]]:
    """The fields and programmes exemplars are sorted by."""
    lists = {"exemplar_fields": ExemplarField, "exemplar_programmes": ExemplarProgramme}
    return {name: _load(Table(name, model, ("code",), _read(name))) for name, model in lists.items()}


def _load_sheets() -> dict[str, dict[str, int]]:
    try:
        return {
            shipped.name: _load(Table(shipped.name, shipped.model, shipped.key, shipped.rows))
            for shipped in shipped_sheets()
        }
    except ProgrammingError as kept:
        raise DomainError(
            _("Bảng điểm đi kèm phần mềm khác với bản đã áp dụng cùng số. Hãy cho bản mới một số phiên bản mới.")
        ) from kept


def _load(table: Table) -> dict[str, int]:
    present = {_key(table, row): row for row in table.model.objects.all()}
    shipped = dict(ShippedRow.objects.filter(table=table.name).values_list("key", "sha256"))
    counts: Counter[str] = Counter({NEW: 0, CHANGED: 0, SAME: 0, KEPT: 0})
    for values in table.rows:
        row = table.model(**_typed(table.model, values))
        key = _key(table, row)
        counts[_settle(row, present.get(key), list(values), key, table, shipped.get(key))] += 1
    return dict(counts)


def _settle(
    row: models.Model, present: models.Model | None, names: list[str], key: str, table: Table, loaded: str | None
) -> str:
    """Make one shipped row what it should be; says what became of it."""
    digest = _digest(row, names)
    if loaded == digest:
        return SAME
    here = None if present is None else _digest(present, names)
    if loaded is not None and here != loaded:
        return KEPT
    ShippedRow.objects.update_or_create(table=table.name, key=key, defaults={"sha256": digest})
    if here == digest:
        return SAME
    if present is None:
        row.save(force_insert=True)
        return NEW
    for name in names:
        setattr(present, name, getattr(row, name))
    present.save()
    return CHANGED


def _first_tables() -> Iterator[Table]:
    awards_of_file = [_without(row, "roads") for row in _read("award_types")]
    yield Table("award_types", AwardType, ("code",), awards_of_file)
    yield Table("base_salaries", BaseSalary, ("valid_from",), _read("base_salaries"))
    yield Table("legal_documents", LegalDocument, ("number",), _read("legal_documents"))
    yield Table("holidays", Holiday, ("day",), _read("holidays"))
    yield Table("reminder_days", ReminderDay, ("kind", "days", "valid_from"), _read("reminder_days"))


def _revocation_grounds() -> Table:
    """Each with its law, where that is here."""
    laws = dict(LegalDocument.objects.values_list("number", "pk"))
    rows = [
        _without(row, "document") | {"document_id": laws.get(row["document"])} for row in _read("revocation_grounds")
    ]
    return Table("revocation_grounds", RevocationGround, ("code", "valid_from"), rows)


def _roads(ids: Mapping[str, int]) -> Table:
    """The roads of the awards that are here; an award removed here takes its rows along."""
    roads = [
        {"award_id": ids[row["code"]], **road}
        for row in _read("award_types")
        if row["code"] in ids
        for road in row["roads"]
    ]
    return Table("roads", Road, ("award_id", "level"), roads)


def _tables_of_prizes(ids: Mapping[str, int]) -> Iterator[Table]:
    yield Table("prize_terms", PrizeTerms, ("valid_from",), _read("prize_terms"))
    multiples = _of_awards(_read("prize_multiples"), ids)
    yield Table("prize_multiples", PrizeMultiple, ("award_id", "subject_kind", "valid_from"), multiples)


def _tables_of_quotas(ids: Mapping[str, int]) -> Iterator[Table]:
    quotas = _of_awards(_rows_of(STANDARDS.parent / "quota_defaults.json"), ids)
    yield Table("quota_defaults", QuotaDefault, ("award_id", "scope", "group", "base", "valid_from"), quotas)
    priorities = _of_awards(_rows_of(STANDARDS.parent / "priority_rules.json"), ids)
    yield Table("priority_rules", PriorityRule, ("award_id", "trait", "valid_from"), priorities)


def _of_awards(shipped: list[Values], ids: Mapping[str, int]) -> list[Values]:
    """Rows with the awards they name by code as keys; without those of an award removed here."""
    rows = []
    for row in shipped:
        codes = {key: row[key] for key in ("award", "base_award") if row.get(key)}
        if all(code in ids for code in codes.values()):
            rows.append(_without(row, *codes) | {f"{key}_id": ids[code] for key, code in codes.items()})
    return rows


def _read(name: str) -> list[Values]:
    return _rows_of(DATA / f"{name}.json")


def _rows_of(path: Path) -> list[Values]:
    return json.loads(path.read_text(encoding="utf-8"))


def _without(row: Values, *names: str) -> Values:
    return {key: value for key, value in row.items() if key not in names}


def _typed(model: type[models.Model], values: Values) -> Values:
    return {name: _field(model, name).to_python(value) for name, value in values.items()}


def _field(model: type[models.Model], name: str) -> models.Field:
    return model._meta.get_field(name.removesuffix("_id"))


def _key(table: Table, row: models.Model) -> str:
    """What tells the row apart, as one short text; the order of several kinds does not matter."""
    parts = (getattr(row, name) for name in table.key)
    return ":".join("+".join(sorted(part)) if isinstance(part, list) else str(part) for part in parts)


def _digest(row: models.Model, names: list[str]) -> str:
    values = {name: _field(type(row), name).to_python(getattr(row, name)) for name in names}
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
