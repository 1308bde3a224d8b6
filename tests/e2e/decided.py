"""A decision of the sample's province, made inside the site's own Django."""

import datetime as dt

from django.contrib.auth import get_user_model
from django.core.cache import cache

from catalogue.models import AwardType, LegalDocument, PrizeMultiple
from certificates.models import Certificate
from common.models import DatabaseMark
from common.sample_mark import CACHE_KEY, SAMPLE, mark_as_sample
from decisions.models import Decision, DecisionLine
from papers.models import Letterhead
from people.models import Member
from sample.bac_kan_2020.accounts import CANBO_UNIT
from units.models import Unit

LAW = "06/2022/QH15"
AWARD = "BK_TINH"


def draft(number: int, people: int) -> int:
    """The key of a draft for so many people of one union, drafted by the province's specialist; prizes are known."""
    unit = Unit.objects.get(code=CANBO_UNIT)
    province, award = unit.get_parent().get_parent(), AwardType.objects.get(code=AWARD)
    if not province.letterheads.exists():
        Letterhead.objects.create(
            unit=province,
            valid_from=dt.date(2020, 1, 1),
            place="Bắc Kạn",
            decision_symbol="QĐ-LĐLĐ",
            signer_name="Người Ký Mẫu",
        )
    PrizeMultiple.objects.get_or_create(
        award=award,
        subject_kind="individual",
        valid_from=dt.date(2025, 7, 1),
        defaults={"multiple": 1, "source": "thử"},
    )
    decision = Decision.objects.create(
        unit=province,
        award=award,
        subject_matter=f"Về việc tặng Bằng khen đợt {number}",
        achievement="Đã có thành tích xuất sắc",
        symbol="QĐ-LĐLĐ",
        signer_name="Người Ký Mẫu",
        drafted_by=get_user_model().objects.get(username="tinh"),
    )
    law = LegalDocument.objects.get(number=LAW)
    decision.basis.create(document=law, text=str(law))
    for place, member in enumerate(Member.objects.filter(unit=unit).order_by("pk")[:people], start=1):
        DecisionLine.objects.create(
            decision=decision,
            order_no=place,
            subject_kind="individual",
            member=member,
            award=award,
            unit=unit,
            name=member.full_name,
            birth_year=member.birth_date and member.birth_date.year,
            position=member.position,
            unit_name=unit.name,
            award_label=award.name,
        )
    return decision.pk


def scanned(decision: int, place: int) -> str:
    """What the QR code of that recipient's sheet holds."""
    return Certificate.objects.get(line__decision=decision, line__order_no=place).qr_text


def take_mark_off() -> None:
    """The database passes for a real one: a sample's certificates are worth nothing, whatever was decided."""
    DatabaseMark.objects.filter(key=SAMPLE).delete()
    cache.delete(CACHE_KEY)


def put_mark_back() -> None:
    mark_as_sample("bac_kan_2020")
