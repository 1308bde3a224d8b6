"""System checks of the whole: what a server must not be run without."""

from django.core.checks import Tags, Warning, register
from django.db import DatabaseError, connection


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
            "Vai trò của ứng dụng là chủ các bảng, nên quyết định và nhật ký không được khoá.",
            hint="Dùng hai vai trò: vai trò chủ để migrate, vai trò ứng dụng trong DATABASE_URL.",
            id="emulation.W001",
        )
    ]
