from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from certificates.querysets import CeremonyQuerySet, PresentationQuerySet
from common.fields import CleanCharField
from common.models import TimeStampedModel
from decisions.models import DecisionLine
from units.models import Unit


class Handed(models.TextChoices):
    EXPECTED = "expected", _("Chờ trao")
    PRESENTED = "presented", _("Đã trao")
    ABSENT = "absent", _("Vắng")
    HANDED_OVER = "handed_over", _("Đã giao sau")


class Ceremony(TimeStampedModel):
    """An occasion of ``unit`` at which certificates are presented."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="ceremonies", verbose_name=_("đơn vị tổ chức")
    )
    name = CleanCharField(_("tên buổi lễ"), max_length=255)
    held_on = models.DateField(_("ngày tổ chức"))
    place = CleanCharField(_("nơi tổ chức"), max_length=255, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người lập")
    )
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = CeremonyQuerySet.as_manager()

    class Meta:
        verbose_name = _("buổi trao tặng")
        verbose_name_plural = _("các buổi trao tặng")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name", "held_on"],
                name="ceremony_once",
                violation_error_message=_("Đơn vị đã lập buổi lễ này."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Presentation(TimeStampedModel):
    """A recipient in the list of a ceremony: where they sit, and whether they got it.

    ``handed_on`` and ``received_by`` say when and to whom it went, empty until it did.
    """

    ceremony = models.ForeignKey(
        Ceremony, on_delete=models.CASCADE, related_name="presentations", verbose_name=_("buổi trao tặng")
    )
    line = models.OneToOneField(
        DecisionLine, on_delete=models.PROTECT, related_name="presentation", verbose_name=_("dòng của quyết định")
    )
    seat = models.PositiveIntegerField(_("số ghế"))
    handed = models.CharField(_("trao tặng"), max_length=12, choices=Handed, default=Handed.EXPECTED)
    handed_on = models.DateField(_("ngày nhận"), null=True, blank=True)
    received_by = CleanCharField(_("người nhận thay"), max_length=255, blank=True)

    objects = PresentationQuerySet.as_manager()

    class Meta:
        verbose_name = _("lượt trao tặng")
        verbose_name_plural = _("danh sách trao tặng")
        ordering = ["ceremony", "seat"]
        constraints = [
            models.UniqueConstraint(
                fields=["ceremony", "seat"], name="presentation_seat_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=models.Q(handed__in=Handed.values), name="presentation_handed_known"),
            models.CheckConstraint(
                condition=models.Q(handed__in=[Handed.PRESENTED, Handed.HANDED_OVER], handed_on__isnull=False)
                | models.Q(handed__in=[Handed.EXPECTED, Handed.ABSENT], handed_on__isnull=True, received_by=""),
                name="presentation_handed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}. {self.line_id}"
