from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from common.vietnamese import clean
from exchange.services.columns import SHEETS
from exchange.services.exporting import export_workbook


class Command(OneLineCommand):
    help = gettext_lazy("Xuất các trang của một đơn vị và cấp dưới ra .xlsx, đúng các cột của tệp nhập.")

    def add_arguments(self, parser):
        parser.add_argument("sheets", metavar="SHEETS", help=_("cách nhau bằng dấu phẩy:") + " " + ",".join(SHEETS))
        parser.add_argument("--unit", metavar="CODE", type=clean, required=True, help=_("mã đơn vị"))
        parser.add_argument("--campaign", metavar="CODE", type=clean, help=_("chỉ một phong trào, theo mã"))
        parser.add_argument("--to", metavar="FILE.xlsx", type=Path, required=True, help=_("tệp ghi ra"))

    def handle(self, *args, sheets, unit, campaign, to, **options):
        written = export_workbook(sheets.split(","), unit_code=unit, campaign_code=campaign, to=to)
        rows = ", ".join(f"{sheet} {count}" for sheet, count in written.items())
        self.stdout.write(_("Đã xuất %(rows)s ra %(file)s.") % {"rows": rows, "file": to})
