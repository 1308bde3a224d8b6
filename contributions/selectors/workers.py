"""Workers who hand in initiatives: who they are, and what is theirs."""

import datetime as dt

from django.db.models import Q, QuerySet

from contributions.models import Initiative, IntakeLink, Suggestion
from people.models import Member


def workers_of(link: IntakeLink) -> QuerySet[Member]:
    """Those who may hand in something at the link: the people of its unit and of what lies under it."""
    return Member.objects.of_subtree(link.unit).active()


def worker_named(link: IntakeLink, *, code: str, birth_date: dt.date) -> Member | None:
    """The worker of that code born on that day; ``None`` for any other pair of the two."""
    return workers_of(link).filter(code__iexact=code, birth_date=birth_date).first()


def worker_signed_in(link: IntakeLink, user) -> Member | None:
    """The worker whose account ``user`` is; ``None`` for anybody else."""
    return workers_of(link).filter(user=user).first() if user.is_authenticated else None


def told_differences(suggestion: Suggestion) -> list[tuple[Initiative, str]]:
    """Which it looks like, as far as they are still there, and why the sender says that it is another one."""
    others = Initiative.objects.select_related("unit").defer("search", "unit__search").in_bulk(suggestion.differences)
    return [(others[int(pk)], reason) for pk, reason in suggestion.differences.items() if int(pk) in others]


def initiatives_of(user) -> QuerySet[Initiative]:
    """Those ``user`` is an author of or handed in, the last made first."""
    records = Member.objects.filter(Q(user=user) | Q(merged_into__user=user)).values("pk")
    theirs = Q(authors__member__in=records) | Q(suggestion__sender__in=records)
    return Initiative.objects.filter(theirs).distinct().select_related("unit", "suggestion").order_by("-pk")
