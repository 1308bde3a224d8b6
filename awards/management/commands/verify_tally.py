import json

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.management.runs import run_of
from awards.selectors.differences import told
from awards.services.seal_check import Verdict, verify_tally
from common.management.base import OneLineCommand


class Command(OneLineCommand):
    help = gettext_lazy(
        "Tính lại một lần tổng hợp từ số liệu, tiêu chuẩn, chỉ tiêu đã lưu: in mã kiểm chứng, hoặc chỗ đầu tiên khác."
    )

    def add_arguments(self, parser):
        parser.add_argument("run", metavar="RUN", type=int, help=_("số (khoá) của lần tổng hợp"))
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, run, **options):
        verdict = verify_tally(run_of(run))
        if options["format"] == "json":
            self.stdout.write(json.dumps(_figures(run, verdict), ensure_ascii=False))
        elif verdict.holds:
            self.stdout.write(verdict.sha256)
        if verdict.changed:
            self.stderr.write(
                _("Số liệu của %(changed)s đối tượng đã đổi từ khi tổng hợp. Đầu tiên: %(first)s")
                % {"changed": verdict.changed, "first": told(verdict.first_changed.to_json())}
            )
        if not verdict.holds:
            raise CommandError(_("Không khớp: %(difference)s") % {"difference": told(verdict.difference.to_json())})


def _figures(run: int, verdict: Verdict) -> dict:
    return {
        "run": run,
        "holds": verdict.holds,
        "entries": verdict.entries,
        "sha256": verdict.sha256,
        "difference": verdict.difference and verdict.difference.to_json(),
        "changed": verdict.changed,
        "first_changed": verdict.first_changed and verdict.first_changed.to_json(),
    }
