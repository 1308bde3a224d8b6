from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.querysets import AwardTypeQuerySet
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel


class AwardKind(models.TextChoices):
    TITLE = "title", _("Danh hiệu thi đua")
    REWARD = "reward", _("Hình thức khen thưởng")
    MEDAL = "medal", _("Kỷ niệm chương")
    PRIZE = "prize", _("Giải thưởng")
    COMMENDATION = "commendation", _("Biểu dương, vinh danh")
    RATING = "rating", _("Xếp loại")


class AwardScope(models.TextChoices):
    COMPREHENSIVE = "comprehensive", _("Toàn diện")
    THEMATIC = "thematic", _("Chuyên đề")
    UNSCHEDULED = "unscheduled", _("Đột xuất")
    DEDICATION = "dedication", _("Quá trình cống hiến")
    ANY = "any", _("Nhiều loại")


class AwardPeriod(models.TextChoices):
    YEARLY = "yearly", _("Hằng năm")
    THEMATIC = "thematic", _("Theo chuyên đề, đợt")
    FIVE_YEARLY = "five_yearly", _("5 năm một lần")
    TWO_YEARLY = "two_yearly", _("2 năm một lần")
    ANY_TIME = "any_time", _("Bất cứ lúc nào")


class FormColumn(models.TextChoices):
    """The columns of table 0603 of Circular 02/2023/TT-BNV."""

    CERTIFICATE = "certificate", _("Bằng khen")
    FIGHTER = "fighter", _("Chiến sĩ thi đua")
    FLAG = "flag", _("Cờ thi đua")
    MEDAL = "medal", _("Kỷ niệm chương")


@tracked()
class AwardType(TimeStampedModel):
    """An award or title of the catalogue; what the law says of it is in its source, never in code.

    ``subject_kinds`` are the subjects it may be given to. The multiples here are of before they had days, are read by
    no page and go with the next release: what an award brings stands in ``PrizeMultiple``. ``level_unknown`` marks
    codes for sources that give no level: reports show them as «chưa rõ cấp». ``needs_vote``, ``needs_self_score``,
    ``needs_minutes`` and ``evidence`` say what a proposal cannot be sent without: ``evidence`` in words, which file
    every entry brings, empty for none; ``evidence_source`` says who asks for that and for minutes. ``form_0603`` is the
    column of the table of awards of ministry and province level it counts in, empty where it is of none of them.
    """

    code = models.CharField(_("mã"), max_length=24, unique=True)
    name = CleanCharField(_("tên"), max_length=255)
    short_name = CleanCharField(_("tên gọi tắt"), max_length=80, blank=True)
    kind = models.CharField(_("loại"), max_length=16, choices=AwardKind)
    scope = models.CharField(_("phạm vi"), max_length=16, choices=AwardScope)
    period = models.CharField(_("kỳ xét"), max_length=16, choices=AwardPeriod)
    subject_kinds = ArrayField(models.CharField(max_length=12), verbose_name=_("đối tượng"))
    decided_by = CleanCharField(_("cấp quyết định"), max_length=255)
    standard_text = models.TextField(_("tiêu chuẩn theo nguồn"), blank=True)
    multiple_individual = models.DecimalField(
        _("hệ số thưởng cá nhân"), max_digits=5, decimal_places=2, null=True, blank=True, editable=False
    )
    multiple_collective = models.DecimalField(
        _("hệ số thưởng tập thể"), max_digits=5, decimal_places=2, null=True, blank=True, editable=False
    )
    multiple_unverified = models.BooleanField(_("hệ số chưa kiểm chứng"), default=False, editable=False)
    level_unknown = models.BooleanField(_("chưa rõ cấp"), default=False)
    allows_unregistered = models.BooleanField(_("được đề nghị ngoài đăng ký"), default=False)
    needs_vote = models.BooleanField(_("cần kết quả bỏ phiếu của đơn vị"), default=False, db_default=False)
    needs_self_score = models.BooleanField(_("cần điểm tự chấm"), default=False, db_default=False)
    needs_minutes = models.BooleanField(_("cần biên bản bình xét"), default=False, db_default=False)
    evidence = CleanCharField(
        _("minh chứng bắt buộc"),
        max_length=255,
        blank=True,
        db_default="",
        help_text=_("Mỗi dòng đề nghị phải có tệp này mới gửi được; để trống là không bắt buộc."),
    )
    evidence_source = models.CharField(
        _("nguồn của minh chứng, biên bản bắt buộc"), max_length=500, blank=True, db_default=""
    )
    evidence_unverified = models.BooleanField(
        _("minh chứng, biên bản bắt buộc chưa kiểm chứng"), default=False, db_default=False
    )
    form_0603 = models.CharField(
        _("cột của biểu 0603"), max_length=12, choices=FormColumn, blank=True, default="", db_default=""
    )
    form_0603_source = models.CharField(_("nguồn của cột biểu 0603"), max_length=500, blank=True, db_default="")
    form_0603_unverified = models.BooleanField(_("cột biểu 0603 chưa kiểm chứng"), default=False, db_default=False)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    active = models.BooleanField(_("đang dùng"), default=True)

    objects = AwardTypeQuerySet.as_manager()

    class Meta:
        verbose_name = _("danh hiệu, hình thức khen")
        verbose_name_plural = _("danh hiệu, hình thức khen")
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subject_kinds__len__gt=0)
                & models.Q(subject_kinds__contained_by=["individual", "collective", "unit", "household"]),
                name="award_type_subjects_known",
            ),
            models.CheckConstraint(
                condition=models.Q(form_0603__in=["", *FormColumn.values]), name="award_type_form_0603_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.short_name or self.name
