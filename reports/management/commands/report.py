import json

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign
from common.management.base import OneLineCommand
from common.vietnamese import UnclearValue, clean, parse_date, today
from reports.selectors.counted import day_has_come
from reports.selectors.cube.asked import FIRST_YEAR, Asked
from reports.selectors.cube.report import CAMPAIGN, EITHER, NEITHER, table_of
from reports.selectors.cube.shown import table_text
from reports.selectors.kinds.registry import REPORTS
from reports.selectors.registrations import registration_report
from reports.selectors.text import registration_text
from units.models import Unit

REGISTRATIONS = "registrations"
NAMES = (REGISTRATIONS, *REPORTS)


class Command(OneLineCommand):
    help = gettext_lazy("In một báo cáo, cùng số liệu với trang và tệp Excel của nó.")

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="NAME", help=", ".join(NAMES))
        parser.add_argument("--campaign", metavar="CODE", type=clean, help=_("mã phong trào"))
        parser.add_argument("--year", metavar="YEAR", type=clean, help=_("năm, của báo cáo theo năm"))
        parser.add_argument("--unit", metavar="CODE", type=clean, help=_("mã đơn vị; mặc định đơn vị phát động"))
        parser.add_argument("--as-of", metavar="DATE", help=_("tính đến hết ngày; mặc định số liệu hiện tại"))
        parser.add_argument("--by", metavar="AXIS", type=clean, help=_("chia theo; mặc định cách chia đầu tiên"))
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, name, by, **options):
        if name not in NAMES:
            raise CommandError(
                _("Không có báo cáo «%(name)s». Các báo cáo: %(names)s.") % {"name": name, "names": ", ".join(NAMES)}
            )
        asked = self.asked(name, **{one: options[one] for one in ("campaign", "year", "unit", "as_of")})
        if name == REGISTRATIONS:
            report = registration_report(asked.counted)
            answer, lines = report.as_json, registration_text
        else:
            report = table_of(REPORTS[name], asked, self.axis(REPORTS[name], by))
            answer, lines = report.as_json, table_text
        if options["format"] == "json":
            self.stdout.write(json.dumps(answer(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(lines(report)))

    def axis(self, report, by) -> str:
        if by and by not in report.axes:
            raise CommandError(
                _("Báo cáo «%(name)s» không chia theo «%(by)s». Các cách chia: %(axes)s.")
                % {"name": report.name, "by": by, "axes": ", ".join(report.axes)}
            )
        return by or report.axes[0]

    def asked(self, name, *, campaign, year, unit, as_of) -> Asked:
        needs = CAMPAIGN if name == REGISTRATIONS else REPORTS[name].needs
        if needs == CAMPAIGN and not campaign:
            raise CommandError(_("Thiếu --campaign: báo cáo này là của một phong trào."))
        if needs == EITHER and bool(campaign) == bool(year):
            raise CommandError(_("Hãy ghi --campaign hoặc --year, một trong hai."))
        if needs != CAMPAIGN and not campaign and not unit:
            raise CommandError(_("Thiếu --unit: hãy ghi mã đơn vị."))
        found = self.campaign(campaign) if campaign and needs != NEITHER else None
        return Asked(
            unit=self.unit(unit) if unit else found.unit,
            campaign=found,
            year=self.year(year) if needs == EITHER and year else None,
            as_of=self.day(as_of) if as_of else None,
        )

    def campaign(self, code) -> Campaign:
        campaign = Campaign.objects.select_related("unit").filter(code=code).first()
        if campaign is None:
            raise CommandError(_("Không có phong trào mã «%(code)s».") % {"code": code})
        return campaign

    def unit(self, code) -> Unit:
        unit = Unit.objects.filter(code=code).first()
        if unit is None:
            raise CommandError(_("Không có đơn vị mã «%(code)s».") % {"code": code})
        return unit

    def year(self, written) -> int:
        if not (written.isdecimal() and FIRST_YEAR <= int(written[:5]) <= today().year):
            raise CommandError(
                _("Không có số liệu của năm «%(year)s». Hãy ghi một năm từ %(first)s đến năm nay.")
                % {"year": written, "first": FIRST_YEAR}
            )
        return int(written)

    def day(self, written):
        """The day of ``--as-of``."""
        try:
            day = parse_date(written)
        except UnclearValue as unclear:
            raise CommandError(_(unclear.template) % unclear.params) from unclear
        if not (verdict := day_has_come(day)):
            raise CommandError(verdict.reason)
        return day
