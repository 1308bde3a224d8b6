"""What the prizes of a fund come to once its lists have followed every decision: those issued, and one to come."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from catalogue.models import AwardKind
from catalogue.selectors.prizes import PrizeTable
from decisions.models import Decision, DecisionLine
from prizes.models import PrizeLine, PrizeState
from prizes.selectors.amounts import Claim, Priced, Standing, amounts_of, settle, subject_of

FundKey = tuple[int, int | None]
"""The unit of a fund, and its year."""
Occasion = tuple[int, dt.date | None, int | None]
"""The unit that decided, the day it signed on, and the campaign: titles of one occasion settle together."""
Ended = dict[int, int | None]
"""Key of an honour that ends → what is to be paid back of what was paid for it, ``None`` for all of it."""
LIVE = (PrizeState.DUE, PrizeState.OUTRANKED, PrizeState.PAID)


@dataclass(slots=True)
class Outcome:
    """By fund, in đồng: what is to be ``due`` of the prizes looked at, and what comes ``back`` of those paid.

    ``standing`` says by the key of its line what becomes of each prize.
    """

    due: Counter[FundKey] = field(default_factory=Counter)
    back: Counter[FundKey] = field(default_factory=Counter)
    standing: dict[int, Standing] = field(default_factory=dict)


class Ledger:
    """Prizes laid and to be laid that settle together, each a claim on its fund."""

    def __init__(self) -> None:
        self._claims: dict[int, Claim] = {}
        self._honours: dict[int, int | None] = {}
        self._funds: dict[int, FundKey] = {}
        self.due_as_laid: Counter[FundKey] = Counter()

    def hold(self, prize: PrizeLine) -> None:
        """``prize`` stands in its list."""
        decision = prize.prize_list.decision
        if prize.full is not None and prize.line_id not in self._claims:
            paid = prize.amount if prize.state == PrizeState.PAID else None
            self._enter(prize.line, prize.full, paid, fund=_fund_of(decision), occasion=_occasion_of(decision))
            if prize.state == PrizeState.DUE:
                self.due_as_laid[_fund_of(decision)] += prize.amount

    def expect(self, priced: Iterable[Priced], decision: Decision, *, day: dt.date) -> None:
        """``priced`` are to be laid for ``decision``, signed on ``day``; those nobody knows the money of bring none."""
        for each in priced:
            if each.amount is not None:
                fund, occasion = (decision.unit_id, day.year), _occasion_of(decision, day=day)
                self._enter(each.line, each.amount, None, fund=fund, occasion=occasion)

    def _enter(self, line: DecisionLine, full: int, paid: int | None, *, fund: FundKey, occasion: Occasion) -> None:
        is_title = line.award.kind == AwardKind.TITLE
        subject: Hashable = (occasion, subject_of(line)) if is_title else line.pk
        self._claims[line.pk] = Claim(line.pk, subject, full, paid)
        self._honours[line.pk] = line.honour_id
        self._funds[line.pk] = fund

    def after(self, ended: Ended) -> Outcome:
        """What comes of it all once the honours ``ended`` are lost: as lists follow decisions, until nothing moves."""
        found = Outcome()
        claims = dict(self._claims)
        while True:
            found.standing = settle(claims.values())
            lost = [claim for claim in claims.values() if self._is_lost(claim, ended, claims, found.standing)]
            if not lost:
                break
            for claim in lost:
                found.back[self._funds[claim.line]] += _back_of(claim, ended[self._honours[claim.line]])
                del claims[claim.line]
        for claim in claims.values():
            standing = found.standing[claim.line]
            if not claim.is_paid and standing.higher is None:
                found.due[self._funds[claim.line]] += claim.full - standing.deducted
        return found

    def _is_lost(self, claim: Claim, ended: Ended, claims: dict[int, Claim], standing: dict[int, Standing]) -> bool:
        """Not paid any more, or to be paid back; what counts in a higher title that was paid is not, for now."""
        honour = self._honours[claim.line]
        if honour not in ended or not claim.is_paid:
            return honour in ended
        higher = standing[claim.line].higher
        return ended[honour] != 0 and not (higher and claims[higher].is_paid)


def _back_of(claim: Claim, asked: int | None) -> int:
    paid = claim.paid or 0
    return paid if asked is None else min(asked, paid)


def not_followed(prizes: QuerySet[PrizeLine]) -> QuerySet[DecisionLine]:
    """Lines of issued decisions that end an honour whose prize, one of ``prizes``, is to be paid still, or is not yet
    asked back."""
    held = prizes.filter(line__honour=OuterRef("honour"))
    unpaid = held.filter(state__in=(PrizeState.DUE, PrizeState.OUTRANKED))
    back = Exists(held.paid_apart()) & (Q(recover_amount=None) | Q(recover_amount__gt=0))
    return DecisionLine.objects.issued().ending().filter(Exists(unpaid) | back)


def ledger_of(funds: Collection[FundKey], *, coming: Decision | None = None, day: dt.date) -> tuple[Ledger, Ended]:
    """The prizes of ``funds`` that lists have still to follow decisions about, or that ``coming``, signed on ``day``,
    touches, with the titles they settle with; and the honours that issued decisions ended meanwhile. Two queries where
    there are none."""
    ledger = Ledger()
    if not funds:
        return ledger, {}
    unlaid: defaultdict[Decision, list[DecisionLine]] = defaultdict(list)
    lines = DecisionLine.objects.issued().giving().filter(_of_funds("decision", funds), decision__prize_list=None)
    for line in lines.filter(honour__end=None).select_related("award", "member", "decision").order_by("pk"):
        unlaid[line.decision].append(line)
    held = PrizeLine.objects.filter(_of_funds("prize_list__decision", funds)).order_by("pk")
    ended: Ended = dict(not_followed(held).order_by().values_list("honour", "recover_amount"))
    occasions = {_occasion_of(decision) for decision in unlaid}
    lost = [*ended]
    if coming:
        occasions.add(_occasion_of(coming, day=day))
        lost += coming.lines.ending().values_list("honour", flat=True)
    held = held.select_related("line__award", "line__member", "line__honour__end", "prize_list__decision")
    for prize in held.filter(line__honour__in=lost, state__in=LIVE) if lost else ():
        occasions.add(_occasion_of(prize.prize_list.decision))
        if getattr(prize.line.honour, "end", None) is None:
            ledger.hold(prize)
    for prize in held.titles().filter(_of_occasions(occasions)) if occasions else ():
        ledger.hold(prize)
    tables = {decision.signed_on: PrizeTable.on(decision.signed_on) for decision in unlaid}
    for decision, given in unlaid.items():
        ledger.expect(amounts_of(given, tables[decision.signed_on]), decision, day=decision.signed_on)
    return ledger, ended


def _of_funds(decision: str, funds: Collection[FundKey]) -> Q:
    """Rows whose ``decision`` one of ``funds`` pays."""
    wanted = Q(pk__in=[])
    for unit, year in funds:
        wanted |= Q(**{f"{decision}__unit": unit, f"{decision}__year": year})
    return wanted


def _of_occasions(occasions: Collection[Occasion]) -> Q:
    wanted = Q(pk__in=[])
    for unit, signed_on, campaign in occasions:
        wanted |= Q(
            prize_list__decision__unit=unit,
            prize_list__decision__signed_on=signed_on,
            prize_list__decision__campaign=campaign,
        )
    return wanted


def _fund_of(decision: Decision) -> FundKey:
    return decision.unit_id, decision.year


def _occasion_of(decision: Decision, *, day: dt.date | None = None) -> Occasion:
    return decision.unit_id, day or decision.signed_on, decision.campaign_id
