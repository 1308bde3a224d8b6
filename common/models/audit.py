from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from common import clock
from common.models.base import FrozenModel

_about: list[Callable[[Any], models.Q]] = []


def register_about(about: Callable[[Any], models.Q]) -> None:
    """``about(user)`` gives the lines that are about what an app above knows to be the user's."""
    if about not in _about:
        _about.append(about)


class AuditEntryQuerySet(models.QuerySet):
    def not_by_or_about(self, user):
        """Lines of what others did to others: nobody reads what the audit says of themselves."""
        account = ContentType.objects.get_for_model(user)
        lines = self.exclude(actor=user).exclude(subject_type=account, subject_id=user.pk)
        for about in _about:
            lines = lines.exclude(about(user))
        return lines


class AuditEntry(FrozenModel):
    """Who moved what from which state to which, when and why. Never changed or deleted.

    ``before`` and ``after`` are states; both are empty when the move changed no state.
    ``on_behalf_of`` names the unit when a unit above acted for it. ``data`` holds the move's own figures.
    """

    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", verbose_name=_("loại đối tượng")
    )
    subject_id = models.PositiveBigIntegerField(_("mã số đối tượng"))
    subject = GenericForeignKey("subject_type", "subject_id")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("người thực hiện"),
    )
    move = models.CharField(_("thao tác"), max_length=48)
    before = models.CharField(_("trạng thái trước"), max_length=32, blank=True)
    after = models.CharField(_("trạng thái sau"), max_length=32, blank=True)
    note = models.TextField(_("lý do"), blank=True)
    on_behalf_of = models.CharField(_("thay cho"), max_length=255, blank=True)
    data = models.JSONField(_("chi tiết"), default=dict, blank=True)
    at = models.DateTimeField(_("lúc"), default=clock.now, db_default=Now(), editable=False)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("dòng nhật ký")
        verbose_name_plural = _("nhật ký")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"], name="audit_subject_idx")]

    def __str__(self) -> str:
        return f"{self.move}: {self.before} → {self.after}"
