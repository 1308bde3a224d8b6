from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from certificates.codes import LENGTH, spelled
from certificates.models.signing_key import SigningKey
from certificates.payload import PARAMETER, SAMPLE
from certificates.querysets import CertificateQuerySet
from common.fields import CleanCharField
from common.models import FrozenModel
from decisions.models import DecisionLine


class IssueReason(models.TextChoices):
    FIRST = "first", _("Cấp lần đầu")
    LOST = "lost", _("Cấp lại: bị mất")
    DAMAGED = "damaged", _("Cấp lại: bị hỏng")
    MISPRINTED = "misprinted", _("Cấp lại: in sai")
    CORRECTED = "corrected", _("Cấp đổi: theo quyết định đính chính")


class Certificate(FrozenModel):
    """One sheet given for a line of an issued decision: what its QR code says and the short code printed beside it.

    Never changed or removed. ``copy_no`` is 1, then 2, 3 … of those that take its place; only the last copy is good.
    """

    line = models.ForeignKey(
        DecisionLine, on_delete=models.PROTECT, related_name="certificates", verbose_name=_("dòng của quyết định")
    )
    copy_no = models.PositiveSmallIntegerField(_("bản số"), default=1)
    code = models.CharField(_("mã tra cứu"), max_length=LENGTH, unique=True)
    key = models.ForeignKey(
        SigningKey, to_field="key_id", on_delete=models.PROTECT, related_name="+", verbose_name=_("khoá ký")
    )
    payload = models.TextField(_("nội dung mã QR"))
    reason = models.CharField(_("lý do cấp"), max_length=12, choices=IssueReason, default=IssueReason.FIRST)
    note = CleanCharField(_("ghi chú"), max_length=255, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người cấp")
    )
    made_at = models.DateTimeField(_("cấp lúc"), auto_now_add=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("bằng, giấy")
        verbose_name_plural = _("bằng, giấy đã cấp")
        ordering = ["line", "copy_no"]
        constraints = [
            models.UniqueConstraint(fields=["line", "copy_no"], name="certificate_copy_once"),
            models.CheckConstraint(condition=models.Q(reason__in=IssueReason.values), name="certificate_reason_known"),
            models.CheckConstraint(
                condition=models.Q(copy_no=1, reason=IssueReason.FIRST)
                | (models.Q(copy_no__gt=1) & ~models.Q(reason=IssueReason.FIRST)),
                name="certificate_first_copy_first",
            ),
        ]

    def __str__(self) -> str:
        return self.spelled_code

    @property
    def spelled_code(self) -> str:
        """The code as it is printed."""
        return spelled(self.code)

    @property
    def is_sample(self) -> bool:
        """Whether it was signed for invented people."""
        return self.payload.startswith(SAMPLE)

    @property
    def qr_text(self) -> str:
        """What the QR code holds: the public address, and what is signed with it."""
        return f"{settings.SITE_URL}{self.get_absolute_url()}?{urlencode({PARAMETER: self.payload})}"

    def get_absolute_url(self) -> str:
        return reverse("verification:certificate", args=[self.code])
