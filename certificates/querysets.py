"""Which rows a page or a service is about."""

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Window
from django.db.models.functions import Coalesce, Lead

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


def _corrections(honour: str) -> models.QuerySet:
    """The lines that corrected the honour of the outer row's field, the last first."""
    return apps.get_model("decisions", "DecisionLine").objects.correcting().filter(honour=OuterRef(honour))


class SigningKeyQuerySet(models.QuerySet):
    """Keys, the latest first."""

    def with_end(self) -> "SigningKeyQuerySet":
        """Each key knows ``valid_to``, when the next one started; ``None`` for the one in use."""
        return self.annotate(valid_to=Window(Lead("valid_from"), order_by=F("number").asc())).order_by("-number")

    def for_list(self) -> "SigningKeyQuerySet":
        """As ``with_end``, each with who started it and ``why``."""
        lines = apps.get_model("common", "AuditEntry").objects.filter(
            subject_type__app_label="certificates", subject_type__model="signingkey", subject_id=OuterRef("pk")
        )
        why = Subquery(lines.filter(move="start").values("note")[:1])
        return self.with_end().select_related("made_by").annotate(why=why)


class CertificateQuerySet(UnitScopedQuerySet):
    """Certificates; those of a unit's decisions are its own."""

    unit_path = "line__decision__unit__path"

    def with_taken_place(self) -> "CertificateQuerySet":
        """Each knows ``is_superseded``: whether a later copy took its place."""
        later = self.model.objects.filter(line=OuterRef("line"), copy_no__gt=OuterRef("copy_no"))
        return self.annotate(is_superseded=Exists(later))

    def standing(self) -> "CertificateQuerySet":
        """The last copies whose honour stands, each knowing ``is_outdated``: made before the last correction of it."""
        later = _corrections("line__honour").filter(decision__issued_at__gt=OuterRef("made_at"))
        return (
            self.with_taken_place()
            .filter(is_superseded=False, line__honour__end=None)
            .annotate(is_outdated=Exists(later))
        )

    def for_page(self) -> "CertificateQuerySet":
        """With all that its page says of the decision and of the honour, and whether that ``is_corrected``."""
        shown = self.with_taken_place().annotate(is_corrected=Exists(_corrections("line__honour")))
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
        """As they sit, with all that the list prints; ``name`` is the right one where the decision was corrected."""
        corrected = Subquery(_corrections("line__honour").values("name")[:1])
        listed = self.select_related("line__decision", "line__honour__end")
        return listed.annotate(name=Coalesce(corrected, F("line__name"))).order_by("seat")


class PrintRunQuerySet(UnitScopedQuerySet):
    """Printings of certificates."""

    def visible_to(self, user, *roles):
        """Those of decisions and ceremonies of one's units by any of ``roles``, and one's own searches."""
        decisions = apps.get_model("decisions", "Decision").objects.kept_by(user, *roles)
        ceremonies = apps.get_model("certificates", "Ceremony").objects.visible_to(user, *roles)
        own = Q(decision=None, ceremony=None, by=user)
        return self.filter(own | Q(decision__in=decisions) | Q(ceremony__in=ceremonies))

    def under_way(self) -> "PrintRunQuerySet":
        """Those with a file still to be made."""
        return self.filter(state="waiting")

    def free(self) -> "PrintRunQuerySet":
        """Those no worker is at, under lock."""
        return self.select_for_update(of=("self",), no_key=True, skip_locked=True)

    def for_list(self) -> "PrintRunQuerySet":
        """The latest first, with who asked."""
        return self.select_related("by").order_by("-pk")

    def for_page(self) -> "PrintRunQuerySet":
        """With all that the page of one shows."""
        return self.select_related("by", "layout", "decision__unit", "ceremony__unit").prefetch_related("files")


class PrintFileQuerySet(UnitScopedQuerySet):
    """Files of printings."""

    def visible_to(self, user, *roles):
        """Those of the printings one sees."""
        return self.filter(run__in=apps.get_model("certificates", "PrintRun").objects.visible_to(user, *roles))
