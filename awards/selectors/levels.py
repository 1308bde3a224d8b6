"""What a subject was given, and is put up for, in one year at all levels: seen side by side before anybody decides."""

from collections.abc import Collection
from dataclasses import dataclass

from awards.models import Honour, Recommendation, TallyRun
from awards.selectors.entries import COLUMNS
from campaigns.models import Campaign, DossierState, Entry
from catalogue.models import AwardType
from common.clock import today
from people.models import Member

NOT_PUT_UP = (DossierState.DRAFT, DossierState.WITHDRAWN)
Key = tuple[int | None, int]


@dataclass(slots=True)
class Stand:
    """Where the subject stands for ``award``: put up in a campaign, considered by its latest run, holding it.

    ``result`` is ``None`` while no run is done that the reader may see, ``entry`` for what was given elsewhere.
    """

    award: AwardType
    campaign: Campaign | None = None
    entry: Entry | None = None
    result: Recommendation | None = None
    honour: Honour | None = None

    @property
    def decided_by(self) -> str:
        """Who decides on the award, or did."""
        return (self.honour and self.honour.decided_by) or self.award.decided_by


def stands_of(recommendation: Recommendation, *, viewer, roles: Collection[str]) -> list[Stand]:
    """All of the subject in the campaign's year, in the order of the catalogue; 4 queries.

    Entries are those of units the viewer reaches, results those of campaigns of units where one of ``roles`` does.
    """
    entry, year = recommendation.entry, recommendation.run.campaign.year
    about = {"subject_kind": entry.subject_kind} | {column: getattr(entry, column) for column in COLUMNS}
    if about.pop("member_id"):
        about["member__in"] = Member.objects.of_people([entry.member.person_id])
    found: dict[Key, Stand] = {}
    entries: dict[int, Stand] = {}
    for row in _put_up(about, year, viewer):
        key = (row.dossier.campaign_id, row.award_id)
        stand = found.setdefault(key, Stand(row.award, campaign=row.dossier.campaign))
        stand.entry = row
        entries[row.pk] = stand
    for result in _latest(entries, viewer, roles):
        entries[result.entry_id].result = result
    for honour in (
        Honour.objects.in_force_on(today())
        .filter(**about, year=year)
        .select_related("award", "campaign")
        .order_by("pk")
    ):
        key = (honour.campaign_id, honour.award_id)
        stand = found.get(key)
        if stand is None or stand.honour is not None:
            stand = found[None, -honour.pk] = Stand(honour.award, campaign=honour.campaign)
        stand.honour = honour
    return sorted(found.values(), key=lambda stand: (stand.award.position, stand.award.code))


def _put_up(about, year: int, viewer):
    """Registrations before the proposals made of them."""
    entries = Entry.objects.filter(**about, dossier__campaign__ends_on__year=year).visible_to(viewer)
    rows = entries.exclude(dossier__state__in=NOT_PUT_UP).select_related("award", "dossier__campaign", "dossier__unit")
    return rows.order_by("pk")


def _latest(entries, viewer, roles) -> list[Recommendation]:
    """The results no later run replaces."""
    results = Recommendation.objects.shown().filter(entry__in=list(entries)).visible_to(viewer, *roles)
    rows = list(results.select_related("run", "award", "override").defer("run__standards").order_by("pk"))
    later = TallyRun.objects.awards_considered_later(row.run for row in rows)
    return [row for row in rows if row.award.code not in later[row.run_id]]
