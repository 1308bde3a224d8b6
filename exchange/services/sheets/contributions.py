"""What initiatives and works have in common: they stand in the registration of the campaign their row names."""

from collections import defaultdict
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignPhase, Dossier, DossierKind
from campaigns.selectors.addressees import units_that_may_join
from campaigns.selectors.changes import may_change_beside
from campaigns.services.intake import may_be_opened, may_take_in, open_dossiers, take_in_links
from common import clock
from common.verdict import Verdict
from exchange.services.sheets.base import Importer, Line, by_code
from units.models import Role
from units.permissions import may_write_for

LINK = "campaign"
"""Among the changes of a row: it is to stand in the campaign's registration."""


class ContributionImporter(Importer):
    """Rows with an optional campaign; ``link_model`` ties them to dossiers by its key ``link_name``.

    ``unit_key`` is the column of the unit, ``row_unit`` the field. ``joined`` is what else a row may name by its code.
    """

    roles = (Role.EDITOR, Role.SPECIALIST)
    unit_key: ClassVar[str]
    row_unit: ClassVar[str] = "unit"
    link_model: ClassVar[Any]
    link_name: ClassVar[str]
    joined: ClassVar[str]

    def resolve(self) -> None:
        self.find_units(self.unit_key)
        campaigns = by_code(Campaign.objects.visible_to(self.by).select_related("unit"), self.codes("campaign_code"))
        self.put("campaign_code", campaigns, into="campaign", sheet="campaigns", what=_("phong trào"), required=False)
        self._read_dossiers()

    def _read_dossiers(self) -> None:
        lines = [line for line in self.good() if line.found["campaign"]]
        campaigns = {line.found["campaign"].pk: line.found["campaign"] for line in lines}
        units = {line.found["unit"].pk for line in lines}
        rows = Dossier.objects.select_for_update(of=("self",)).select_related("campaign", "unit")
        self._dossiers: dict[tuple[int, int], list[Dossier]] = defaultdict(list)
        registrations = rows.filter(campaign__in=campaigns, unit__in=units, kind=DossierKind.REGISTRATION)
        for dossier in registrations.order_by("pk"):
            self._dossiers[dossier.campaign_id, dossier.unit_id].append(dossier)
        self._phases: dict[int, list[CampaignPhase]] = defaultdict(list)
        for phase in CampaignPhase.objects.filter(campaign__in=campaigns).order_by("number"):
            self._phases[phase.campaign_id].append(phase)
        self._may_join = units_that_may_join(campaigns.values(), units)

    def known(self) -> dict[str, Any]:
        model = self.link_model._meta.get_field(self.link_name).related_model
        rows = by_code(model.objects.select_related(self.joined), self.codes("code"))
        links = self.link_model.objects.filter(**{f"{self.link_name}__in": [row.pk for row in rows.values()]})
        self._states: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        said = (f"{self.link_name}_id", "dossier__campaign_id", "state_for_change")
        for pk, campaign, state in links.with_state_for_change().values_list(*said):
            self._states[pk][campaign].add(state)
        return rows

    def fields(self, line: Line) -> dict[str, Any]:
        return {self.joined: line.found[self.joined]} if self.has(f"{self.joined}_code") else {}

    def changes(self, line: Line, row: Any) -> dict[str, Any]:
        if getattr(row, f"{self.row_unit}_id") != line.found["unit"].pk:
            self.refuse(line, "code", _("Mã này đã dùng cho đơn vị khác. Hãy kiểm tra lại mã."))
            return {}
        changes = super().changes(line, row)
        campaign = line.found["campaign"]
        if campaign and campaign.pk not in self._states[row.pk]:
            changes[LINK] = campaign
            self.check_link(line)
        return changes

    def may_change(self, row: Any) -> Verdict:
        """Whether the dossiers that hold the row leave it open to edits."""
        return may_change_beside(set().union(*self._states[row.pk].values()))

    def check(self, line: Line) -> None:
        if not (verdict := may_write_for(self.by, line.found["unit"])):
            self.refuse(line, self.unit_key, verdict.reason)

    def check_new(self, line: Line) -> None:
        if line.found["campaign"]:
            self.check_link(line)

    def check_link(self, line: Line) -> None:
        """Refuse a line whose registration is not open, or could not be opened."""
        campaign, unit = line.found["campaign"], line.found["unit"]
        dossier = self._dossier(line)
        if dossier.pk:
            if not (verdict := may_take_in(dossier)):
                self.refuse(line, "campaign_code", verdict.reason)
        elif not (verdict := may_be_opened(dossier)):
            self.refuse(line, "campaign_code", verdict.reason)
        elif (campaign.pk, unit.pk) not in self._may_join:
            self.refuse(line, self.unit_key, _("Phong trào không gửi tới đơn vị này nên không lập được hồ sơ."))

    def link(self, pairs: list[tuple[Line, Any]]) -> None:
        """The row of each pair stands in the registration its line names; registrations are opened as needed."""
        named = [(self._dossier(line), row) for line, row in pairs]
        fresh = {(dossier.campaign_id, dossier.unit_id): dossier for dossier, _row in named if not dossier.pk}
        open_dossiers(list(fresh.values()), by=self.by)
        links = [self.link_model(dossier=dossier, **{self.link_name: row}) for dossier, row in named]
        take_in_links(links, by=self.by)

    def _dossier(self, line: Line) -> Dossier:
        """The registration of a line: one open to edits first, else the latest, else one not saved yet."""
        campaign, unit = line.found["campaign"], line.found["unit"]
        known = self._dossiers[campaign.pk, unit.pk]
        if not known:
            known.append(
                Dossier(campaign=campaign, phase=self._phase(campaign), unit=unit, kind=DossierKind.REGISTRATION)
            )
        return next((dossier for dossier in known if dossier.is_editable), known[-1])

    def _phase(self, campaign: Campaign) -> CampaignPhase | None:
        """The phase of today, else the first."""
        phases, today = self._phases[campaign.pk], clock.today()
        current = (phase for phase in phases if phase.starts_on <= today <= phase.ends_on)
        return next(current, phases[0] if phases else None)
