from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from office.services.restoring import manage, restore_backup


class Command(OneLineCommand):
    help = gettext_lazy(
        "Diễn tập: khôi phục bản sao lưu vào cơ sở dữ liệu thứ hai rồi kiểm tra lại niêm phong, nhật ký."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path, help=_("thư mục do lệnh backup tạo ra"))
        parser.add_argument("--into", required=True, metavar="URL", help=_("địa chỉ một cơ sở dữ liệu trống để thử"))

    def handle(self, *args, folder, into, **options):
        with TemporaryDirectory() as scratch:
            files = Path(scratch) / "files"
            manifest = restore_backup(folder, url=into, files=files)
            root = ["--root", manifest.root] if manifest.root else []
            gone = [f"--gone={name}" for name in manifest.vanished]
            said = manage(["prove", *root, *gone], url=into, files=files)
        self.stdout.write(_("Bản sao lưu lúc %(at)s dùng được.") % {"at": manifest.made_at})
        self.stdout.write(said)
