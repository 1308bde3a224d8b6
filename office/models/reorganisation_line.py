from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from office.models.reorganisation import Reorganisation
from people.models import Member
from units.models import Block, SuccessionKind, Unit, UnitKind


class Operation(models.TextChoices):
    FOUND = "found", _("Thành lập đơn vị mới")
    ABSORB = "absorb", _("Sáp nhập vào đơn vị khác")
    CONSOLIDATE = "consolidate", _("Hợp nhất thành đơn vị mới")
    TRANSFER = "transfer", _("Chuyển giao sang cấp trên khác")
    RECEIVE = "receive", _("Tiếp nhận từ nơi khác")
    SPLIT = "split", _("Chia, tách đoàn viên sang đơn vị khác")
    UPGRADE = "upgrade", _("Nâng cấp")
    DOWNGRADE = "downgrade", _("Hạ cấp")
    DISSOLVE = "dissolve", _("Giải thể")


class People(models.TextChoices):
    MOVE = "move", _("Chuyển sang đơn vị nhận")
    END = "end", _("Thôi sinh hoạt vì đơn vị kết thúc")


class Officers(models.TextChoices):
    """What the roles at a unit that ends become."""

    VIEW = "view", _("Chỉ còn xem đơn vị cũ")
    MOVE = "move", _("Xem đơn vị cũ và giữ vai trò ở đơn vị nhận")


class Goals(models.TextChoices):
    """What becomes of the targets handed to a unit that ends, in campaigns that are not over."""

    KEEP = "keep", _("Để lại ở đơn vị kết thúc, cấp trên giao lại")
    ADD = "add", _("Cộng vào chỉ tiêu của đơn vị nhận")


class Movements(models.TextChoices):
    """What becomes of the campaigns run by a unit that ends."""

    END = "end", _("Kết thúc cùng đơn vị")
    PASS_ON = "pass_on", _("Đơn vị nhận tiếp tục điều hành")


ENDING = frozenset({Operation.ABSORB, Operation.CONSOLIDATE, Operation.DISSOLVE})
"""After these the source is no more."""
HANGING = frozenset({Operation.TRANSFER, Operation.RECEIVE})
"""By these the source hangs under the target, with everything below it."""
REGRADING = frozenset({Operation.UPGRADE, Operation.DOWNGRADE})
"""By these the source is of another level."""
SUCCESSIONS = {
    Operation.ABSORB: SuccessionKind.ABSORBED,
    Operation.DISSOLVE: SuccessionKind.ABSORBED,
    Operation.CONSOLIDATE: SuccessionKind.CONSOLIDATED,
    Operation.SPLIT: SuccessionKind.SPLIT,
}
"""How who takes people in goes on from the source."""


