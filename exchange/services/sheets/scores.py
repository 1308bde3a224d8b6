from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import Campaign
from common.vietnamese import format_number
from exchange.services.sheets.base import Change, Line, apply, by_code
from exchange.services.sheets.subjects import SubjectImporter, home_of, key_of
from scores.counting import largest_total
from scores.guards import OPEN_STATES
from scores.models import CardState, Criterion, CriterionScore, ScoreCard, ScoreColumn, ScoreSheet, SheetState
from scores.permissions import may_record, may_score_self
from scores.selectors.counts import TOTAL, counts_by_card
from scores.selectors.sheets import parts_by_sheet, sheet_fits, workers_of
from scores.services.intake import record_given, take_in_cards, take_in_scores
from units.models import Role
from units.selectors.clusters import clusters_of

COLUMNS = tuple(column.points for column in ScoreColumn)
BY_OTHERS = (ScoreColumn.CLUSTER.points, ScoreColumn.APPRAISED.points)


class ScoresImporter(SubjectImporter):
    """Points by criterion, or totals that are only known as such; cards are opened as needed.

    An editor writes the own unit's own column; a specialist above all three, and the cards then stand where their
    totals say. An empty cell of a column one may not write leaves it.
    """

    name = "scores"
    roles = (Role.EDITOR, Role.SPECIALIST)

    # ---------- What the codes stand for ----------

    def resolve(self) -> None:
        campaigns = by_code(Campaign.objects.visible_to(self.by).select_related("unit"), self.codes("campaign_code"))
        self.put("campaign_code", campaigns, into="campaign", sheet="campaigns", what=_("phong trào"))
        self.find_subjects()
        self._find_sheets()
        self._find_criteria()
        self._find_cards()

    def _find_sheets(self) -> None:
        rows = ScoreSheet.objects.filter(code__in=self.codes("sheet_code")).exclude(state=SheetState.DRAFT)
        rows = list(rows.select_related("unit").order_by("number"))
        for line in self.good():
            year = line.found["campaign"].year
            fitting = [row for row in rows if row.code == line["sheet_code"] and _covers(row, year)]
            if fitting:
                line.found["sheet"] = fitting[-1]
            else:
                message = _("Không có bảng điểm mang mã «%(code)s» dùng cho năm %(year)s.")
                self.refuse(line, "sheet_code", message % {"code": line["sheet_code"], "year": year})
        self._parts = parts_by_sheet(rows)

    def _find_criteria(self) -> None:
        sheets = {line.found["sheet"].pk for line in self.good()}
        criteria = {(row.sheet_id, row.code): row for row in Criterion.objects.filter(sheet__in=sheets)}
        for line in self.good():
            code = line["criterion_code"]
            line.found["criterion"] = criteria.get((line.found["sheet"].pk, code))
            if code != TOTAL and line.found["criterion"] is None:
                message = _("Bảng điểm %(sheet)s không có tiêu chí «%(code)s».")
                self.refuse(line, "criterion_code", message % {"sheet": line["sheet_code"], "code": code})

    def _find_cards(self) -> None:
        lines = self.good()
        rows = ScoreCard.objects.select_for_update(of=("self",)).select_related("sheet", "unit")
        rows = self.about_subjects(rows.filter(campaign__in={line.found["campaign"].pk for line in lines}))
        self._cards = {(row.campaign_id, row.sheet_id, *key_of(row)): row for row in rows.order_by("pk")}
        clusters = self._clusters(lines)
        for line in lines:
            if self._card_key(line) not in self._cards:
                unit, campaign = home_of(line), line.found["campaign"]
                self._cards[self._card_key(line)] = ScoreCard(
                    **self.columns_of(line),
                    campaign=campaign,
                    sheet=line.found["sheet"],
                    unit=unit,
                    cluster=clusters[campaign.pk].get(unit.pk),
                )
            line.found["card"] = self._cards[self._card_key(line)]
        self._workers = self._sizes(lines)

    def _clusters(self, lines: Iterable[Line]) -> dict[int, dict]:
        homes = defaultdict(list)
        campaigns = {line.found["campaign"].pk: line.found["campaign"] for line in lines}
        for line in lines:
            homes[line.found["campaign"].pk].append(home_of(line))
        return {
            key: clusters_of(units, year=campaigns[key].year, run_by=campaigns[key].unit)
            for key, units in homes.items()
        }

    def _sizes(self, lines: Iterable[Line]) -> dict[int, dict[int, int]]:
        campaigns = {line.found["campaign"].pk: line.found["campaign"] for line in lines}
        homes = {home_of(line).pk: home_of(line) for line in lines}.values()
        return {key: workers_of(homes, campaign.ends_on) for key, campaign in campaigns.items()}

    def _card_key(self, line: Line) -> tuple[Any, ...]:
        return line.found["campaign"].pk, line.found["sheet"].pk, *self.subject_key(line)

    # ---------- One line ----------

    def check(self, line: Line) -> None:
        card, campaign = line.found["card"], line.found["campaign"]
        fits = sheet_fits(
            card.sheet,
            subject_kind=card.subject_kind,
            unit=card.unit,
            year=campaign.year,
            workers=self._workers[campaign.pk].get(card.unit_id),
        )
        if not card.unit.path.startswith(campaign.unit.path):
            self.refuse(line, "subject_code", _("Đơn vị không thuộc đơn vị phát động phong trào."))
        elif not fits:
            self.refuse(line, "sheet_code", fits.reason)
        else:
            self._check_points(line)

    def _check_points(self, line: Line) -> None:
        criterion = line.found["criterion"]
        most = criterion.maximum if criterion else largest_total(self._parts[line.found["sheet"].pk])
        for name in COLUMNS:
            value = line[name] if self.has(name) else None
            if value is not None and not (verdict := self._may_write(line.found["card"], name)):
                return self.refuse(line, name, verdict.reason)
            if value is not None and value > most:
                return self.refuse(line, name, _("Điểm phải từ 0 đến %(most)s.") % {"most": format_number(most)})
        return None

    def _may_write(self, card: ScoreCard, name: str):
        above = may_record(self.by, card)
        return above if above or name in BY_OTHERS else may_score_self(self.by, card)

    def key(self, line: Line) -> tuple[Any, ...]:
        criterion = line.found["criterion"]
        return line.found["card"].pk, criterion.pk if criterion else None

    def known(self) -> dict[Any, CriterionScore]:
        cards = {line.found["card"].pk for line in self.good()} - {None}
        return {(row.card_id, row.criterion_id): row for row in CriterionScore.objects.filter(card__in=cards)}

    def fields(self, line: Line) -> dict[str, Decimal | None]:
        card = line.found["card"]
        return {
            name: line[name]
            for name in COLUMNS
            if self.has(name) and (line[name] is not None or self._may_write(card, name))
        }

    def check_new(self, line: Line) -> None:
        self._check_state(line, self.fields(line))

    def check_change(self, change: Change) -> None:
        self._check_state(change.line, change.fields)

    def _check_state(self, line: Line, fields: dict[str, Decimal | None]) -> None:
        card = line.found["card"]
        is_open = card.state in OPEN_STATES[ScoreColumn.SELF]
        if is_open or (card.state != CardState.APPRAISED and may_record(self.by, card)):
            return
        message = _("Phiếu đang ở trạng thái «%(state)s» nên không nhận điểm từ tệp. Hãy mở lại phiếu trước.")
        self.refuse(line, next(iter(fields), "criterion_code"), message % {"state": card.get_state_display()})

    # ---------- Writing ----------

    def create(self, lines: list[Line]) -> None:
        fresh = {id(line.found["card"]): line.found["card"] for line in lines if line.found["card"].pk is None}
        take_in_cards(list(fresh.values()), by=self.by)
        self._new = [
            CriterionScore(card=line.found["card"], criterion=line.found["criterion"], **self.fields(line))
            for line in lines
        ]

    def update(self, changes: list[Change]) -> None:
        rows, fields = apply(changes)
        take_in_scores(new=self._new, changed=rows, fields=fields, by=self.by)
        self._touched = {row.card_id for row in (*self._new, *rows)}

    def finish(self) -> None:
        self._refuse_other_totals()
        above = {line.found["card"].pk for line in self.good() if may_record(self.by, line.found["card"])}
        record_given(above & self._touched, by=self.by)

    def _refuse_other_totals(self) -> None:
        """A total beside criteria says what they come to, or its line is refused."""
        lines = [line for line in self.good() if line["criterion_code"] == TOTAL]
        cards = {line.found["card"].pk: line.found["card"] for line in lines}
        counts = counts_by_card(cards.values())
        for line in lines:
            for column in ScoreColumn:
                self._refuse_other_total(line, column, counts[line.found["card"].pk][column].so_far)

    def _refuse_other_total(self, line: Line, column: ScoreColumn, reached: Decimal) -> None:
        stated = line[column.points] if self.has(column.points) else None
        if stated is None or stated == reached or line.refused:
            return
        message = _("Tổng ghi là %(stated)s nhưng các tiêu chí cộng lại là %(reached)s.")
        self.refuse(line, column.points, message % {"stated": format_number(stated), "reached": format_number(reached)})


def _covers(sheet: ScoreSheet, year: int) -> bool:
    return sheet.year_from <= year and (sheet.year_to is None or year <= sheet.year_to)
