"""The rows of each sheet as the database has them, by column key; a fixed number of queries a sheet."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

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
from contributions.models import Initiative, InitiativeAuthor, Work
from people.models import Absence, Collective, Discipline, Member, Rating
from scores.models import CouncilVote, CriterionScore
from units.models import ClusterMembership, Headcount, Unit

Row = dict[str, Any]
CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose rows: of a unit and everything under it, perhaps of one campaign only."""

    unit: Unit
    campaign: Campaign | None = None

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
    for row in rows.select_related("cluster__unit", "unit").order_by("cluster__year", "cluster__code", "unit__path"):
        yield {
            "code": row.cluster.code,
            "name": row.cluster.name,
            "unit_code": row.cluster.unit.code,
            "year": row.cluster.year,
            "member_unit_code": row.unit.code,
            "officer": row.office,
        }


def members(wanted: Wanted) -> Iterator[Row]:
    rows = Member.objects.of_subtree(wanted.unit).active().select_related("unit").order_by("unit__path", "code")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "unit_code": row.unit.code,
            **_plain(row, "code full_name birth_date gender position is_direct_worker is_leader education joined_on"),
        }


def collectives(wanted: Wanted) -> Iterator[Row]:
    rows = Collective.objects.of_subtree(wanted.unit).select_related("unit").order_by("unit__path", "code")
    for row in rows.iterator(chunk_size=CHUNK):
        yield _plain(row, "code name kind headcount headcount_female") | {"unit_code": row.unit.code}


