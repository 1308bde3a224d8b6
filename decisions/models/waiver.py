from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanTextField
from common.models import FrozenModel
from decisions.models.decision import Decision
from decisions.querysets import WaiverQuerySet


class Waiver(FrozenModel):
    """That ``user`` may approve or issue a decision though it names somebody of their own unit, as another says.

    Written once and kept for good, as what was said at a step is.
    """

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="waivers", verbose_name=_("quyết định")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người được phép")
    )
    reason = CleanTextField(_("lý do, văn bản cho phép"))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người cho phép")
    )
    granted_at = models.DateTimeField(_("lúc"), auto_now_add=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("cho phép người cùng đơn vị duyệt")
        verbose_name_plural = _("cho phép người cùng đơn vị duyệt")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "user"],
                name="waiver_once",
                violation_error_message=_("Người này đã được cho phép duyệt quyết định này."),
            ),
            models.CheckConstraint(
                condition=~Q(user=F("granted_by")),
                name="waiver_by_another",
                violation_error_message=_("Không tự cho phép chính mình. Hãy nhờ người phê duyệt khác."),
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.user}"
