from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from common.vietnamese import clean
from exchange.management.cli import user_named
from exchange.services.sample import load_sample, packs


class Command(OneLineCommand):
    help = gettext_lazy("Nạp một gói dữ liệu mẫu vào cơ sở dữ liệu trống; chạy lại không đổi gì.")

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="NAME", help=", ".join(packs()))
        parser.add_argument(
            "--by", metavar="USERNAME", type=clean, help=_("quản trị hệ thống chịu trách nhiệm; mặc định của gói")
        )

    def handle(self, *args, name, by, **options):
        result = load_sample(name, by=user_named(by) if by else None)
        if not result.loaded:
            self.stdout.write(_("Gói %(name)s đã có, không đổi gì.") % {"name": name})
            return
        rows = ", ".join(f"{sheet} {count}" for sheet, count in result.rows.items())
        self.stdout.write(_("Đã nạp gói %(name)s: %(rows)s.") % {"name": name, "rows": rows})
