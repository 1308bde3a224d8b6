from typing import Any

from django.utils.translation import gettext as _

from awards.models import Honour
from awards.services.honour import take_in_honours
from campaigns.models import Campaign
from catalogue.models import AwardType
from exchange.services.sheets.base import Change, Line, apply, by_code
from exchange.services.sheets.subjects import SubjectImporter, home_of, key_of

FIELDS = {"decided_on": "decided_on", "decided_by": "decided_by"}


class PastAwardsImporter(SubjectImporter):
    """Awards held, as their decisions say; one that breaks a rule is kept, with an open question."""

    name = "past_awards"

    def resolve(self) -> None:
        self.find_subjects()
        awards = by_code(AwardType.objects.all(), self.codes("award_code"))
        self.put("award_code", awards, into="award", sheet="", what=_("hình thức khen"))
        campaigns = by_code(Campaign.objects.visible_to(self.by), self.codes("campaign_code"))
        self.put("campaign_code", campaigns, into="campaign", sheet="campaigns", what=_("phong trào"), required=False)

    def key(self, line: Line) -> tuple[Any, ...]:
        return (*self.subject_key(line), line.found["award"].pk, line["year"], line["decision_no"])

    def known(self) -> dict[Any, Honour]:
        rows = self.about_subjects(Honour.objects.filter(year__in={line["year"] for line in self.good()}))
        return {(*key_of(row), row.award_id, row.year, row.decision_no): row for row in rows}

    def fields(self, line: Line) -> dict[str, Any]:
        fields = self.said(line, FIELDS)
        if self.has("campaign_code"):
            fields["campaign_id"] = line.found["campaign"].pk if line.found["campaign"] else None
        return fields

    def create(self, lines: list[Line]) -> None:
        take_in_honours(
            new=[
                Honour(
                    **self.columns_of(line),
                    award=line.found["award"],
                    unit=home_of(line),
                    year=line["year"],
                    decision_no=line["decision_no"],
                    **self.fields(line),
                )
                for line in lines
            ],
            changed=[],
            fields=(),
        )

    def update(self, changes: list[Change]) -> None:
        rows, fields = apply(changes)
        take_in_honours(new=[], changed=rows, fields={name.removesuffix("_id") for name in fields})
