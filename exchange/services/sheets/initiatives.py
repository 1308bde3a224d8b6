from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import DossierInitiative
from common.verdict import Verdict
from contributions.guards.initiative import (
    application_comes_first,
    initiative_is_open,
    suits_programme,
    suits_programme_when_recognised,
)
from contributions.models import Initiative, InitiativeAuthor, InitiativeState, Programme
from contributions.permissions.initiative import may_recognise_initiative
from contributions.services.intake import recognise_initiatives, take_in_initiatives
from contributions.transitions.initiative import INITIATIVE_MOVES
from exchange.services.sheets.base import Change, Line, apply, by_code
from exchange.services.sheets.contributions import LINK, ContributionImporter
from people.models import Member
from units.models import Role
from units.scope import scope_of

DECLARED = {
    name: name
    for name in (
        "title", "kind", "field", "applied_on", "summary", "benefit_declared", "applied_at", "problem", "solution",
        "result", "benefit_method", "benefit_other", "is_secret",
    )
}  # fmt: skip
PROGRAMME = {"programme_code": "programme"}
CONFIRMED = {name: name for name in ("benefit_confirmed", "recognised_level", "recognised_on", "recognition_no")}
RECOGNITION = frozenset({"recognised_level", "recognised_on", "recognition_no"})
"""What is closed once it was confirmed."""

AUTHORS, STATE = "authors", "state"


