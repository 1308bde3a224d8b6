from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from common.vietnamese import format_number
from office.services.backup import FILES, make_backup


class Command(OneLineCommand):
    help = gettext_lazy("Sao lưu cơ sở dữ liệu và tệp đính kèm vào một thư mục mới. Chạy bằng vai trò chủ.")

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path, help=_("thư mục mới hoặc trống"))

    def handle(self, *args, folder, **options):
        manifest = make_backup(folder)
        size = format_number(sum(part.size for part in manifest.parts.values()))
        self.stdout.write(_("Đã sao lưu vào %(folder)s: %(size)s byte.") % {"folder": folder, "size": size})
        if FILES not in manifest.parts:
            self.stderr.write(_("Tệp đính kèm nằm trong kho S3: hãy sao lưu kho đó bằng công cụ của nhà cung cấp."))
        if manifest.vanished:
            self.stderr.write(
                _("%(count)s tệp rời kho trong lúc sao lưu nên không có trong bản sao; manifest.json kê tên.")
                % {"count": format_number(len(manifest.vanished))}
            )
