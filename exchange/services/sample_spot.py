"""The awards on the spot of a sample pack: proposed, sent and answered, through the services people use."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from accounts.models import User
from catalogue.models import AwardType
from exchange.services.sample_days import acting
from people.models import Member
from sample.told import SpotAwardPlan
from spot.services.moves import move_proposal
from spot.services.proposal import create_proposal

TOLD_AFTER, ANSWERED_AFTER = timedelta(2), timedelta(5)
"""How long after the deed it was put up, and answered."""


def tell_spot_awards(plans: Iterable[SpotAwardPlan], users: Mapping[str, User]) -> None:
    """Each of ``plans`` was sent, and answered where it says how."""
    for plan in plans:
        writer, judge = users[plan.proposed_by], users[plan.answered_by]
        with acting(writer, plan.done_on + TOLD_AFTER):
            proposal = create_proposal(
                by=writer,
                subject=Member.objects.get(code=plan.member_code),
                award=AwardType.objects.get(code=plan.award_code),
                happened_on=plan.done_on,
                statement=plan.deed,
            )
            move_proposal(proposal, "send", by=writer)
        if plan.answer:
            with acting(judge, plan.done_on + ANSWERED_AFTER):
                move_proposal(proposal, plan.answer, by=judge, reason=plan.reason)
