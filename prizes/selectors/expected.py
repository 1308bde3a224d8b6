"""What the prizes of a decision to come would be, as they are laid out once it is issued."""

from common.clock import today
from decisions.expecting import ExpectedPrizes
from decisions.models import Decision
from prizes.models import Fund
from prizes.querysets import READERS
from prizes.selectors.fund import money_left
from prizes.selectors.paid import money_set_free
from prizes.selectors.wanted import money_wanted, prizes_on
from units.scope import scope_of


def expected_prizes(decision: Decision, viewer) -> ExpectedPrizes:
    """What ``decision`` would bring if it were issued today; the fund for whoever sees the money of the unit."""
    day = today()
    prizes, free = prizes_on(decision, day)
    sees_fund = viewer.is_superuser or scope_of(viewer).covers(decision.unit.path, *READERS)
    fund = Fund.objects.for_list().filter(unit=decision.unit_id, year=day.year).first() if sees_fund else None
    return ExpectedPrizes(
        by_line=prizes,
        total=money_wanted(prizes),
        freed=free + money_set_free(decision),
        year=day.year,
        left=fund and money_left(fund),
        sees_fund=sees_fund,
    )