class InitiativesImporter(ContributionImporter):
    """Initiatives. A recognition typed by the unit declares; typed by a specialist above, it confirms."""

    name = "initiatives"
    unit_key = "unit_code"
    link_model = DossierInitiative
    link_name = "initiative"
    joined = "programme"

    def settle(self, line: Line) -> None:
        """What nobody calls secret is not."""
        line.values["is_secret"] = bool(line["is_secret"])

    def resolve(self) -> None:
        super().resolve()
        programmes = by_code(Programme.objects.all(), self.codes("programme_code"))
        what = _("chương trình")
        self.put("programme_code", programmes, into="programme", sheet="", what=what, required=False)
        codes = {code for line in self.good() for code in line["authors"]}
        people = by_code(Member.objects.select_related("unit", "merged_into__unit"), codes)
        self._people = {code: row.person for code, row in people.items()}
        for line in self.good():
            self._find_authors(line)

    def _find_authors(self, line: Line) -> None:
        """Authors are of the unit or of what lies under it."""
        strangers = [
            code
            for code in line["authors"]
            if code not in self._people or not self._people[code].unit.path.startswith(line.found["unit"].path)
        ]
        line.found["strangers"] = strangers
        line.found["shares"] = {
            self._people[code].pk: share for code, share in line["authors"].items() if code in self._people
        }
        if any(code not in self._people for code in strangers):
            self._refuse_strangers(line, strangers)

    def _refuse_strangers(self, line: Line, codes: list[str]) -> None:
        message = _("Đơn vị không có đoàn viên mang mã «%(codes)s». Hãy kiểm tra lại mã tác giả.")
        self.refuse(line, "authors", message % {"codes": "», «".join(codes)})

    def check(self, line: Line) -> None:
        super().check(line)
        if (line["recognised_on"] or line["recognition_no"]) and not line["recognised_level"]:
            self.refuse(line, "recognised_level", _("Đã có ngày hoặc số quyết định công nhận. Hãy ghi cấp công nhận."))
        dated = Initiative(title=line["title"], applied_on=line["applied_on"], recognised_on=line["recognised_on"])
        if not (verdict := application_comes_first(dated)):
            self.refuse(line, "recognised_on", verdict.reason)

    def _check_programme(self, line: Line, row: Initiative, fields: Mapping[str, Any]) -> None:
        """``row`` with ``fields`` suits the programme it is for."""
        said = {name: fields.get(name, getattr(row, name)) for name in ("programme", "applied_on", "recognised_on")}
        for key, fits in (("applied_on", suits_programme), ("recognised_on", suits_programme_when_recognised)):
            if not (verdict := fits(Initiative(**said))):
                self.refuse(line, key if self.has(key) else "programme_code", verdict.reason)
                return

    def known(self) -> dict[str, Initiative]:
        rows = super().known()
        self._authors: dict[int, dict[int, int]] = defaultdict(dict)
        for author in InitiativeAuthor.objects.filter(initiative__in=rows.values()).select_related("member"):
            self._authors[author.initiative_id][author.member.person_id] = author.share_percent
        return rows

    def fields(self, line: Line) -> dict[str, Any]:
        return self.said(line, DECLARED | CONFIRMED) | super().fields(line)

    def check_new(self, line: Line) -> None:
        super().check_new(line)
        self._check_programme(line, Initiative(), self.fields(line))
        if line.found["strangers"]:
            self._refuse_strangers(line, line.found["strangers"])

    def changes(self, line: Line, row: Initiative) -> dict[str, Any]:
        changes = super().changes(line, row)
        if line.refused:
            return changes
        if line.found["shares"] != self._authors[row.pk]:
            changes[AUTHORS] = line.found["shares"]
        if self._confirms(line) and row.state in INITIATIVE_MOVES["recognise"].sources:
            changes[STATE] = InitiativeState.RECOGNISED
        return changes

    def check_change(self, change: Change) -> None:
        line, row = change.line, change.row
        declared = change.fields.keys() & {*DECLARED, *PROGRAMME.values(), AUTHORS}
        if not self._is_above(line):
            declared |= change.fields.keys() & set(CONFIRMED)
        elif row.is_confirmed:
            declared |= change.fields.keys() & RECOGNITION
        if declared and not (verdict := self.may_change(row)):
            self.refuse(line, _first_key(declared), verdict.reason)
        if change.fields.keys() & {"programme", "applied_on", "recognised_on"}:
            self._check_programme(line, row, change.fields)
        new = change.fields.get(AUTHORS, {}).keys() - self._authors[row.pk].keys()
        strangers = [code for code in line.found["strangers"] if self._people[code].pk in new]
        if strangers:
            self._refuse_strangers(line, strangers)

    def may_change(self, row: Initiative) -> Verdict:
        """Nobody above has checked it, and the dossiers that hold it leave it open to edits."""
        verdict = initiative_is_open(row)
        return super().may_change(row) if verdict else verdict

    def create(self, lines: list[Line]) -> None:
        self._new = [
            (line, Initiative(code=line["code"], unit=line.found["unit"], **self.fields(line))) for line in lines
        ]

    def update(self, changes: list[Change]) -> None:
        """Everything is written together: rows, authors, links, and what they confirm."""
        own = [Change(one.line, one.row, _plain(one)) for one in changes if _plain(one) or AUTHORS in one.fields]
        rows, fields = apply(own)
        take_in_initiatives(
            new=[(row, line.found["shares"]) for line, row in self._new],
            changed=[(row, change.line.found["shares"]) for row, change in zip(rows, own, strict=True)],
            fields=fields,
            by=self.by,
        )
        self.link(
            [(line, row) for line, row in self._new if line.found["campaign"]]
            + [(change.line, change.row) for change in changes if LINK in change.fields]
        )
        confirmed = [row.pk for line, row in self._new if self._confirms(line)]
        confirmed += [change.row.pk for change in changes if STATE in change.fields]
        recognise_initiatives(Initiative.objects.filter(pk__in=confirmed), by=self.by)

    def _is_above(self, line: Line) -> bool:
        return scope_of(self.by).covers_from_above(line.found["unit"].path, Role.SPECIALIST)

    def _confirms(self, line: Line) -> bool:
        level = line["recognised_level"]
        return bool(level and not line.unfinished) and bool(
            may_recognise_initiative(self.by, Initiative(unit=line.found["unit"], recognised_level=level))
        )


def _plain(change: Change) -> dict[str, Any]:
    return {name: value for name, value in change.fields.items() if name not in (AUTHORS, STATE, LINK)}


def _first_key(fields: set[str]) -> str:
    columns = {**DECLARED, **CONFIRMED, **PROGRAMME, AUTHORS: AUTHORS}
    return next(key for key, name in columns.items() if name in fields)
