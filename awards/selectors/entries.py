"""Which entries of a campaign a tally considers."""

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from awards.models import StandardVersion
from awards.selectors.quotas import quota_text, quotas_of
from campaigns.models import DossierKind, DossierState, Entry
from catalogue.models import AwardType, RoadKind

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


def tallied_entries(campaign, award_ids) -> QuerySet[Entry]:
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


def entries_by_award(campaign) -> list[AwardType]:
    """The awards a tally of the campaign would consider, each with ``ready`` and ``waiting`` subjects.

    ``waiting`` stand in dossiers that are sent, in review or returned: a tally started now leaves them out.
    ``quota`` is in words, ``has_standard`` tells whether a standard is in force on the campaign's last day.
    """
    awards = list(tallied_awards(campaign))
    quotas = quotas_of(campaign, awards)
    in_force = set(StandardVersion.objects.in_force_on(campaign.ends_on).values_list("award_id", flat=True))
    kind = DossierKind.PROPOSAL if campaign.needs_proposal else DossierKind.REGISTRATION
    counts = (
        Entry.objects.filter(dossier__campaign=campaign, dossier__kind=kind, award__in=[award.pk for award in awards])
        .values("award_id")
        .annotate(
            ready=_subjects(Q(dossier__state=DossierState.ACCEPTED)),
            waiting=_subjects(Q(dossier__state__in=WAITING)),
        )
    )
    found = {row["award_id"]: row for row in counts}
    for award in awards:
        award.quota = quota_text(quotas[award.code])
        award.has_standard = award.pk in in_force
        award.ready = found.get(award.pk, {}).get("ready", 0)
        award.waiting = found.get(award.pk, {}).get("waiting", 0)
    return awards


def _subjects(which: Q):
    """How many subjects the entries ``which`` put up: each stands in one column, so the columns are counted apart."""
    return sum(
        (Count(column, distinct=True, filter=which) for column in COLUMNS[1:]),
        Count(COLUMNS[0], distinct=True, filter=which),
    )
