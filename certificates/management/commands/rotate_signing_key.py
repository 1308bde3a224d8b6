from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.services.signing_key import change_key
from common.management.base import OneLineCommand
from common.vietnamese import clean


class Command(OneLineCommand):
    help = gettext_lazy("Đổi khoá ký bằng, giấy: khoá mới ký từ nay, nửa bí mật của khoá cũ bị xoá. In mã khoá mới.")

    def add_arguments(self, parser):
        parser.add_argument(
            "--by", metavar="USERNAME", type=clean, required=True, help=_("tên đăng nhập của người quản trị hệ thống")
        )

        parser.add_argument("--reason", type=clean, default="", help=_("vì sao đổi, ghi vào nhật ký"))

    def handle(self, *args, by, reason, **options):
        actor = get_user_model().objects.filter(username=by).first()
        if actor is None:
            raise CommandError(_("Không có tài khoản «%(name)s». Hãy kiểm tra --by.") % {"name": by})
        self.stdout.write(change_key(by=actor, reason=reason).key_id)
