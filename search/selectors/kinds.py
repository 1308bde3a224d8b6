"""What is searched: of each kind, which rows one may see, by what they are found, and how a hit reads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign, CampaignState, Dossier, DossierKind, DossierState
from certificates.codes import code_in
from certificates.models import Certificate
from certificates.permissions import READERS as CERTIFICATE_READERS
from common.expressions import Unaccented
from contributions.models import Initiative, InitiativeState, Work, WorkState
from decisions.models import Decision, DecisionState
from decisions.permissions import READERS as DECISION_READERS
from people.models import Collective, Member
from search.selectors.query import Query
from units.models import Unit
from units.querysets import like

MOST_FORMER = 2000
"""Former and short names that are followed to the units of today; whoever meets more has found too much already."""

UNITS_ONCE_NAMED = """
WITH RECURSIVE named (unit) AS (
  (SELECT unit_id FROM units_unitname WHERE search LIKE %s AND (valid_to IS NOT NULL OR short_name <> '') LIMIT %s)
  UNION
  SELECT succession.successor_id
  FROM named JOIN units_unitsuccession AS succession ON succession.predecessor_id = named.unit
  WHERE succession.successor_id IS NOT NULL
)
SELECT unit FROM named
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """``seen(user)`` are the rows of the list at ``address``; ``coded`` and ``arms`` find those of a query in them.

    ``fields`` are read of each, the key and ``text``, by which they are put in order, apart; ``notes(values)`` tells
    namesakes apart. ``also`` is what the address of the list needs to show as much.
    """

    key: str
    label: str
    page: str
    address: str
    seen: Callable[[Any], QuerySet]
    text: str
    fields: tuple[str, ...]
    notes: Callable[[dict], Iterable[str]]
    coded: Callable[[QuerySet, Query], QuerySet]
    arms: Callable[[QuerySet, Query], list[QuerySet]]
    title: Callable[[dict], str] | None = None
    key_of_page: str = "pk"
    also: dict[str, str] = field(default_factory=dict)


def held(column: str, query: Query) -> Q:
    """The rows whose folded ``column`` holds the query; of a short one, those where a word begins with it."""
    if query.is_short:
        return Q(**{f"{column}__startswith": query.folded}) | Q(**{f"{column}__contains": f" {query.folded}"})
    return Q(**{f"{column}__contains": query.folded})


def by_code(rows: QuerySet, query: Query) -> QuerySet:
    return rows.filter(code__iexact=query.typed)


def by_text(rows: QuerySet, query: Query, *, column: str = "search") -> list[QuerySet]:
    """Those named so and nothing more, which a common name would hide, and those whose name holds it."""
    return [rows.filter(**{column: query.folded}), rows.filter(held(column, query))]


def once_named(query: Query) -> RawSQL:
    """Keys of the units of today that once had such a name, or go on from one that had, or have it as a short one."""
    pattern = f"{like(query.folded)[1:]}" if query.is_short else like(query.folded)
    return RawSQL(UNITS_ONCE_NAMED, [pattern, MOST_FORMER])  # noqa: S611 -- constant text, bound values


def _codes(query: Query) -> set[str]:
    """As it was typed and in capitals: so the index of the codes themselves serves."""
    return {query.typed, query.typed.upper()}


def _units(rows: QuerySet, query: Query) -> list[QuerySet]:
    return [*by_text(rows, query), rows.filter(pk__in=once_named(query))]


def _dossiers(rows: QuerySet, query: Query) -> list[QuerySet]:
    return [*by_text(rows, query, column="unit__search"), rows.filter(unit__in=once_named(query))]


def _numbered(rows: QuerySet, query: Query) -> QuerySet:
    return rows.numbered(query.typed)


def _decisions(rows: QuerySet, query: Query) -> list[QuerySet]:
    return [rows.filter(held("plain", query))]


def _certificates(rows: QuerySet, query: Query) -> QuerySet:
    code = code_in(query.typed)
    return rows.filter(code=code) if code else rows.none()


def _year_and_unit(values: dict) -> list[str]:
    born = values["birth_date"]
    year = [_("sinh %(year)s") % {"year": born.year}] if born else []
    gone = [_("đã rời")] if values["left_on"] else []
    return [*year, values["unit__name"], values["code"], *gone]


def _state_and_unit(values: dict, *, states: Any, unit: str = "unit__name") -> list[str]:
    return [values["code"], values[unit], str(states(values["state"]).label)]


