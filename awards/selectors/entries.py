"""Which entries of a campaign a tally considers."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, Length

from awards.selectors.quotas import quota_text
from campaigns.models import Dossier, DossierKind, DossierState, Entry, EntryReview
from catalogue.models import AwardType, Road, RoadKind
from common.remembering import remembered

COLUMNS = ("member_id", "collective_id", "subject_unit_id")
SUBJECT = ("subject_kind", *COLUMNS)
TALLIED_ROADS = (RoadKind.DECIDE, RoadKind.PROPOSE_UP)
WAITING = (DossierState.SENT, DossierState.IN_REVIEW, DossierState.RETURNED)


def tallied_awards(campaign, code: str = "") -> QuerySet[AwardType]:
    """Awards of the campaign that its unit decides or proposes upwards; only that of ``code`` when given."""
    awards = AwardType.objects.filter(
        campaigns__campaign=campaign, roads__level=campaign.unit.kind, roads__kind__in=TALLIED_ROADS
    ).order_by("position", "code")
    return awards.filter(code=code) if code else awards


def codes_going_up(unit) -> set[str]:
    """Codes of the awards that the level of ``unit`` only proposes to higher bodies."""
    roads = Road.objects.filter(level=unit.kind, kind=RoadKind.PROPOSE_UP)
    return set(roads.values_list("award__code", flat=True))


def tallied_entries(campaign, award_ids) -> QuerySet[Entry]:
    """Entries of accepted dossiers that no reviewer failed: these a tally considers."""
    return accepted_entries(campaign, award_ids).not_failed()


def failed_entries(campaign, award_ids) -> QuerySet[Entry]:
    """Entries a tally leaves out because their reviewer failed them though their dossier was accepted."""
    return accepted_entries(campaign, award_ids).failed()


def accepted_entries(campaign, award_ids) -> QuerySet[Entry]:
    """Entries of accepted proposals; of accepted registrations where the campaign needs no proposal."""
    kind = DossierKind.PROPOSAL if campaign.needs_proposal else DossierKind.REGISTRATION
    return Entry.objects.filter(
        dossier__campaign=campaign,
        dossier__kind=kind,
        dossier__state=DossierState.ACCEPTED,
        award__in=award_ids,
    )


def put_up(campaign, award_ids) -> QuerySet:
    """Of each tallied entry its key, award, subject, the number of its phase and how near its unit is to the subject.

    A subject put up several times for one award is considered once: in the latest phase, there in the dossier of the
    unit nearest to it.
    """
    return (
        tallied_entries(campaign, award_ids)
        .order_by()
        .values_list(
            "pk",
            "award_id",
            *SUBJECT,
            "dossier__phase__number",
            Length("dossier__unit__path"),
        )
    )


def entries_by_award(
    campaign, awards: Sequence[AwardType], *, quotas: Mapping[str, Any], with_standard: Collection[int]
) -> Sequence[AwardType]:
    """The ``awards`` a tally would consider, each with ``ready`` and ``waiting`` subjects, counted once a change.

    ``waiting`` stand in dossiers that are sent, in review or returned: a tally started now leaves them out.
    ``quota`` is that of ``quotas``, by the award's code, in words; ``has_standard`` tells whether its key is among
    ``with_standard``.
    """
    known_by = (campaign.pk, campaign.needs_proposal, [award.pk for award in awards])
    found = remembered("put-up", known_by, (Dossier, Entry, EntryReview), lambda: _counts(campaign, awards))
    for award in awards:
        award.quota = quota_text(quotas[award.code])
        award.has_standard = award.pk in with_standard
        award.ready = found.get(award.pk, {}).get("ready", 0)
        award.waiting = found.get(award.pk, {}).get("waiting", 0)
    return awards


def _counts(campaign, awards: Sequence[AwardType]) -> dict[int, dict[str, int]]:
    kind = DossierKind.PROPOSAL if campaign.needs_proposal else DossierKind.REGISTRATION
    entries = Entry.objects.filter(dossier__campaign=campaign, dossier__kind=kind, award__in=awards).not_failed()
    counts = entries.values("award_id").annotate(
        ready=_subjects(Q(dossier__state=DossierState.ACCEPTED)), waiting=_subjects(Q(dossier__state__in=WAITING))
    )
    return {row["award_id"]: row for row in counts}


def _subjects(which: Q):
    """How many subjects the entries ``which`` put up; each stands in one column."""
    keys = (F(column) * len(COLUMNS) + place for place, column in enumerate(COLUMNS))
    return Count(Coalesce(*keys), distinct=True, filter=which)
