"""The registrations of a past day, read from what the units had sent by its end."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from campaigns.models import Dossier, DossierVersion
from common.vietnamese import end_of_day
from contributions.models import Initiative, InitiativeKind, Work
from contributions.querysets import CONFIRMED_STATES
from people.models import SubjectKind
from reports.selectors.counted import Counted, state_on
from units.models import Unit

Content = Mapping[str, Any]
"""A dossier, or a part of one, as ``campaigns.selectors.canonical`` wrote it."""

CHUNK = 200
TEXTS = frozenset({"summary", "problem", "solution", "result", "benefit_method", "benefit_other"})


@dataclass(frozen=True, slots=True)
class SentEntry:
    """An entry as it was sent; it may have left the dossier since."""

    dossier: Dossier
    award_code: str
    award: str
    subject_kind: str
    subject_code: str
    subject_label: str

    @property
    def dossier_id(self) -> int:
        return self.dossier.pk

    def get_subject_kind_display(self) -> str:
        return str(SubjectKind(self.subject_kind).label)


@dataclass(frozen=True, slots=True)
class SentInitiative:
    """An initiative as it was sent last by that day. ``pk`` is ``None`` when it exists no more; money in đồng.

    ``benefit_confirmed`` is what the level above had confirmed by then, ``None`` when nothing.
    """

    pk: int | None
    title: str
    kind: str
    unit: str
    sent_authors: str
    benefit_declared: int | None
    is_confirmed: bool
    benefit_confirmed: int | None
    field: str = ""
    recognised_level: str = ""
    home: Unit | None = None

    def get_kind_display(self) -> str:
        return str(dict(InitiativeKind.choices).get(self.kind, ""))


@dataclass(frozen=True, slots=True)
class SentWork:
    """A work as it was sent last by that day; ``pk`` is ``None`` when it exists no more, ``value`` in đồng."""

    pk: int | None
    name: str
    owner_unit: str
    occasion: str
    value: int | None
    code: str = ""
    kind: str = ""
    home: Unit | None = None


class Sent:
    """What the registrations of ``counted`` said when they were sent last by the end of its day; read once."""

    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self.entries: list[SentEntry] = []
        self._initiatives: dict[str, Content] = {}
        self._works: dict[str, Content] = {}
        for dossier, content in _contents(counted):
            self.entries += _entries(dossier, content)
            self._initiatives |= {row["code"]: _without_texts(row) for row in content["initiatives"]}
            self._works |= {row["code"]: row for row in content["works"]}
        self.entries.sort(key=lambda entry: entry.dossier_id)

    @cached_property
    def initiatives(self) -> list[SentInitiative]:
        """Each once, as the dossier sent last has it, in the order of the units."""
        units, keys = _units(self._initiatives.values(), "unit"), _keys(Initiative, self._initiatives)
        confirmed = self._confirmed()
        return [
            SentInitiative(
                pk=keys.get(code),
                title=row["title"],
                kind=row["kind"],
                unit=_name(units, row["unit"]),
                sent_authors=", ".join(f"{one['name']} ({one['share_percent']}%)" for one in row["authors"]),
                benefit_declared=row["benefit_declared"],
                is_confirmed=code in confirmed,
                benefit_confirmed=confirmed[code][0] if code in confirmed else None,
                field=row["field"],
                recognised_level=confirmed[code][1] if code in confirmed else "",
                home=units.get(row["unit"]),
            )
            for code, row in _in_tree(self._initiatives, units, "unit")
        ]

    @cached_property
    def works(self) -> list[SentWork]:
        """Each once, as the dossier sent last has it, in the order of the units."""
        units, keys = _units(self._works.values(), "owner_unit"), _keys(Work, self._works)
        again = self._entered_again()
        return [
            SentWork(
                pk=keys.get(code),
                name=row["name"],
                owner_unit=_name(units, row["owner_unit"]),
                occasion=row["occasion"],
                value=row["value"],
                code=code,
                kind=row["kind"],
                home=units.get(row["owner_unit"]),
            )
            for code, row in _in_tree(self._works, units, "owner_unit")
            if code not in again
        ]

    def _entered_again(self) -> set[str]:
        """Codes of works that count in another one of these, as people have concluded by now."""
        rows = Work.objects.filter(code__in=self._works, counts_in__code__in=self._works)
        return set(rows.values_list("code", flat=True))

    def _confirmed(self) -> dict[str, tuple[int | None, str]]:
        """The benefit and level that stand confirmed of each initiative whose recognition was confirmed by the day."""
        rows = Initiative.objects.filter(code__in=self._initiatives)
        then = rows.annotate(state_then=state_on(Initiative, self._counted.day)).filter(state_then__in=CONFIRMED_STATES)
        told = then.values_list("code", "benefit_confirmed", "recognised_level")
        return {code: (benefit, level) for code, benefit, level in told}


def _contents(counted: Counted) -> Iterator[tuple[Dossier, Content]]:
    """Each counted registration with its last content of that day; the one sent last comes last."""
    sent = DossierVersion.objects.filter(
        dossier__in=counted.dossiers().values("pk"), sent_at__lte=end_of_day(counted.day)
    )
    last = sent.order_by("dossier", "-number").distinct("dossier").values("pk")
    rows = DossierVersion.objects.filter(pk__in=last).select_related("dossier__unit", "dossier__phase")
    for version in rows.order_by("sent_at", "pk").iterator(chunk_size=CHUNK):
        yield version.dossier, json.loads(version.content)


def _entries(dossier: Dossier, content: Content) -> Iterator[SentEntry]:
    for entry in content["entries"]:
        award, subject = entry["award"], entry["subject"]
        label = f"{subject['name']} – {subject['position']}" if subject["position"] else subject["name"]
        yield SentEntry(dossier, award["code"], award["name"], subject["kind"], subject["code"], label)


def _units(rows: Iterable[Content], key: str) -> dict[str, Unit]:
    return Unit.objects.in_bulk({row[key] for row in rows}, field_name="code")


def _name(units: Mapping[str, Unit], code: str) -> str:
    return str(units.get(code, code))


def _keys(model: type[Initiative | Work], codes: Iterable[str]) -> dict[str, int]:
    return dict(model.objects.filter(code__in=list(codes)).values_list("code", "pk"))


def _in_tree(rows: Mapping[str, Content], units: Mapping[str, Unit], key: str) -> list[tuple[str, Content]]:
    def place(pair: tuple[str, Content]) -> tuple[str, str]:
        code, row = pair
        return (units[row[key]].path if row[key] in units else "", code)

    return sorted(rows.items(), key=place)


def _without_texts(row: Content) -> Content:
    """What a report counts of an initiative: its long texts are not kept for a whole province."""
    return {name: value for name, value in row.items() if name not in TEXTS}
