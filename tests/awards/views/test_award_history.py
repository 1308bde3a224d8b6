"""«Lý lịch khen thưởng»: what a person, a collective or a unit holds, with the names of the day."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from awards.models import Honour, Outcome, Recommendation, RecommendationState, TallyRun, TallyRunState
from awards.selectors.award_history import award_history
from awards.services.honour import record_honour, take_in_honours
from people.models import SubjectKind
from people.services.member import create_member
from people.services.membership import move_member
from tests.factories import (
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    MemberFactory,
)
from tests.pages import opened, words
from units.models import SuccessionKind, UnitSuccession
from units.services.unit import rename_unit

MOVED = dt.date(2023, 3, 1)
BEFORE, AFTER = dt.date(2022, 5, 18), dt.date(2024, 5, 18)


@pytest.fixture
def member(tree, people):
    """In ``tree.base`` until the end of February 2023, in ``tree.base2`` since."""
    row = create_member(code="DV1", full_name="Đặng Thị Ánh", gender="female", unit=tree.base)
    return move_member(row, to=tree.base2, on=MOVED, by=people["specialist"])


def given(subject, award, year, kind=SubjectKind.INDIVIDUAL, **fields):
    return record_honour(subject=subject, subject_kind=kind, award=award, year=year, **fields)


def page(client, kind, row, status=200):
    return opened(client, reverse(f"awards:history-{kind}", args=[row.pk]), status)


def sheets(client, kind, row) -> dict[str, list[list]]:
    response = client.get(reverse(f"awards:history-{kind}-xlsx", args=[row.pk]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


# ---------- The unit of the day ----------


def test_an_award_stands_in_the_unit_of_its_day(tree, member, awards):
    old = given(member, awards.title, 2022, decision_no="1/QĐ", decided_on=BEFORE)
    new = given(member, awards.title, 2024, decision_no="2/QĐ", decided_on=AFTER)
    by_year = given(member, awards.title, 2021, decision_no="3/QĐ")
    told = given(member, awards.title, 2020, decision_no="4/QĐ", unit=tree.other)
    assert [row.unit for row in (old, new, by_year, told)] == [tree.base, tree.base2, tree.base, tree.other]
    assert old.unit_name_then == tree.base.name


def test_many_awards_at_once_stand_in_the_units_of_their_days(tree, member, awards, django_assert_max_num_queries):
    unrecorded = MemberFactory(unit=tree.other)
    rows = [
        Honour(subject_kind="individual", member=who, award=awards.title, unit=who.unit, year=day.year, decided_on=day)
        for who in (member, unrecorded)
        for day in (BEFORE, AFTER)
    ]
    with django_assert_max_num_queries(12):
        take_in_honours(new=rows, changed=[], fields=())
    kept = Honour.objects.order_by("member", "year")
    assert {(row.member_id, row.year): row.unit for row in kept} == {
        (member.pk, 2022): tree.base,
        (member.pk, 2024): tree.base2,
        (unrecorded.pk, 2022): tree.other,
        (unrecorded.pk, 2024): tree.other,
    }
    assert kept.get(member=member, year=2022).unit_name_then == tree.base.name


# ---------- The page ----------


def test_the_two_tables_of_a_person_across_units(client, tree, people, member, awards):
    given(member, awards.certificate, 2024, decision_no="9/QĐ-TLĐ", decided_on=AFTER, decided_by="Tổng Liên đoàn")
    given(member, awards.title, 2022, decision_no="7/QĐ-LĐLĐ", decided_on=BEFORE, decided_by="LĐLĐ huyện")
    given(MemberFactory(unit=tree.base2), awards.title, 2021, decision_no="0/KHÔNG-THẤY")
    client.force_login(people["editor2"])
    response = page(client, "member", member)
    history = response.context["history"]
    assert [(line.year, line.decision_no, line.unit_then) for line in history.titles] == [
        (2022, "7/QĐ-LĐLĐ", tree.base.name)
    ]
    assert [(line.year, line.decided_by, line.unit_then) for line in history.rewards] == [
        (2024, "Tổng Liên đoàn", tree.base2.name)
    ]
    read = words(response)
    assert "7/QĐ-LĐLĐ, ngày 18/05/2022" in read
    assert "ghi từ quyết định đã có" in read
    assert "0/KHÔNG-THẤY" not in read


def test_names_are_those_of_the_day(client, tree, people, awards):
    named = tree.base.name
    given(tree.base, awards.certificate, 2022, SubjectKind.UNIT, decided_on=BEFORE)
    rename_unit(tree.base, name="CĐCS Trường Tiểu học Mới", on=dt.date(2023, 1, 1))
    client.force_login(people["editor"])
    assert named in words(page(client, "unit", tree.base))


def test_a_unit_shows_what_those_it_goes_on_from_held_until_then(client, tree, people, awards):
    UnitSuccession.objects.create(
        successor=tree.base, predecessor=tree.other, kind=SuccessionKind.ABSORBED, effective_on=MOVED
    )
    given(tree.other, awards.flag, 2022, SubjectKind.UNIT, decision_no="CŨ")
    given(tree.other, awards.flag, 2024, SubjectKind.UNIT, decision_no="SAU")
    given(tree.base, awards.flag, 2023, SubjectKind.UNIT, decision_no="MÌNH")
    client.force_login(people["editor"])
    response = page(client, "unit", tree.base)
    lines = response.context["history"].rewards
    assert [(line.decision_no, line.name_then) for line in lines] == [("CŨ", tree.other.name), ("MÌNH", "")]


def test_what_a_household_was_given_stands_with_the_person(client, people, member, awards):
    given(member, awards.certificate, 2024, SubjectKind.HOUSEHOLD)
    client.force_login(people["editor2"])
    assert "hộ gia đình" in words(page(client, "member", member))


def test_a_collective_has_a_history(client, tree, people, awards):
    collective = CollectiveFactory(unit=tree.base)
    given(collective, awards.flag, 2024, SubjectKind.COLLECTIVE, decision_no="5/QĐ")
    given(CollectiveFactory(unit=tree.base), awards.flag, 2024, SubjectKind.COLLECTIVE, decision_no="6/QĐ")
    client.force_login(people["viewer"])
    assert [line.decision_no for line in page(client, "collective", collective).context["history"].rewards] == ["5/QĐ"]


def test_nothing_held_says_where_awards_come_from(client, people, member):
    client.force_login(people["editor2"])
    response = page(client, "member", member)
    assert "Chưa ghi nhận lượt khen nào" in words(response)
    assert b"data-print" not in response.content


def approved(member, award, unit, people, state=RecommendationState.APPROVED):
    campaign = LaunchedCampaignFactory(unit=unit)
    run = TallyRun.objects.create(
        campaign=campaign,
        number=1,
        state=TallyRunState.DONE,
        started_by=people["specialist_province"],
        entries=1,
        standards={"awards": {}},
        quotas={},
    )
    return Recommendation.objects.create(
        run=run,
        entry=EntryFactory(dossier=DossierFactory(campaign=campaign, unit=member.unit), award=award, member=member),
        award=award,
        unit=member.unit,
        outcome=Outcome.RECOMMENDED,
        eligible=True,
        rank=1,
        state=state,
    )


def test_what_was_approved_here_waits_for_its_decision(client, tree, people, member, awards):
    row = approved(member, awards.title, tree.province, people)
    approved(member, awards.certificate, tree.province, people, state=RecommendationState.PROPOSED)
    client.force_login(people["viewer"])
    waiting = page(client, "member", member).context["history"].waiting
    assert [(line.result, line.award) for line in waiting] == [(row.pk, awards.title)]
    client.force_login(people["editor2"])
    assert page(client, "member", member).context["history"].waiting == []
    given(member, awards.title, row.run.campaign.year, campaign=row.run.campaign)
    client.force_login(people["viewer"])
    history = page(client, "member", member).context["history"]
    assert (history.waiting, [line.campaign for line in history.titles]) == ([], [row.run.campaign.name])


@pytest.mark.parametrize(("kind", "queries"), [("member", 3), ("unit", 4)])
@pytest.mark.parametrize("rows", [1, 3])
def test_history_query_count(tree, people, member, awards, kind, queries, rows, django_assert_num_queries):
    subject = member if kind == "member" else tree.base
    subject_kind = SubjectKind.INDIVIDUAL if kind == "member" else SubjectKind.UNIT
    for year in range(2020, 2020 + rows):
        given(subject, awards.certificate, year, subject_kind)
    with django_assert_num_queries(queries):
        history = award_history(subject_kind, subject, viewer=people["superuser"], roles=(), day=dt.date(2026, 1, 1))
    assert len(history.rewards) == rows


# ---------- The workbook ----------


def test_the_workbook_holds_both_tables(client, tree, people, member, awards):
    given(member, awards.title, 2022, decision_no="=1+1", decided_on=BEFORE, decided_by="LĐLĐ huyện")
    client.force_login(people["editor2"])
    book = sheets(client, "member", member)
    assert list(book) == ["Danh hiệu thi đua", "Hình thức khen thưởng"]
    row = book["Danh hiệu thi đua"][3]
    assert row[1:8] == [
        "2022",
        awards.title.name,
        "=1+1",
        BEFORE,
        "LĐLĐ huyện",
        member.full_name,
        tree.base.name,
    ]
    assert len(book["Hình thức khen thưởng"]) == 3


# ---------- The way there ----------


def test_detail_pages_lead_to_the_history(client, tree, people, member):
    collective = CollectiveFactory(unit=tree.base2)
    client.force_login(people["viewer"])
    for address, kind, row in [
        (reverse("people:member-detail", args=[member.pk]), "member", member),
        (reverse("units:unit-detail", args=[tree.base2.pk]), "unit", tree.base2),
        (reverse("units:unit-detail", args=[tree.base2.pk]), "collective", collective),
        (reverse("people:collective-list"), "collective", collective),
    ]:
        link = reverse(f"awards:history-{kind}", args=[row.pk])
        assert f'href="{link}"' in opened(client, address).content.decode()
    client.force_login(people["editor2"])
    form = opened(client, reverse("people:collective-update", args=[collective.pk]))
    assert reverse("awards:history-collective", args=[collective.pk]) in form.content.decode()
