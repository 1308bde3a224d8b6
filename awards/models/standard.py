from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.querysets import PUBLIC_STATES, StandardVersionQuerySet
from catalogue.models import AwardType
from common.history import tracked
from common.models import TimeStampedModel


class StandardVersionState(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    APPROVED = "approved", _("Đã duyệt")
    IN_FORCE = "in_force", _("Đang hiệu lực")
    SUPERSEDED = "superseded", _("Đã thay thế")


@tracked()
class StandardVersion(TimeStampedModel):
    """What a subject must meet for an award from a day on: a tree of conditions as data, with its legal basis.

    ``subject_kinds`` narrows it when individuals and collectives have different standards; empty means all.
    ``rank_by`` is the order among those who meet it. ``approved_by`` is ``None`` for versions shipped with the
    application («dữ liệu gốc»). ``council_text`` is wording no fact expresses.
    """

    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        related_name="standard_versions",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    number = models.PositiveSmallIntegerField(_("phiên bản"))
    subject_kinds = ArrayField(
        models.CharField(max_length=12), default=list, blank=True, verbose_name=_("đối tượng áp dụng")
    )
    state = models.CharField(
        _("trạng thái"),
        max_length=12,
        choices=StandardVersionState,
        default=StandardVersionState.DRAFT,
        editable=False,
    )
    valid_from = models.DateField(_("áp dụng từ"))
    valid_to = models.DateField(_("áp dụng đến hết"), null=True, blank=True)
    tree = models.JSONField(_("điều kiện"))
    rank_by = models.JSONField(_("thứ tự xếp"), default=list)
    council_text = models.TextField(_("nội dung hội đồng xem xét"), blank=True)
    legal_basis = models.CharField(_("căn cứ"), max_length=500, blank=True)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người duyệt"),
    )

    objects = StandardVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiên bản tiêu chuẩn")
        verbose_name_plural = _("phiên bản tiêu chuẩn")
        ordering = ["award__position", "award__code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["award", "number", "subject_kinds"], name="standard_version_number_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=StandardVersionState.values), name="standard_version_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award.code} v{self.number}"

    @property
    def is_public(self) -> bool:
        """Whether it holds or held, so that everybody may read it."""
        return self.state in PUBLIC_STATES
