"""Who may vote in an open round, and what was voted."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from exemplars.models import WHOLE, Candidate, SelectionRound, Vote
from people.models import Member


def voters_of(round_: SelectionRound) -> QuerySet[Member]:
    """The people of the unit of the round and of what lies under it."""
    return Member.objects.of_subtree(round_.unit).active()


def voter_named(round_: SelectionRound, *, code: str, birth_date: dt.date) -> Member | None:
    """The voter of that code born on that day; ``None`` for any other pair of the two, of another unit too."""
    return voters_of(round_).filter(code__iexact=code, birth_date=birth_date).first()


def voter_signed_in(round_: SelectionRound, user) -> Member | None:
    """The voter whose account ``user`` is; ``None`` for anybody else."""
    return voters_of(round_).filter(user=user).first() if user.is_authenticated else None


def has_voted(round_: SelectionRound, **voter) -> bool:
    """Whether ``user`` or ``member`` has a vote in the round."""
    return Vote.objects.filter(round=round_, **voter).exists()


@dataclass(frozen=True, slots=True)
class Result:
    """How many of ``votes`` name a candidate, and whether that is enough."""

    candidate: Candidate
    count: int
    votes: int
    is_enough: bool

    @property
    def percent(self) -> int:
        """Whole percent of all votes, cut off; 0 without votes."""
        return self.count * WHOLE // self.votes if self.votes else 0


def results_of(round_: SelectionRound) -> list[Result]:
    """Each candidate with its votes, the most first; two queries."""
    votes = Vote.objects.filter(round=round_).count()
    rows = round_.candidates.select_related(
        "exemplar__unit", "exemplar__member", "exemplar__collective", "exemplar__field"
    ).annotate(amount=Count("choices"))
    return [
        Result(row, row.amount, votes, _is_enough(round_, row.amount, votes)) for row in rows.order_by("-amount", "pk")
    ]


def _is_enough(round_: SelectionRound, count: int, votes: int) -> bool:
    """At least the threshold of at least the fewest votes; never by rounding."""
    return votes >= round_.fewest_votes and count * WHOLE >= round_.threshold * votes
