from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel
from units.models.unit import Unit
from units.querysets import RoleAssignmentQuerySet


class Role(models.TextChoices):
    EDITOR = "editor", _("Người lập hồ sơ")
    SPECIALIST = "specialist", _("Chuyên viên")
    APPROVER = "approver", _("Người phê duyệt")
    COUNCIL = "council", _("Thành viên hội đồng")
    FINANCE = "finance", _("Tài chính")
    AUDITOR = "auditor", _("Kiểm tra")
    MANAGER = "manager", _("Người quản lý tài khoản")
    VIEWER = "viewer", _("Người xem")


@tracked()
class RoleAssignment(TimeStampedModel):
    """A role a person holds at a unit from day to day; it reaches that unit's whole subtree.

    ``ended_at`` is set when it was ended in the middle of its last day, or before it began: from that moment it
    holds no more.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_assignments", verbose_name=_("tài khoản")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="role_assignments", verbose_name=_("đơn vị"))
    role = models.CharField(_("vai trò"), max_length=16, choices=Role)
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True, editable=False)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("phân quyền")
        verbose_name_plural = _("phân quyền")
        ordering = ["user", "unit"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role", "valid_from"],
                nulls_distinct=False,
                name="role_assignment_once",
                violation_error_message=_("Người này đã có vai trò đó ở đơn vị."),
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_assignment_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.unit}"
