from django.http import FileResponse
from django.views.generic import View

from awards.selectors.workbooks import approved_workbook
from awards.views.mixins import RunMixin
from common.workbook import XLSX


def xlsx_response(stream, name: str) -> FileResponse:
    """A workbook to save under ``name``."""
    return FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX)


class ApprovedWorkbookView(RunMixin, View):
    """The approved list of a run, for the decision to be drafted from."""

    shown_only = True

    def get(self, request, pk):
        run = self.get_run()
        return xlsx_response(approved_workbook(run), f"danh-sach-phe-duyet-{run.campaign.code}-{run.number}.xlsx")
