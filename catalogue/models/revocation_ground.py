from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.legal_document import LegalDocument
from catalogue.querysets import DatedQuerySet
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel


@tracked()
class RevocationGround(TimeStampedModel):
    """A case in which the law has an award taken back, with the days it holds; ``valid_to`` is its last day.

    ``document`` is the law that says so, ``None`` where it is not in the catalogue.
    """

    code = CleanCharField(_("mã"), max_length=40)
    text = CleanCharField(_("trường hợp"), max_length=500)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    document = models.ForeignKey(
        LegalDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="revocation_grounds",
        verbose_name=_("văn bản căn cứ"),
    )
    valid_from = models.DateField(_("áp dụng từ"))
    valid_to = models.DateField(_("áp dụng đến hết"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=500)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("trường hợp thu hồi khen thưởng")
        verbose_name_plural = _("trường hợp thu hồi khen thưởng")
        ordering = ["position", "code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="revocation_ground_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="revocation_ground_days_in_order",
                violation_error_message=_("Ngày hết áp dụng không thể trước ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def holds_on(self, day) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
