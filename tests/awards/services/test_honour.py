import datetime as dt

from awards.models import Honour
from awards.services.honour import record_honour
from common.models import DataQuestion
from tests.factories import MemberFactory
from units.services.unit import rename_unit


def test_an_honour_is_recorded_once(world):
    member = MemberFactory(unit=world.tree.base)
    given = {"subject": member, "subject_kind": "individual", "award": world.award, "year": 2024, "decision_no": "1"}
    assert record_honour(**given) == record_honour(**given)
    assert Honour.objects.count() == 1


def test_it_keeps_the_names_of_its_day(world):
    base = world.tree.base
    before = base.name
    rename_unit(base, name="CĐCS Trường mới", on=dt.date(2025, 7, 1))
    base.refresh_from_db()
    old = record_honour(
        subject=base,
        subject_kind="unit",
        award=world.award,
        year=2022,
        decided_on=dt.date(2022, 12, 20),
    )
    new = record_honour(
        subject=base, subject_kind="unit", award=world.award, year=2025, decided_on=dt.date(2025, 12, 20)
    )
    assert (old.name_then, old.unit_name_then, new.name_then) == (before, before, "CĐCS Trường mới")


def test_a_flag_for_a_person_is_kept_with_an_open_question(world):
    member = MemberFactory(unit=world.tree.base)
    honour = record_honour(subject=member, subject_kind="individual", award=world.awards.flag, year=2020)
    record_honour(subject=member, subject_kind="individual", award=world.awards.flag, year=2020)
    question = DataQuestion.objects.get(answered_at__isnull=True)
    assert (question.subject, "Cờ thi đua LĐLĐ tỉnh" in question.text) == (honour, True)
