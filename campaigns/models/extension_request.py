from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.dossier import Dossier
from campaigns.querysets import ExtensionRequestQuerySet
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel


class ExtensionState(models.TextChoices):
    WAITING = "waiting", _("Chờ trả lời")
    GRANTED = "granted", _("Đã gia hạn")
    DECLINED = "declined", _("Không gia hạn")


@tracked()
class ExtensionRequest(TimeStampedModel):
    """A unit asks for a later last day for its dossier, with its reason; ``answer`` is why it was granted or not.

    ``until`` is the day asked for: the day granted stands in the ``Extension``. ``state`` is moved only by services.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="extension_requests")
    until = models.DateField(_("xin gia hạn đến hết ngày"))
    reason = CleanTextField(_("lý do"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("trạng thái"), max_length=8, choices=ExtensionState, default=ExtensionState.WAITING, editable=False
    )
    answer = CleanTextField(_("trả lời"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ExtensionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("đề nghị gia hạn")
        verbose_name_plural = _("đề nghị gia hạn")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ExtensionState.values), name="extension_request_state_known"
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=models.Q(state=ExtensionState.WAITING),
                name="extension_asked_once_at_a_time",
                violation_error_message=_("Đơn vị đã xin gia hạn và đang chờ trả lời."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} → {self.until:%d/%m/%Y}"
