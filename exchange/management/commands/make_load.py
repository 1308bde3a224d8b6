import time

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from exchange.services.load.filling import fill_database
from exchange.services.load.size import LoadSize


class Command(OneLineCommand):
    help = gettext_lazy(
        "Nạp vào cơ sở dữ liệu trống một tổ chức công đoàn tự sinh, to bằng các con số đã cho, để đo tốc độ. "
        "Dữ liệu mang dấu «DỮ LIỆU MẪU»; không có lịch sử sửa đổi của các dòng này."
    )

    def add_arguments(self, parser):
        parser.add_argument("--units", type=int, required=True, help=_("số đơn vị, mọi cấp"))
        parser.add_argument("--members", type=int, required=True, help=_("số đoàn viên"))
        parser.add_argument("--entries", type=int, required=True, help=_("số lượt đăng ký và đề nghị"))
        parser.add_argument("--initiatives", type=int, required=True, help=_("số sáng kiến"))
        parser.add_argument("--exemplars", type=int, default=0, help=_("số điển hình đã công bố (0)"))
        parser.add_argument("--seed", type=int, default=1, help=_("cùng số và cùng ngày thì cùng dữ liệu (1)"))

    def handle(self, *args, units, members, entries, initiatives, exemplars, seed, **options):
        if not settings.SAMPLE_ACCOUNTS_ALLOWED:
            raise CommandError(_("make_load tạo tài khoản mẫu nên không chạy với cấu hình vận hành thật."))
        begin = time.monotonic()
        size = LoadSize(units, members, entries, initiatives, exemplars)
        fill_database(size, seed=seed)
        self._analyze()
        self.stdout.write(
            _(
                "Đã nạp %(units)s đơn vị, %(members)s đoàn viên, %(entries)s lượt, %(initiatives)s sáng kiến, "
                "%(exemplars)s điển hình trong %(seconds)s giây."
            )
            % {
                "units": units,
                "members": members,
                "entries": entries,
                "initiatives": initiatives,
                "exemplars": exemplars,
                "seconds": f"{time.monotonic() - begin:.1f}",
            }
        )

    def _analyze(self) -> None:
        """The planner knows the new rows; the tables are also vacuumed where a transaction does not forbid it."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM (ANALYZE)")
