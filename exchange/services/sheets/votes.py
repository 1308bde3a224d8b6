from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import Campaign
from catalogue.models import AwardType
from exchange.services.sheets.base import Change, Line, apply, by_code
from exchange.services.sheets.subjects import SubjectImporter, home_of, key_of
from scores.models import CouncilVote
from scores.services.intake import take_in_votes


class VotesImporter(SubjectImporter):
    """How a council voted: votes for, of all its members, absent ones included."""

    name = "votes"

    def resolve(self) -> None:
        campaigns = by_code(Campaign.objects.visible_to(self.by).select_related("unit"), self.codes("campaign_code"))
        self.put("campaign_code", campaigns, into="campaign", sheet="campaigns", what=_("phong trào"))
        awards = by_code(AwardType.objects.all(), self.codes("award_code"))
        self.put("award_code", awards, into="award", sheet="", what=_("hình thức khen"))
        self.find_subjects()
        self.find_offers()

    def check(self, line: Line) -> None:
        if problem := self.award_problem(line):
            self.refuse(line, "award_code", problem)
        elif not home_of(line).path.startswith(line.found["campaign"].unit.path):
            self.refuse(line, "subject_code", _("Đơn vị không thuộc đơn vị phát động phong trào."))
        elif line["votes_for"] > line["council_members"]:
            message = _("Số phiếu đồng ý %(votes)s nhiều hơn số thành viên hội đồng %(members)s.")
            self.refuse(line, "votes_for", message % {"votes": line["votes_for"], "members": line["council_members"]})

    def key(self, line: Line) -> tuple[Any, ...]:
        return line.found["campaign"].pk, line.found["award"].pk, *self.subject_key(line)

    def known(self) -> dict[Any, CouncilVote]:
        campaigns = {line.found["campaign"].pk for line in self.good()}
        rows = self.about_subjects(CouncilVote.objects.filter(campaign__in=campaigns))
        return {(row.campaign_id, row.award_id, *key_of(row)): row for row in rows}

    def fields(self, line: Line) -> dict[str, Any]:
        return {"council_members": line["council_members"], "votes_for": line["votes_for"]}

    def create(self, lines: list[Line]) -> None:
        rows = [
            CouncilVote(
                **self.columns_of(line),
                campaign=line.found["campaign"],
                award=line.found["award"],
                unit=home_of(line),
                source=_("nhập từ tệp"),
                **self.fields(line),
            )
            for line in lines
        ]
        take_in_votes(new=rows, changed=[], fields=())

    def update(self, changes: list[Change]) -> None:
        rows, fields = apply(changes)
        take_in_votes(new=[], changed=rows, fields=fields)
