"""Sheets whose rows are about a person, a collective, a unit or a household."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import CampaignAward
from common.expressions import IsAmong
from exchange.services.sheets.base import Importer, Line, by_code
from people.models import Collective, Member, SubjectKind
from people.models.subject import subject_columns
from units.models import Unit

PERSON = Coalesce("member__merged_into_id", "member_id")
"""Under whichever record a row was written, the one that stands for the person."""
WHO = (PERSON, "collective_id", "subject_unit_id")
SubjectKey = tuple[int | None, int | None, int | None]
"""Primary keys of member, collective and unit; two of them ``None``."""

SHEET_OF = {
    SubjectKind.INDIVIDUAL: ("members", gettext_lazy("đoàn viên")),
    SubjectKind.HOUSEHOLD: ("members", gettext_lazy("đoàn viên")),
    SubjectKind.COLLECTIVE: ("collectives", gettext_lazy("tập thể")),
    SubjectKind.UNIT: ("units", gettext_lazy("đơn vị")),
}


NAMED: dict[type[Model], tuple[str, ...]] = {
    Member: ("full_name", "birth_date", "position"),
    Collective: ("name",),
    Unit: ("short_name", "name"),
}
"""The fields a label is made of."""


class Nominee(NamedTuple):
    """Whom a line is about, without a row of its model: where many thousands are only looked up, that is quicker.

    ``path`` is that of its unit; a unit is its own.
    """

    model: type[Model]
    pk: int
    key: SubjectKey
    path: str
    named: tuple[Any, ...]

    @property
    def label(self) -> str:
        """As its row is called."""
        return self.model(**dict(zip(NAMED[self.model], self.named, strict=True))).label


def nominees(rows: QuerySet, codes: Collection[str]) -> dict[str, Nominee]:
    """Those of ``rows`` with these codes, by code; the code of a merged record means the one that was kept."""
    if rows.model is not Member:
        return _named(rows, codes)
    found = _named(rows.standing(), codes)
    if missing := set(codes) - found.keys():
        merged = rows.filter(code__any_of=missing, merged_into__isnull=False)
        kept = dict(merged.values_list("code", "merged_into__code"))
        standing = _named(Member.objects.all(), set(kept.values()))
        found |= {code: standing[other] for code, other in kept.items()}
    return found


def _named(rows: QuerySet, codes: Collection[str]) -> dict[str, Nominee]:
    if not codes:
        return {}
    model = rows.model
    place = list(NAMED).index(model)
    before, behind = (None,) * place, (None,) * (2 - place)
    found = rows.filter(code__any_of=codes).values_list("code", "pk", rows.unit_path, *NAMED[model])
    return {code: Nominee(model, pk, (*before, pk, *behind), path, tuple(named)) for code, pk, path, *named in found}


def records_of(people: set[int]) -> set[int]:
    """``people`` and the records merged into any of them: what was written about somebody names one of these."""
    return people | set(Member.objects.filter(merged_into__any_of=people).values_list("pk", flat=True))


class SubjectImporter(Importer):
    """Finds ``found["subject"]`` by kind and code, within the person's reach, in three queries.

    The code of a merged record means the one that was kept.
    """

    def find_subjects(self) -> None:
        codes: dict[str, set[str]] = defaultdict(set)
        for line in self.good():
            codes[line.values["subject_kind"]].add(line.values["subject_code"])
        people = codes[SubjectKind.INDIVIDUAL] | codes[SubjectKind.HOUSEHOLD]
        members = self.subjects(Member, people)
        rows = {
            SubjectKind.INDIVIDUAL: members,
            SubjectKind.HOUSEHOLD: members,
            SubjectKind.COLLECTIVE: self.subjects(Collective, codes[SubjectKind.COLLECTIVE]),
            SubjectKind.UNIT: self.subjects(Unit, codes[SubjectKind.UNIT]),
        }
        for line in self.good():
            subject = rows[line.values["subject_kind"]].get(line.values["subject_code"])
            if subject is None:
                sheet, what = SHEET_OF[line["subject_kind"]]
                self.refuse(line, "subject_code", self._missing(line["subject_code"], sheet, str(what)))
            line.found["subject"] = subject

    def subjects(self, model: type[Model], codes: Collection[str]) -> Mapping[str, Any]:
        """Those of ``model`` with these codes, by code; each with its unit, a person with the record that was kept."""
        rows = model.objects.visible_to(self.by, *self.roles)
        if model is Member:
            return {code: row.person for code, row in by_code(rows.with_merged(), codes).items()}
        return by_code(rows if model is Unit else rows.select_related("unit"), codes)

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
    return rows.annotate(person_id=PERSON)


def key_of(row: Any) -> SubjectKey:
    """The subject of a row, as ``subject_key`` says it of a line: under whichever record, the person."""
    return row.person_id, row.collective_id, row.subject_unit_id


def home_of(line: Line) -> Unit:
    """The unit a line's subject belongs to; a unit is its own."""
    subject = line.found["subject"]
    return subject if isinstance(subject, Unit) else subject.unit
