"""A tally is started and stopped by people; between the two the machine works in slices."""

from collections.abc import Iterable

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.guards import TO_START
from awards.models import Recommendation, RecommendationState, Shard, TallyRun, TallyRunState
from awards.permissions import may_tally
from awards.selectors.entries import tallied_awards, tallied_entries
from awards.selectors.quotas import quotas_of
from awards.selectors.standards import standards_in_force
from awards.tasks import evaluate_shard_task
from awards.transitions import RUN_MOVES
from campaigns.models import Campaign
from common.errors import NotAllowed, TransitionRefused
from common.workflow import Move, advance, write_audit

SLICES = """
SELECT min(id), max(id), count(*)
FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / %s AS slice FROM ({entries}) AS entries(id)) AS sliced
GROUP BY slice ORDER BY slice
"""


@transaction.atomic
def start_tally(campaign, *, by, award_code: str = "") -> TallyRun:
    """A run of the campaign is queued, with the standards and quotas of now, cut into slices.

    It considers the awards decided or proposed upwards here, or only that of ``award_code``. Standards are those
    in force on the campaign's last day. Raises ``NotAllowed``, ``TransitionRefused`` with what is in the way, or
    ``DomainError`` for a standard that cannot be read.
    """
    campaign = Campaign.objects.select_for_update(of=("self",)).select_related("unit").get(pk=campaign.pk)
    if not (verdict := may_tally(by, campaign)):
        raise NotAllowed(verdict.reason)
    for guard in TO_START:
        if not (verdict := guard(campaign)):
            raise TransitionRefused(verdict.reason)
    awards = _awards(campaign, award_code)
    _refuse_decided(campaign, awards)
    run = TallyRun.objects.create(
        campaign=campaign,
        number=campaign.tally_runs.count() + 1,
        standards={
            "as_of": timezone.localdate().isoformat(),
            "awards": standards_in_force(awards, campaign.ends_on),
        },
        quotas=quotas_of(campaign, awards),
        started_by=by,
        started_at=timezone.now(),
    )
    shards = _cut(run, tallied_entries(campaign, [award.pk for award in awards]))
    run.entries = sum(shard.entries for shard in shards)
    run.save(update_fields=["entries"])
    write_audit(run, "start", by=by, after=run.state, record=Move(data={"entries": run.entries}))
    transaction.on_commit(lambda: queue_shards(shard.pk for shard in shards), robust=True)
    return run


@transaction.atomic
def cancel_tally(run, *, by, reason: str = "") -> TallyRun:
    """The run is cancelled and nothing of what it had worked out is left; workers still at it give up."""
    run = advance(run, "cancel", by=by, table=RUN_MOVES, record=Move(note=reason), finished_at=timezone.now())
    run.recommendations.all().delete()
    run.shards.all().delete()
    return run


def queue_shards(shard_ids: Iterable[int]) -> None:
    """Messages for the slices are on their way; when the broker is away, ``reissue_shards`` sends them later."""
    for shard_id in shard_ids:
        evaluate_shard_task.delay(shard_id)


def _refuse_decided(campaign, awards) -> None:
    decided = (
        Recommendation.objects.filter(run__campaign=campaign, award__in=awards)
        .exclude(run__state=TallyRunState.CANCELLED)
        .exclude(state=RecommendationState.PROPOSED)
    )
    if count := decided.count():
        raise TransitionRefused(
            _("Đã có %(count)s kết quả được phê duyệt hoặc từ chối. Hãy đưa chúng về chờ duyệt trước khi tổng hợp lại.")
            % {"count": count}
        )


def _awards(campaign, code: str):
    awards = list(tallied_awards(campaign, code))
    if not awards and code:
        raise TransitionRefused(
            _("Hình thức «%(code)s» không thuộc phong trào này, hoặc do nơi khác quyết định nên không xếp hạng ở đây.")
            % {"code": code}
        )
    if not awards:
        raise TransitionRefused(
            _("Phong trào không có hình thức khen nào do cấp này quyết định hoặc đề nghị cấp trên.")
        )
    return awards


def _cut(run, entries) -> list[Shard]:
    """Slices of equal size by primary key; raises ``TransitionRefused`` when there is nothing to cut."""
    sql, params = entries.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(SLICES.format(entries=sql), [settings.TALLY_SHARD_SIZE, *params])
        bounds = cursor.fetchall()
    if not bounds:
        raise TransitionRefused(
            _("Chưa có đối tượng nào trong hồ sơ đã nhận để tổng hợp. Hãy nhận hồ sơ của các đơn vị trước.")
        )
    return Shard.objects.bulk_create(
        Shard(run=run, number=number, first_entry=first, last_entry=last, entries=size)
        for number, (first, last, size) in enumerate(bounds, start=1)
    )
