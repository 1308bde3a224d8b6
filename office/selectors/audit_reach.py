"""What an auditor reads: what was done by or to the units audited, never what is about the reader."""

from functools import cache, reduce
from inspect import signature
from operator import or_

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from common.models import AuditEntry
from people.models import Member
from units.models import Role, RoleAssignment

WHOSE = ("user", "giver", "taker", "principal", "deputy")
"""Fields that name the account a row is about, not one that worked on it."""
AT_WORK = ("by", "on_behalf_of", "actor", "reviewer")
"""Fields that name an account that worked on a row, beside those whose names end in «_by»."""
OF_AN_ACCOUNT = {
    "councils.Council": "members__user",
    "councils.CouncilSession": "council__members__user",
    "decisions.Decision": "waivers__user",
}
"""Rows about an account that say so through another row."""
OF_A_MEMBER = {
    "awards.Recommendation": "entry__member",
    "certificates.Ceremony": "presentations__line__member",
    "certificates.Certificate": "line__member",
    "certificates.Presentation": "line__member",
    "consultations.Consultation": "lines__recommendation__entry__member",
    "consultations.ConsultationRequest": "consultation__lines__recommendation__entry__member",
    "consultations.PublicNotice": "lines__recommendation__entry__member",
    "contributions.Initiative": "authors__member",
    "decisions.Decision": "lines__member",
    "decisions.SubmissionLetter": "lines__member",
    "prizes.PrizeLine": "line__member",
    "prizes.PrizeList": "lines__line__member",
    "scores.Evidence": "card__member",
}
"""Rows about a member that say so through another row."""


def audit_in_reach(reader) -> list[QuerySet[AuditEntry]]:
    """What ``reader`` may read, in parts that overlap; for a superuser, what anybody did to anybody else.

    One part is what people did who hold or held a role at a unit audited, the other what anybody did to what such a
    unit has, or to the account of such a person.
    """
    lines = AuditEntry.objects.not_by_or_about(reader)
    if reader.is_superuser:
        return [lines]
    officers = RoleAssignment.objects.visible_to(reader, Role.AUDITOR).order_by()
    return [lines.filter(actor__in=officers.values("user")), lines.filter(_done_to_units_of(reader, officers))]


def lines_about_the_record_of(reader) -> Q:
    """Lines about rows that name the account of ``reader``, or the person as a member."""
    same = Q(user=reader) | Q(merged_into__user=reader)
    members = list(Member.objects.filter(same).values_list("pk", flat=True))
    about = Q(subject_type=_kind(Member), subject_id__in=members)
    for model in _told_of():
        own = [Q(**{path: reader}) for path in _to_account(model)]
        own += [Q(**{f"{path}__in": members}) for path in _to_member(model) if members]
        if own:
            rows = model._default_manager.filter(reduce(or_, own)).order_by()
            about |= Q(subject_type=_kind(model), subject_id__in=rows.values("pk"))
    return about


def _done_to_units_of(reader, officers) -> Q:
    done = Q(subject_type=_kind(get_user_model()), subject_id__in=officers.values("user"))
    for model in _told_of():
        if _lies_within_units(model):
            rows = model._default_manager.visible_to(reader, Role.AUDITOR).order_by()
            done |= Q(Exists(rows.filter(pk=OuterRef("subject_id"))), subject_type=_kind(model))
    return done


def _told_of() -> list[type[Model]]:
    """What the audit has a line about; asking for anything else would only slow the query."""
    lines = AuditEntry.objects.filter(subject_type=OuterRef("pk"))
    kinds = ContentType.objects.filter(Exists(lines)).order_by("pk")
    return [model for kind in kinds if (model := kind.model_class())]


def _kind(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)


@cache
def _lies_within_units(model: type[Model]) -> bool:
    """Whether its rows are found by unit and role."""
    reach = getattr(model._default_manager.all(), "visible_to", None)
    return bool(reach) and "roles" in signature(reach).parameters


@cache
def _to_account(model: type[Model]) -> list[str]:
    """The ways from its rows to the account they are about."""
    further = OF_AN_ACCOUNT.get(model._meta.label)
    own = [name for name in _relations(model, get_user_model()) if name in WHOSE]
    return [*own, *([further] if further else [])]


@cache
def _to_member(model: type[Model]) -> list[str]:
    """The ways from its rows to the member they are about."""
    further = OF_A_MEMBER.get(model._meta.label)
    return [*_relations(model, Member), *([further] if further else [])]


def _relations(model: type[Model], to: type[Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.is_relation and field.related_model is to]
