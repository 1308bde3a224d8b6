"""Which runs look, or looked, at an award a person holds."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from awards.models import Honour, Recommendation, Shard, TallyRun
from awards.querysets import ACTIVE_STATES
from awards.selectors.facts.collective import TITLES_OF_MEMBERS
from campaigns.models import Entry
from people.models import CollectiveMembership, Member, Membership, SubjectKind
from units.models import Unit, UnitPlacement


def runs_that_read(honour: Honour) -> list[TallyRun]:
    """The runs under way, or over since ``honour`` was written down, that look at it; the oldest first.

    They consider the holder or, where it is a person's title of their year, a collective or unit the holder belongs to.
    """
    since = TallyRun.objects.filter(Q(finished_at__gte=honour.created_at) | Q(state__in=ACTIVE_STATES))
    if honour.member is None:
        held_by = {"collective": honour.collective_id, "subject_unit": honour.subject_unit_id}
        entries = Entry.objects.filter(**{column: key for column, key in held_by.items() if key})
        return sorted(_considering(since, entries), key=lambda run: (run.started_at, run.pk))
    records = Member.objects.of_people([honour.member.person_id])
    found = _considering(since, Entry.objects.filter(member__in=records))
    if honour.subject_kind == SubjectKind.INDIVIDUAL and honour.award.code in TITLES_OF_MEMBERS:
        of_year = since.filter(period_to__year=honour.year)
        for day in set(of_year.values_list("period_to", flat=True)):
            found |= _considering(of_year.filter(period_to=day), _of_groups(records, day))
    return sorted(found, key=lambda run: (run.started_at, run.pk))


def _considering(runs: QuerySet[TallyRun], entries: QuerySet[Entry]) -> set[TallyRun]:
    """Those of ``runs`` with an outcome for one of ``entries``, or under way with one of them in a slice."""
    has_outcome = Exists(Recommendation.objects.filter(run=OuterRef("pk"), entry__in=entries))
    under_way = runs.active()
    waiting = list(entries.filter(dossier__campaign__in=under_way.values("campaign")).values_list("pk", flat=True))
    in_slice = Exists(Shard.objects.filter(run=OuterRef("pk"), entry_ids__overlap=waiting))
    found = set(runs.filter(has_outcome).select_related("campaign"))
    return found | set(under_way.filter(in_slice).select_related("campaign")) if waiting else found


def _of_groups(records: Collection[Member], day: dt.date) -> QuerySet[Entry]:
    """Entries of the collectives the person belonged to on ``day``, of the units, and of those above them."""
    teams = CollectiveMembership.objects.on(day).filter(member__in=records).values("collective")
    homes = Membership.objects.on(day).filter(member__in=records).values("unit")
    paths = UnitPlacement.objects.on(day).filter(unit__in=homes).values_list("path", flat=True)
    above = {path[:end] for path in paths for end in range(Unit.steplen, len(path) + 1, Unit.steplen)}
    units = UnitPlacement.objects.on(day).filter(path__in=above).values("unit")
    return Entry.objects.filter(Q(collective__in=teams) | Q(subject_unit__in=units))
