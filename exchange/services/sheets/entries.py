from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
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
from campaigns.services.entry import lock_keys
from campaigns.services.intake import NewEntry, may_be_opened, may_take_in, open_dossiers, take_in_entries
from campaigns.services.proposal import open_proposal
from catalogue.models import AwardType
from common import clock
from common.errors import DomainError
from exchange.services.columns import Stage
from exchange.services.sheets.base import AT_ONCE, Change, Line, apply, by_code
from exchange.services.sheets.subjects import WHO, Nominee, SubjectImporter, SubjectKey, nominees, records_of
from people.models import Collective, Member
from units.models import Role, Unit
from units.permissions import may_write_for

FIELDS = {"registered_on": "registered_on", "achievements": "achievements"}
KIND_OF = {Stage.REGISTERED: DossierKind.REGISTRATION, Stage.PROPOSED: DossierKind.PROPOSAL}
SHARED = itemgetter("campaign_code", "phase", "stage", "award_code", "unit_code", "subject_kind")

Refusal = tuple[str, object]
"""The column and the sentence."""


class Place(NamedTuple):
    """Which dossier: the primary keys of campaign, phase and unit, and its kind."""

    campaign: int
    phase: int | None
    unit: int
    kind: str


class Standing(NamedTuple):
    """An entry that is there: the unit and the state of its dossier, and what lines say of it."""

    pk: int
    unit_id: int
    state: str
    registered_on: Any
    achievements: str


Round = tuple[int, int | None, str, int]
"""Campaign, phase, kind of dossier and award: in it a subject stands once."""

EntryKey = tuple[Round, SubjectKey]


@dataclass(slots=True)
class Group:
    """Lines that say the same but for whom they are about: what is asked of the first holds for all.

    ``problem`` is why none of them is taken, ``closed`` why none may add or change a row; ``None`` for no reason.
    """

    first: Line
    place: Place
    award: AwardType
    round: Round
    registration: Dossier | None = None
    problem: Refusal | None = None
    closed: Refusal | None = None


