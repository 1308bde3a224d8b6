import json

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign
from common.management.base import OneLineCommand
from common.vietnamese import UnclearValue, clean, parse_date
from reports.selectors.counted import Counted, day_has_come
from reports.selectors.registrations import registration_report
from reports.selectors.text import registration_text
from units.models import Unit

REPORTS = {"registrations": (registration_report, registration_text)}


class Command(OneLineCommand):
    help = gettext_lazy("In một báo cáo, cùng số liệu với trang và tệp Excel của nó.")

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="NAME", help=", ".join(REPORTS))
        parser.add_argument("--campaign", metavar="CODE", type=clean, required=True, help=_("mã phong trào"))
        parser.add_argument("--unit", metavar="CODE", type=clean, help=_("mã đơn vị; mặc định đơn vị phát động"))
        parser.add_argument("--as-of", metavar="DATE", help=_("tính đến hết ngày; mặc định số liệu hiện tại"))
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, name, campaign, unit, as_of, **options):
        if name not in REPORTS:
            raise CommandError(
                _("Không có báo cáo «%(name)s». Các báo cáo: %(names)s.") % {"name": name, "names": ", ".join(REPORTS)}
            )
        figures_of, text_of = REPORTS[name]
        report = figures_of(self.counted(campaign, unit, as_of))
        if options["format"] == "json":
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(text_of(report)))

    def counted(self, campaign_code, unit_code, as_of) -> Counted:
        campaign = Campaign.objects.select_related("unit").filter(code=campaign_code).first()
        if campaign is None:
            raise CommandError(_("Không có phong trào mã «%(code)s».") % {"code": campaign_code})
        unit = Unit.objects.filter(code=unit_code).first() if unit_code else campaign.unit
        if unit is None:
            raise CommandError(_("Không có đơn vị mã «%(code)s».") % {"code": unit_code})
        return Counted(campaign=campaign, unit=unit, as_of=self.day(as_of) if as_of else None)

    def day(self, written):
        """The day of ``--as-of``."""
        try:
            day = parse_date(written)
        except UnclearValue as unclear:
            raise CommandError(_(unclear.template) % unclear.params) from unclear
        if not (verdict := day_has_come(day)):
            raise CommandError(verdict.reason)
        return day
