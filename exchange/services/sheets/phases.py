from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignPhase
from campaigns.services.phase import set_phases
from common.errors import DomainError
from exchange.services.sheets.base import Change, Importer, Line, by_code

FIELDS = {"name": "name", "from": "starts_on", "to": "ends_on"}


class PhasesImporter(Importer):
    """Phases of campaigns; those a file does not name stay."""

    name = "phases"

    def resolve(self) -> None:
        campaigns = by_code(
            Campaign.objects.run_by(self.by, *self.roles).select_related("unit"), self.codes("campaign_code")
        )
        self.put("campaign_code", campaigns, into="campaign", sheet="campaigns", what=_("phong trào"))

    def check(self, line: Line) -> None:
        if line["to"] < line["from"]:
            self.refuse(line, "to", _("Ngày kết thúc đợt không thể trước ngày bắt đầu."))

    def key(self, line: Line) -> tuple[int, int]:
        return line.found["campaign"].pk, line["number"]

    def known(self) -> dict[Any, CampaignPhase]:
        campaigns = {line.found["campaign"].pk for line in self.good()}
        self._phases = list(CampaignPhase.objects.filter(campaign__in=campaigns))
        return {(phase.campaign_id, phase.number): phase for phase in self._phases}

    def fields(self, line: Line) -> dict[str, Any]:
        return self.said(line, FIELDS)

    def create(self, lines: list[Line]) -> None:
        self._fresh = lines

    def update(self, changes: list[Change]) -> None:
        lines = sorted([*self._fresh, *(change.line for change in changes)], key=_campaign_key)
        for _pk, group in groupby(lines, key=_campaign_key):
            self._set(list(group))

    def _set(self, lines: list[Line]) -> None:
        campaign = lines[0].found["campaign"]
        rows = {
            phase.number: {
                "pk": phase.pk,
                "number": phase.number,
                "name": phase.name,
                "starts_on": phase.starts_on,
                "ends_on": phase.ends_on,
                "is_peak": phase.is_peak,
            }
            for phase in self._phases
            if phase.campaign_id == campaign.pk
        }
        for line in lines:
            rows[line["number"]] = rows.get(line["number"], {"number": line["number"]}) | self.fields(line)
        try:
            set_phases(campaign, by=self.by, version=None, phases=rows.values())
        except DomainError as refusal:
            for line in lines:
                self.refuse(line, "campaign_code", refusal)


def _campaign_key(line: Line) -> int:
    return line.found["campaign"].pk
