"""A district like Triệu Sơn in 2022: 174 base unions in four blocks and five clusters, all names invented."""

import datetime as dt
from types import SimpleNamespace

from campaigns.services.award import Quota, set_awards
from campaigns.services.campaign import create_campaign
from campaigns.services.content import set_contents
from campaigns.services.document import attach_document
from campaigns.services.phase import set_phases
from catalogue.models import LegalDocument
from tests.factories import RoleAssignmentFactory, UnitFactory, UserFactory
from units.models import ClusterMembership, Role, UnitKind
from units.services.cluster import create_cluster

SIZES = {"commune": 34, "agency": 10, "enterprise_private": 27, "school": 103}
CLUSTERS = 5
PHASES = (
    {"number": 1, "name": "Đợt I", "starts_on": dt.date(2019, 11, 1), "ends_on": dt.date(2020, 3, 31)},
    {"number": 2, "name": "Đợt II", "starts_on": dt.date(2020, 4, 1), "ends_on": dt.date(2020, 12, 31)},
)
CONTENTS = {
    "": "Lao động giỏi, lao động sáng tạo.",
    "school": "Dạy tốt, học tốt.",
    "enterprise_private": "Năng suất, chất lượng sản phẩm.",
    "agency": "Tham mưu giỏi, phục vụ tốt.",
}


def make_district(province, *, year=2020) -> SimpleNamespace:
    """The district with its specialist, an editor at one school and one at one enterprise."""
    district = UnitFactory(code="TS", name="LĐLĐ huyện Thử Sơn", kind=UnitKind.DISTRICT, parent=province)
    units = {
        block: [
            UnitFactory(code=f"TS-{block}-{number}", name=f"CĐCS {block} số {number}", block=block, parent=district)
            for number in range(1, size + 1)
        ]
        for block, size in SIZES.items()
    }
    clusters = [
        create_cluster(code=f"CUM{number}", name=f"Cụm số {number}", unit=district, year=year)
        for number in range(1, CLUSTERS + 1)
    ]
    everybody = [unit for members in units.values() for unit in members]
    ClusterMembership.objects.bulk_create(
        ClusterMembership(cluster=clusters[place % CLUSTERS], unit=unit) for place, unit in enumerate(everybody)
    )
    return SimpleNamespace(
        unit=district,
        units=units,
        clusters=clusters,
        specialist=_holder("huyen.ts", Role.SPECIALIST, district),
        school_editor=_holder("truong.ts", Role.EDITOR, units["school"][0]),
        enterprise_editor=_holder("doanhnghiep.ts", Role.EDITOR, units["enterprise_private"][0]),
    )


def make_draft(district, awards):
    """A campaign of two phases that lacks nothing but its targets."""
    campaign = create_campaign(
        by=district.specialist,
        code="TD2020",
        name="Phong trào thi đua năm 2020",
        unit=district.unit,
        slogan="Thi đua lập thành tích chào mừng đại hội!",
        starts_on=dt.date(2019, 11, 1),
        ends_on=dt.date(2020, 12, 31),
        registration_opens_on=dt.date(2019, 11, 1),
        registration_closes_on=dt.date(2020, 3, 31),
        addressed_kinds=[UnitKind.GRASSROOTS],
        addressed_blocks=[],
    )
    by = district.specialist
    set_phases(campaign, by=by, version=1, phases=PHASES)
    set_contents(campaign, by=by, version=2, contents=CONTENTS)
    set_awards(campaign, by=by, version=3, awards={awards.certificate: Quota(50, 2), awards.title: Quota()})
    attach_document(campaign, document=legal_document(), by=by, version=4)
    campaign.refresh_from_db()
    return campaign


def legal_document(number="1689/QĐ-TLĐ", **fields):
    return LegalDocument.objects.get_or_create(
        number=number, defaults={"title": "Quy chế khen thưởng", "valid_from": dt.date(2019, 11, 1)} | fields
    )[0]


def _holder(username, role, unit):
    return RoleAssignmentFactory(user=UserFactory(username=username), role=role, unit=unit).user
