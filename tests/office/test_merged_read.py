"""Whoever reads about a person reads what all records hold: facts, pages, lists."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.selectors.award_history import award_history
from awards.selectors.facts import Period, facts_about
from awards.services.honour import record_honour
from people.models import Member, MemberPair, Membership, SubjectKind
from people.services.member import create_member
from people.services.standing import record_absence, record_rating
from tests.factories import CampaignFactory, InitiativeFactory
from tests.office.conftest import GROUND, merged, person
from tests.pages import led_to, opened, words

PERIOD = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 11, 21))
MERGED = reverse("office:merge-list")


# ---------- Facts ----------


def known(member):
    return facts_about(SubjectKind.INDIVIDUAL, member.pk, PERIOD)


def test_the_facts_of_a_person_are_those_of_all_records(lived, people):
    keep, other, third = lived
    apart = [known(member) for member in (keep, other)]
    merged(people, keep, other)
    whole = known(keep)
    assert {past.year for past in whole.history} == {2020, 2021, 2022}
    assert whole.history == tuple(sorted(apart[0].history + apart[1].history, key=lambda past: past.year))
    assert dict(whole.rating) == {**apart[0].rating, **apart[1].rating}
    assert len(whole.discipline) == 3
    assert len(whole.initiatives) == 3
    assert whole.absent_days == apart[0].absent_days + apart[1].absent_days == 33
    assert known(other) == known(third) == whole


def test_what_both_records_tell_alike_is_told_once(people, awards, pair):
    for member in pair:
        record_honour(subject=member, subject_kind="individual", award=awards.title, year=2024, decision_no="7/QĐ")
        record_absence(member=member, year=2026, reason="sick", working_days=12)
        record_rating(subject_kind="individual", subject=member, year=2024, rating="good")
        record_rating(subject_kind="individual", subject=member, year=2025, rating="good")
    record_rating(subject_kind="individual", subject=pair[1], year=2025, rating="excellent")
    merged(people, *pair)
    whole = known(pair[0])
    assert (len(whole.history), whole.absent_days) == (1, 12)
    assert whole.rating[2024] is not None
    assert whole.rating[2025] is None


@pytest.mark.parametrize("number", ["7/QĐ", ""])
def test_one_award_is_one_though_only_one_record_knows_its_campaign(people, awards, pair, number):
    campaign = CampaignFactory()
    given = {"subject_kind": "individual", "award": awards.title, "year": 2024, "decision_no": number}
    for member, within in zip(pair, (None, campaign), strict=True):
        record_honour(subject=member, campaign=within, **given)
    record_honour(subject=pair[1], **given | {"year": 2025})
    merged(people, *pair)
    assert [past.year for past in known(pair[0]).history] == [2024, 2025]
    history = award_history("individual", pair[0], viewer=people["specialist"], roles=(), day=PERIOD.as_of)
    assert [line.year for line in history.titles] == [2024, 2025]


def test_shares_of_one_initiative_are_added(tree, people, pair):
    initiative = InitiativeFactory(unit=tree.base, recognised_level="base", state="recognised")
    for member, share in zip(pair, (40, 60), strict=True):
        initiative.authors.create(member=member, share_percent=share)
    merged(people, *pair)
    [item] = known(pair[0]).initiatives
    assert item.share == 100


def of_unit(unit):
    return facts_about(SubjectKind.UNIT, unit.pk, PERIOD, needs=["collective"]).collective


def test_two_records_are_one_member_of_a_unit(tree, people, pair):
    tree.district.headcounts.create(as_of=dt.date(2026, 1, 1), workers=1, workers_female=1, members=1, members_female=1)
    record_rating(subject_kind="individual", subject=pair[1], year=2026, rating="good")
    assert of_unit(tree.district).completed is None
    merged(people, *pair)
    assert of_unit(tree.district).completed == 1


def test_of_one_day_the_record_that_was_kept_is_right(tree, people, pair):
    for unit in (tree.base, tree.base2):
        unit.headcounts.create(as_of=dt.date(2026, 1, 1), workers=1, workers_female=1, members=1, members_female=1)
    merged(people, *pair)
    record_rating(subject_kind="individual", subject=pair[0], year=2026, rating="good")
    assert [of_unit(unit).completed for unit in (tree.base, tree.base2)] == [1, None]
    assert Membership.objects.filter(member__in=pair).count() == 2


def test_an_award_stands_where_any_record_was_on_its_day(tree, people, awards):
    keep = create_member(code="DV1", full_name="A", gender="male", unit=tree.base, joined_on=dt.date(2020, 1, 1))
    other = create_member(code="DV2", full_name="A", gender="male", unit=tree.base2, joined_on=dt.date(2010, 1, 1))
    merged(people, keep, other)
    homes = [
        record_honour(subject=keep, subject_kind="individual", award=awards.title, year=year).unit
        for year in (2005, 2015, 2021)
    ]
    assert homes == [tree.base, tree.base2, tree.base]


# ---------- Pages ----------


def test_a_walk_in_the_browser(client, people, pair):
    client.force_login(people["specialist"])
    compare = reverse("office:duplicate-compare", args=[pair[0].pk, pair[1].pk])
    merge = reverse("office:duplicate-merge", args=[pair[0].pk, pair[1].pk])
    assert f'href="{merge}"' in opened(client, compare).content.decode()
    assert "giữ nguyên từng chữ" in words(opened(client, merge))
    for lacking in ({"keep": ""}, {"reason": ""}, {"checked": ""}):
        typed = {"keep": pair[1].pk, "reason": GROUND, "checked": "on"} | lacking
        assert client.post(merge, typed).status_code == 200
    assert not MemberPair.objects.exists()
    client.post(merge, {"keep": pair[1].pk, "reason": GROUND, "checked": "on"})
    row = MemberPair.objects.get()
    assert (row.kept, row.verdict) == (pair[1], "merged")
    undo = reverse("office:merge-undo", args=[row.pk])
    assert f'href="{undo}"' in opened(client, MERGED).content.decode()
    opened(client, undo)
    assert client.post(undo, {"reason": "Nhầm người"}).status_code == 302
    assert "Chưa gộp bản ghi nào" in words(opened(client, MERGED))
    assert "đã được tách" in words(client.get(undo, follow=True))
    assert Member.objects.standing().count() == 2


def test_an_editor_sees_and_asks_those_above(client, tree, people):
    one, other = person(tree.base, "DV1"), person(tree.base, "DV2")
    client.force_login(people["editor"])
    compare = opened(client, reverse("office:duplicate-compare", args=[one.pk, other.pk]))
    assert "Hãy nhờ công đoàn cấp trên" in words(compare)
    merge = reverse("office:duplicate-merge", args=[one.pk, other.pk])
    assert "Hãy nhờ công đoàn cấp trên" in words(client.get(merge, follow=True))


def test_the_page_of_the_person_shows_both_and_an_old_link_still_opens(client, lived, people):
    keep, other, third = lived
    merged(people, keep, other)
    client.force_login(people["specialist"])
    page = opened(client, reverse("people:member-detail", args=[keep.pk]))
    assert "dưới mã cũ: DV2, DV3" in words(page)
    parts = ("honours", "ratings", "disciplines", "memberships", "authorships", "entries")
    assert {part: len(page.context[part]) for part in parts} == dict.fromkeys(parts, 3)
    old = opened(client, reverse("people:member-detail", args=[other.pk]))
    assert "đã gộp vào Nguyễn Thị Hoà" in words(old)
    assert reverse("people:member-detail", args=[keep.pk]) in old.content.decode()
    assert [row.year for row in old.context["honours"]] == [2021]
    history = opened(client, reverse("awards:history-member", args=[keep.pk]))
    assert [line.year for line in history.context["history"].titles] == [2020, 2021, 2022]
    assert "đã gộp vào" in words(opened(client, reverse("awards:history-member", args=[third.pk])))


@pytest.mark.parametrize("others", [0, 1, 3])
def test_the_page_of_a_person_costs_the_same_with_merged_records(
    client, tree, people, others, django_assert_num_queries
):
    keep = person(tree.base, "DV0")
    for number in range(others):
        merged(people, keep, person(tree.base, f"DX{number}"))
    client.force_login(people["specialist"])
    address = reverse("people:member-detail", args=[keep.pk])
    opened(client, address)
    with django_assert_num_queries(12):  # session, user, roles, the person, six parts; notices and unit of the frame
        client.get(address)


def test_lists_and_search_offer_one_record(client, people, pair):
    merged(people, *pair)
    client.force_login(people["specialist"])
    listed = opened(client, reverse("people:member-list") + "?q=hoa&gone=on")
    assert list(listed.context["object_list"]) == [pair[0]]
    found = opened(client, reverse("awards:lookup") + "?kind=individual&q=hoa")
    assert found.context["subject"] == pair[0]


@pytest.mark.parametrize("rows_", [1, 3])
def test_list_of_merges_query_count(client, tree, people, rows_, django_assert_num_queries):
    for number in range(rows_):
        merged(people, person(tree.base, f"A{number}"), person(tree.base, f"B{number}"))
    client.force_login(people["specialist"])
    opened(client, MERGED)
    with django_assert_num_queries(7):  # session, user, roles, count, page; notices and unit of the frame
        response = client.get(MERGED)
    assert len(response.context["object_list"]) == rows_


def test_pages_about_people_stand_under_people(client, people, pair):
    client.force_login(people["specialist"])
    for address in (MERGED, reverse("office:claim-list"), reverse("awards:history-member", args=[pair[0].pk])):
        here = [item["url"] for item in led_to(opened(client, address)) if item["active"]]
        assert here == [reverse("people:member-list")]
