from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from exchange.services.sheets.base import Change, Importer, Line, apply, by_code
from people.models import Member
from people.services.intake import take_in_members
from units.models import Role

FIELDS = {
    "full_name": "full_name",
    "birth_date": "birth_date",
    "gender": "gender",
    "position": "position",
    "is_direct_worker": "is_direct_worker",
    "is_leader": "is_leader",
    "education": "education",
    "joined_on": "joined_on",
}
YES_OR_NO: Iterable[str] = ("is_direct_worker", "is_leader")


class MembersImporter(Importer):
    """People of the register. An empty yes-or-no is no for a new person and leaves the unknown unknown."""

    name = "members"
    roles = (Role.EDITOR, Role.SPECIALIST)

    def resolve(self) -> None:
        self.find_units("unit_code")

    def check(self, line: Line) -> None:
        born, joined = line["birth_date"], line["joined_on"]
        if born and joined and joined < born:
            self.refuse(line, "joined_on", _("Ngày vào công đoàn không thể trước ngày sinh."))

    def known(self) -> dict[str, Member]:
        return by_code(Member.objects.select_related("merged_into"), self.codes("code"))

    def fields(self, line: Line) -> dict[str, Any]:
        said = self.said(line, FIELDS)
        row = line.found.get("row")
        for name in YES_OR_NO:
            if said.get(name, True) is None and (row is None or getattr(row, name) is not None):
                said[name] = False
        return said

    def changes(self, line: Line, row: Member) -> dict[str, Any]:
        if row.merged_into_id:
            kept = row.merged_into
            message = _("Mã này đã gộp vào đoàn viên %(name)s, mã «%(code)s». Hãy bỏ dòng này và ghi ở mã ấy.")
            self.refuse(line, "code", message % {"name": kept.full_name, "code": kept.code})
            return {}
        if row.unit_id != line.found["unit"].pk:
            self.refuse(
                line,
                "code",
                _(
                    "Mã này đã dùng cho đoàn viên của đơn vị khác. Hãy kiểm tra mã, "
                    "hoặc mở trang của đoàn viên và bấm «Chuyển sinh hoạt» trước."
                ),
            )
            return {}
        return super().changes(line, row)

    def check_new(self, line: Line) -> None:
        self.refuse_ended(line)

    def check_change(self, change: Change) -> None:
        self.refuse_ended(change.line)

    def create(self, lines: list[Line]) -> None:
        people = [Member(code=line["code"], unit=line.found["unit"], **self.fields(line)) for line in lines]
        take_in_members(new=people, changed=[], fields=())

    def update(self, changes: list[Change]) -> None:
        people, fields = apply(changes)
        take_in_members(new=[], changed=people, fields=fields)
