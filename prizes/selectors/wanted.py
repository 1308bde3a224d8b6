"""What a decision to come asks of the fund, beside what other decisions of its occasion give."""

import datetime as dt

from catalogue.models import AwardKind
from catalogue.selectors.prizes import PrizeTable
from decisions.expecting import ExpectedPrize
from decisions.models import Decision, DecisionLine
from prizes.models import PrizeLine, PrizeState
from prizes.selectors.amounts import (
    Claim,
    Priced,
    Standing,
    amounts_of,
    claims_of,
    claims_of_prizes,
    settle,
    subject_of,
)


def asked_of_fund(decision: Decision, day: dt.date) -> tuple[int, int]:
    """What the prizes of ``decision`` come to beside the other titles of its occasion, and what of those is not paid
    any more because of them; in đồng."""
    prizes, free = prizes_on(decision, day)
    return money_wanted(prizes), free


def prizes_on(decision: Decision, day: dt.date) -> tuple[dict[int, ExpectedPrize], int]:
    """Key of each line of ``decision`` that gives something → what it would bring by the catalogue of ``day`` beside
    the other titles of its occasion; and what of those is not paid any more because of it, in đồng."""
    lines = list(decision.lines.giving().select_related("award").in_order())
    priced = amounts_of(lines, PrizeTable.on(day))
    claims, promised = _claimed_already(decision, day)
    standing = settle([*claims, *claims_of(priced)])
    free = sum(promised.values()) - sum(_left_of(claim, standing) for claim in claims if claim.line in promised)
    return {each.line.pk: _expected(each, standing.get(each.line.pk, Standing())) for each in priced}, free


def _expected(priced: Priced, standing: Standing) -> ExpectedPrize:
    return ExpectedPrize(
        amount=None if priced.amount is None else priced.amount - standing.deducted,
        is_unverified=bool(priced.computed and priced.computed.unverified),
        is_outranked=standing.higher is not None,
    )


def money_wanted(prizes: dict[int, ExpectedPrize]) -> int:
    """What is to be paid altogether, in đồng, without what a higher title outranks or nobody knows."""
    return sum(each.amount or 0 for each in prizes.values() if not each.is_outranked)


def _claimed_already(decision: Decision, day: dt.date) -> tuple[list[Claim], dict[int, int]]:
    """The titles of the occasion of ``decision`` that issued decisions give and it does not end, laid or not; and by
    line what the fund counts of those not paid."""
    ended = list(decision.lines.ending().values_list("honour", flat=True)) if decision.about_id else []
    titles = PrizeLine.objects.titles_on(decision.unit_id, day, decision.campaign_id)
    prizes = list(titles.exclude(line__honour__in=ended).select_related("line"))
    not_laid = (
        DecisionLine.objects.issued()
        .giving()
        .filter(
            honour__end=None,
            award__kind=AwardKind.TITLE,
            prize_amount__isnull=False,
            decision__prize_list=None,
            decision__unit=decision.unit_id,
            decision__signed_on=day,
            decision__campaign=decision.campaign_id,
        )
    )
    lines = list(not_laid.exclude(honour__in=ended))
    promised = {prize.line_id: prize.amount for prize in prizes if prize.state == PrizeState.DUE and prize.amount}
    promised |= {line.pk: line.prize_amount for line in lines}
    claims = [Claim(line.pk, subject_of(line), line.prize_amount) for line in lines]
    return [*claims_of_prizes(prizes), *claims], promised


def _left_of(claim: Claim, standing: dict[int, Standing]) -> int:
    """What of ``claim``, not paid yet, is to be paid as it stands."""
    found = standing[claim.line]
    return 0 if found.higher else claim.full - found.deducted
