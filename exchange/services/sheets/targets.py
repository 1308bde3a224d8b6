from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from campaigns.guards.campaign import campaign_is_open_to_edits
from campaigns.models import Campaign, Target, TargetOrigin
from campaigns.permissions.campaign import may_assign_targets
from campaigns.services.target import set_targets
from common.errors import DomainError
from exchange.services.sheets.base import Change, Importer, Line, by_code
from units.models import Unit


class TargetsImporter(Importer):
    """Targets handed down; what units set themselves is not in this sheet."""

    name = "targets"

    def resolve(self) -> None:
        campaigns = by_code(Campaign.objects.visible_to(self.by).select_related("unit"), self.codes("campaign_code"))
        self.put("campaign_code", campaigns, into="campaign", sheet="campaigns", what=_("phong trào"))
        self.find_units("unit_code")
        above = {line.found["unit"].path[: -Unit.steplen] for line in self.good()}
        self._above = {unit.path: unit for unit in Unit.objects.filter(path__in=above)}

    def check(self, line: Line) -> None:
        campaign, unit = line.found["campaign"], line.found["unit"]
        if not unit.path.startswith(campaign.unit.path):
            self.refuse(line, "unit_code", _("Đơn vị không thuộc đơn vị phát động phong trào."))
            return
        own = unit.pk == campaign.unit_id
        line.found["above"] = campaign.unit if own else self._above[unit.path[: -Unit.steplen]]
        if not (verdict := campaign_is_open_to_edits(campaign)):
            line.found["closed"] = verdict.reason
        if not (verdict := may_assign_targets(self.by, line.found["above"])):
            self.refuse(line, "unit_code", verdict.reason)

    def key(self, line: Line) -> tuple[int, int, str]:
        return line.found["campaign"].pk, line.found["unit"].pk, line["indicator"]

    def known(self) -> dict[Any, Target]:
        lines = self.good()
        rows = Target.objects.filter(
            campaign__in={line.found["campaign"].pk for line in lines},
            unit__in={line.found["unit"].pk for line in lines},
            origin=TargetOrigin.ASSIGNED,
        )
        return {(row.campaign_id, row.unit_id, row.indicator): row for row in rows}

    def fields(self, line: Line) -> dict[str, Any]:
        return {"value": line["value"]}

    def check_new(self, line: Line) -> None:
        if "closed" in line.found:
            self.refuse(line, "campaign_code", line.found["closed"])
        else:
            self.refuse_ended(line)

    def check_change(self, change: Change) -> None:
        self.check_new(change.line)

    def create(self, lines: list[Line]) -> None:
        self._fresh = lines

    def update(self, changes: list[Change]) -> None:
        handed: dict[tuple[int, int], list[Line]] = defaultdict(list)
        for line in (*self._fresh, *(change.line for change in changes)):
            handed[line.found["campaign"].pk, line.found["above"].pk].append(line)
        for lines in handed.values():
            self._hand_down(lines)

    def _hand_down(self, lines: list[Line]) -> None:
        first = lines[0].found
        values = {(line.found["unit"].pk, line["indicator"]): line["value"] for line in lines}
        units = {line.found["unit"].pk: line.found["unit"] for line in lines}
        try:
            set_targets(first["campaign"], above=first["above"], units=units.values(), values=values, by=self.by)
        except DomainError as refusal:
            for line in lines:
                self.refuse(line, "unit_code", refusal)
