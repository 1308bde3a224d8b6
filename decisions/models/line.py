from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from awards.models import Honour, Recommendation
from catalogue.models import AwardType
from common.fields import CleanCharField, MoneyField
from decisions.models.decision import Decision
from decisions.querysets import DecisionLineQuerySet
from people.models import Collective, Member
from people.models.subject import SubjectModel
from units.models import Unit


class DecisionLine(SubjectModel):
    """One recipient of a decision, printed as the names of the day it was drafted say.

    ``order_no`` is the number in the golden book, from 1 in each decision. Of an award ``honour`` is what it gave,
    ``None`` until it is issued; of a correction or a revocation the honour it is about, and the texts of a correction
    are those that hold. ``birth_year`` is ``None`` where unknown or not a person; ``prize_amount`` in đồng, ``None``
    where none is named; ``recover_amount`` what is to be paid back, ``recover_object`` whether the certificate or flag
    is. Frozen with its decision.
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
        AwardType, on_delete=models.PROTECT, related_name="+", verbose_name=_("danh hiệu, hình thức khen")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("đơn vị khi đó"))
    name = CleanCharField(_("tên"), max_length=255)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    position = CleanCharField(_("chức vụ"), max_length=160, blank=True)
    unit_name = CleanCharField(_("đơn vị"), max_length=255)
    award_label = CleanCharField(_("danh hiệu, hình thức khen"), max_length=255)
    prize_amount = MoneyField(_("tiền thưởng (đồng)"), null=True, blank=True)
    recover_amount = MoneyField(_("tiền thưởng phải thu hồi (đồng)"), null=True, blank=True)
    recover_object = models.BooleanField(_("thu hồi hiện vật"), default=False, db_default=False)

    objects = DecisionLineQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("dòng của quyết định")
        verbose_name_plural = _("danh sách kèm theo quyết định")
        constraints = [
            *SubjectModel.Meta.constraints,
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

    def __str__(self) -> str:
        return f"{self.order_no}. {self.name}"


def name_of(subject: Member | Collective | Unit) -> str:
    """The bare name a decision prints."""
    return subject.full_name if isinstance(subject, Member) else subject.name
