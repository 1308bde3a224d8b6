"""What a token reads: what its unit's viewers see, drafts of decisions and of dossiers aside."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from awards.models import Honour
from campaigns.models import Campaign, Dossier, DossierState
from campaigns.models.campaign import CampaignState
from decisions.models import Decision, DecisionLine
from units.models import Role, Unit
from units.scope import scope_of


def units_seen(reader) -> QuerySet:
    return Unit.objects.visible_to(reader, Role.VIEWER)


def campaigns_seen(reader) -> QuerySet:
    launched = Campaign.objects.visible_to(reader, Role.VIEWER).exclude(state=CampaignState.DRAFT)
    return launched.select_related("unit").order_by("pk")


def dossiers_seen(reader) -> QuerySet:
    sent = Dossier.objects.visible_to(reader, Role.VIEWER).exclude(state=DossierState.DRAFT)
    return sent.select_related("campaign", "unit").order_by("pk")


def honours_seen(reader) -> QuerySet:
    return Honour.objects.visible_to(reader, Role.VIEWER).with_subject().select_related("end").order_by("pk")


def decisions_seen(reader) -> QuerySet:
    """Issued ones of its units, and those that name somebody of its units."""
    naming = DecisionLine.objects.filter(decision=OuterRef("pk")).of_units_within(scope_of(reader).paths())
    kept = Decision.objects.kept_by(reader, Role.VIEWER)
    issued = Decision.objects.issued().filter(Q(pk__in=kept.values("pk")) | Exists(naming))
    return issued.select_related("unit", "award").order_by("pk")


def lines_seen(decision: Decision, reader) -> QuerySet:
    """All lines of a decision of its units; of another one, those about its units."""
    lines = decision.lines.select_related("member").in_order()
    paths = scope_of(reader).paths()
    return lines if scope_of(reader).covers(decision.unit.path) else lines.of_units_within(paths)
