"""What may be chosen in a template: lists on a hidden sheet, each under a name, so that none is too long for a cell."""

from collections.abc import Iterable, Sequence
from typing import Final

import xlsxwriter
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignState
from catalogue.models import AwardType
from contributions.models import Programme
from exchange.selectors.prefill import Filling
from exchange.services.cells import Choice, Column, YesNo
from exchange.services.columns import SheetShape
from exchange.services.workbook import LIST_SHEET

UNITS, PEOPLE, SUBJECTS, AWARDS, CAMPAIGNS, PROGRAMMES, ANSWERS = (
    "DM_DonVi",
    "DM_DoanVien",
    "DM_DoiTuong",
    "DM_HinhThuc",
    "DM_PhongTrao",
    "DM_ChuongTrinh",
    "DM_CoKhong",
)
OF_CODES: Final = {
    "unit_code": UNITS,
    "owner_unit_code": UNITS,
    "award_code": AWARDS,
    "campaign_code": CAMPAIGNS,
    "programme_code": PROGRAMMES,
    "member_code": PEOPLE,
    "subject_code": SUBJECTS,
}
"""By column, the list its codes come from."""
OPEN: Final = frozenset({PEOPLE, SUBJECTS})
"""Lists to which another sheet of the same file may add."""

Item = tuple[str, str]
"""What is chosen, and what it means."""


def list_of(column: Column) -> str:
    """The name of the list for that column; empty when there is none."""
    if isinstance(column.kind, Choice):
        return f"DM_{column.kind.choices.__name__}"
    if isinstance(column.kind, YesNo):
        return ANSWERS
    return OF_CODES.get(column.key, "")


def lists_for(shapes: Iterable[SheetShape], filling: Filling, *, by) -> dict[str, list[Item]]:
    """The lists the columns of ``shapes`` need, each with what ``by`` may choose."""
    columns = {list_of(column): column for shape in shapes for column in shape.columns}
    columns.pop("", None)
    return {name: _items(name, column, filling, by) for name, column in sorted(columns.items())}


def _items(name: str, column: Column, filling: Filling, by) -> list[Item]:
    if isinstance(column.kind, Choice):
        return _labels(column.kind.choices)
    if name == UNITS:
        return filling.units
    if name in OPEN:
        subjects = filling.people if name == PEOPLE else filling.subjects
        return [(subject.code, subject.name) for subject in subjects]
    if name == AWARDS:
        return _awards(filling.wanted.campaign)
    if name == CAMPAIGNS:
        return _campaigns(filling.wanted.campaign, by)
    if name == PROGRAMMES:
        return list(Programme.objects.values_list("code", "name"))
    return [("x", _("có")), (_("không"), _("không"))]


def _labels(choices: type[TextChoices]) -> list[Item]:
    return [(str(label), value) for value, label in choices.choices if value]


def _awards(campaign: Campaign | None) -> list[Item]:
    awards = AwardType.objects.filter(campaigns__campaign=campaign) if campaign else AwardType.objects.all()
    return list(awards.order_by("position", "code").values_list("code", "name"))


def _campaigns(campaign: Campaign | None, by) -> list[Item]:
    rows = Campaign.objects.visible_to(by).filter(state=CampaignState.LAUNCHED).order_by("-starts_on", "code")
    chosen = [(campaign.code, campaign.name)] if campaign else []
    return chosen + [row for row in rows.values_list("code", "name") if row not in chosen]


def write_lists(book: xlsxwriter.Workbook, lists: dict[str, Sequence[Item]]) -> None:
    """The hidden sheet holds every list in two columns, the first of them under its name."""
    sheet = book.add_worksheet(LIST_SHEET)
    sheet.hide()
    for row in range(1 + max(map(len, lists.values()), default=0)):
        for place, (name, items) in enumerate(lists.items()):
            if row == 0:
                sheet.write_string(0, 2 * place, name)
            elif row <= len(items):
                sheet.write_string(row, 2 * place, items[row - 1][0])
                sheet.write_string(row, 2 * place + 1, items[row - 1][1])
    for place, (name, items) in enumerate(lists.items()):
        column = xlsxwriter.utility.xl_col_to_name(2 * place)
        book.define_name(name, f"={LIST_SHEET}!${column}$2:${column}${max(len(items), 1) + 1}")
