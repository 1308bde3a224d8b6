"""Workers who hand in initiatives: who they are, and what is theirs."""

import datetime as dt

from django.db.models import QuerySet

from contributions.models import Initiative, InitiativeAuthor, IntakeLink, Suggestion
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
    others = Initiative.objects.with_unit().in_bulk(suggestion.differences)
    return [(others[int(pk)], reason) for pk, reason in suggestion.differences.items() if int(pk) in others]


def initiatives_of(user) -> QuerySet[Initiative]:
    """Those ``user`` is an author of or handed in, the last made first; each part is found by an index of its own."""
    own, merged = Member.objects.filter(user=user), Member.objects.filter(merged_into__user=user)
    records = list(own.values_list("pk", flat=True).union(merged.values_list("pk", flat=True)))
    written = InitiativeAuthor.objects.filter(member__in=records).values("initiative")
    sent = Suggestion.objects.filter(sender__in=records).values("initiative")
    return Initiative.objects.filter(pk__in=written.union(sent)).select_related("unit", "suggestion").order_by("-pk")
