"""What is open in campaigns goes on with whoever goes on from a unit that ended; the caller holds one transaction.

What was sent stays where it is: specialists above still decide it, under the name it was sent with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignState, Dossier, DossierInitiative, DossierWork
from campaigns.models.dossier import EDITABLE_STATES
from campaigns.transitions import CAMPAIGN_MOVES, DOSSIER_MOVES
from common.bulk import update_rows
from common.workflow import Move, advance_all, write_audits
from units.models import Unit

Successors = Mapping[int, int | None]
"""The key of a unit that ended → that of who goes on from it, ``None`` for nobody."""

RUNNING = (CampaignState.DRAFT, CampaignState.LAUNCHED)
INVITE = """
INSERT INTO campaigns_participation (campaign_id, unit_id, joined_at, joined_by_id, own_content, created_at, updated_at)
SELECT DISTINCT ON (place.campaign, place.successor)
  place.campaign, place.successor, before.joined_at, before.joined_by_id, before.own_content, now(), now()
FROM unnest(%(campaigns)s::bigint[], %(sources)s::bigint[], %(successors)s::bigint[])
  AS place (campaign, source, successor)
JOIN campaigns_participation AS before ON before.campaign_id = place.campaign AND before.unit_id = place.source
ORDER BY place.campaign, place.successor, before.joined_at NULLS LAST, before.id
ON CONFLICT (campaign_id, unit_id) DO UPDATE
SET joined_at = EXCLUDED.joined_at, joined_by_id = EXCLUDED.joined_by_id, updated_at = now()
WHERE campaigns_participation.joined_at IS NULL AND EXCLUDED.joined_at IS NOT NULL
"""
JOIN_ENTRIES = """
UPDATE campaigns_entry AS entry SET dossier_id = joined.into_id, updated_at = now()
FROM unnest(%(old)s::bigint[], %(into)s::bigint[]) AS joined (old_id, into_id)
JOIN campaigns_dossier AS home ON home.id = joined.into_id
JOIN units_unit AS top ON top.id = home.unit_id
WHERE entry.dossier_id = joined.old_id
  AND starts_with((SELECT subject.path FROM units_unit AS subject WHERE subject.id = coalesce(
        entry.subject_unit_id,
        (SELECT unit_id FROM people_collective WHERE id = entry.collective_id),
        (SELECT unit_id FROM people_member WHERE id = entry.member_id))), top.path)
  AND NOT EXISTS (
    SELECT 1 FROM campaigns_entry AS there
    WHERE there.dossier_id = joined.into_id AND there.award_id = entry.award_id
      AND (there.member_id, there.collective_id, there.subject_unit_id)
        IS NOT DISTINCT FROM (entry.member_id, entry.collective_id, entry.subject_unit_id))
"""
JOIN_LINKS = """
UPDATE {table} AS link SET dossier_id = joined.into_id, updated_at = now()
FROM unnest(%(old)s::bigint[], %(into)s::bigint[]) AS joined (old_id, into_id)
WHERE link.dossier_id = joined.old_id AND NOT EXISTS (
  SELECT 1 FROM {table} AS there WHERE there.dossier_id = joined.into_id AND there.{thing}_id = link.{thing}_id)
