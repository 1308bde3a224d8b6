"""Sheets whose rows are about a person, a collective, a unit or a household."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import CampaignAward
from common.expressions import IsAmong
from exchange.services.sheets.base import Importer, Line, by_code
from people.models import Collective, Member, SubjectKind
from people.models.subject import subject_columns
from units.models import Unit

SubjectKey = tuple[int | None, int | None, int | None]
"""Primary keys of member, collective and unit; two of them ``None``."""

SHEET_OF = {
    SubjectKind.INDIVIDUAL: ("members", gettext_lazy("đoàn viên")),
    SubjectKind.HOUSEHOLD: ("members", gettext_lazy("đoàn viên")),
    SubjectKind.COLLECTIVE: ("collectives", gettext_lazy("tập thể")),
    SubjectKind.UNIT: ("units", gettext_lazy("đơn vị")),
}


class SubjectImporter(Importer):
    """Finds ``found["subject"]`` by kind and code, within the person's reach, in three queries.

    The code of a merged record means the one that was kept.
    """

    def find_subjects(self) -> None:
        people = Member.objects.visible_to(self.by, *self.roles).with_merged()
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
            line.found["subject"] = subject.person if isinstance(subject, Member) else subject

    def _codes_of(self, *kinds: str) -> set[str]:
        return {line["subject_code"] for line in self.good() if line["subject_kind"] in kinds}

    def find_offers(self) -> None:
        """Reads which campaigns of the good lines lead to which awards, in one query."""
        campaigns = {line.found["campaign"].pk for line in self.good()}
        offers = CampaignAward.objects.filter(campaign__in=campaigns)
        self._offered = set(offers.values_list("campaign_id", "award_id"))

    def award_problem(self, line: Line) -> str:
        """Why the line's award cannot be had by its subject in its campaign; empty when it can."""
        campaign, award, kind = line.found["campaign"], line.found["award"], line["subject_kind"]
        if (campaign.pk, award.pk) not in self._offered:
            return _("Phong trào này không xét %(award)s.") % {"award": award.name}
        if kind in award.subject_kinds:
            return ""
        meant = ", ".join(str(SubjectKind(one).label).lower() for one in award.subject_kinds)
        return _("%(award)s chỉ trao cho %(meant)s, không trao cho %(kind)s.") % {
            "award": award.name,
            "meant": meant,
            "kind": str(SubjectKind(kind).label).lower(),
        }

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
        about = Q(collective__in=groups) | Q(subject_unit__in=units)
        if members:
            records = ArraySubquery(Member.objects.of_people(members).values("pk"))
            about |= Q(IsAmong(F("member_id"), records))
        return with_person(rows.filter(about))


def with_person(rows: QuerySet) -> QuerySet:
    """``rows`` with what ``key_of`` goes by."""
    return rows.annotate(person_id=Coalesce("member__merged_into_id", "member_id"))


def key_of(row: Any) -> SubjectKey:
    """The subject of a row, as ``subject_key`` says it of a line: under whichever record, the person."""
    return row.person_id, row.collective_id, row.subject_unit_id


def home_of(line: Line) -> Unit:
    """The unit a line's subject belongs to; a unit is its own."""
    subject = line.found["subject"]
    return subject if isinstance(subject, Unit) else subject.unit
