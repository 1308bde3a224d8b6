"""What the prizes of a decision to come would be, as they are laid out once it is issued."""

from common.clock import today
from decisions.expecting import ExpectedPrizes
from decisions.models import Decision
from prizes.querysets import READERS
from prizes.selectors.fund import fund_of, money_left
from prizes.selectors.wanted import wanted_by
from units.scope import scope_of


def expected_prizes(decision: Decision, viewer) -> ExpectedPrizes:
    """What ``decision`` would bring if it were issued today; the fund for whoever sees the money of the unit."""
    day = today()
    wanted = wanted_by(decision, day)
    sees_fund = viewer.is_superuser or scope_of(viewer).covers(decision.unit.path, *READERS)
    fund = fund_of(decision.unit_id, day.year) if sees_fund else None
    return ExpectedPrizes(
        by_line=wanted.by_line,
        total=wanted.total,
        freed=wanted.total - wanted.asks,
        year=day.year,
        left=fund and money_left(fund),
        sees_fund=sees_fund,
    )
