from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import DossierWork
from contributions.guards.work import work_is_open
from contributions.models import Work
from contributions.services.intake import take_in_works
from exchange.services.sheets.base import Change, Line, apply, by_code
from exchange.services.sheets.contributions import LINK, ContributionImporter
from units.models import Unit

FIELDS = {
    name: name
    for name in (
        "name", "kind", "builder", "occasion", "value", "benefit", "started_on", "due_on", "finished_on",
        "plaque_text", "plaque_level", "plaque_no", "plaque_on", "funding", "quality", "safety", "place",
    )
}  # fmt: skip
BUILDER = {"builder_unit_code": "builder_unit"}


class WorksImporter(ContributionImporter):
    name = "works"
    unit_key = "owner_unit_code"
    row_unit = "owner_unit"
    link_model = DossierWork
    link_name = "work"
    joined = "builder_unit"

    def resolve(self) -> None:
        """Whoever builds may belong to anybody."""
        super().resolve()
        units = by_code(Unit.objects.all(), self.codes("builder_unit_code"))
        self.put("builder_unit_code", units, into="builder_unit", sheet="units", what=_("đơn vị"), required=False)

    def check(self, line: Line) -> None:
        super().check(line)
        started = line["started_on"]
        for key in ("finished_on", "due_on"):
            if started and line[key] and line[key] < started:
                self.refuse(line, key, _("Ngày này không thể trước ngày khởi công."))
                return
        if line["finished_on"] and line["plaque_on"] and line["plaque_on"] < line["finished_on"]:
            self.refuse(line, "plaque_on", _("Ngày gắn biển không thể trước ngày hoàn thành."))

    def fields(self, line: Line) -> dict[str, Any]:
        return self.said(line, FIELDS) | super().fields(line)

    def check_change(self, change: Change) -> None:
        if change.fields.keys() - {LINK} and not (verdict := self.may_change(change.row) and work_is_open(change.row)):
            key = next(key for key, name in {**FIELDS, **BUILDER}.items() if name in change.fields)
            self.refuse(change.line, key, verdict.reason)

    def create(self, lines: list[Line]) -> None:
        self._new = [
            (line, Work(code=line["code"], owner_unit=line.found["unit"], **self.fields(line))) for line in lines
        ]

    def update(self, changes: list[Change]) -> None:
        own = [Change(one.line, one.row, _plain(one)) for one in changes if _plain(one)]
        rows, fields = apply(own)
        take_in_works(new=[row for _line, row in self._new], changed=rows, fields=fields, by=self.by)
        self.link(
            [(line, row) for line, row in self._new if line.found["campaign"]]
            + [(change.line, change.row) for change in changes if LINK in change.fields]
        )


def _plain(change: Change) -> dict[str, Any]:
    return {name: value for name, value in change.fields.items() if name != LINK}
