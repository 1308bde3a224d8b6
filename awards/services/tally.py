"""A tally is started and stopped by people; between the two the machine works in slices."""

from collections.abc import Iterable

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from awards.guards import TO_START
from awards.models import SetAside, TallyRun
from awards.permissions import may_tally
from awards.selectors.entries import failed_entries, put_up
from awards.selectors.starting import nobody_put_up, start_plan
from awards.services.storing import discard_results
from awards.tasks import evaluate_shard_task
from awards.transitions import RUN_MOVES
from campaigns.models import Campaign
from common.errors import NotAllowed, TransitionRefused
from common.workflow import Move, advance, write_audit

CUT = """
WITH chosen AS (
  SELECT put_up.id, first_value(put_up.id) OVER (
    PARTITION BY award_id, subject_kind, coalesce(record.merged_into_id, member_id), collective_id, subject_unit_id
    ORDER BY phase DESC NULLS LAST, nearness DESC, put_up.id DESC
  ) AS considered
  FROM ({put_up}) AS put_up(id, award_id, subject_kind, member_id, collective_id, subject_unit_id, phase, nearness)
  LEFT JOIN people_member AS record ON record.id = member_id AND record.merged_into_id IS NOT NULL
), wanted AS (
  SELECT (CASE WHEN count(*) <= %s THEN 1 ELSE 2 * ceil(count(*) / (2.0 * %s)) END)::int AS slices
  FROM chosen WHERE id = considered
), left_out AS (
  INSERT INTO awards_setaside (run_id, entry_id, considered_id)
  SELECT %s, id, considered FROM chosen WHERE id <> considered
)
INSERT INTO awards_shard (run_id, number, first_entry, last_entry, entries, entry_ids, state)
SELECT %s, slice, min(id), max(id), count(*), array_agg(id ORDER BY id), 'waiting'
FROM (
  SELECT id, ntile((SELECT slices FROM wanted)) OVER (ORDER BY id) AS slice FROM chosen WHERE id = considered
) AS sliced
GROUP BY slice
"""
"""Into one slice or an even number of equal ones, so that two workers are done at the same time.

A person put up under two records that were merged is one subject.
"""


@transaction.atomic
def start_tally(campaign, *, by, award_code: str = "") -> TallyRun:
    """A run of the campaign is queued, with the standards and quotas of now, cut into slices.

    It considers the awards decided or proposed upwards here, or only that of ``award_code``, and each subject once
    for an award. Standards are those in force on the campaign's last day. Raises ``NotAllowed``,
    ``TransitionRefused`` with all that is in the way.
    """
    campaign = Campaign.objects.select_for_update(of=("self",)).select_related("unit").get(pk=campaign.pk)
    if not (verdict := may_tally(by, campaign)):
        raise NotAllowed(verdict.reason)
    for guard in TO_START:
        if not (verdict := guard(campaign)):
            raise TransitionRefused(verdict.reason)
    plan = start_plan(campaign, award_code)
    if plan.problems:
        raise TransitionRefused(" ".join(plan.problems))
    run = TallyRun.objects.create(
        campaign=campaign,
        number=campaign.tally_runs.count() + 1,
        standards={"campaign": campaign.code, "awards": plan.standards},
        quotas=plan.quotas,
        buckets=plan.buckets,
        period_from=campaign.starts_on,
        period_to=campaign.ends_on,
        as_of=timezone.localdate(),
        has_digests=True,
        started_by=by,
        started_at=timezone.now(),
    )
    awards = [award.pk for award in plan.awards]
    shards = _cut(run, put_up(campaign, awards))
    failed = failed_entries(campaign, awards).order_by("pk").values_list("pk", flat=True)
    SetAside.objects.bulk_create(SetAside(run=run, entry_id=entry) for entry in failed)
    run.entries = sum(shards.values())
    run.save(update_fields=["entries"])
    write_audit(run, "start", by=by, after=run.state, record=Move(data={"entries": run.entries}))
    transaction.on_commit(lambda: queue_shards(shards), robust=True)
    return run


@transaction.atomic
def cancel_tally(run, *, by, reason: str = "") -> TallyRun:
    """The run is cancelled and nothing of what it had worked out is left; workers still at it give up."""
    run = advance(run, "cancel", by=by, table=RUN_MOVES, record=Move(note=reason), finished_at=timezone.now())
    discard_results(run.pk)
    for worked_out in (run.shards, run.set_aside):
        worked_out.all().delete()
    return run


def queue_shards(shard_ids: Iterable[int]) -> None:
    """Messages for the slices are on their way; when the broker is away, ``reissue_shards`` sends them later."""
    for shard_id in shard_ids:
        evaluate_shard_task.delay(shard_id)


def _cut(run, entries) -> dict[int, int]:
    """The entries stand in equal slices, at most ``TALLY_SHARD_SIZE`` in each, by their keys; how many, by slice.

    Raises ``TransitionRefused`` when there is nothing to cut.
    """
    sql, params = entries.query.sql_with_params()
    most = settings.TALLY_SHARD_SIZE
    with connection.cursor() as cursor:
        cursor.execute(CUT.format(put_up=sql), [*params, most, most, run.pk, run.pk])
    shards = dict(run.shards.order_by("number").values_list("pk", "entries"))
    if not shards:
        raise TransitionRefused(nobody_put_up())
    return shards
