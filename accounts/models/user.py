from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.querysets import AccountManager
from common.fields import LowercaseEmailField
from common.history import tracked


@tracked(exclude=("password", "last_login", "first_steps_closed_at"))
class User(AbstractUser):
    """A person who signs in. What they may do hangs on their role assignments, not on this row."""

    first_name = None
    last_name = None
    email = LowercaseEmailField(_("thư điện tử"), blank=True)
    full_name = models.CharField(_("họ và tên"), max_length=150, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    is_active = models.BooleanField(
        _("đang hoạt động"), default=True, help_text=_("Bỏ dấu này để khoá tài khoản; tài khoản không bị xoá.")
    )
    is_staff = models.BooleanField(
        _("được vào trang quản trị"), default=False, help_text=_("Mở được trang quản trị hệ thống.")
    )
    is_superuser = models.BooleanField(
        _("quản trị hệ thống"), default=False, help_text=_("Làm được mọi việc trên trang quản trị hệ thống.")
    )
    is_sample = models.BooleanField(_("tài khoản mẫu"), default=False, editable=False)

    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False, db_default=False, editable=False)

    first_steps_closed_at = models.DateTimeField(null=True, editable=False)
    """When the person put the first steps on their home away; ``None`` while they stand there."""

    objects = AccountManager()

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.full_name or self.username
