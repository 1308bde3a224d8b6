from typing import Any

from django.utils.translation import gettext as _

from exchange.services.sheets.base import Change, Line, apply
from exchange.services.sheets.subjects import SubjectImporter, home_of, key_of
from people.models import Discipline
from people.services.intake import take_in_disciplines


class DisciplineImporter(SubjectImporter):
    name = "discipline"

    def resolve(self) -> None:
        self.find_subjects()

    def check(self, line: Line) -> None:
        if line["to_date"] and line["to_date"] < line["from_date"]:
            self.refuse(line, "to_date", _("Ngày hết kỷ luật không thể trước ngày bắt đầu."))

    def key(self, line: Line) -> tuple[Any, ...]:
        return (*self.subject_key(line), line["level"], line["from_date"])

    def known(self) -> dict[Any, Discipline]:
        rows = self.about_subjects(Discipline.objects.all())
        return {(*key_of(row), row.level, row.from_date): row for row in rows}

    def fields(self, line: Line) -> dict[str, Any]:
        return self.said(line, {"to_date": "to_date", "decision_no": "decision_no"})

    def create(self, lines: list[Line]) -> None:
        rows = [
            Discipline(
                **self.columns_of(line),
                unit=home_of(line),
                level=line["level"],
                from_date=line["from_date"],
                to_date=line["to_date"],
                decision_no=line["decision_no"],
            )
            for line in lines
        ]
        take_in_disciplines(new=rows, changed=[], fields=())

    def update(self, changes: list[Change]) -> None:
        rows, fields = apply(changes)
        take_in_disciplines(new=[], changed=rows, fields=fields)
