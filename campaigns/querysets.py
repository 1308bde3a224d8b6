from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Greatest, Least, TruncDate
from django.utils import timezone

from common.vietnamese import fold
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of

COUNTED_STATES = ("sent", "in_review", "accepted")


class CampaignQuerySet(UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Campaigns run inside the person's subtrees, and launched ones that invite a unit in them."""
        if user.is_superuser:
            return self
        paths = scope_of(user).paths(*roles)
        return self.filter(Q(pk__in=self.within(paths).values("pk")) | Q(self._inviting(paths)))

    def run_by(self, user, *roles):
        """Campaigns whose own unit the person reaches in one of ``roles``."""
        return super().visible_to(user, *roles)

    def _inviting(self, paths):
        invited = apps.get_model("campaigns.Participation").objects.within(paths).filter(campaign=OuterRef("pk"))
        return Exists(invited.filter(campaign__state__in=["launched", "ended"]))

    def matching(self, text):
        folded = fold(text)
        return self.filter(Q(search__contains=folded) | Q(code__iexact=text.strip())) if folded else self

    def for_list(self):
        return self.select_related("unit").order_by("-starts_on", "-pk")


class ParticipationQuerySet(UnitScopedQuerySet):
    def for_list(self):
        return self.select_related("campaign", "unit").order_by("unit__path")

    def joined(self):
        return self.filter(joined_at__isnull=False)


class DossierQuerySet(UnitScopedQuerySet):
    def counted(self):
        """Sent, in review or accepted: what reports count. Drafts, returned and withdrawn are not."""
        return self.filter(state__in=COUNTED_STATES)

    def accepted(self):
        return self.filter(state="accepted")

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def for_list(self):
        return self.select_related("campaign", "phase", "unit", "sent_by").order_by("-updated_at", "-pk")

    def for_page(self):
        return self.select_related("campaign__unit", "phase", "unit", "sent_by", "created_by", "source")

    def with_last_day(self):
        """Each with ``last_day``, as ``guards.dossier.last_day`` says it: the last day it may be sent, or ``None``."""
        closed_on = TruncDate("campaign__registration_closed_at", tzinfo=timezone.get_default_timezone())
        closes_on = Case(
            When(kind="proposal", then=F("campaign__proposal_closes_on")),
            default=Least(F("campaign__registration_closes_on"), closed_on),
            output_field=models.DateField(),
        )
        granted = (
            apps.get_model("campaigns.Extension")
            .objects.filter(
                Q(phase=OuterRef("phase")) | Q(phase__isnull=True),
                campaign=OuterRef("campaign"),
                unit=OuterRef("unit"),
                kind=OuterRef("kind"),
            )
            .order_by("-until")
        )
        return self.alias(closes_on=closes_on, granted_until=Subquery(granted.values("until")[:1])).annotate(
            last_day=Case(When(closes_on__isnull=False, then=Greatest("closes_on", "due_on", "granted_until")))
        )


class EntryQuerySet(UnitScopedQuerySet):
    unit_path = "dossier__unit__path"

    def counted(self):
        return self.filter(dossier__state__in=COUNTED_STATES)

    def with_subject(self):
        return self.select_related("award", "member", "collective", "subject_unit", "dossier__unit")

    def for_list(self):
        return self.with_subject().order_by("award__position", "award__code", "pk")


class DossierLinkQuerySet(UnitScopedQuerySet):
    """Initiatives and works in dossiers."""

    unit_path = "dossier__unit__path"

    def counted(self):
        return self.filter(dossier__state__in=COUNTED_STATES)


class TargetQuerySet(UnitScopedQuerySet):
    def for_list(self):
        return self.select_related("unit").order_by("unit__path", "indicator")


class AttachmentQuerySet(UnitScopedQuerySet):
    unit_path = "dossier__unit__path"


class ExtensionQuerySet(UnitScopedQuerySet):
    def covering(self, dossier, day):
        """Extensions that let ``dossier`` be sent on ``day``."""
        return self.filter(
            campaign=dossier.campaign_id,
            unit=dossier.unit_id,
            kind=dossier.kind,
            until__gte=day,
        ).filter(models.Q(phase=dossier.phase_id) | models.Q(phase__isnull=True))
