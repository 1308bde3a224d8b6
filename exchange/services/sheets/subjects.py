"""Sheets whose rows are about a person, a collective, a unit or a household."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.services.sheets.base import Importer, Line, by_code
from people.models import Collective, Member, SubjectKind
from people.models.subject import subject_columns
from units.models import Unit

SubjectKey = tuple[int | None, int | None, int | None]
"""Primary keys of member, collective and unit; two of them ``None``."""

SHEET_OF = {
    SubjectKind.INDIVIDUAL: ("members", _("đoàn viên")),
    SubjectKind.HOUSEHOLD: ("members", _("đoàn viên")),
    SubjectKind.COLLECTIVE: ("collectives", _("tập thể")),
    SubjectKind.UNIT: ("units", _("đơn vị")),
}


class SubjectImporter(Importer):
    """Finds ``found["subject"]`` by kind and code, within the person's reach, in three queries."""

    def find_subjects(self) -> None:
        people = Member.objects.visible_to(self.by, *self.roles).select_related("unit")
        groups = Collective.objects.visible_to(self.by, *self.roles).select_related("unit")
        units = Unit.objects.visible_to(self.by, *self.roles)
        members = by_code(people, self._codes_of(SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD))
        rows = {
            SubjectKind.INDIVIDUAL: members,
            SubjectKind.HOUSEHOLD: members,
            SubjectKind.COLLECTIVE: by_code(groups, self._codes_of(SubjectKind.COLLECTIVE)),
            SubjectKind.UNIT: by_code(units, self._codes_of(SubjectKind.UNIT)),
        }
        for line in self.good():
            subject = rows[line["subject_kind"]].get(line["subject_code"])
            if subject is None:
                sheet, what = SHEET_OF[line["subject_kind"]]
                self.refuse(line, "subject_code", self._missing(line["subject_code"], sheet, str(what)))
            line.found["subject"] = subject

    def _codes_of(self, *kinds: str) -> set[str]:
        return {line["subject_code"] for line in self.good() if line["subject_kind"] in kinds}

    def columns_of(self, line: Line) -> dict[str, Any]:
        """The four columns that say who a row is about."""
        return subject_columns(line["subject_kind"], line.found["subject"])

    def subject_key(self, line: Line) -> SubjectKey:
        """The part of a line's key that names its subject."""
        columns = self.columns_of(line)
        return tuple(getattr(columns[name], "pk", None) for name in ("member", "collective", "subject_unit"))

    def about_subjects(self, rows: QuerySet) -> QuerySet:
        """Those of ``rows`` that are about the subjects of good lines."""
        keys = [self.subject_key(line) for line in self.good()]
        members, groups, units = ({key[place] for key in keys if key[place]} for place in range(3))
        return rows.filter(Q(member__in=members) | Q(collective__in=groups) | Q(subject_unit__in=units))


def key_of(row: Any) -> SubjectKey:
    """The subject of a row, as ``subject_key`` says it of a line."""
    return row.member_id, row.collective_id, row.subject_unit_id


def home_of(line: Line) -> Unit:
    """The unit a line's subject belongs to; a unit is its own."""
    subject = line.found["subject"]
    return subject if isinstance(subject, Unit) else subject.unit
