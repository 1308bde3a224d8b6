"""System checks of the whole: what a server must not be run without."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, Warning, register
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

PRINTING_BACKEND = "django.core.mail.backends.console.EmailBackend"


@register(Tags.database)
def application_role_owns_nothing(app_configs, databases, **kwargs):
    """Warns when the application's role owns the tables: then nothing is frozen for it."""
    if not databases:
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")
            owned = cursor.fetchone()[0]
    except DatabaseError:
        return []
    if not owned:
        return []
    return [
        Warning(
            _("Vai trò của ứng dụng là chủ các bảng, nên quyết định và nhật ký không được khoá."),
            hint=_("Dùng hai vai trò: vai trò chủ để migrate, vai trò ứng dụng trong DATABASE_URL."),
            id="emulation.W001",
        )
    ]


@register(Tags.security, deploy=True)
def mail_is_sent(app_configs, **kwargs):
    """Errs when mail is printed: whoever reads the log could follow a link to a new password."""
    if settings.EMAIL_BACKEND != PRINTING_BACKEND:
        return []
    return [
        Error(
            _("Thư không được gửi đi mà in ra nhật ký, kể cả liên kết đặt lại mật khẩu."),
            hint=_("Đặt EMAIL_URL là địa chỉ máy chủ thư."),
            id="emulation.E001",
        )
    ]


@register(Tags.database, deploy=True)
def sample_accounts_stay_at_home(app_configs, databases, **kwargs):
    """Errs when accounts of a sample pack are open where samples are not allowed: their password is shared."""
    if not databases or settings.SAMPLE_ACCOUNTS_ALLOWED:
        return []
    try:
        count = get_user_model().objects.filter(is_sample=True, is_active=True).count()
    except DatabaseError:
        return []
    if not count:
        return []
    return [
        Error(
            _("Có %(count)d tài khoản mẫu đang mở trong cơ sở dữ liệu này.") % {"count": count},
            hint=_("Dùng một cơ sở dữ liệu chưa nạp dữ liệu mẫu, hoặc khoá các tài khoản đó trong trang quản trị."),
            id="emulation.E002",
        )
    ]
