from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import write_audit
from contests.guards import may_be_changed
from contests.models import Contest, ContestDiscipline, ContestPrize, PrizeGrade
from contests.permissions import may_hold, may_hold_at


@transaction.atomic
def create_contest(*, unit, by, disciplines: Sequence[str], grades: Collection[str], **fields: Any) -> Contest:
    """A contest of ``unit`` is planned, with its trades and prizes. Raises ``NotAllowed`` or ``DomainError``."""
    if not (verdict := may_hold_at(by, unit)):
        raise NotAllowed(verdict.reason)
    contest = Contest(unit=unit, **fields)
    cleaned(contest)
    _refuse_campaign(contest, by=by)
    with refusing(Contest):
        contest.save(force_insert=True)
    _set_up(contest, disciplines, grades)
    write_audit(contest, "create", by=by)
    return contest


@transaction.atomic
def update_contest(
    contest: Contest,
    *,
    by,
    disciplines: Sequence[str],
    grades: Collection[str],
    version: int | None = None,
    **fields: Any,
) -> Contest:
    """The contest holds ``fields``, these trades and these prizes; its version has grown.

    Raises ``StaleEdit``, ``NotAllowed``, ``TransitionRefused`` once it was held, or ``DomainError`` for a trade that is
    left out although somebody is registered for it.
    """
    contest = lock_contest(contest)
    if not (verdict := may_hold(by, contest)):
        raise NotAllowed(verdict.reason)
    refuse_stale(contest, version)
    if not (verdict := may_be_changed(contest)):
        raise TransitionRefused(verdict.reason)
    for name, value in fields.items():
        setattr(contest, name, value)
    cleaned(contest)
    _refuse_campaign(contest, by=by)
    with refusing(Contest):
        contest.save(update_fields=[*fields, "updated_at"])
    _set_up(contest, disciplines, grades)
    mark_edited(contest, by=by)
    return contest


def lock_contest(contest: Contest) -> Contest:
    """The row under lock, with its unit."""
    return Contest.objects.select_for_update(of=("self",)).select_related("unit", "campaign").get(pk=contest.pk)


def _refuse_campaign(contest: Contest, *, by) -> None:
    """The campaign is one that reaches the unit."""
    campaign = contest.campaign
    if campaign and not contest.unit.path.startswith(campaign.unit.path):
        raise DomainError(
            _("Phong trào «%(campaign)s» không phải của %(unit)s hay của cấp trên. Hãy chọn phong trào khác.")
            % {"campaign": campaign, "unit": contest.unit.label}
        )


def _set_up(contest: Contest, disciplines: Sequence[str], grades: Collection[str]) -> None:
    names = list(dict.fromkeys(disciplines))
    dropped = contest.disciplines.exclude(name__in=names)
    for discipline in dropped.filter(contestants__isnull=False).distinct():
        raise DomainError(
            _("Nghề thi «%(name)s» đã có thí sinh nên không bỏ được. Hãy giữ lại, hoặc bỏ các thí sinh trước.")
            % {"name": discipline}
        )
    dropped.delete()
    known = set(contest.disciplines.values_list("name", flat=True))
    with refusing(ContestDiscipline):
        for name in names:
            if name not in known:
                ContestDiscipline(contest=contest, name=name).save(force_insert=True)
    contest.prizes.exclude(grade__in=grades).delete()
    given = set(contest.prizes.values_list("grade", flat=True))
    ContestPrize.objects.bulk_create(
        ContestPrize(contest=contest, grade=grade, position=position)
        for position, grade in enumerate(PrizeGrade.values, start=1)
        if grade in grades and grade not in given
    )
