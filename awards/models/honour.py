from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.querysets import HonourQuerySet
from campaigns.models import Campaign
from catalogue.models import AwardType
from common.expressions import Unaccented
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from people.models import SubjectModel
from units.models import Unit

ONCE = ("award", "year", "decision_no")
"""Where these agree two awards of one holder are one, whichever record of a person they stand under."""


@tracked()
class Honour(SubjectModel, TimeStampedModel):
    """An award a subject holds, decided here or elsewhere, with the names of that day.

    ``unit`` is the unit of that day. A recorded honour that breaks a rule is kept, with an open data question. One that
    ``is_issued`` was given by a decision of this system: the database refuses to change or remove it, whoever asks, and
    what became of it stands in its ``HonourEnd``. One that is ``decided_above`` was granted by a higher body that
    answered a letter of this system: it is never changed either, and goes only once no letter rests on it.
    """

    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        related_name="honours",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="honours", verbose_name=_("đơn vị khi đó"))
    year = models.PositiveSmallIntegerField(_("năm"))
    decision_no = models.CharField(_("số quyết định"), max_length=64, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decided_by = CleanCharField(_("cơ quan quyết định"), max_length=255, blank=True)
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="honours", verbose_name=_("phong trào")
    )
    name_then = CleanCharField(_("tên khi được khen"), max_length=255)
    unit_name_then = CleanCharField(_("đơn vị khi được khen"), max_length=255)
    is_issued = models.BooleanField(_("do quyết định tại hệ thống"), default=False, db_default=False, editable=False)
    decided_above = models.BooleanField(_("cấp trên quyết định"), default=False, db_default=False, editable=False)

    objects = HonourQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("lượt khen")
        verbose_name_plural = _("sổ khen thưởng")
        constraints = [
            *SubjectModel.Meta.constraints,
            models.UniqueConstraint(
                fields=[*ONCE, "member", "collective", "subject_unit"],
                nulls_distinct=False,
                name="honour_once",
                violation_error_message=_("Lượt khen này đã được ghi."),
            ),
        ]
        indexes = [
            models.Index(fields=["member", "-year"], name="honour_member_idx"),
            models.Index(fields=["collective", "-year"], name="honour_collective_idx"),
            models.Index(fields=["subject_unit", "-year"], name="honour_unit_idx"),
            models.Index(OpClass("decision_no", "varchar_pattern_ops"), name="honour_number_idx"),
            models.Index(fields=["year", "id"], condition=models.Q(is_issued=True), name="honour_roll_idx"),
            GinIndex(OpClass(Unaccented("name_then"), "gin_trgm_ops"), name="honour_name_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.name_then} – {self.award_id} {self.year}"