class EntriesImporter(SubjectImporter):
    """Entries of drafts; dossiers are opened as needed. What was sent stays as it was sent.

    The check is complete without writing, so that a trial writes nothing.
    """

    name = "entries"
    roles = (Role.EDITOR, Role.SPECIALIST)

    def settle(self, line: Line) -> None:
        line.values["stage"] = line["stage"] or Stage.REGISTERED

    def subjects(self, model: type[Member | Collective | Unit], codes: Collection[str]) -> dict[str, Nominee]:
        return nominees(model.objects.visible_to(self.by, *self.roles), codes)

    def resolve(self) -> None:
        campaigns = by_code(Campaign.objects.visible_to(self.by).select_related("unit"), self.codes("campaign_code"))
        self.put("campaign_code", campaigns, into="campaign", sheet="campaigns", what=_("phong trào"))
        awards = by_code(AwardType.objects.all(), self.codes("award_code"))
        self.put("award_code", awards, into="award", sheet="", what=_("hình thức khen"))
        self.find_units("unit_code")
        self.find_subjects()
        self.find_offers()
        self._read_phases(campaigns)
        groups = self._group()
        units = {group.place.unit for group in groups}
        self._may_join = units_that_may_join(campaigns.values(), units)
        self._read_dossiers(groups, units)
        for group in groups:
            group.problem = self._problem(group.first)
            group.closed = None if group.problem else self._closed(group)

    def _read_phases(self, campaigns: dict[str, Campaign]) -> None:
        self._phases: dict[int, dict[int, CampaignPhase]] = defaultdict(dict)
        for phase in CampaignPhase.objects.filter(campaign__in=campaigns.values()):
            self._phases[phase.campaign_id][phase.number] = phase

    def _group(self) -> list[Group]:
        """Every good line has ``found["group"]`` and ``found["key"]``."""
        groups: dict[tuple[Any, ...], Group] = {}
        for line in self.good():
            shared = SHARED(line.values)
            group = groups.get(shared)
            if group is None:
                place, award = self._place(line), line.found["award"]
                round_ = (place.campaign, place.phase, place.kind, award.pk)
                group = groups[shared] = Group(line, place, award, round_)
            line.found["group"] = group
            line.found["key"] = (group.round, line.found["subject"].key)
        return list(groups.values())

    def _read_dossiers(self, groups: list[Group], units: set[int]) -> None:
        rows = Dossier.objects.select_related("campaign", "phase", "unit", "source").order_by("pk")
        rows = rows.filter(campaign__in={group.place.campaign for group in groups}, unit__any_of=units)
        if not self.journal.is_trial:
            rows = rows.select_for_update(of=("self",))
        self._dossiers = {place_of(dossier): dossier for dossier in rows}
        for group in groups:
            if group.first["stage"] == Stage.PROPOSED:
                group.registration = self._registration(group.place)
        registrations = {group.registration for group in groups if group.registration}
        registered = Entry.objects.filter(dossier__in=registrations) if registrations else Entry.objects.none()
        sources = registered.values_list("dossier_id", "award_id", "pk", *WHO)
        self._registered = {(dossier, award, tuple(who)): pk for dossier, award, pk, *who in sources}

    def _place(self, line: Line) -> Place:
        phase = self._phase(line)
        return Place(line.found["campaign"].pk, phase and phase.pk, line.found["unit"].pk, KIND_OF[line["stage"]])

    def _phase(self, line: Line) -> CampaignPhase | None:
        return self._phases[line.found["campaign"].pk].get(line["phase"])

    def _registration(self, place: Place) -> Dossier | None:
        """The accepted registration of the round and unit of ``place``."""
        dossier = self._dossiers.get(place._replace(kind=DossierKind.REGISTRATION))
        return dossier if dossier and dossier.state == DossierState.ACCEPTED else None

    def _source(self, line: Line) -> int | None:
        """The registered entry that a proposed one grew from."""
        group = line.found["group"]
        if group.registration is None:
            return None
        return self._registered.get((group.registration.pk, group.award.pk, line.found["subject"].key))

    # ---------- What is asked once a group ----------

    def _problem(self, line: Line) -> Refusal | None:
        campaign, number = line.found["campaign"], line["phase"]
        if not (verdict := may_write_for(self.by, line.found["unit"])):
            return "unit_code", verdict.reason
        if number is None and self._phases[campaign.pk]:
            return "phase", _("Phong trào này chia đợt. Hãy ghi số đợt.")
        if number is not None and number not in self._phases[campaign.pk]:
            return "phase", _("Phong trào không có đợt số %(number)s.") % {"number": number}
        if problem := self.award_problem(line):
            return "award_code", problem
        return None

    def _closed(self, group: Group) -> Refusal | None:
        place = group.place
        if (dossier := self._dossiers.get(place)) is not None:
            verdict = may_take_in(dossier)
            return None if verdict else ("unit_code", verdict.reason)
        if not (verdict := may_be_opened(self._unsaved(group))):
            return "campaign_code", verdict.reason
        if (place.campaign, place.unit) not in self._may_join:
            return "unit_code", _("Phong trào không gửi tới đơn vị này nên không lập được hồ sơ.")
        return None

    def _unsaved(self, group: Group) -> Dossier:
        found = group.first.found
        return Dossier(
            campaign=found["campaign"], phase=self._phase(group.first), unit=found["unit"], kind=group.place.kind
        )

    # ---------- One line ----------

    def check(self, line: Line) -> None:
        if problem := line.found["group"].problem:
            self.refuse(line, *problem)
        elif self._source(line) is None:
            self._check_unregistered(line)

    def _check_unregistered(self, line: Line) -> None:
        award, unit, subject = line.found["award"], line.found["unit"], line.found["subject"]
        if not subject.path.startswith(unit.path):
            message = _("%(subject)s không thuộc %(unit)s.")
            self.refuse(line, "subject_code", message % {"subject": subject.label, "unit": unit})
        elif line["stage"] == Stage.PROPOSED and not award.allows_unregistered:
            message = _("%(subject)s chưa đăng ký %(award)s trong hồ sơ đã được nhận nên không đề nghị được.")
            self.refuse(line, "subject_code", message % {"subject": subject.label, "award": award.name})

    # ---------- Against the database ----------

    def key(self, line: Line) -> EntryKey:
        return line.found["key"]

    def known(self) -> dict[EntryKey, Standing]:
        """Rows of the lines' own units, and where there is none, one that stands in another unit's dossier."""
        subjects: dict[type, set[int]] = {Member: set(), Collective: set(), Unit: set()}
        for line in self.good():
            subject = line.found["subject"]
            subjects[subject.model].add(subject.pk)
        if not self.journal.is_trial:
            lock_keys(subjects)
        self._fresh: dict[EntryKey, Line] = {}
        units = {self.key(line): line.found["group"].place.unit for line in self.good()}
        known: dict[EntryKey, Standing] = {}
        for key, row in self._standing(subjects):
            if row.unit_id == units.get(key):
                known[key] = row
            elif key in units and row.state not in GIVEN_UP_STATES:
                known.setdefault(key, row)
        elsewhere = [row.pk for key, row in known.items() if row.unit_id != units[key]]
        self._elsewhere = _by_key(Entry.objects.with_subject(), elsewhere)
        return known

    def _standing(self, subjects: dict[type, set[int]]) -> Iterable[tuple[EntryKey, Standing]]:
        """The entries about any of ``subjects`` in the campaigns of good lines, oldest first."""
        rows = Entry.objects.filter(
            Q(member__any_of=records_of(subjects[Member]))
            | Q(collective__any_of=subjects[Collective])
            | Q(subject_unit__any_of=subjects[Unit]),
            dossier__campaign__in={line.found["campaign"].pk for line in self.good()},
        )
        place = ("dossier__campaign_id", "dossier__phase_id", "dossier__kind", "award_id")
        said = ("pk", "dossier__unit_id", "dossier__state", "registered_on", "achievements")
        for row in rows.order_by("pk").values_list(*place, *WHO, *said).iterator(chunk_size=AT_ONCE):
            yield (row[:4], row[4:7]), Standing(*row[7:])

    def fields(self, line: Line) -> dict[str, Any]:
        """An empty day of registration leaves the one that is known."""
        return {name: value for name, value in self.said(line, FIELDS).items() if value is not None}

    def changes(self, line: Line, row: Standing) -> dict[str, Any]:
        if row.unit_id != line.found["group"].place.unit:
            self.refuse(line, "subject_code", stands_already(self._elsewhere[row.pk]))
            return {}
        return super().changes(line, row)

    def check_new(self, line: Line) -> None:
        if closed := line.found["group"].closed:
            self.refuse(line, *closed)
        elif (first := self._fresh.setdefault(self.key(line), line)) is not line:
            self.refuse_double(line, "subject_code", of=first)

    def check_change(self, change: Change) -> None:
        if closed := change.line.found["group"].closed:
            self.refuse(change.line, *closed)

    # ---------- Writing ----------

    def create(self, lines: list[Line]) -> None:
        self._new: list[NewEntry] = []
        if self.journal.is_trial:
            return
        self._open(lines)
        today = clock.today()
        for line in lines:
            if line.refused:
                continue
            group, values = line.found["group"], line.values
            self._new.append(
                NewEntry(
                    self._dossiers[group.place].pk,
                    group.award.pk,
                    values["subject_kind"],
                    *line.found["subject"].key,
                    values["registered_on"] or today,
                    values["achievements"],
                    self._source(line),
                )
            )

    def update(self, changes: list[Change]) -> None:
        if self.journal.is_trial:
            return
        entries = _by_key(Entry.objects.all(), [change.row.pk for change in changes])
        rows, fields = apply(replace(change, row=entries[change.row.pk]) for change in changes)
        take_in_entries(new=self._new, changed=rows, fields=fields, by=self.by)

    def _open(self, lines: list[Line]) -> None:
        """Every good line has its dossier: proposals grow from their registrations, the others are opened together."""
        wanted: dict[Place, list[Line]] = defaultdict(list)
        for line in lines:
            place = line.found["group"].place
            if place not in self._dossiers:
                wanted[place].append(line)
        fresh = []
        for place, among in wanted.items():
            group = among[0].found["group"]
            if group.registration:
                self._grow(place, group.registration, among)
            else:
                self._dossiers[place] = self._unsaved(group)
                fresh.append(self._dossiers[place])
        open_dossiers(fresh, by=self.by)

    def _grow(self, place: Place, registration: Dossier, lines: Iterable[Line]) -> None:
        try:
            self._dossiers[place] = open_proposal(registration, by=self.by)
        except DomainError as refusal:
            for line in lines:
                self.refuse(line, "unit_code", refusal)


def place_of(dossier: Dossier) -> Place:
    """Where a dossier stands."""
    return Place(dossier.campaign_id, dossier.phase_id, dossier.unit_id, dossier.kind)


def _by_key(rows: QuerySet[Entry], keys: Collection[int]) -> dict[int, Entry]:
    return {row.pk: row for row in rows.filter(pk__any_of=keys)} if keys else {}
