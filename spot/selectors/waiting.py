"""Accepted proposals that wait for a decision, and what a decision says of them."""

import hashlib
from collections.abc import Iterable

from django.db.models import Count

from catalogue.models import AwardType
from decisions.models import DecisionLine, name_of
from decisions.permissions import DRAFTERS
from decisions.register import texts_of
from people.models import SubjectKind
from people.models.subject import subject_columns
from spot.models import SpotProposal
from spot.querysets import SpotProposalQuerySet
from units.models import Unit
from units.scope import scope_of

MOST_LINES = 200
"""Of one decision: those sent first."""


def proposals_to_decide(unit: Unit, award: AwardType) -> SpotProposalQuerySet:
    """Those accepted at ``unit`` for ``award`` that stand in no decision, the first sent first."""
    return SpotProposal.objects.waiting().filter(decider=unit, award=award).with_subject().order_by("sent_at", "pk")


def decisions_to_draft(user) -> list[tuple[Unit, AwardType, int]]:
    """Each unit ``user`` drafts for and award, with how many accepted proposals wait; the highest unit first."""
    paths = scope_of(user).paths(*DRAFTERS)
    units = Unit.objects.all() if user.is_superuser else Unit.objects.within(paths)
    rows = SpotProposal.objects.waiting().filter(decider__in=units).order_by()
    counted = list(rows.values_list("decider", "award").annotate(amount=Count("pk")))
    by_unit = Unit.objects.in_bulk({unit for unit, _award, _amount in counted})
    by_award = AwardType.objects.in_bulk({award for _unit, award, _amount in counted})
    found = [(by_unit[unit], by_award[award], amount) for unit, award, amount in counted]
    return sorted(found, key=lambda row: (row[0].path, row[1].position, row[1].code))


def fingerprint_of(proposals: Iterable[SpotProposal]) -> str:
    """Another text for other proposals, and for one that was written anew."""
    said = sorted((proposal.pk, proposal.version) for proposal in proposals)
    return hashlib.sha256(repr(said).encode()).hexdigest()


def line_of(proposal: SpotProposal) -> DecisionLine:
    """What a decision drafted now says of whom ``proposal`` is about."""
    return DecisionLine(
        **subject_columns(proposal.subject_kind, proposal.subject),
        award=proposal.award,
        name=name_of(proposal.subject),
        award_label=proposal.award.name,
        **texts_of(proposal.subject_kind, proposal.subject),
    )


def place_of(proposal: SpotProposal) -> tuple:
    """Collectives first, then people, each by unit and name."""
    subject = proposal.subject
    return proposal.subject_kind == SubjectKind.INDIVIDUAL, subject.unit.path, subject.sort_key, proposal.pk
