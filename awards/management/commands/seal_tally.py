from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.management.runs import run_of
from awards.services.sealing import seal_tally
from common.management.base import OneLineCommand
from common.vietnamese import clean


class Command(OneLineCommand):
    help = gettext_lazy("Niêm phong một lần tổng hợp đã xong và in mã kiểm chứng.")

    def add_arguments(self, parser):
        parser.add_argument("run", metavar="RUN", type=int, help=_("số (khoá) của lần tổng hợp"))
        parser.add_argument(
            "--by", metavar="USERNAME", type=clean, required=True, help=_("tên đăng nhập của người phê duyệt")
        )

    def handle(self, *args, run, by, **options):
        actor = get_user_model().objects.filter(username=by).first()
        if actor is None:
            raise CommandError(_("Không có tài khoản «%(name)s». Hãy kiểm tra --by.") % {"name": by})
        self.stdout.write(seal_tally(run_of(run), by=actor).sha256)
