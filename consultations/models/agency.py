from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, LowercaseEmailField
from common.history import tracked
from common.models import TimeStampedModel
from consultations.querysets import AgencyQuerySet
from units.models import Unit


@tracked()
class Agency(TimeStampedModel):
    """Whom a unit asks about those it wants to award: police, tax, social insurance, environment …"""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="agencies", verbose_name=_("đơn vị"))
    name = CleanCharField(_("tên cơ quan"), max_length=255)
    about = CleanCharField(
        _("hỏi về"), max_length=255, blank=True, help_text=_("Ví dụ: nghĩa vụ thuế; an toàn, vệ sinh lao động.")
    )
    email = LowercaseEmailField(
        _("thư điện tử"),
        blank=True,
        default="",
        db_default="",
        help_text=_("Nơi gửi thư nhắc khi cơ quan chưa trả lời. Để trống nếu không có."),
    )
    is_active = models.BooleanField(_("đang dùng"), default=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("cơ quan hiệp y")
        verbose_name_plural = _("cơ quan hiệp y")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="agency_once",
                violation_error_message=_("Đơn vị đã có cơ quan này."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
