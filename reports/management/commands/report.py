import json

from django.core.management.base import BaseCommand, CommandError

from campaigns.models import Campaign
from common.vietnamese import UnclearValue, format_money_short, format_number, parse_date
from reports.selectors.counted import Counted
from reports.selectors.registrations import registration_report
from units.models import Unit

REPORTS = {"registrations": registration_report}


class Command(BaseCommand):
    help = "In một báo cáo: report registrations --campaign MÃ [--unit MÃ] [--as-of NGÀY] [--format json]."

    def add_arguments(self, parser):
        parser.add_argument("name")
        parser.add_argument("--campaign", required=True)
        parser.add_argument("--unit")
        parser.add_argument("--as-of")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, name, campaign, unit, as_of, format, **options):
        if name not in REPORTS:
            raise CommandError(f"Không có báo cáo «{name}». Các báo cáo: {', '.join(REPORTS)}.")
        report = REPORTS[name](self.counted(campaign, unit, as_of))
        if format == "json":
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self.write_text(report)

    def counted(self, campaign_code, unit_code, as_of) -> Counted:
        campaign = Campaign.objects.select_related("unit").filter(code=campaign_code).first()
        if campaign is None:
            raise CommandError(f"Không có phong trào mã «{campaign_code}».")
        unit = Unit.objects.filter(code=unit_code).first() if unit_code else campaign.unit
        if unit is None:
            raise CommandError(f"Không có đơn vị mã «{unit_code}».")
        try:
            day = parse_date(as_of) if as_of else None
        except UnclearValue as unclear:
            raise CommandError(str(unclear)) from unclear
        return Counted(campaign=campaign, unit=unit, as_of=day)

    def write_text(self, report) -> None:
        self.stdout.write(f"{report.counted.campaign} – {report.counted.unit} – {report.counted.day:%d/%m/%Y}")
        self.stdout.write(
            f"Công trình: {format_number(report.works['count'])}; {format_money_short(report.works['value'])}"
        )
        self.stdout.write(f"Sáng kiến: {format_number(report.initiatives['count'])}")
        for line in report.entries:
            self.stdout.write(
                f"{line.award:<16}{format_number(line.collectives):>8} tập thể"
                f"{format_number(line.individuals):>8} cá nhân  {line.name}"
            )
        self.stdout.write(report.paragraph)
