from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from campaigns.models import (
    Campaign,
    CampaignPhase,
    Dossier,
    DossierKind,
    DossierState,
    Entry,
)
from campaigns.querysets import GIVEN_UP_STATES
from campaigns.selectors.addressees import units_that_may_join
from campaigns.selectors.doubles import stands_already
from campaigns.services.entry import lock_subjects
from campaigns.services.intake import may_be_opened, may_take_in, open_dossiers, take_in_entries
from campaigns.services.proposal import open_proposal
from catalogue.models import AwardType
from common import clock
from common.errors import DomainError
from exchange.services.columns import Stage
from exchange.services.sheets.base import Change, Line, apply, by_code
from exchange.services.sheets.subjects import SubjectImporter, home_of, key_of, with_person
from units.models import Role
from units.permissions import may_write_for

FIELDS = {"registered_on": "registered_on", "achievements": "achievements"}
KIND_OF = {Stage.REGISTERED: DossierKind.REGISTRATION, Stage.PROPOSED: DossierKind.PROPOSAL}


class Place(NamedTuple):
    """Which dossier: the primary keys of campaign, phase and unit, and its kind."""

    campaign: int
    phase: int | None
    unit: int
    kind: str


class EntriesImporter(SubjectImporter):
    """Entries of drafts; dossiers are opened as needed. What was sent stays as it was sent."""

    name = "entries"
    roles = (Role.EDITOR, Role.SPECIALIST)

    def settle(self, line: Line) -> None:
        line.values["stage"] = line["stage"] or Stage.REGISTERED

    def resolve(self) -> None:
        campaigns = by_code(Campaign.objects.visible_to(self.by).select_related("unit"), self.codes("campaign_code"))
        self.put("campaign_code", campaigns, into="campaign", sheet="campaigns", what=_("phong trào"))
        awards = by_code(AwardType.objects.all(), self.codes("award_code"))
        self.put("award_code", awards, into="award", sheet="", what=_("hình thức khen"))
        self.find_units("unit_code")
        self.find_subjects()
        self.find_offers()
        self._read_campaigns(campaigns.values())
        self._read_dossiers()

    def _read_campaigns(self, named: Iterable[Campaign]) -> None:
        campaigns = {campaign.pk: campaign for campaign in named}
        self._phases: dict[int, dict[int, CampaignPhase]] = defaultdict(dict)
        for phase in CampaignPhase.objects.filter(campaign__in=campaigns):
            self._phases[phase.campaign_id][phase.number] = phase
        units = {line.found["unit"].pk for line in self.good()}
        self._may_join = units_that_may_join(campaigns.values(), units)

    def _read_dossiers(self) -> None:
        lines = self.good()
        rows = Dossier.objects.select_for_update(of=("self",)).select_related("campaign", "phase", "unit", "source")
        rows = rows.filter(
            campaign__in={line.found["campaign"].pk for line in lines},
            unit__in={line.found["unit"].pk for line in lines},
        )
        self._dossiers = {place_of(dossier): dossier for dossier in rows.order_by("pk")}
        registrations = [self._registration(line) for line in lines if line["stage"] == Stage.PROPOSED]
        registered = with_person(Entry.objects.filter(dossier__in=registrations))
        self._registered = {(row.dossier_id, row.award_id, *key_of(row)): row for row in registered}

    # ---------- One line ----------

    def check(self, line: Line) -> None:
        campaign, number = line.found["campaign"], line["phase"]
        if not (verdict := may_write_for(self.by, line.found["unit"])):
            self.refuse(line, "unit_code", verdict.reason)
        elif number is None and self._phases[campaign.pk]:
            self.refuse(line, "phase", _("Phong trào này chia đợt. Hãy ghi số đợt."))
        elif number is not None and number not in self._phases[campaign.pk]:
            self.refuse(line, "phase", _("Phong trào không có đợt số %(number)s.") % {"number": number})
        elif problem := self.award_problem(line):
            self.refuse(line, "award_code", problem)
        elif self._source(line) is None:
            self._check_unregistered(line)

    def _check_unregistered(self, line: Line) -> None:
        award, unit = line.found["award"], line.found["unit"]
        if not home_of(line).path.startswith(unit.path):
            message = _("%(subject)s không thuộc %(unit)s.")
            self.refuse(line, "subject_code", message % {"subject": line.found["subject"].label, "unit": unit})
        elif line["stage"] == Stage.PROPOSED and not award.allows_unregistered:
            message = _("%(subject)s chưa đăng ký %(award)s trong hồ sơ đã được nhận nên không đề nghị được.")
            self.refuse(line, "subject_code", message % {"subject": line.found["subject"].label, "award": award.name})

    def _phase(self, line: Line) -> CampaignPhase | None:
        return self._phases[line.found["campaign"].pk].get(line["phase"])

    def _place(self, line: Line) -> Place:
        phase = self._phase(line)
        return Place(line.found["campaign"].pk, phase and phase.pk, line.found["unit"].pk, KIND_OF[line["stage"]])

    def _registration(self, line: Line) -> Dossier | None:
        """The accepted registration of the place of a line."""
        dossier = self._dossiers.get(self._place(line)._replace(kind=DossierKind.REGISTRATION))
        return dossier if dossier and dossier.state == DossierState.ACCEPTED else None

    def _source(self, line: Line) -> Entry | None:
        """The registered entry that a proposed one grew from."""
        registration = self._registration(line) if line["stage"] == Stage.PROPOSED else None
        return registration and self._registered.get((registration.pk, line.found["award"].pk, *self.subject_key(line)))

    # ---------- Against the database ----------

    def key(self, line: Line) -> tuple[Any, ...]:
        return (*self._place(line)._replace(unit=0), line.found["award"].pk, *self.subject_key(line))

    def known(self) -> dict[Any, Entry]:
        """Rows of the lines' own units, and where there is none, one that stands in another unit's dossier."""
        lock_subjects(line.found["subject"] for line in self.good())
        campaigns = {line.found["campaign"].pk for line in self.good()}
        units = {self.key(line): line.found["unit"].pk for line in self.good()}
        rows = self.about_subjects(Entry.objects.filter(dossier__campaign__in=campaigns)).select_related(
            "award", "member", "collective", "subject_unit", "dossier__unit"
        )
        known: dict[Any, Entry] = {}
        for row in rows.order_by("pk"):
            key = (*place_of(row.dossier)._replace(unit=0), row.award_id, *key_of(row))
            if row.dossier.unit_id == units.get(key):
                known[key] = row
            elif row.dossier.state not in GIVEN_UP_STATES:
                known.setdefault(key, row)
        return known

    def fields(self, line: Line) -> dict[str, Any]:
        """An empty day of registration leaves the one that is known."""
        return {name: value for name, value in self.said(line, FIELDS).items() if value is not None}

    def changes(self, line: Line, row: Entry) -> dict[str, Any]:
        if row.dossier.unit_id != line.found["unit"].pk:
            self.refuse(line, "subject_code", stands_already(row))
            return {}
        return super().changes(line, row)

    def check_new(self, line: Line) -> None:
        place = self._place(line)
        dossier = self._dossiers.get(place)
        if dossier is not None:
            self._check_open(line, dossier)
        elif not (verdict := may_be_opened(self._unsaved(line))):
            self.refuse(line, "campaign_code", verdict.reason)
        elif (place.campaign, place.unit) not in self._may_join:
            self.refuse(line, "unit_code", _("Phong trào không gửi tới đơn vị này nên không lập được hồ sơ."))

    def check_change(self, change: Change) -> None:
        self._check_open(change.line, change.row.dossier)

    def _check_open(self, line: Line, dossier: Dossier) -> None:
        if not (verdict := may_take_in(dossier)):
            self.refuse(line, "unit_code", verdict.reason)

    # ---------- Writing ----------

    def create(self, lines: list[Line]) -> None:
        self._open(lines)
        self._new = [
            Entry(
                dossier=self._dossiers[self._place(line)],
                award=line.found["award"],
                source=self._source(line),
                **self.columns_of(line),
                **{"registered_on": clock.today()} | self.fields(line),
            )
            for line in lines
            if not line.refused
        ]

    def update(self, changes: list[Change]) -> None:
        rows, fields = apply(changes)
        take_in_entries(new=self._new, changed=rows, fields=fields, by=self.by)

    def _open(self, lines: list[Line]) -> None:
        """Every good line has its dossier: proposals grow from their registrations, the others are opened together."""
        wanted: dict[Place, list[Line]] = defaultdict(list)
        for line in lines:
            if self._place(line) not in self._dossiers:
                wanted[self._place(line)].append(line)
        fresh = []
        for place, group in wanted.items():
            if place.kind == DossierKind.PROPOSAL and (registration := self._registration(group[0])):
                self._grow(place, registration, group)
            else:
                self._dossiers[place] = self._unsaved(group[0])
                fresh.append(self._dossiers[place])
        open_dossiers(fresh, by=self.by)

    def _grow(self, place: Place, registration: Dossier, lines: Iterable[Line]) -> None:
        try:
            self._dossiers[place] = open_proposal(registration, by=self.by)
        except DomainError as refusal:
            for line in lines:
                self.refuse(line, "unit_code", refusal)

    def _unsaved(self, line: Line) -> Dossier:
        return Dossier(
            campaign=line.found["campaign"],
            phase=self._phase(line),
            unit=line.found["unit"],
            kind=KIND_OF[line["stage"]],
        )


def place_of(dossier: Dossier) -> Place:
    """Where a dossier stands."""
    return Place(dossier.campaign_id, dossier.phase_id, dossier.unit_id, dossier.kind)
