from typing import Any

from django.utils.translation import gettext as _

from exchange.services.sheets.base import Change, Importer, Line, apply, by_code
from people.models import Absence, AbsenceReason, Member
from people.services.intake import take_in_absences


class AbsencesImporter(Importer):
    """Working days away, by member, year and reason; an empty reason is «other»."""

    name = "absences"

    def settle(self, line: Line) -> None:
        line.values["reason"] = line["reason"] or AbsenceReason.OTHER

    def resolve(self) -> None:
        people = Member.objects.visible_to(self.by, *self.roles).select_related("merged_into")
        members = {code: row.person for code, row in by_code(people, self.codes("member_code")).items()}
        self.put("member_code", members, into="member", sheet="members", what=_("đoàn viên"))

    def key(self, line: Line) -> tuple[Any, ...]:
        return line.found["member"].pk, line["year"], line["reason"]

    def known(self) -> dict[Any, Absence]:
        people = Member.objects.of_people({line.found["member"].pk for line in self.good()})
        rows = Absence.objects.filter(member__in=people).select_related("member").order_by("-member__merged_into")
        return {(row.member.person_id, row.year, row.reason): row for row in rows}

    def fields(self, line: Line) -> dict[str, Any]:
        return {"working_days": line["working_days"]}

    def create(self, lines: list[Line]) -> None:
        rows = [
            Absence(
                member=line.found["member"],
                year=line["year"],
                reason=line["reason"],
                working_days=line["working_days"],
            )
            for line in lines
        ]
        take_in_absences(new=rows, changed=[])

    def update(self, changes: list[Change]) -> None:
        rows, _fields = apply(changes)
        take_in_absences(new=[], changed=rows)
