"""A cluster's review: cross-scores, what the cluster takes from them, the list it acclaims and its minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Campaign
from common.editing import mark_edited, refuse_stale, validated
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.storing import forget_bytes, save_with_file
from common.uploads import checked_upload
from common.workflow import Move, advance, write_audit
from scores.counting import largest_total, mean
from scores.models import (
    Acclaim,
    CardState,
    ClusterReview,
    CrossScore,
    ReviewState,
    ScoreCard,
    ScoreColumn,
)
from scores.permissions import may_cross_score, may_lead, may_open_review, own_memberships
from scores.querysets import PRIVATE_STATES
from scores.selectors.counts import TOTAL
from scores.selectors.sheets import parts_by_sheet
from scores.services.card import PointsRefused, refuse_points, write_points
from scores.services.editing import locked, recount
from scores.transitions import REVIEW_MOVES
from units.models import Cluster, Unit


@dataclass(frozen=True, slots=True)
class Acclaimed:
    """A line of the list: the key of a card, its votes."""

    card: int
    votes_for: int


@transaction.atomic
def open_review(campaign: Campaign, *, cluster: Cluster, uses_cross_scores: bool, by) -> ClusterReview:
    """The cluster reviews ``campaign``; raises ``NotAllowed``, or ``DomainError`` for another year or a second time."""
    if not (verdict := may_open_review(by, cluster)):
        raise NotAllowed(verdict.reason)
    if cluster.year != campaign.year:
        raise DomainError(
            _("%(cluster)s là cụm của năm %(year)s, phong trào tính cho năm %(wanted)s.")
            % {"cluster": cluster.name, "year": cluster.year, "wanted": campaign.year}
        )
    review = ClusterReview(campaign=campaign, cluster=cluster, uses_cross_scores=uses_cross_scores)
    validated(review)
    with refusing(ClusterReview):
        review.save()
    write_audit(review, "open", by=by, after=review.state)
    return review


@transaction.atomic
def save_cross_scores(
    review: ClusterReview, *, scorer: Unit, points: Mapping[int, Decimal | None], by, version: int | None = None
) -> None:
    """``scorer`` gives the cards of other units ``points``, by key; ``None`` takes its points back.

    Raises ``PointsRefused`` by the key of the card as text, ``NotAllowed`` for the own card.
    """
    review = _lock_open(review, version)
    if not review.uses_cross_scores:
        raise TransitionRefused(_("Cụm này không chấm chéo."))
    if scorer.pk not in {row.unit_id for row in own_memberships(by, review.cluster)}:
        raise NotAllowed(may_cross_score(by, review).reason or _("Bạn không chấm thay đơn vị này."))
    cards = {card.pk: card for card in cards_of(review).filter(pk__in=points)}
    _refuse_cross_points(cards, points, scorer)
    for key, value in points.items():
        if value is None:
            CrossScore.objects.filter(card=key, scorer=scorer).delete()
        else:
            CrossScore.objects.update_or_create(
                card=cards[key],
                scorer=scorer,
                defaults={"review": review, "points": value, "scored_by": by},
            )
    write_audit(review, "cross_score", by=by, record=Move(data={"unit": scorer.label}))


def _refuse_cross_points(cards: Mapping[int, ScoreCard], points: Mapping[int, Decimal | None], scorer: Unit) -> None:
    if unknown := points.keys() - cards.keys():
        raise PointsRefused({str(key): _("Phiếu này không thuộc kỳ bình xét.") for key in unknown})
    if any(card.unit_id == scorer.pk for card in cards.values()):
        raise NotAllowed(_("Không đơn vị nào chấm chéo phiếu của chính mình."))
    parts = parts_by_sheet(card.sheet for card in cards.values())
    limits = {str(key): largest_total(parts[card.sheet_id]) for key, card in cards.items()}
    refuse_points({str(key): value for key, value in points.items()}, limits)


@transaction.atomic
def adopt_cross_scores(review: ClusterReview, *, by) -> int:
    """Each sent card has the mean of its cross-scores as the cluster's total; returns how many.

    Cards with points of criteria in the cluster's column keep them. Raises ``NotAllowed``, ``TransitionRefused``.
    """
    review = _lock_open(review, None)
    if not (verdict := may_lead(by, review)):
        raise NotAllowed(verdict.reason)
    cards = list(locked(cards_of(review).filter(state=CardState.SENT).values_list("pk", flat=True)))
    adopted = 0
    for card in cards:
        given = list(card.cross_scores.values_list("points", flat=True))
        detailed = card.scores.filter(criterion__isnull=False, cluster_score__isnull=False).exists()
        if given and not detailed:
            write_points(card, ScoreColumn.CLUSTER, {TOTAL: mean(given)})
            recount(card)
            mark_edited(card, by=by)
            write_audit(card, "adopt_cross_scores", by=by, record=Move(data={"scorers": len(given)}))
            adopted += 1
    return adopted


@transaction.atomic
def save_acclaims(
    review: ClusterReview, *, acclaimed: Sequence[Acclaimed], voters: int, by, version: int | None = None
) -> ClusterReview:
    """The list is ``acclaimed``, most votes of the ``voters`` first; equal votes share a place.

    Raises ``DomainError`` for a card of another cluster, more votes than voters, more voters than members.
    """
    review = _lock_open(review, version)
    if not (verdict := may_lead(by, review)):
        raise NotAllowed(verdict.reason)
    known = set(cards_of(review).values_list("pk", flat=True))
    if any(line.card not in known for line in acclaimed):
        raise DomainError(_("Có phiếu không thuộc cụm này. Hãy tải lại trang."))
    _refuse_voters(review, voters, acclaimed)
    review.acclaims.exclude(card__in=[line.card for line in acclaimed]).delete()
    for line in acclaimed:
        place = 1 + sum(other.votes_for > line.votes_for for other in acclaimed)
        Acclaim.objects.update_or_create(
            review=review,
            card_id=line.card,
            defaults={"position": place, "votes_for": line.votes_for, "voters": voters},
        )
    mark_edited(review, by=by)
    return review


def _refuse_voters(review: ClusterReview, voters: int, acclaimed: Sequence[Acclaimed]) -> None:
    members = review.cluster.memberships.count()
    if not 1 <= voters <= members:
        raise DomainError(
            _("Số đơn vị biểu quyết phải từ 1 đến %(members)s (số đơn vị của cụm).") % {"members": members}
        )
    if any(line.votes_for > voters for line in acclaimed):
        raise DomainError(
            _("Số phiếu suy tôn không thể nhiều hơn số đơn vị biểu quyết (%(voters)s).") % {"voters": voters}
        )


@transaction.atomic
def attach_minutes(review: ClusterReview, *, upload: UploadedFile, by) -> ClusterReview:
    """The minutes are this file; one that was there before is gone once that is certain."""
    review = _lock_open(review, None)
    if not (verdict := may_lead(by, review)):
        raise NotAllowed(verdict.reason)
    checked = checked_upload(upload)
    forget_bytes(review.minutes)
    review.minutes_name, review.minutes_type, review.minutes_sha256 = checked.name, checked.content_type, checked.sha256
    save_with_file(review, review.minutes, checked)
    mark_edited(review, by=by)
    return review


@transaction.atomic
def close_review(review: ClusterReview, *, by) -> ClusterReview:
    """The acclaimed list stands; nothing of the review is written any more."""
    return advance(_lock(review), "close", by=by, table=REVIEW_MOVES)


@transaction.atomic
def reopen_review(review: ClusterReview, *, by, reason: str) -> ClusterReview:
    """The review is open again, for ``reason``."""
    return advance(_lock(review), "reopen", by=by, table=REVIEW_MOVES, record=Move(note=reason.strip()))


def cards_of(review: ClusterReview):
    """The cards of the cluster in the campaign that were sent, with unit and sheet."""
    rows = ScoreCard.objects.filter(campaign=review.campaign_id, cluster=review.cluster_id)
    return rows.exclude(state__in=PRIVATE_STATES).with_subject().select_related("unit", "sheet")


def _lock(review: ClusterReview) -> ClusterReview:
    rows = ClusterReview.objects.select_for_update(of=("self",)).select_related("cluster__unit", "campaign")
    return rows.get(pk=review.pk)


def _lock_open(review: ClusterReview, version: int | None) -> ClusterReview:
    review = _lock(review)
    if review.state != ReviewState.OPEN:
        raise TransitionRefused(_("Kỳ bình xét đã chốt. Hãy nhờ đơn vị tổ chức cụm mở lại nếu cần sửa."))
    refuse_stale(review, version)
    return review
