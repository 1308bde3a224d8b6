"""The audit as an auditor reads it: what others did at the units the role reaches, never what is about the reader."""

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet, Sum

from common.models import AuditCheck, AuditEntry, AuditSegment
from people.models import Member
from units.models import Role, RoleAssignment


class Chain(NamedTuple):
    """How far the audit is sealed, and the last time it was walked; ``newest`` is ``None`` before the first segment."""

    newest: AuditSegment | None
    sealed: int
    unsealed: int
    last_check: AuditCheck | None


def audit_in_reach(reader) -> QuerySet[AuditEntry]:
    """What people who hold or held a role at units ``reader`` audits did; for a superuser, what anybody did."""
    lines = AuditEntry.objects.not_by_or_about(reader).exclude(_about_what_is_held_by(reader))
    if reader.is_superuser:
        return lines
    audited = RoleAssignment.objects.visible_to(reader, Role.AUDITOR)
    return lines.filter(actor__in=audited.order_by().values("user"))


def sealed_to() -> int:
    """The number of the last entry in a segment; 0 before the first."""
    return AuditSegment.objects.order_by("-number").values_list("last", flat=True).first() or 0


def chain_of_today() -> Chain:
    """The state of the chain for its page."""
    newest = AuditSegment.objects.order_by("-number").defer("links").first()
    sealed = AuditSegment.objects.aggregate(entries=Sum("count"))["entries"] or 0
    unsealed = AuditEntry.objects.filter(pk__gt=newest.last if newest else 0).count()
    return Chain(newest, sealed, unsealed, AuditCheck.objects.select_related("asked_by").first())


def _about_what_is_held_by(reader) -> Q:
    """Lines about roles the reader holds or held, and about the record of the reader as a member."""
    roles = RoleAssignment.objects.filter(user=reader).values("pk")
    members = Member.objects.filter(user=reader).values("pk")
    kinds = ContentType.objects.get_for_models(RoleAssignment, Member)
    return Q(subject_type=kinds[RoleAssignment], subject_id__in=roles) | Q(
        subject_type=kinds[Member], subject_id__in=members
    )
