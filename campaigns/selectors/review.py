"""What waits for a specialist, in what order, and how far the work is."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, Q, QuerySet, TextChoices, Window
from django.utils.translation import gettext_lazy

from campaigns.models import CampaignState, Dossier, DossierState, DossierVersion, Entry, Extension
from common.clock import today
from common.editing import EDIT
from common.models import AuditEntry
from common.remembering import remembered
from units.models import Role, Unit
from units.scope import scope_of

WAITING = (DossierState.SENT, DossierState.IN_REVIEW)
DECIDED = (DossierState.ACCEPTED, DossierState.REFUSED, DossierState.RETURNED)
BY_LAST_DAY = (F("last_day").asc(nulls_last=True), "sent_at", "pk")
SOON = timedelta(days=3)


class Due(TextChoices):
    """How near the last day of a dossier is."""

    OVER = "over", gettext_lazy("Đã hết hạn")
    SOON = "soon", gettext_lazy("Còn 3 ngày trở xuống")
    LATER = "later", gettext_lazy("Còn hơn 3 ngày")


@dataclass(frozen=True, slots=True)
class Workload:
    """Of ``total`` dossiers that came up, ``done`` are decided or returned."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dossier stands in the queue: the keys before and after it, ``None`` at an end; how far the work is."""

    before: int | None
    after: int | None
    progress: Workload


@dataclass(frozen=True, slots=True)
class QueueBrief:
    """The ``first`` dossiers that wait for somebody, and how many are due when."""

    first: list[Dossier]
    counts: dict[Due, int]


def sent_up_to(user) -> QuerySet[Dossier]:
    """Dossiers of running campaigns from units strictly below where ``user`` is a specialist."""
    tops = scope_of(user).paths(Role.SPECIALIST)
    rows = Dossier.objects.within(tops).exclude(unit__path__in=tops)
    return rows.filter(campaign__state=CampaignState.LAUNCHED)


def review_queue(user) -> QuerySet[Dossier]:
    """What ``user`` may decide, as ``permissions.dossier.may_review`` has it: by last day, then the oldest first."""
    return (
        sent_up_to(user)
        .filter(state__in=WAITING)
        .exclude(pk__in=_worked_on_by(user))
        .with_last_day()
        .select_related("campaign", "phase", "unit")
        .defer("pledge", "return_reason", "campaign__notes")
        .order_by(*BY_LAST_DAY)
    )


def _worked_on_by(user) -> list[int]:
    """Keys of waiting dossiers ``user`` made, sent, edited or put somebody into; one query."""
    waiting = Dossier.objects.filter(state__in=WAITING).order_by()
    edits = AuditEntry.objects.filter(
        subject_type=ContentType.objects.get_for_model(Dossier), move=EDIT, actor=user
    ).values("subject_id")
    by = [waiting.filter(about) for about in (Q(created_by=user), Q(sent_by=user), Q(pk__in=edits))]
    sent = DossierVersion.objects.filter(sent_by=user, dossier__state__in=WAITING).order_by()
    added = Entry.objects.filter(added_by=user, dossier__state__in=WAITING).order_by()
    # An arm each, so that each is read from an index of its own.
    first, *more = [
        *(rows.values_list("pk", flat=True) for rows in by),
        *(rows.values_list("dossier", flat=True) for rows in (sent, added)),
    ]
    return list(first.union(*more))


def given_to(account) -> QuerySet[Dossier]:
    """Dossiers of running campaigns given to ``account`` to review, not decided for good: by last day."""
    rows = Dossier.objects.filter(reviewer=account, campaign__state=CampaignState.LAUNCHED)
    undecided = rows.exclude(state__in=(DossierState.ACCEPTED, DossierState.REFUSED))
    return undecided.with_last_day().for_list().order_by(*BY_LAST_DAY)


def given_to_specialist_of(unit: Unit, account) -> QuerySet[Dossier]:
    """Of those the ones from units below ``unit``, where ``account`` is a specialist today; none for anybody else."""
    held = account.role_assignments.today().filter(unit=unit, role=Role.SPECIALIST)
    return given_to(account).within([unit.path]).exclude(unit=unit).filter(Exists(held))


def is_due(due: str) -> Q:
    """Rows of ``with_last_day`` that are ``due`` today; one without a last day is due later."""
    day = today()
    return {
        Due.OVER: Q(last_day__lt=day),
        Due.SOON: Q(last_day__range=(day, day + SOON)),
        Due.LATER: Q(last_day__gt=day + SOON) | Q(last_day__isnull=True),
    }[Due(due)]


def queue_brief(user, *, most: int) -> QueueBrief:
    """How ``review_queue`` stands, with its first ``most`` dossiers; two queries."""
    over, soon = (Window(Count("pk", filter=is_due(due))) for due in (Due.OVER, Due.SOON))
    first = list(review_queue(user).annotate(waiting=Window(Count("pk")), over=over, soon=soon)[:most])
    if not first:
        return QueueBrief([], dict.fromkeys(Due, 0))
    head = first[0]
    later = head.waiting - head.over - head.soon
    return QueueBrief(first, {Due.OVER: head.over, Due.SOON: head.soon, Due.LATER: later})


def workload(rows: QuerySet[Dossier]) -> Workload:
    """Of ``rows``, how many are through; one query."""
    counted = rows.order_by().aggregate(
        done=Count("pk", filter=Q(state__in=DECIDED)), total=Count("pk", filter=Q(state__in=[*WAITING, *DECIDED]))
    )
    return Workload(**counted)


def next_to_review(user, *, after: Dossier) -> Dossier | None:
    """The first other dossier waiting that is given to nobody else, of the same campaign and kind while there are any.

    Among these what is given to ``user`` comes first.
    """
    waiting = review_queue(user).exclude(pk=after.pk)
    alike = waiting.filter(campaign=after.campaign_id, kind=after.kind)
    free = Q(reviewer=user), Q(reviewer__isnull=True)
    return next((found for rows in (alike, waiting) for whose in free if (found := rows.filter(whose).first())), None)


def place_in_queue(user, dossier: Dossier) -> Place:
    """Where ``dossier`` stands among those of its campaign and kind, which are read once a change."""
    alike = {"campaign": dossier.campaign_id, "kind": dossier.kind}
    known_by = (user.pk, scope_of(user).paths(Role.SPECIALIST), today(), alike)

    def read() -> tuple[list[int], Workload]:
        keys = review_queue(user).filter(**alike).values_list("pk", flat=True)
        return list(keys), workload(sent_up_to(user).filter(**alike))

    keys, progress = remembered("review-place", known_by, (Dossier, Entry, Extension), read)
    if dossier.pk not in keys:
        return Place(None, None, progress)
    at = keys.index(dossier.pk)
    return Place(keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None, progress)
