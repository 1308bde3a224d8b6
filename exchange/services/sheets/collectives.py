from typing import Any

from django.utils.translation import gettext as _

from exchange.services.sheets.base import Change, Importer, Line, apply, by_code
from people.models import Collective, CollectiveKind
from people.services.intake import take_in_collectives
from units.models import Role

FIELDS = {
    "name": "name",
    "kind": "kind",
    "headcount": "headcount",
    "headcount_female": "headcount_female",
}


class CollectivesImporter(Importer):
    name = "collectives"
    roles = (Role.EDITOR, Role.SPECIALIST)

    def settle(self, line: Line) -> None:
        line.values["kind"] = line["kind"] or CollectiveKind.OTHER

    def resolve(self) -> None:
        self.find_units("unit_code")

    def check(self, line: Line) -> None:
        if None not in (line["headcount"], line["headcount_female"]) and line["headcount_female"] > line["headcount"]:
            self.refuse(line, "headcount_female", _("Số nữ không thể lớn hơn tổng số."))

    def known(self) -> dict[str, Collective]:
        return by_code(Collective.objects.all(), self.codes("code"))

    def fields(self, line: Line) -> dict[str, Any]:
        return self.said(line, FIELDS)

    def changes(self, line: Line, row: Collective) -> dict[str, Any]:
        if row.unit_id != line.found["unit"].pk:
            self.refuse(line, "code", _("Mã này đã dùng cho tập thể của đơn vị khác. Hãy kiểm tra lại mã."))
            return {}
        return super().changes(line, row)

    def check_new(self, line: Line) -> None:
        self.refuse_ended(line)

    def check_change(self, change: Change) -> None:
        self.refuse_ended(change.line)

    def create(self, lines: list[Line]) -> None:
        groups = [Collective(code=line["code"], unit=line.found["unit"], **self.fields(line)) for line in lines]
        take_in_collectives(new=groups, changed=[], fields=())

    def update(self, changes: list[Change]) -> None:
        groups, fields = apply(changes)
        take_in_collectives(new=[], changed=groups, fields=fields)
