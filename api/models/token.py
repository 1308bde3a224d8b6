from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from api.querysets import ApiTokenQuerySet
from common import clock
from common.fields import CleanCharField, CleanTextField
from common.models import TimeStampedModel
from units.models import Unit


class TokenScope(models.TextChoices):
    PEOPLE = "people", _("Xem mã đoàn viên, ngày sinh")


class ApiToken(TimeStampedModel):
    """What other software reads with in the name of ``unit``: what a viewer of the unit and those under it sees.

    Only the ``digest`` of the token is kept. Of the people, mã đoàn viên and ngày sinh are told with the scope
    ``people`` alone. It holds until the end of ``expires_on`` unless it is taken back; ``last_used_at`` is at most an
    hour behind.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="api_tokens", verbose_name=_("đơn vị"))
    name = CleanCharField(_("tên phần mềm"), max_length=120)
    purpose = CleanTextField(_("dùng để làm gì"))
    scopes = ArrayField(
        models.CharField(max_length=16, choices=TokenScope), verbose_name=_("quyền thêm"), default=list, blank=True
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người tạo")
    )
    expires_on = models.DateField(_("dùng đến hết ngày"))
    last_used_at = models.DateTimeField(_("dùng lần cuối"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("mã truy cập")
        verbose_name_plural = _("các mã truy cập")
        constraints = [
            models.CheckConstraint(condition=Q(scopes__contained_by=TokenScope.values), name="api_token_scopes_known")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and self.expires_on >= clock.today()

    @property
    def scope_labels(self) -> list[str]:
        return [str(TokenScope(each).label) for each in self.scopes]