"""
JOIN_FILES = """
UPDATE campaigns_attachment AS file SET dossier_id = joined.into_id, updated_at = now()
FROM unnest(%(old)s::bigint[], %(into)s::bigint[]) AS joined (old_id, into_id)
WHERE file.dossier_id = joined.old_id AND file.detached_at IS NULL
"""
ADD_TARGETS = """
INSERT INTO campaigns_target (campaign_id, unit_id, indicator, value, origin, created_at, updated_at)
SELECT handed.campaign_id, moved.successor, handed.indicator, sum(handed.value), handed.origin, now(), now()
FROM campaigns_target AS handed
JOIN unnest(%(units)s::bigint[], %(successors)s::bigint[]) AS moved (source, successor) ON handed.unit_id = moved.source
JOIN campaigns_campaign AS campaign ON campaign.id = handed.campaign_id AND campaign.state = ANY(%(running)s)
JOIN units_unit AS top ON top.id = campaign.unit_id
JOIN units_unit AS successor ON successor.id = moved.successor AND starts_with(successor.path, top.path)
WHERE handed.origin = 'assigned'
GROUP BY 1, 2, 3, 5
ON CONFLICT (campaign_id, unit_id, indicator, origin) DO UPDATE
SET value = campaigns_target.value + EXCLUDED.value, updated_at = now()
"""


@dataclass
class _Plan:
    """Dossiers that change their unit, those that go into another one, and those that end."""

    moved: list[Dossier] = field(default_factory=list)
    joined: dict[int, Dossier] = field(default_factory=dict)
    closed: list[int] = field(default_factory=list)


def hand_on_dossiers(successors: Successors, *, by, why: str) -> dict[str, int]:
    """Drafts and returned dossiers of the ended units are their successors', or closed with ``why``.

    Where the successor has one of that place that can still be edited, what it lacks goes into it. One is closed where
    nobody goes on, the successor lies outside the campaign or has sent its own. Returns how many went which way.
    """
    held = list(_open_dossiers(successors))
    if not held:
        return {"moved": 0, "joined": 0, "closed": 0}
    plan = _plan(held, successors)
    sources = {row.pk: row.unit for row in held}
    _move(plan.moved, sources, successors, by=by)
    _join(plan.joined)
    closed = Dossier.objects.filter(pk__in=[*plan.joined, *plan.closed]).select_related("unit")
    advance_all(closed, "close", by=by, table=DOSSIER_MOVES, record=Move(note=why))
    return {"moved": len(plan.moved), "joined": len(plan.joined), "closed": len(plan.closed)}


def add_targets(successors: Mapping[int, int]) -> None:
    """What was handed to the ended units in campaigns that are not over stands with their successors too.

    The rows of the ended units stay as what they were asked for until their end.
    """
    if not successors:
        return
    _run(
        ADD_TARGETS,
        units=list(successors),
        successors=list(successors.values()),
        running=[str(each) for each in RUNNING],
    )


def hand_on_campaigns(successors: Successors, *, by, why: str) -> dict[str, int]:
    """Campaigns the ended units run are their successors' from now on; where there is none, running ones have ended."""
    rows = list(
        Campaign.objects.filter(unit__in=successors, state__in=RUNNING)
        .select_for_update(of=("self",))
        .select_related("unit")
        .order_by("pk")
    )
    if not rows:
        return {"passed_on": 0, "ended": 0}
    passed = [row for row in rows if successors[row.unit_id]]
    labels = _labels(successors)
    notes = {row.pk: _note(row.unit, labels[successors[row.unit_id]]) for row in passed}
    for row in passed:
        row.unit_id, row.version = successors[row.unit_id], row.version + 1
    update_rows(passed, ["unit", "version"])
    write_audits([(row, Move(note=notes[row.pk])) for row in passed], "pass_on", by=by)
    ending = Campaign.objects.filter(unit__in=[unit for unit, heir in successors.items() if not heir])
    running = ending.filter(state=CampaignState.LAUNCHED).select_related("unit")
    ended = advance_all(running, "end_with_unit", by=by, table=CAMPAIGN_MOVES, record=Move(note=why))
    return {"passed_on": len(passed), "ended": len(ended)}


def _open_dossiers(units: Iterable[int]):
    rows = Dossier.objects.filter(unit__in=units, state__in=EDITABLE_STATES, campaign__state=CampaignState.LAUNCHED)
    return rows.select_for_update(of=("self",)).select_related("unit", "campaign__unit").order_by("pk")


def _plan(held: Iterable[Dossier], successors: Successors) -> _Plan:
    heirs = {key for key in successors.values() if key}
    paths = dict(Unit.objects.filter(pk__in=heirs).order_by().values_list("pk", "path"))
    there = Dossier.objects.filter(unit__in=heirs, campaign__state=CampaignState.LAUNCHED)
    taken = {_place(row, row.unit_id): row for row in there.select_for_update(of=("self",)).order_by("pk")}
    plan = _Plan()
    for row in held:
        heir = successors[row.unit_id]
        if not heir or not paths[heir].startswith(row.campaign.unit.path):
            plan.closed.append(row.pk)
        elif (place := _place(row, heir)) not in taken:
            taken[place] = row
            plan.moved.append(row)
        elif taken[place].is_editable:
            plan.joined[row.pk] = taken[place]
        else:
            plan.closed.append(row.pk)
    return plan


def _place(row: Dossier, unit: int) -> tuple[int, int | None, int, str]:
    return row.campaign_id, row.phase_id, unit, row.kind


def _move(rows: list[Dossier], sources: Mapping[int, Unit], successors: Successors, *, by) -> None:
    """The rows are their successors', who take part in the campaign as the units before them did."""
    if not rows:
        return
    labels = _labels(successors)
    for row in rows:
        row.unit_id, row.version = successors[row.unit_id], row.version + 1
    update_rows(rows, ["unit", "version"])
    _run(
        INVITE,
        campaigns=[row.campaign_id for row in rows],
        sources=[sources[row.pk].pk for row in rows],
        successors=[row.unit_id for row in rows],
    )
    lines = [(row, Move(note=_note(sources[row.pk], labels[row.unit_id]))) for row in rows]
    write_audits(lines, "pass_on", by=by)


def _join(joined: Mapping[int, Dossier]) -> None:
    """What the successors' dossiers lack of these is theirs; entries of somebody who is not theirs stay behind."""
    if not joined:
        return
    pairs = {"old": list(joined), "into": [row.pk for row in joined.values()]}
    _run(JOIN_ENTRIES, **pairs)
    for link in (DossierInitiative, DossierWork):
        _run(JOIN_LINKS.format(table=link._meta.db_table, thing=link.thing), **pairs)
    _run(JOIN_FILES, **pairs)
    grown = {row.pk: row for row in joined.values()}
    for row in grown.values():
        row.version += 1
    update_rows(list(grown.values()), ["version"])


def _labels(successors: Successors) -> dict[int, str]:
    heirs = {key for key in successors.values() if key}
    return {unit.pk: unit.label for unit in Unit.objects.filter(pk__in=heirs).order_by()}


def _note(source: Unit, heir: str) -> str:
    return _("%(source)s → %(heir)s") % {"source": source.label, "heir": heir}


def _run(statement: str, **values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
