"""What councils came to, for whoever goes on from it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from awards.models import Recommendation
from common.clock import today
from common.verdict import YES, Verdict, no
from contributions.models import Initiative
from councils.models import CouncilSession, ItemResult
from units.models import Unit
from units.selectors.successions import predecessors_of


@dataclass(frozen=True, slots=True)
class Result:
    """What a vote came to. ``members`` is the base of ``threshold``, in percent; ``needed`` votes had to be for."""

    votes_for: int
    against: int
    abstain: int
    members: int
    threshold: Decimal
    needed: int
    passed: bool
    session: CouncilSession


def result_of(recommendation: Recommendation) -> Result | None:
    """What the last session that voted on ``recommendation`` came to; ``None`` when none did."""
    return _told(ItemResult.objects.filter(item__recommendation=recommendation).latest().first())


def results_of(recommendations, *, unit: Unit | None = None) -> dict[int, Result]:
    """The same of many, by their keys, without those no session voted on; one query, two of a ``unit``.

    With ``unit`` only what its own councils voted on, and what those of units it goes on from did before it took over:
    it stands in their place, with what they had come to by then.
    """
    rows = ItemResult.objects.filter(item__recommendation__in=recommendations).latest().select_related("item")
    if unit is not None:
        rows = rows.filter(_of_councils_of(unit))
    found: dict[int, Result] = {}
    for row in rows:
        found.setdefault(row.item.recommendation_id, _told(row))
    return found


def _of_councils_of(unit: Unit) -> Q:
    own = Q(item__session__council__unit=unit)
    for before in predecessors_of([unit.pk], today()):
        held = Q(item__session__held_at__date__lt=before.until)
        own |= Q(item__session__council__unit=before.held_by) & held
    return own


def result_of_initiative(initiative: Initiative) -> Result | None:
    """What the last session that voted on ``initiative`` came to; ``None`` when none did."""
    return _told(ItemResult.objects.filter(item__initiative=initiative).latest().first())


def did_not_lose_its_vote(initiative: Initiative) -> Verdict:
    """The last council that voted on ``initiative``, if any did, was for it."""
    found = result_of_initiative(initiative)
    if found is None or found.passed:
        return YES
    return no(
        _(
            "%(council)s ngày %(day)s chỉ có %(votes)s/%(members)s phiếu đồng ý, cần %(needed)s phiếu, nên không công "
            "nhận được. Muốn xét lại, hãy đưa vào phiên họp khác."
        )
        % {
            "council": found.session.of_council,
            "day": f"{found.session.day:%d/%m/%Y}",
            "votes": found.votes_for,
            "members": found.members,
            "needed": found.needed,
        }
    )


def _told(row: ItemResult | None) -> Result | None:
    if row is None:
        return None
    return Result(
        votes_for=row.votes_for,
        against=row.votes_against,
        abstain=row.votes_abstain,
        members=row.members,
        threshold=row.pass_percent,
        needed=row.needed,
        passed=row.passed,
        session=row.item.session,
    )
