"""Dossiers are handed to colleagues: one by one, evenly, or whole blocks and clusters to one hand."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Dossier
from campaigns.services.assignment import assign_dossier
from common.errors import DomainError
from common.language import in_vietnamese
from notices.models import NoticeKind
from notices.services.notice import notify
from reviews.selectors.assignment import load_of, to_assign
from reviews.services.chosen import refuse_too_many

NOBODY = None


class Manner(TextChoices):
    """What stays together when several people share dossiers."""

    EVENLY = "evenly", gettext_lazy("Chia đều")
    BLOCK = "block", gettext_lazy("Theo khối: mỗi khối về một người")
    CLUSTER = "cluster", gettext_lazy("Theo cụm: mỗi cụm về một người")


@dataclass(slots=True)
class Shared:
    """How many dossiers each person has got, how many are nobody's now, and which stayed as they were, with why."""

    given: Counter = field(default_factory=Counter)
    freed: int = 0
    problems: list[tuple[Dossier, str]] = field(default_factory=list)


def share_out(keys: Collection[int], *, to: Sequence, by, manner: str = Manner.EVENLY) -> Shared:
    """Each dossier of ``keys`` is given, in a transaction of its own, to one of ``to``; without any, to nobody.

    Whoever has the least to review gets the next dossier, or the next block or cluster, the largest first. A dossier
    whoever is next may not review goes to another of them when shared evenly, else stays as it is. Each person is told
    once how many are new. Raises ``TransitionRefused`` for too many at once.
    """
    refuse_too_many(keys)
    shared = Shared()
    load = Counter(load_of(to, but=keys))
    for group in _together(to_assign(keys, by=by), manner):
        hands = sorted(to, key=lambda person: load[person]) or [NOBODY]
        for dossier in group:
            taker, problem = _give(dossier, hands if manner == Manner.EVENLY else hands[:1], by=by)
            if problem:
                shared.problems.append((dossier, problem))
            elif taker is NOBODY:
                shared.freed += 1
            else:
                load[taker] += 1
                shared.given[taker] += 1
    _tell(shared.given, by=by)
    return shared


def _together(rows: Iterable[Dossier], manner: str) -> list[list[Dossier]]:
    """The dossiers that go to one hand; the largest group first."""
    if manner == Manner.EVENLY:
        return [[dossier] for dossier in rows]
    groups: defaultdict[object, list[Dossier]] = defaultdict(list)
    for dossier in rows:
        groups[dossier.unit.block if manner == Manner.BLOCK else dossier.cluster].append(dossier)
    return sorted(groups.values(), key=len, reverse=True)


def _give(dossier: Dossier, hands: Iterable, *, by) -> tuple[object, str]:
    """The first of ``hands`` who may review the dossier has it; else it stays, with the last refusal."""
    problem = ""
    for person in hands:
        try:
            assign_dossier(dossier, to=person, by=by)
        except DomainError as refusal:
            problem = str(refusal)
        else:
            return person, ""
    return NOBODY, problem


@in_vietnamese()
def _tell(given: Counter, *, by) -> None:
    for person, count in given.items():
        if person != by:
            text = _("%(who)s giao cho bạn thẩm định %(count)s hồ sơ.") % {"who": by, "count": count}
            notify([person], text=text, url=f"{reverse('reviews:queue')}?assigned=me", kind=NoticeKind.REVIEW)
