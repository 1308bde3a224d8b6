from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.services.sample_password import apply_sample_password, sample_password
from common.management.base import OneLineCommand
from units.models import Unit

SAMPLE_PACK = "bac_kan_2020"


class Command(OneLineCommand):
    help = gettext_lazy(
        "Đưa cơ sở dữ liệu về trạng thái dùng được: bảng, quyền, danh mục, và dữ liệu mẫu khi còn trống."
    )

    def add_arguments(self, parser):
        parser.add_argument("--no-sample", action="store_true", help=_("không nạp dữ liệu mẫu"))

    def handle(self, *args, no_sample, **options):
        self.migrate()
        call_command("load_catalogue", stdout=self.stderr)
        if settings.SAMPLE_ACCOUNTS_ALLOWED:
            if not no_sample and not Unit.objects.exists():
                self.stderr.write(_("Đang nạp dữ liệu mẫu (khoảng một phút)…"))
                call_command("load_sample", SAMPLE_PACK, stdout=self.stderr)
            self.print_accounts()

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stderr.write(_("Đang cập nhật bảng của cơ sở dữ liệu…"))
            call_command("migrate", interactive=False, verbosity=0)
        call_command("grant_privileges", stdout=self.stderr)

    def print_accounts(self) -> None:
        """One line an account, with the password they all share; nothing when there are none."""
        accounts = get_user_model().objects.filter(is_sample=True).order_by("pk")
        if not accounts:
            return
        apply_sample_password()
        self.stdout.write(_("Tài khoản mẫu, mật khẩu chung: %(password)s") % {"password": sample_password()})
        for user in accounts.select_related("member__unit").prefetch_related("role_assignments__unit"):
            self.stdout.write(f"  {user.username:<10} {_office(user)}")


def _office(user) -> str:
    """What the person does, and where."""
    if user.is_superuser:
        return _("Quản trị hệ thống")
    if held := user.role_assignments.all():
        return "; ".join(f"{row.get_role_display()} – {row.unit}" for row in held)
    member = getattr(user, "member", None)
    return _("Người lao động – %(unit)s") % {"unit": member.unit} if member else ""
