from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from exchange.management.cli import answering
from exchange.services.columns import SHEETS
from exchange.services.exporting import export_workbook


class Command(BaseCommand):
    help = "Xuất các trang của một đơn vị và cấp dưới ra .xlsx, đúng các cột của tệp nhập."

    def add_arguments(self, parser):
        parser.add_argument("sheets", metavar="SHEETS", help="cách nhau bằng dấu phẩy: " + ",".join(SHEETS))
        parser.add_argument("--unit", metavar="CODE", required=True)
        parser.add_argument("--campaign", metavar="CODE")
        parser.add_argument("--to", metavar="FILE.xlsx", type=Path, required=True)

    @answering
    def handle(self, *args, sheets, unit, campaign, to, **options):
        written = export_workbook(sheets.split(","), unit_code=unit, campaign_code=campaign, to=to)
        rows = ", ".join(f"{sheet} {count}" for sheet, count in written.items())
        self.stdout.write(_("Đã xuất %(rows)s ra %(file)s.") % {"rows": rows, "file": to})