@tracked()
class ReorganisationLine(TimeStampedModel):
    """What happens to one unit: it ends, goes into ``target``, hangs under it, is of another level, or gives people up.

    Of a unit that is dissolved the target is who takes its people in, ``None`` when they leave; of one that is founded
    its parent, of one that changes its level the new parent, ``None`` for the one it has. ``into`` stands in place of
    ``target`` for a unit another line of the same reorganisation founds. ``made`` is the unit this line has founded.
    ``confirmed_by`` agreed for the union that gives ``source`` up, which the deciding one does not reach.
    """

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField(_("thứ tự"))
    operation = models.CharField(_("hình thức"), max_length=12, choices=Operation)
    source = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reorganisation_lines",
        verbose_name=_("đơn vị"),
    )
    target = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reorganisation_lines_into",
        verbose_name=_("đơn vị nhận"),
    )
    into = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="lines_into",
        verbose_name=_("đơn vị mới"),
    )
    new_code = models.CharField(_("mã đơn vị mới"), max_length=32, blank=True, db_default="")
    new_name = CleanCharField(_("tên mới"), max_length=255, blank=True, db_default="")
    new_short_name = CleanCharField(_("tên gọi tắt mới"), max_length=120, blank=True, db_default="")
    new_kind = models.CharField(_("cấp mới"), max_length=20, choices=UnitKind, blank=True, db_default="")
    new_block = models.CharField(_("khối"), max_length=20, choices=Block, blank=True, db_default="")
    made = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    people = models.CharField(_("đoàn viên"), max_length=8, choices=People, default=People.MOVE)
    officers = models.CharField(
        _("người có vai trò"), max_length=8, choices=Officers, default=Officers.VIEW, db_default=Officers.VIEW.value
    )
    goals = models.CharField(
        _("chỉ tiêu"), max_length=8, choices=Goals, default=Goals.KEEP, db_default=Goals.KEEP.value
    )
    movements = models.CharField(
        _("phong trào"), max_length=8, choices=Movements, default=Movements.END, db_default=Movements.END.value
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bên giao đồng ý"),
        editable=False,
    )

    class Meta:
        verbose_name = _("dòng sắp xếp")
        verbose_name_plural = _("dòng sắp xếp")
        ordering = ["reorganisation", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["reorganisation", "source"],
                condition=~Q(operation=Operation.SPLIT),
                name="reorganisation_line_once",
                violation_error_message=_("Đơn vị này đã có một dòng. Hãy bỏ dòng đó trước."),
            ),
            models.UniqueConstraint(
                fields=["reorganisation", "new_code"],
                condition=Q(operation=Operation.FOUND),
                name="reorganisation_new_code_once",
                violation_error_message=_("Mã đơn vị mới này đã có ở một dòng khác."),
            ),
            models.CheckConstraint(condition=Q(operation__in=Operation.values), name="reorganisation_operation_known"),
            models.CheckConstraint(condition=Q(people__in=People.values), name="reorganisation_people_known"),
            models.CheckConstraint(
                condition=Q(operation=Operation.DISSOLVE, people=People.END, target__isnull=True, into__isnull=True)
                | Q(operation__in=REGRADING, people=People.MOVE, into__isnull=True)
                | Q(people=People.MOVE, target__isnull=False, into__isnull=True)
                | Q(people=People.MOVE, target__isnull=True, into__isnull=False),
                name="reorganisation_line_has_target",
                violation_error_message=_(
                    "Hãy chọn đơn vị nhận. Chỉ khi giải thể mà đoàn viên thôi sinh hoạt thì mới bỏ trống."
                ),
            ),
            models.CheckConstraint(
                condition=Q(operation=Operation.FOUND, source__isnull=True)
                | (~Q(operation=Operation.FOUND) & Q(source__isnull=False)),
                name="reorganisation_line_has_source",
                violation_error_message=_("Hãy chọn đơn vị được sắp xếp; khi thành lập đơn vị mới thì bỏ trống."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(operation=Operation.FOUND) & ~Q(new_code="") & ~Q(new_name="") & Q(new_kind__in=UnitKind.values)
                )
                | Q(operation__in=REGRADING, new_code="", new_kind__in=UnitKind.values)
                | (
                    ~Q(operation__in=[Operation.FOUND, Operation.UPGRADE, Operation.DOWNGRADE])
                    & Q(new_code="", new_name="", new_short_name="", new_kind="", new_block="")
                ),
                name="reorganisation_line_says_what_is_new",
                violation_error_message=_(
                    "Đơn vị mới cần mã, tên và cấp; nâng cấp, hạ cấp cần cấp mới; hình thức khác thì bỏ trống."
                ),
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(source__isnull=True) | ~Q(source=F("target")),
                name="reorganisation_of_another",
                violation_error_message=_("Đơn vị nhận phải là một đơn vị khác."),
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=False)
                | Q(into__isnull=False)
                | Q(officers=Officers.VIEW, goals=Goals.KEEP, movements=Movements.END),
                name="reorganisation_nothing_to_nobody",
                violation_error_message=_(
                    "Không có đơn vị nhận thì vai trò, chỉ tiêu, phong trào không chuyển đi đâu được."
                ),
            ),
            models.CheckConstraint(
                condition=Q(officers__in=Officers.values, goals__in=Goals.values, movements__in=Movements.values),
                name="reorganisation_open_work_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_operation_display()}: {self.about} → {self.receiver}"

    @property
    def ends_source(self) -> bool:
        return self.operation in ENDING

    @property
    def hangs_source(self) -> bool:
        return self.operation in HANGING

    @property
    def regrades_source(self) -> bool:
        return self.operation in REGRADING

    @property
    def founds(self) -> bool:
        return self.operation == Operation.FOUND

    @property
    def is_split(self) -> bool:
        return self.operation == Operation.SPLIT

    @property
    def receiver_key(self) -> int:
        """Who takes in what the line moves: the key of the target, that of the founding line below 0, 0 for nobody."""
        if self.into_id:
            return -self.into_id
        return self.target_id or 0

    @property
    def about(self) -> str:
        """The unit the line is about, as people call it."""
        return self.new_name if self.founds else self.source.name

    @property
    def code(self) -> str:
        return self.new_code if self.founds else self.source.code

    @property
    def receiver(self) -> str:
        """Who takes in, or the new parent; empty for nobody."""
        if self.into_id:
            return self.into.new_name
        return self.target.name if self.target_id else ""


@tracked()
class ReorganisationMember(TimeStampedModel):
    """Somebody a line of «chia, tách» takes along."""

    line = models.ForeignKey(ReorganisationLine, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="reorganisation_lines", verbose_name=_("đoàn viên")
    )

    class Meta:
        verbose_name = _("đoàn viên được tách")
        verbose_name_plural = _("đoàn viên được tách")
        constraints = [
            models.UniqueConstraint(
                fields=["line", "member"],
                name="reorganisation_member_once",
                violation_error_message=_("Đoàn viên này đã có trong danh sách."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.line_id} · {self.member_id}"
