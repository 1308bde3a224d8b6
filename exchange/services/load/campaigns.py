"""The emulation year of every province of a load: launched, open, joined by nearly all its base unions."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from campaigns.models import (
    Campaign,
    CampaignAward,
    CampaignContent,
    CampaignDocument,
    CampaignPhase,
    CampaignState,
    Indicator,
    Participation,
    Target,
)
from catalogue.models import AwardType, LegalDocument
from common.copying import copy_rows
from common.errors import DomainError
from common.models import AuditEntry
from exchange.services.load.accounts import TINH, Cast
from exchange.services.load.calendar import Calendar
from exchange.services.load.people import Union
from exchange.services.load.tree import Node, Tree
from units.models import UnitKind

LDTT, CSTDCS, BK_TINH, BK_TLD, CSTD_TINH, KNC_CD = "LDTT", "CSTDCS", "BK_TINH", "BK_TLD", "CSTD_TINH", "KNC_CD"
TTLDTT, CO_TINH = "TTLDTT", "CO_TINH"
AWARDS = (CO_TINH, BK_TLD, BK_TINH, TTLDTT, CSTD_TINH, CSTDCS, LDTT, KNC_CD)
DOCUMENTS = 2
SECOND_PHASE = 4
"""Every fourth base union registers in the second phase."""

UNIONS_OF_QUOTA = {CO_TINH: 50, BK_TINH: 2}
"""One award for so many base unions of the province; awards that are not named have no limit."""

CONTENT = (
    "Đăng ký danh hiệu thi đua của tập thể, cá nhân; mỗi công đoàn cơ sở có ít nhất một sáng kiến hoặc một công trình, "
    "phần việc chào mừng các ngày lễ lớn trong năm."
)


@dataclass(frozen=True, slots=True)
class Year:
    """A province's campaign with its phases, first to last."""

    id: int
    code: str
    name: str
    phases: list[CampaignPhase]

    def phase_of(self, union: Union) -> CampaignPhase:
        return self.phases[union.number % SECOND_PHASE == SECOND_PHASE - 1]


def awards_by_code() -> dict[str, AwardType]:
    """The awards the campaigns lead to; raises ``DomainError`` when the catalogue lacks one."""
    awards = AwardType.objects.in_bulk(AWARDS, field_name="code")
    if missing := [code for code in AWARDS if code not in awards]:
        raise DomainError(
            _("Danh mục chưa có %(codes)s: hãy chạy load_catalogue trước.") % {"codes": ", ".join(missing)}
        )
    return awards


def write_campaigns(tree: Tree, awards: dict[str, AwardType], *, cast: Cast, calendar: Calendar) -> dict[int, Year]:
    """One launched campaign a province, by the province's primary key, with awards, phases, content, documents."""
    years = {province.id: _write_year(province, awards, calendar) for province in tree.provinces}
    kind = ContentType.objects.get_for_model(Campaign)
    AuditEntry.objects.bulk_create(
        AuditEntry(
            subject_type=kind,
            subject_id=year.id,
            actor_id=cast.ids[TINH],
            move=move,
            before=before,
            after=after,
            at=calendar.moment(0),
        )
        for year in years.values()
        for move, before, after in (("create", "", "draft"), ("launch", "draft", "launched"))
    )
    return years


def write_participations(unions: list[Union], years: dict[int, Year], *, cast: Cast, calendar: Calendar) -> None:
    """Every base union is invited to its province's campaign with a target; nineteen of twenty have joined."""
    copy_rows(
        Participation,
        ("campaign_id", "unit_id", "joined_at", "joined_by_id"),
        (
            (year.id, union.unit.id, calendar.moment(union.number % 50 / 500), cast.ids[cast.writer(union.number)])
            if union.number % 20 != 19
            else (year.id, union.unit.id, None, None)
            for union in unions
            for year in (years[union.province.id],)
        ),
    )
    copy_rows(
        Target,
        ("campaign_id", "unit_id", "indicator", "value"),
        (
            (years[union.province.id].id, union.unit.id, Indicator.INITIATIVES.value, max(1, len(union.people) // 4))
            for union in unions
        ),
    )


def _write_year(province: Node, awards: dict[str, AwardType], calendar: Calendar) -> Year:
    campaign = Campaign.objects.create(
        code=f"TD{calendar.year}-{province.code}",
        name=f"Phong trào thi đua năm {calendar.year} – {province.name}",
        unit_id=province.id,
        slogan="Lao động giỏi, lao động sáng tạo",
        starts_on=calendar.first_day,
        ends_on=calendar.last_day,
        registration_opens_on=calendar.first_day,
        registration_closes_on=calendar.last_day,
        addressed_kinds=[UnitKind.GRASSROOTS],
        state=CampaignState.LAUNCHED,
        launched_at=calendar.moment(0),
    )
    unions = sum(len(district.below) for district in province.below)
    CampaignAward.objects.bulk_create(
        CampaignAward(
            campaign=campaign,
            award=awards[code],
            quota=max(1, unions // UNIONS_OF_QUOTA[code]) if code in UNIONS_OF_QUOTA else None,
        )
        for code in AWARDS
    )
    CampaignContent.objects.create(campaign=campaign, text=CONTENT)
    CampaignDocument.objects.bulk_create(
        CampaignDocument(campaign=campaign, document=document)
        for document in LegalDocument.objects.order_by("number")[:DOCUMENTS]
    )
    middle = dt.date(calendar.year, 6, 30)
    phases = CampaignPhase.objects.bulk_create(
        [
            CampaignPhase(campaign=campaign, number=1, name="Đợt I", starts_on=calendar.first_day, ends_on=middle),
            CampaignPhase(
                campaign=campaign,
                number=2,
                name="Đợt II",
                starts_on=middle + dt.timedelta(days=1),
                ends_on=calendar.last_day,
            ),
        ]
    )
    return Year(campaign.pk, campaign.code, campaign.name, phases)
