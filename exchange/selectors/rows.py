"""The rows of each sheet as the database has them, by column key; a fixed number of queries a sheet."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Case, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from awards.models import Honour
from campaigns.models import (
    Campaign,
    CampaignPhase,
    DossierInitiative,
    DossierKind,
    DossierWork,
    Entry,
    Target,
    TargetOrigin,
)
from common.clock import today
from contributions.models import Initiative, InitiativeAuthor, Work
from decisions.models import Answer, SubmissionLetter, SubmissionLine, SubmissionState
from people.models import Absence, Collective, Discipline, Member, Rating
from scores.models import CouncilVote, CriterionScore
from units.models import ClusterMembership, Headcount, Unit

Row = dict[str, Any]
CHUNK = 2000
SUBJECTS = {"member": "unit__path", "collective": "unit__path", "subject_unit": "path"}
"""The keys that say who a row is about, and where under each the unit's path is."""
MEMBER_CODE = Coalesce("member__merged_into__code", "member__code")
"""The code of the record that stands for the person."""
ADDRESSEE = "_kinh_gui"
"""Whom a letter is addressed to."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose rows: of a unit and everything under it, perhaps of one campaign or one letter to a higher body only."""

    unit: Unit
    campaign: Campaign | None = None
    letter: SubmissionLetter | None = None

    def of_campaign(self, rows: QuerySet, lookup: str = "campaign") -> QuerySet:
        """Those of ``rows`` that belong to the campaign, all where none is named."""
        return rows.filter(**{lookup: self.campaign.pk}) if self.campaign else rows


def units(wanted: Wanted) -> Iterator[Row]:
    """With the latest headcount, and the cluster of its year; the topmost names its parent too."""
    rows = Unit.objects.of_subtree(wanted.unit)
    codes = dict(Unit.objects.of_subtree(wanted.unit).values_list("path", "code"))
    codes |= dict(Unit.objects.filter(path=wanted.unit.path[: -Unit.steplen]).values_list("path", "code"))
    counted = Headcount.objects.filter(unit__path__startswith=wanted.unit.path)
    latest = {row.unit_id: row for row in counted.order_by("unit", "-as_of").distinct("unit")}
    joined = ClusterMembership.objects.filter(unit__path__startswith=wanted.unit.path).order_by("-cluster__code")
    clusters_of = {
        (unit, year): code for unit, year, code in joined.values_list("unit", "cluster__year", "cluster__code")
    }
    for unit in rows:
        headcount = latest.get(unit.pk)
        yield {
            "code": unit.code,
            "name": unit.name,
            "short_name": unit.short_name,
            "kind": unit.kind,
            "parent_code": codes.get(unit.path[: -Unit.steplen], ""),
            "block": unit.block,
            "cluster": clusters_of.get((unit.pk, headcount.as_of.year), "") if headcount else "",
            "founded_on": unit.founded_on,
            **{
                name: getattr(headcount, name, None)
                for name in ("workers", "workers_female", "members", "members_female", "as_of")
            },
        }


def clusters(wanted: Wanted) -> Iterator[Row]:
    rows = ClusterMembership.objects.filter(cluster__unit__path__startswith=wanted.unit.path)
    return _read(
        rows.order_by("cluster__year", "cluster__code", "unit__path"),
        code="cluster__code",
        name="cluster__name",
        unit_code="cluster__unit__code",
        year="cluster__year",
        member_unit_code="unit__code",
        officer="office",
    )


def members(wanted: Wanted) -> Iterator[Row]:
    return _read(
        Member.objects.of_subtree(wanted.unit).active().order_by("unit__path", "code"),
        "code full_name birth_date gender position is_direct_worker is_leader education joined_on",
        unit_code="unit__code",
    )


def collectives(wanted: Wanted) -> Iterator[Row]:
    return _read(
        Collective.objects.of_subtree(wanted.unit).order_by("unit__path", "code"),
        "code name kind headcount headcount_female",
        unit_code="unit__code",
    )