def _of_unit(values: dict) -> list[str]:
    ended = [_("đã kết thúc")] if values["ended_on"] else []
    return [values["code"], values["unit__name"], *ended]


def _unit_notes(values: dict) -> list[str]:
    return [values["code"], *([_("đã kết thúc")] if values["ended_on"] else [])]


def _dossier_notes(values: dict) -> list[str]:
    return [values["campaign__name"], values["unit__code"], str(DossierState(values["state"]).label)]


def _dossier_title(values: dict) -> str:
    return f"{DossierKind(values['kind']).label} – {values['unit__name']}"


def _decision_title(values: dict) -> str:
    number = f"{values['number']:02d}/{values['symbol']} – " if values["number"] else ""
    return f"{number}{values['subject_matter']}"


def _decision_notes(values: dict) -> list[str]:
    year = [str(values["year"])] if values["year"] else []
    return [values["unit__name"], *year, str(DecisionState(values["state"]).label)]


KINDS = (
    Kind(
        "units",
        gettext_lazy("Đơn vị"),
        "units:unit-detail",
        "units:unit-list",
        Unit.objects.visible_to,
        "name",
        ("code", "ended_on"),
        _unit_notes,
        lambda rows, query: rows.filter(code__in=_codes(query)),
        _units,
    ),
    Kind(
        "members",
        gettext_lazy("Đoàn viên"),
        "people:member-detail",
        "people:member-list",
        Member.objects.visible_to,
        "full_name",
        ("code", "birth_date", "left_on", "unit__name"),
        _year_and_unit,
        by_code,
        lambda rows, query: by_text(rows.standing(), query),
        also={"gone": "on"},
    ),
    Kind(
        "collectives",
        gettext_lazy("Tập thể"),
        "people:collective-members",
        "people:collective-list",
        Collective.objects.visible_to,
        "name",
        ("code", "ended_on", "unit__name"),
        _of_unit,
        by_code,
        by_text,
        also={"gone": "on"},
    ),
    Kind(
        "campaigns",
        gettext_lazy("Phong trào"),
        "campaigns:campaign-detail",
        "campaigns:campaign-list",
        Campaign.objects.visible_to,
        "name",
        ("code", "state", "unit__name"),
        partial(_state_and_unit, states=CampaignState),
        by_code,
        by_text,
    ),
    Kind(
        "dossiers",
        gettext_lazy("Hồ sơ"),
        "campaigns:dossier-detail",
        "campaigns:dossier-list",
        Dossier.objects.visible_to,
        "unit__name",
        ("kind", "state", "unit__code", "campaign__name"),
        _dossier_notes,
        lambda rows, query: rows.filter(unit__code__in=_codes(query)),
        _dossiers,
        _dossier_title,
    ),
    Kind(
        "initiatives",
        gettext_lazy("Sáng kiến"),
        "contributions:initiative-detail",
        "contributions:initiative-list",
        lambda user: Initiative.objects.own().visible_to(user),
        "title",
        ("code", "state", "unit__name"),
        partial(_state_and_unit, states=InitiativeState),
        by_code,
        by_text,
    ),
    Kind(
        "works",
        gettext_lazy("Công trình"),
        "contributions:work-detail",
        "contributions:work-list",
        Work.objects.visible_to,
        "name",
        ("code", "state", "owner_unit__name"),
        partial(_state_and_unit, states=WorkState, unit="owner_unit__name"),
        by_code,
        by_text,
    ),
    Kind(
        "decisions",
        gettext_lazy("Quyết định"),
        "decisions:decision-detail",
        "decisions:decision-list",
        lambda user: (
            Decision.objects.visible_to(user, *DECISION_READERS).binding().alias(plain=Unaccented("subject_matter"))
        ),
        "subject_matter",
        ("number", "symbol", "year", "state", "unit__name"),
        _decision_notes,
        _numbered,
        _decisions,
        _decision_title,
    ),
    Kind(
        "certificates",
        gettext_lazy("Bằng, giấy"),
        "certificates:decision",
        "",
        lambda user: Certificate.objects.visible_to(user, *CERTIFICATE_READERS),
        "line__name",
        ("code", "line__decision", "line__unit_name", "line__award_label"),
        lambda values: [values["line__award_label"], values["line__unit_name"], values["code"]],
        _certificates,
        lambda rows, query: [],
        key_of_page="line__decision",
    ),
)
