from collections.abc import Iterable

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.frozen import frozen_tables, immutable_tables
from common.management.base import OneLineCommand


class Command(OneLineCommand):
    help = gettext_lazy(
        "Cấp quyền cho vai trò của ứng dụng; bảng chỉ ghi thêm thì không được sửa, xoá. Chạy bằng vai trò chủ."
    )

    def handle(self, *args, **options):
        role = settings.DATABASE_APP_ROLE
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %s)", [role])
            owner, known = cursor.fetchone()
            if not known:
                raise CommandError(
                    _("Chưa có vai trò «%(role)s» trong cơ sở dữ liệu. Hãy tạo nó rồi chạy lại.") % {"role": role}
                )
            if owner == role:
                self.stderr.write(_("Ứng dụng đang dùng chính vai trò chủ: không khoá được bảng chỉ ghi thêm."))
                return
            name = connection.ops.quote_name(role)
            cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}")
            cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {_listed(frozen_tables())} FROM {name}")
            cursor.execute(f"REVOKE UPDATE, TRUNCATE ON {_listed(immutable_tables())} FROM {name}")
        self.stdout.write(_("Đã cấp quyền."))


def _listed(tables: Iterable[str]) -> str:
    return ", ".join(connection.ops.quote_name(table) for table in tables)
