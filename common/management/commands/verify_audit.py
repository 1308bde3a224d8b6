import json
from dataclasses import asdict

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.audit_checking import told, verify_audit
from common.management.base import OneLineCommand
from common.vietnamese import format_number


class Command(OneLineCommand):
    help = gettext_lazy("Đi dọc chuỗi niêm của nhật ký: in số dòng đã niêm, chưa niêm, hoặc chỗ đứt đầu tiên.")

    def add_arguments(self, parser):
        parser.add_argument(
            "--root", default="", metavar="HASH", help=_("mã nhật ký đã in trên một giấy tờ; chuỗi phải có mã này")
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, root, **options):
        verdict = verify_audit(expected=root)
        if options["format"] == "json":
            self.stdout.write(json.dumps({"holds": verdict.holds, **asdict(verdict)}, ensure_ascii=False))
        elif verdict.holds:
            self.stdout.write(
                _("%(sealed)s dòng đã niêm trong %(segments)s đoạn, %(unsealed)s dòng chưa niêm. Mã mới nhất: %(root)s")
                % {
                    "sealed": format_number(verdict.entries),
                    "segments": format_number(verdict.segments),
                    "unsealed": format_number(verdict.unsealed),
                    "root": verdict.root or "–",
                }
            )
        if not verdict.holds:
            raise CommandError(_("Nhật ký không còn nguyên. %(fault)s") % {"fault": told(asdict(verdict.fault))})
