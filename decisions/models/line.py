from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from awards.models import Honour, Recommendation
from catalogue.models import AwardType
from common.fields import CleanCharField, CleanTextField, MoneyField
from contributions.models import PlaqueLevel, Work
from decisions.models.decision import Decision
from decisions.querysets import DecisionLineQuerySet
from people.models import Collective, Member, SubjectKind
from people.models.subject import SubjectModel
from units.models import Unit

OF_WORK = {
    "name": "name",
    "plaque_level": "plaque_level",
    "plaque_text": "plaque_text",
    "work_place": "place",
    "work_value": "value",
    "work_builder": "builder",
    "work_occasion": "occasion",
}
"""What a line keeps of its work: the field of the line, and that of the work."""


class DecisionLine(SubjectModel):
    """One recipient of a decision, printed as the names of the day it was drafted say.

    ``order_no`` is the number in the golden book, from 1 in each decision. Of an award ``honour`` is what it gave,
    ``None`` until it is issued; of a correction or a revocation the honour it is about, and the texts of a correction
    are those that hold. A line that ``ends`` takes its honour, or the plaque of its work, back, or has it replaced.
    ``birth_year`` is ``None`` where unknown or not a person; ``prize_amount`` in đồng, ``None`` where none is named;
    ``recover_amount`` what is to be paid back, ``None`` for what was paid, ``recover_object`` whether the certificate
    or flag is. A line of a plaque decision is about a ``work`` of the unit that is its subject, and says what the work
    was on the day it was drafted; it names no award. So is a line of a decision that corrects or revokes one.
    ``plaque_level`` is empty on lines from before it was kept. Frozen with its decision.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="lines", verbose_name=_("quyết định"))
    order_no = models.PositiveIntegerField(_("số sổ vàng"))
    recommendation = models.ForeignKey(
        Recommendation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decision_lines",
        verbose_name=_("đề nghị khen"),
    )
    honour = models.ForeignKey(
        Honour,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decision_lines",
        verbose_name=_("lượt khen"),
    )
    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    work = models.ForeignKey(
        Work,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="decision_lines",
        verbose_name=_("công trình"),
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("đơn vị khi đó"))
    name = CleanCharField(_("tên"), max_length=500)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    position = CleanCharField(_("chức vụ"), max_length=160, blank=True)
    unit_name = CleanCharField(_("đơn vị"), max_length=255)
    award_label = CleanCharField(_("danh hiệu, hình thức khen"), max_length=255)
    prize_amount = MoneyField(_("tiền thưởng (đồng)"), null=True, blank=True)
    recover_amount = MoneyField(_("tiền thưởng phải thu hồi (đồng)"), null=True, blank=True)
    recover_object = models.BooleanField(_("thu hồi hiện vật"), default=False, db_default=False)

    ends = models.BooleanField(_("chấm dứt lượt khen, biển"), default=False, db_default=False, editable=False)
    plaque_level = models.CharField(
        _("cấp quyết định gắn biển"), max_length=16, choices=PlaqueLevel, blank=True, default="", db_default=""
    )
    plaque_text = CleanTextField(_("nội dung biển"), blank=True, default="", db_default="")
    work_place = CleanCharField(_("địa điểm"), max_length=255, blank=True, default="", db_default="")
    work_value = MoneyField(_("giá trị công trình (đồng)"), null=True, blank=True)
    work_builder = CleanCharField(_("đơn vị thi công"), max_length=255, blank=True, default="", db_default="")
    work_occasion = CleanCharField(_("dịp chào mừng"), max_length=255, blank=True, default="", db_default="")

    objects = DecisionLineQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("dòng của quyết định")
        verbose_name_plural = _("danh sách kèm theo quyết định")
        constraints = [
            *SubjectModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends=False) | Q(honour__isnull=False) | Q(work__isnull=False),
                name="decision_line_ends_something",
            ),
            models.CheckConstraint(
                condition=Q(plaque_level="") | Q(plaque_level__in=PlaqueLevel.values, work__isnull=False),
                name="decision_line_plaque_level_known",
            ),
            models.CheckConstraint(
                condition=Q(award__isnull=False, work__isnull=True)
                | Q(
                    award__isnull=True,
                    work__isnull=False,
                    subject_kind=SubjectKind.UNIT,
                    recommendation__isnull=True,
                    honour__isnull=True,
                ),
                name="decision_line_award_or_work",
            ),
            models.UniqueConstraint(
                fields=["decision", "work"], condition=Q(work__isnull=False), name="decision_line_once_per_work"
            ),
            models.UniqueConstraint(fields=["decision", "order_no"], name="decision_line_number_once"),
            models.UniqueConstraint(
                fields=["decision", "recommendation"],
                condition=Q(recommendation__isnull=False),
                name="decision_line_once_per_recommendation",
            ),
            models.UniqueConstraint(
                fields=["decision", "honour"],
                condition=Q(honour__isnull=False),
                name="decision_line_once_per_honour",
            ),
        ]
        indexes = [
            models.Index(fields=["work"], condition=Q(work__isnull=False), name="decision_line_work_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.order_no}. {self.name}"

    @property
    def is_true_of_work(self) -> bool:
        """Whether the work is still what the line says."""
        return all(getattr(self, name) == getattr(self.work, field) for name, field in OF_WORK.items())


def name_of(subject: Member | Collective | Unit) -> str:
    """The bare name a decision prints."""
    return subject.full_name if isinstance(subject, Member) else subject.name
