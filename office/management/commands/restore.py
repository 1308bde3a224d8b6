from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from office.services.backup import FILES
from office.services.restoring import restore_backup


class Command(OneLineCommand):
    help = gettext_lazy("Khôi phục một bản sao lưu vào một cơ sở dữ liệu trống và một thư mục tệp mới.")

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path, help=_("thư mục do lệnh backup tạo ra"))
        parser.add_argument(
            "--into", required=True, metavar="URL", help=_("địa chỉ cơ sở dữ liệu trống, bằng vai trò sẽ là chủ")
        )
        parser.add_argument("--files", type=Path, metavar="DIR", help=_("thư mục mới cho tệp đính kèm"))

    def handle(self, *args, folder, into, files, **options):
        manifest = restore_backup(folder, url=into, files=files)
        self.stdout.write(_("Đã khôi phục bản sao lưu lúc %(at)s.") % {"at": manifest.made_at})
        if files is None and FILES in manifest.parts:
            self.stderr.write(
                _("Chưa khôi phục tệp đính kèm trong bản sao (%(name)s): thiếu --files.") % {"name": FILES}
            )