def campaigns(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(Campaign.objects.of_subtree(wanted.unit), "pk")
    return _read(
        rows.order_by("starts_on", "code"),
        "code name kind slogan needs_proposal",
        unit_code="unit__code",
        registration_opens="registration_opens_on",
        registration_closes="registration_closes_on",
        **{"from": "starts_on", "to": "ends_on"},
    )


def phases(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(CampaignPhase.objects.filter(campaign__unit__path__startswith=wanted.unit.path))
    return _read(
        rows.order_by("campaign__starts_on", "campaign__code", "number"),
        "number name",
        campaign_code="campaign__code",
        **{"from": "starts_on", "to": "ends_on"},
    )


def targets(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(Target.objects.of_subtree(wanted.unit).filter(origin=TargetOrigin.ASSIGNED))
    return _read(
        rows.order_by("campaign__code", "unit__path", "indicator"),
        "indicator value",
        campaign_code="campaign__code",
        unit_code="unit__code",
    )


def entries(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(Entry.objects.of_subtree(wanted.unit), "dossier__campaign")
    return _read(
        rows.order_by("dossier__campaign__code", "dossier__unit__path", "pk"),
        "registered_on achievements",
        campaign_code="dossier__campaign__code",
        phase="dossier__phase__number",
        stage=Case(When(dossier__kind=DossierKind.PROPOSAL, then=Value("proposed")), default=Value("registered")),
        award_code="award__code",
        unit_code="dossier__unit__code",
        **_subject(),
    )


def initiatives(wanted: Wanted) -> Iterator[Row]:
    authors = Prefetch(
        "authors", InitiativeAuthor.objects.select_related("member__merged_into").order_by("-share_percent", "pk")
    )
    rows = wanted.of_campaign(Initiative.objects.of_subtree(wanted.unit), "dossier_links__dossier__campaign").distinct()
    rows = rows.select_related("unit", "programme").prefetch_related(authors).order_by("unit__path", "code")
    codes = _campaign_codes(DossierInitiative.objects.all(), "initiative_id", wanted)
    for row in rows.iterator(chunk_size=CHUNK):
        yield _plain(
            row,
            "code title kind field applied_on summary benefit_declared benefit_confirmed recognised_level"
            " recognised_on recognition_no applied_at problem solution result benefit_method benefit_other is_secret",
        ) | {
            "programme_code": row.programme.code if row.programme else "",
            "campaign_code": codes.get(row.pk, ""),
            "unit_code": row.unit.code,
            "authors": "; ".join(f"{one.member.person.code}:{one.share_percent}" for one in row.authors.all()),
        }


def works(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(Work.objects.of_subtree(wanted.unit), "dossier_links__dossier__campaign").distinct()
    codes = _campaign_codes(DossierWork.objects.all(), "work_id", wanted)
    rows = rows.select_related("owner_unit", "builder_unit").order_by("owner_unit__path", "code")
    for row in rows.iterator(chunk_size=CHUNK):
        yield _plain(
            row,
            "code name kind builder occasion value benefit started_on due_on finished_on plaque_text plaque_level"
            " plaque_no plaque_on funding quality safety place",
        ) | {
            "campaign_code": codes.get(row.pk, ""),
            "owner_unit_code": row.owner_unit.code,
            "builder_unit_code": row.builder_unit.code if row.builder_unit else "",
        }


def past_awards(wanted: Wanted) -> Iterator[Row]:
    return _read(
        _of_subjects(wanted.of_campaign(Honour.objects.in_force_on(today())), wanted).order_by(
            "year", "award__code", "pk"
        ),
        "year decision_no decided_on decided_by",
        award_code="award__code",
        campaign_code="campaign__code",
        **_subject(),
    )


def discipline(wanted: Wanted) -> Iterator[Row]:
    rows = _of_subjects(Discipline.objects.all(), wanted).order_by("from_date", "pk")
    return _read(rows, "level from_date to_date decision_no", **_subject())


def ratings(wanted: Wanted) -> Iterator[Row]:
    rows = _of_subjects(Rating.objects.all(), wanted).order_by("year", "pk")
    return _read(rows, "year rating", **_subject())


def scores(wanted: Wanted) -> Iterator[Row]:
    """The points of every criterion, and totals that are only known as such."""
    rows = _of_subjects(wanted.of_campaign(CriterionScore.objects.all(), "card__campaign"), wanted, prefix="card__")
    return _read(
        rows.order_by("card__campaign__code", "card_id", "criterion__section__position", "criterion__position"),
        "self_score cluster_score appraised_score",
        campaign_code="card__campaign__code",
        sheet_code="card__sheet__code",
        criterion_code="criterion__code",
        **_subject("card__"),
    )


def votes(wanted: Wanted) -> Iterator[Row]:
    rows = _of_subjects(wanted.of_campaign(CouncilVote.objects.all()), wanted)
    return _read(
        rows.order_by("campaign__code", "award__code", "pk"),
        "council_members votes_for",
        campaign_code="campaign__code",
        award_code="award__code",
        **_subject(),
    )


def absences(wanted: Wanted) -> Iterator[Row]:
    return _read(
        Absence.objects.of_subtree(wanted.unit).order_by("year", "member__code", "reason"),
        "year working_days reason",
        member_code=MEMBER_CODE,
    )


def answers(wanted: Wanted) -> Iterator[Row]:
    """The lines of letters that were sent, with what was answered; ``_don_vi`` and ``ADDRESSEE`` are for reading."""
    rows = wanted.of_campaign(SubmissionLine.objects.of_subtree(wanted.unit), "letter__run__campaign")
    rows = rows.filter(letter__state__in=(SubmissionState.SENT, SubmissionState.ANSWERED))
    if wanted.letter:
        rows = rows.filter(letter=wanted.letter)
    return _read(
        rows.order_by("letter__year", "letter_id", "order_no"),
        "order_no decision_no decided_on decided_by reason",
        unit_code="letter__unit__code",
        year="letter__year",
        letter_no="letter__number",
        nominee="name",
        award="award_label",
        answer=Case(When(answer=Answer.WAITING, then=Value("")), default="answer"),
        _don_vi="unit_name",
        **{ADDRESSEE: "letter__addressee"},
    )


ROWS: Mapping[str, Callable[[Wanted], Iterator[Row]]] = MappingProxyType(
    {
        rows.__name__: rows
        for rows in (
            units, clusters, members, collectives, campaigns, phases, targets, entries, initiatives, works,
            past_awards, discipline, ratings, scores, votes, absences, answers,
        )
    }
)  # fmt: skip
"""By sheet."""


def _plain(row: Any, names: str) -> Row:
    """Fields that are called as their columns."""
    return {name: getattr(row, name) for name in names.split()}


def _read(rows: QuerySet, names: str = "", **further: Any) -> Iterator[Row]:
    """The columns ``names`` and ``further`` (column → field or expression) of ``rows``, no more than a piece at once.

    No row of a model is made: of a hundred thousand that alone would take longer than writing the cells.
    """
    plain = names.split()
    keys = [*plain, *further]
    for row in rows.values_list(*plain, *further.values()).iterator(chunk_size=CHUNK):
        yield dict(zip(keys, row, strict=True))


def _subject(prefix: str = "") -> dict[str, Any]:
    """The two columns that say who a row is about; of a person, the record that was kept."""
    return {
        "subject_kind": f"{prefix}subject_kind",
        "subject_code": Coalesce(
            f"{prefix}member__merged_into__code", *(f"{prefix}{subject}__code" for subject in SUBJECTS)
        ),
    }


def _of_subjects(rows: QuerySet, wanted: Wanted, prefix: str = "") -> QuerySet:
    """Rows about subjects that are of the unit today, wherever they were when the row was written."""
    reached = Q(pk__in=[])
    for subject, place in SUBJECTS.items():
        reached |= Q(**{f"{prefix}{subject}__{place}__startswith": wanted.unit.path})
    return rows.filter(reached)


def _campaign_codes(links: QuerySet, key: str, wanted: Wanted) -> dict[int, str]:
    """The campaign each linked row is exported under: the wanted one, else the latest."""
    codes: dict[int, str] = defaultdict(str)
    rows = wanted.of_campaign(links.of_subtree(wanted.unit), "dossier__campaign").order_by("pk")
    codes |= dict(rows.values_list(key, "dossier__campaign__code"))
    return codes
