from django.db import models
from django.db.models import Exists, OuterRef, Q

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
        from campaigns.models import Participation  # noqa: PLC0415 -- models import this module

        invited = Participation.objects.within(paths).filter(campaign=OuterRef("pk"))
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