def campaigns(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(Campaign.objects.of_subtree(wanted.unit), "pk")
    for row in rows.select_related("unit").order_by("starts_on", "code"):
        yield _plain(row, "code name kind slogan needs_proposal") | {
            "unit_code": row.unit.code,
            "from": row.starts_on,
            "to": row.ends_on,
            "registration_opens": row.registration_opens_on,
            "registration_closes": row.registration_closes_on,
        }


def phases(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(CampaignPhase.objects.filter(campaign__unit__path__startswith=wanted.unit.path))
    for row in rows.select_related("campaign").order_by("campaign__starts_on", "campaign__code", "number"):
        yield {
            "campaign_code": row.campaign.code,
            "number": row.number,
            "name": row.name,
            "from": row.starts_on,
            "to": row.ends_on,
        }


def targets(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(Target.objects.of_subtree(wanted.unit).filter(origin=TargetOrigin.ASSIGNED))
    for row in rows.select_related("campaign", "unit").order_by("campaign__code", "unit__path", "indicator"):
        yield {
            "campaign_code": row.campaign.code,
            "unit_code": row.unit.code,
            "indicator": row.indicator,
            "value": row.value,
        }


def entries(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(Entry.objects.of_subtree(wanted.unit), "dossier__campaign").with_subject()
    rows = rows.select_related("member__merged_into", "dossier__unit", "dossier__campaign")
    rows = rows.select_related("dossier__phase").order_by("dossier__campaign__code", "dossier__unit__path", "pk")
    for row in rows.iterator(chunk_size=CHUNK):
        dossier = row.dossier
        yield {
            "campaign_code": dossier.campaign.code,
            "phase": dossier.phase.number if dossier.phase else None,
            "stage": "proposed" if dossier.kind == DossierKind.PROPOSAL else "registered",
            "award_code": row.award.code,
            "unit_code": dossier.unit.code,
            **_subject(row),
            "registered_on": row.registered_on,
            "achievements": row.achievements,
        }


def initiatives(wanted: Wanted) -> Iterator[Row]:
    authors = Prefetch(
        "authors", InitiativeAuthor.objects.select_related("member__merged_into").order_by("-share_percent", "pk")
    )
    rows = wanted.of_campaign(Initiative.objects.of_subtree(wanted.unit), "dossier_links__dossier__campaign").distinct()
    rows = rows.select_related("unit").prefetch_related(authors).order_by("unit__path", "code")
    codes = _campaign_codes(DossierInitiative.objects.all(), "initiative_id", wanted)
    for row in rows.iterator(chunk_size=CHUNK):
        yield _plain(
            row,
            "code title kind field applied_on summary benefit_declared benefit_confirmed recognised_level"
            " recognised_on recognition_no",
        ) | {
            "campaign_code": codes.get(row.pk, ""),
            "unit_code": row.unit.code,
            "authors": "; ".join(f"{one.member.person.code}:{one.share_percent}" for one in row.authors.all()),
        }


def works(wanted: Wanted) -> Iterator[Row]:
    rows = wanted.of_campaign(Work.objects.of_subtree(wanted.unit), "dossier_links__dossier__campaign").distinct()
    codes = _campaign_codes(DossierWork.objects.all(), "work_id", wanted)
    for row in rows.select_related("owner_unit").order_by("owner_unit__path", "code").iterator(chunk_size=CHUNK):
        yield _plain(
            row,
            "code name kind builder occasion value benefit started_on due_on finished_on plaque_text plaque_level"
            " plaque_no plaque_on",
        ) | {"campaign_code": codes.get(row.pk, ""), "owner_unit_code": row.owner_unit.code}


def past_awards(wanted: Wanted) -> Iterator[Row]:
    rows = _of_subjects(wanted.of_campaign(Honour.objects.all()), wanted)
    for row in rows.select_related("award", "campaign").order_by("year", "award__code", "pk"):
        yield _subject(row) | {
            "award_code": row.award.code,
            "year": row.year,
            "decision_no": row.decision_no,
            "decided_on": row.decided_on,
            "decided_by": row.decided_by,
            "campaign_code": row.campaign.code if row.campaign else "",
        }


def discipline(wanted: Wanted) -> Iterator[Row]:
    for row in _of_subjects(Discipline.objects.all(), wanted).order_by("from_date", "pk"):
        yield _subject(row) | _plain(row, "level from_date to_date decision_no")


def ratings(wanted: Wanted) -> Iterator[Row]:
    for row in _of_subjects(Rating.objects.all(), wanted).order_by("year", "pk"):
        yield _subject(row) | _plain(row, "year rating")


def scores(wanted: Wanted) -> Iterator[Row]:
    """The points of every criterion, and totals that are only known as such."""
    rows = wanted.of_campaign(CriterionScore.objects.all(), "card__campaign")
    rows = _of_subjects(rows, wanted, prefix="card__").select_related("card__campaign", "card__sheet", "criterion")
    for row in rows.order_by("card__campaign__code", "card_id", "criterion__section__position", "criterion__position"):
        yield (
            _subject(row.card)
            | _plain(row, "self_score cluster_score appraised_score")
            | {
                "campaign_code": row.card.campaign.code,
                "sheet_code": row.card.sheet.code,
                "criterion_code": row.criterion.code if row.criterion else "",
            }
        )


def votes(wanted: Wanted) -> Iterator[Row]:
    rows = _of_subjects(wanted.of_campaign(CouncilVote.objects.all()), wanted)
    for row in rows.select_related("campaign", "award").order_by("campaign__code", "award__code", "pk"):
        yield (
            _subject(row)
            | _plain(row, "council_members votes_for")
            | {
                "campaign_code": row.campaign.code,
                "award_code": row.award.code,
            }
        )


def absences(wanted: Wanted) -> Iterator[Row]:
    rows = Absence.objects.of_subtree(wanted.unit).select_related("member__merged_into")
    for row in rows.order_by("year", "member__code", "reason").iterator(chunk_size=CHUNK):
        yield _plain(row, "year working_days reason") | {"member_code": row.member.person.code}


ROWS: Mapping[str, Callable[[Wanted], Iterator[Row]]] = MappingProxyType(
    {
        rows.__name__: rows
        for rows in (
            units, clusters, members, collectives, campaigns, phases, targets, entries, initiatives, works,
            past_awards, discipline, ratings, scores, votes, absences,
        )
    }
)  # fmt: skip
"""By sheet."""


def _plain(row: Any, names: str) -> Row:
    """Fields that are called as their columns."""
    return {name: getattr(row, name) for name in names.split()}


def _subject(row: Any) -> Row:
    return {"subject_kind": row.subject_kind, "subject_code": row.subject_code}


def _of_subjects(rows: QuerySet, wanted: Wanted, prefix: str = "") -> QuerySet:
    """Rows about subjects that are of the unit today, wherever they were when the row was written."""
    own = {"member": "unit__path", "collective": "unit__path", "subject_unit": "path"}
    reached = Q(pk__in=[])
    for subject, place in own.items():
        reached |= Q(**{f"{prefix}{subject}__{place}__startswith": wanted.unit.path})
    return rows.filter(reached).select_related(
        *(f"{prefix}{subject}" for subject in own), f"{prefix}member__merged_into"
    )


def _campaign_codes(links: QuerySet, key: str, wanted: Wanted) -> dict[int, str]:
    """The campaign each linked row is exported under: the wanted one, else the latest."""
    codes: dict[int, str] = defaultdict(str)
    rows = wanted.of_campaign(links.of_subtree(wanted.unit), "dossier__campaign").order_by("pk")
    codes |= dict(rows.values_list(key, "dossier__campaign__code"))
    return codes
