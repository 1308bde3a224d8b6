from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from common.vietnamese import format_number
from office.services.proving import prove_all


class Command(OneLineCommand):
    help = gettext_lazy("Kiểm tra lại nhật ký, mọi lần tổng hợp đã niêm phong và mọi tệp đính kèm; không ghi gì.")

    def add_arguments(self, parser):
        parser.add_argument("--root", default="", metavar="HASH", help=_("mã nhật ký mà chuỗi phải có"))

        parser.add_argument(
            "--gone",
            action="append",
            default=[],
            metavar="FILE",
            help=_("tệp đã rời kho lúc sao lưu, thiếu cũng được"),
        )

    def handle(self, *args, root, gone, **options):
        proof = prove_all(root=root, gone=gone)
        self.stdout.write(
            _("Nhật ký: %(entries)s dòng đã niêm, %(unsealed)s chưa. Niêm phong: %(runs)s khớp. Tệp: %(files)s khớp.")
            % {
                "entries": format_number(proof.entries),
                "unsealed": format_number(proof.unsealed),
                "runs": format_number(proof.runs),
                "files": format_number(proof.files),
            }
        )
        if proof.locked:
            self.stdout.write(proof.locked)
        if proof.unchecked:
            self.stderr.write(
                _("%(count)s lần tổng hợp niêm phong bằng phiên bản cũ, không đối chiếu được.")
                % {"count": format_number(proof.unchecked)}
            )
