import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.payload import Checked, Contents, check
from certificates.selectors.keys import keys_in_file, known_keys
from common.management.base import OneLineCommand
from common.vietnamese import format_day, parse_date


class Command(OneLineCommand):
    help = gettext_lazy("Kiểm tra chữ ký trong mã QR của một bằng, giấy; không cần mạng khi có tệp khoá đã công bố.")

    def add_arguments(self, parser):
        parser.add_argument("payload", metavar="PAYLOAD", help=_("nội dung mã QR: cả địa chỉ, hoặc chỉ đoạn mã"))
        parser.add_argument(
            "--keys", metavar="FILE.json", type=Path, help=_("tệp khoá đã công bố; bỏ trống thì đọc ở đây")
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, payload, keys, **options):
        checked = check(payload, keys_in_file(keys) if keys else known_keys())
        if checked.is_sample:
            raise CommandError(_("DỮ LIỆU MẪU: chữ ký khớp, nhưng người và giấy này được dựng để dùng thử."))
        if options["format"] == "json":
            self.stdout.write(json.dumps(_figures(checked), ensure_ascii=False))
        else:
            self.stdout.write(_told(checked.contents))


def _figures(checked: Checked) -> dict:
    return asdict(checked.contents) | {"key": checked.key_id}


def _told(contents: Contents) -> str:
    return _(
        "Chữ ký khớp: %(award)s tặng %(name)s, %(unit)s, theo Quyết định %(decision)s ngày %(day)s; mã tra cứu "
        "%(code)s, bản %(copy)s. Còn hiệu lực hay không: tra mã trên trang tra cứu."
    ) % {**asdict(contents), "day": format_day(parse_date(contents.signed_on))}
