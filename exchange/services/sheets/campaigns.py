from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import Campaign, PeriodKind
from campaigns.services.campaign import create_campaign, update_campaign
from common.errors import DomainError
from exchange.services.sheets.base import Change, Importer, Line, by_code

FIELDS = {
    "name": "name",
    "kind": "kind",
    "slogan": "slogan",
    "from": "starts_on",
    "to": "ends_on",
    "registration_opens": "registration_opens_on",
    "registration_closes": "registration_closes_on",
    "needs_proposal": "needs_proposal",
}
NEW_YEAR, NEW_YEARS_EVE = (1, 1), (12, 31)


class CampaignsImporter(Importer):
    """Campaigns as drafts, or corrected as far as the launch allows."""

    name = "campaigns"

    def settle(self, line: Line) -> None:
        line.values["needs_proposal"] = bool(line["needs_proposal"])

    def resolve(self) -> None:
        self.find_units("unit_code")

    def check(self, line: Line) -> None:
        if line["to"] < line["from"]:
            self.refuse(line, "to", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        elif line["registration_closes"] < line["registration_opens"]:
            self.refuse(line, "registration_closes", _("Hạn đăng ký không thể trước ngày mở đăng ký."))

    def known(self) -> dict[str, Campaign]:
        return by_code(Campaign.objects.select_related("unit"), self.codes("code"))

    def fields(self, line: Line) -> dict[str, Any]:
        return self.said(line, FIELDS)

    def changes(self, line: Line, row: Campaign) -> dict[str, Any]:
        if row.unit_id != line.found["unit"].pk:
            self.refuse(line, "code", _("Mã này đã dùng cho phong trào của đơn vị khác. Hãy chọn mã khác."))
            return {}
        return super().changes(line, row)

    def create(self, lines: list[Line]) -> None:
        for line in lines:
            try:
                create_campaign(
                    by=self.by,
                    code=line["code"],
                    unit=line.found["unit"],
                    period_kind=_period_kind(line),
                    **self.fields(line),
                )
            except DomainError as refusal:
                self.refuse(line, "code", refusal)

    def update(self, changes: list[Change]) -> None:
        for change in changes:
            try:
                update_campaign(change.row, by=self.by, version=None, **change.fields)
            except DomainError as refusal:
                self.refuse(change.line, _column_of(change), refusal)


def _period_kind(line: Line) -> str:
    first, last = line["from"], line["to"]
    whole_year = (first.month, first.day) == NEW_YEAR and (last.month, last.day) == NEW_YEARS_EVE
    return PeriodKind.CALENDAR_YEAR if whole_year and first.year == last.year else PeriodKind.CUSTOM


def _column_of(change: Change) -> str:
    """The first column that says something new."""
    return next(key for key, name in FIELDS.items() if name in change.fields)
