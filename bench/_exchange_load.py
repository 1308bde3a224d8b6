"""What is imported: a campaign of its own in a loaded database, and a workbook with so many entries for it."""

import datetime as dt
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from bench._database import analyze, use_loaded_database
from bench._tally_load import as_owner

CAMPAIGN: Final = "DO-EXCEL"
AWARDS: Final = ("LDTT", "CSTDCS", "BK_TINH", "CSTD_TINH")
BY: Final = "tinh"
COLUMNS: Final = (
    "campaign_code", "phase", "stage", "award_code", "unit_code", "subject_kind", "subject_code", "registered_on",
    "achievements",
)  # fmt: skip
DAY: Final = COLUMNS.index("registered_on")
FORGET: Final = f"""
SET session_replication_role = replica;
CREATE TEMPORARY TABLE gone AS SELECT id FROM campaigns_dossier
  WHERE campaign_id IN (SELECT id FROM campaigns_campaign WHERE code = '{CAMPAIGN}');
DELETE FROM campaigns_entryhistory WHERE dossier_id IN (SELECT id FROM gone);
DELETE FROM campaigns_entry WHERE dossier_id IN (SELECT id FROM gone);
DELETE FROM campaigns_dossierhistory WHERE id IN (SELECT id FROM gone);
DELETE FROM common_auditentry WHERE subject_id IN (SELECT id FROM gone) AND subject_type_id =
  (SELECT id FROM django_content_type WHERE app_label = 'campaigns' AND model = 'dossier');
DELETE FROM campaigns_dossier WHERE id IN (SELECT id FROM gone);
DELETE FROM campaigns_participation
  WHERE campaign_id IN (SELECT id FROM campaigns_campaign WHERE code = '{CAMPAIGN}');
DELETE FROM exchange_importfault;
DELETE FROM exchange_importrun;
"""
"""Nothing of an earlier import is left, as if it had never been."""


def use_exchange_database(rows: int) -> None:
    """Django is set up on a load that has people enough for so many entries, and a campaign without any."""
    use_loaded_database(rows * 12 // 10)
    forget_imports()
    _open_campaign()


def forget_imports() -> None:
    """The campaign has no dossiers, and the tables are as tidy as before."""
    as_owner(FORGET)
    analyze()


def _open_campaign() -> None:
    from campaigns.models import Campaign, CampaignAward, CampaignPhase  # noqa: PLC0415 -- after the set-up
    from catalogue.models import AwardType  # noqa: PLC0415 -- after the set-up
    from units.models import UnitKind  # noqa: PLC0415 -- after the set-up

    loaded = Campaign.objects.order_by("pk")[0]
    days = {"starts_on": loaded.starts_on, "ends_on": loaded.ends_on}
    campaign, is_new = Campaign.objects.get_or_create(
        code=CAMPAIGN,
        defaults=days
        | {
            "name": "Phong trào để đo tốc độ nhập",
            "unit_id": loaded.unit_id,
            "registration_opens_on": loaded.registration_opens_on,
            "registration_closes_on": loaded.registration_closes_on,
            "addressed_kinds": [UnitKind.GRASSROOTS],
            "state": loaded.state,
            "launched_at": loaded.launched_at,
        },
    )
    if is_new:
        CampaignPhase.objects.create(campaign=campaign, number=1, name="Đợt I", **days)
        CampaignAward.objects.bulk_create(
            CampaignAward(campaign=campaign, award=award) for award in AwardType.objects.filter(code__in=AWARDS)
        )


def rows_of_load(rows: int) -> list[tuple[Any, ...]]:
    """So many rows by ``COLUMNS``: each person of the load once for an award, then again for the next."""
    from people.models import Member  # noqa: PLC0415 -- after the set-up

    people = list(Member.objects.active().order_by("unit__path", "code").values_list("unit__code", "code"))
    return list(islice(_rows(people), rows))


def _rows(people: list[tuple[str, str]]) -> Iterator[tuple[Any, ...]]:
    first = dt.date(dt.date.today().year, 1, 1)  # noqa: DTZ011 -- a day of the load
    number = count()
    for award in AWARDS:
        for unit, code in people:
            place = next(number)
            yield (
                CAMPAIGN, 1, "registered", award, unit, "individual", code, first + dt.timedelta(days=place % 30),
                f"Hoàn thành xuất sắc nhiệm vụ, có {place} giờ làm lợi cho đơn vị trong sáu tháng đầu năm",
            )  # fmt: skip


def write_workbook(rows: list[tuple[Any, ...]], *, to: Path) -> None:
    """A file as people fill it in: keys, headings, then ``rows``, days as days."""
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(to, options) as book:
        sheet = book.add_worksheet("entries")
        for line in (0, 1):
            sheet.write_row(line, 0, COLUMNS)
        for line, row in enumerate(rows, start=2):
            sheet.write_row(line, 0, row)
