from typing import Any

from exchange.services.sheets.base import Change, Line, apply
from exchange.services.sheets.subjects import SubjectImporter, home_of, key_of
from people.models import Rating
from people.services.intake import take_in_ratings


class RatingsImporter(SubjectImporter):
    name = "ratings"

    def resolve(self) -> None:
        self.find_subjects()

    def key(self, line: Line) -> tuple[Any, ...]:
        return (*self.subject_key(line), line["year"])

    def known(self) -> dict[Any, Rating]:
        rows = self.about_subjects(Rating.objects.filter(year__in={line["year"] for line in self.good()}))
        return {(*key_of(row), row.year): row for row in rows}

    def fields(self, line: Line) -> dict[str, Any]:
        return {"rating": line["rating"]}

    def create(self, lines: list[Line]) -> None:
        rows = [
            Rating(**self.columns_of(line), unit=home_of(line), year=line["year"], rating=line["rating"])
            for line in lines
        ]
        take_in_ratings(new=rows, changed=[])

    def update(self, changes: list[Change]) -> None:
        rows, _fields = apply(changes)
        take_in_ratings(new=[], changed=rows)
