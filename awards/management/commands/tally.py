import json
import time

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Outcome, TallyRun
from awards.services.tally import start_tally
from campaigns.models import Campaign
from common.management.base import OneLineCommand
from common.vietnamese import clean

PAUSE = 0.5
PATIENCE = 3600


class Command(OneLineCommand):
    help = gettext_lazy("Tổng hợp xét khen một phong trào; với --wait thì chờ worker tính xong và in số liệu.")

    def add_arguments(self, parser):
        parser.add_argument("campaign", metavar="CAMPAIGN", type=clean, help=_("mã phong trào"))
        parser.add_argument(
            "--by",
            metavar="USERNAME",
            type=clean,
            required=True,
            help=_("tên đăng nhập của chuyên viên chịu trách nhiệm"),
        )
        parser.add_argument(
            "--award", metavar="CODE", type=clean, default="", help=_("chỉ một hình thức khen, theo mã")
        )
        parser.add_argument("--wait", action="store_true", help=_("chờ đến khi xong"))
        parser.add_argument("--timeout", type=int, default=PATIENCE, help=_("chờ tối đa bao nhiêu giây"))
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, campaign, by, award, wait, timeout, **options):
        actor = get_user_model().objects.filter(username=by).first()
        if actor is None:
            raise CommandError(_("Không có tài khoản «%(name)s». Hãy kiểm tra --by.") % {"name": by})
        found = Campaign.objects.filter(code=campaign).first()
        if found is None:
            raise CommandError(_("Không có phong trào mang mã «%(code)s».") % {"code": campaign})
        run = start_tally(found, by=actor, award_code=award)
        if wait:
            run = self._wait(run, timeout)
        self._print(run, options["format"])

    def _wait(self, run: TallyRun, timeout: int) -> TallyRun:
        """The run once it is over; says why when it cannot go on or takes too long."""
        until = time.monotonic() + timeout
        while run.is_active:
            if run.failure:
                raise CommandError(run.failure)
            if time.monotonic() > until:
                raise CommandError(
                    _("Sau %(seconds)s giây lần tổng hợp %(run)s vẫn chưa xong. Hãy xem worker có đang chạy không.")
                    % {"seconds": timeout, "run": run.pk}
                )
            time.sleep(PAUSE)
            run.refresh_from_db()
        if not run.is_shown:
            raise CommandError(_("Lần tổng hợp %(run)s đã bị huỷ nên không có kết quả.") % {"run": run.pk})
        return run

    def _print(self, run: TallyRun, form: str) -> None:
        figures = {"run": run.pk, "state": str(run.state), "entries": run.entries}
        if run.is_shown:
            figures |= {outcome: run.totals.get(outcome, 0) for outcome in Outcome.values}
            figures["sha256"] = run.sha256
            figures["seconds"] = round((run.finished_at - run.started_at).total_seconds(), 1)
        if form == "json":
            self.stdout.write(json.dumps(figures))
            return
        labels = {"run": _("Lần tổng hợp"), "state": _("Trạng thái"), "entries": _("Đối tượng"), "seconds": _("Giây")}
        labels |= {outcome.value: str(outcome.label) for outcome in Outcome}
        figures["state"] = str(run.get_state_display())
        for name, value in figures.items():
            self.stdout.write(f"{labels.get(name, name)}: {value}")
