"""Which rows a page or a service is about."""

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import Lead

from units.querysets import UnitScopedQuerySet

PRINTED = (
    "code",
    "copy_no",
    "payload",
    *(f"line__{name}" for name in ("name", "position", "unit_name", "award_label", "order_no")),
    *(f"line__decision__{name}" for name in ("number", "symbol", "signed_on", "achievement", "unit_line")),
    *(f"line__decision__{name}" for name in ("signer_name", "signer_post", "unit__name")),
    *(f"line__honour__end__{name}" for name in ("kind", "decided_on", "decision_no")),
)
"""What the public page of a certificate reads."""


class SigningKeyQuerySet(models.QuerySet):
    """Keys, the latest first."""

    def with_end(self) -> "SigningKeyQuerySet":
        """Each key knows ``valid_to``, when the next one started; ``None`` for the one in use."""
        return self.annotate(valid_to=Window(Lead("valid_from"), order_by=F("number").asc())).order_by("-number")


class CertificateQuerySet(UnitScopedQuerySet):
    """Certificates; those of a unit's decisions are its own."""

    unit_path = "line__decision__unit__path"

    def with_taken_place(self) -> "CertificateQuerySet":
        """Each knows ``is_superseded``: whether a later copy took its place."""
        later = self.model.objects.filter(line=OuterRef("line"), copy_no__gt=OuterRef("copy_no"))
        return self.annotate(is_superseded=Exists(later))

    def for_page(self) -> "CertificateQuerySet":
        """With all that its page says of the decision and of the honour, and whether that ``is_corrected``."""
        corrections = (
            apps.get_model("decisions", "DecisionLine")
            .objects.issued()
            .filter(honour=OuterRef("line__honour"), decision__kind="correction")
        )
        shown = self.with_taken_place().annotate(is_corrected=Exists(corrections))
        return shown.select_related("line__decision__unit", "line__honour__end").only(*PRINTED)


class CertificateBatchQuerySet(UnitScopedQuerySet):
    """Batches of certificates."""

    unit_path = "decision__unit__path"

    def under_way(self) -> "CertificateBatchQuerySet":
        """Those that are not finished."""
        return self.filter(finished_at__isnull=True)

    def free(self) -> "CertificateBatchQuerySet":
        """Those nobody is at, under lock."""
        return self.select_for_update(of=("self",), no_key=True, skip_locked=True)


class CeremonyQuerySet(UnitScopedQuerySet):
    """Ceremonies of units."""

    def for_list(self) -> "CeremonyQuerySet":
        """The latest first, each with how many are to get something and how many did."""
        got = Count("presentations", filter=Q(presentations__handed__in=["presented", "handed_over"]))
        listed = self.select_related("unit").annotate(invited=Count("presentations"), got=got)
        return listed.order_by("-held_on", "-pk")


class PresentationQuerySet(UnitScopedQuerySet):
    """Recipients in the lists of ceremonies."""

    unit_path = "ceremony__unit__path"

    def in_seats(self) -> "PresentationQuerySet":
        """As they sit, with all that the list prints."""
        return self.select_related("line__decision").order_by("seat")
