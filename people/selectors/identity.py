"""Which records of the register are said to be of different people."""

from collections.abc import Collection

from people.models import MemberPair, PairVerdict

Pair = tuple[int, int]
"""Two members, by key, the lower first."""


def told_apart(members: Collection[int]) -> set[Pair]:
    """The pairs among ``members``, by key, that somebody concluded are different people; one query."""
    pairs = MemberPair.objects.standing().filter(verdict=PairVerdict.DIFFERENT, first__in=members, second__in=members)
    return set(pairs.values_list("first_id", "second_id"))
