"""Other software that asked is told that a decision was issued."""

from django.conf import settings
from django.urls import reverse

from decisions.models import Decision, DecisionKind
from webhooks.models import Event
from webhooks.services.events import announce

EVENTS = {
    DecisionKind.CORRECTION: Event.CORRECTED,
    DecisionKind.REVOCATION: Event.REVOKED,
    DecisionKind.REPLACEMENT: Event.REPLACED,
}


def announce_issue(decision: Decision) -> int:
    """Software of the unit, of those it names somebody of, and of units above them is told, without any person's
    name: the API tells the rest to whom may read it. Returns how many."""
    about = decision.about
    data = {
        "id": decision.pk,
        "number": decision.number_label,
        "kind": {"code": str(decision.kind), "label": decision.get_kind_display()},
        "unit": {"id": decision.unit_id, "code": decision.unit.code, "name": decision.unit.name},
        "signed_on": decision.signed_on.isoformat(),
        "about": {"id": about.pk, "number": about.number_label} if about else None,
        "url": settings.SITE_URL + reverse("decisions:decision-detail", args=[decision.pk]),
    }
    event = EVENTS.get(DecisionKind(decision.kind), Event.ISSUED)
    return announce(event, data, paths=lambda: _paths(decision))


def _paths(decision: Decision) -> set[str]:
    return {decision.unit.path, *decision.lines.values_list("unit__path", flat=True)}
