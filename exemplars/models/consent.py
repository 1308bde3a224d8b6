from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import StoredFile, TimeStampedModel
from exemplars.models.exemplar import Exemplar
from exemplars.querysets import ConsentFileQuerySet, ConsentQuerySet


class ConsentWay(models.TextChoices):
    WRITTEN = "written", _("Bằng văn bản")
    MESSAGE = "message", _("Bằng tin nhắn, thư điện tử")
    SPOKEN = "spoken", _("Bằng lời, có người chứng kiến")


@tracked()
class Consent(TimeStampedModel):
    """That whom an exemplar is about agrees to be shown to everybody: since what day, and how they said so.

    One stands at a time. Of a collective ``given_by`` names who spoke for it. Taken back it stays as a line of what
    was, and shows the exemplar to nobody.
    """

    exemplar = models.ForeignKey(Exemplar, on_delete=models.CASCADE, related_name="consents")
    given_by = CleanCharField(_("người đồng ý"), max_length=160)
    given_on = models.DateField(_("ngày đồng ý"))
    way = models.CharField(_("cách đồng ý"), max_length=8, choices=ConsentWay)
    note = CleanTextField(_("ghi chú"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    reason = CleanTextField(_("lý do rút"), blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("sự đồng ý công khai")
        verbose_name_plural = _("sự đồng ý công khai")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exemplar"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_one_standing",
                violation_error_message=_("Đã ghi sự đồng ý rồi. Hãy tải lại trang."),
            ),
            models.CheckConstraint(condition=Q(way__in=ConsentWay.values), name="consent_way_known"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="consent_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_by} ({self.given_on:%d/%m/%Y})"


@tracked()
class ConsentFile(StoredFile):
    """The paper or picture that shows a consent; never for the public."""

    folder = "consents"

    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, related_name="files")

    objects = ConsentFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp đồng ý công khai")
        verbose_name_plural = _("tệp đồng ý công khai")
        ordering = ["pk"]
