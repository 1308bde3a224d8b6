"""Pages of people and collectives: reach, search, keepers, the register of disciplines."""

import datetime as dt

import pytest
from django.urls import reverse

from people.models import Collective, Discipline, Member, Rating
from people.services.member import create_member
from people.services.membership import move_member
from people.services.standing import record_discipline
from tests.factories import (
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    MemberFactory,
    UnitFactory,
)
from tests.pages import opened, words

LIST = reverse("people:member-list")
NEW = {
    "code": "DV-MOI",
    "full_name": "Đỗ Thị Hằng",
    "gender": "female",
    "unit": "CS1",
    "birth_date": "19/05/1990",
    "is_direct_worker": "true",
}


@pytest.fixture
def register(tree):
    """Somebody in each unit a person may or may not reach."""
    return {
        name: MemberFactory(code=f"DV-{unit.code}", full_name=name, unit=unit)
        for name, unit in {
            "Nguyễn Thị Hằng": tree.base,
            "Nguyễn Thị Hàng": tree.base2,
            "Trần Văn Đức": tree.other,
            "Lê Thị Hằng": tree.far,
        }.items()
    }


def path(name, row):
    return reverse(f"people:{name}", args=[row.pk])


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("editor", {"DV-CS1"}),
        ("specialist", {"DV-CS1", "DV-CS2"}),
        ("viewer", {"DV-CS1", "DV-CS2", "DV-CS3"}),
        ("superuser", {"DV-CS1", "DV-CS2", "DV-CS3", "DV-CS4"}),
        ("nobody", set()),
    ],
)
def test_the_list_holds_ones_reach(client, people, register, who, seen):
    client.force_login(people[who])
    response = opened(client, LIST)
    assert {row.code for row in response.context["object_list"]} == seen
    for row in register.values():
        opened(client, path("member-detail", row), 200 if row.code in seen else 404)


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("q=hang", {"DV-CS1", "DV-CS2"}),
        ("q=HẰNG", {"DV-CS1", "DV-CS2"}),
        ("q=duc", {"DV-CS3"}),
        ("q=dv-cs3", {"DV-CS3"}),
        ("q=zzz", set()),
        ("q=%00hang%E2%80%8B", {"DV-CS1", "DV-CS2"}),
        ("unit=HUYEN", {"DV-CS1", "DV-CS2"}),
        ("unit=%00huyen", {"DV-CS1", "DV-CS2"}),
        ("unit=HUYEN&own=on", set()),
        ("unit=cs1&own=on", {"DV-CS1"}),
        ("unit=CS4", set()),
        ("unit=KHONG", set()),
        ("gender=female", {"DV-CS1", "DV-CS2", "DV-CS3"}),
        ("gender=male", set()),
        ("gender=x", {"DV-CS1", "DV-CS2", "DV-CS3"}),
        ("is_direct_worker=true", {"DV-CS2"}),
    ],
)
def test_filters_stand_in_the_address(client, people, register, query, seen):
    Member.objects.filter(code="DV-CS2").update(is_direct_worker=True)
    client.force_login(people["viewer"])
    response = opened(client, f"{LIST}?{query}")
    assert {row.code for row in response.context["object_list"]} == seen


def test_people_who_left_are_not_listed_but_have_a_page(client, people, register):
    gone = register["Nguyễn Thị Hằng"]
    Member.objects.filter(pk=gone.pk).update(left_on=dt.date(2025, 1, 1))
    client.force_login(people["editor"])
    assert list(opened(client, LIST).context["object_list"]) == []
    opened(client, path("member-detail", gone))


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, tree, people, rows, django_assert_num_queries):
    MemberFactory.create_batch(rows, unit=tree.base)
    MemberFactory(unit=tree.other)
    client.force_login(people["specialist"])
    opened(client, LIST)
    with django_assert_num_queries(7):  # session, user, roles, count, page; notices and unit of the frame
        response = client.get(LIST)
    assert {row.unit for row in response.context["object_list"]} == {tree.base}


@pytest.mark.parametrize("rows", [1, 3])
def test_collective_list_query_count(client, tree, people, rows, django_assert_num_queries):
    CollectiveFactory.create_batch(rows, unit=tree.base)
    CollectiveFactory(unit=tree.other)
    client.force_login(people["specialist"])
    opened(client, reverse("people:collective-list"))
    with django_assert_num_queries(7):  # session, user, roles, count, page; notices and unit of the frame
        response = client.get(reverse("people:collective-list"))
    assert {row.unit for row in response.context["object_list"]} == {tree.base}


@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_a_person_costs_the_same_whatever_it_holds(
    client, tree, people, awards, rows, django_assert_num_queries
):
    member = MemberFactory(unit=tree.base)
    for year in range(rows):
        Rating.objects.create(subject_kind="individual", member=member, unit=tree.base, year=2020 + year, rating="good")
        InitiativeFactory(unit=tree.base).authors.create(member=member, share_percent=100)
        EntryFactory(dossier=DossierFactory(unit=tree.base), member=member)
    EntryFactory(dossier=DossierFactory(unit=tree.base), award=awards.certificate)
    client.force_login(people["specialist"])
    opened(client, path("member-detail", member))
    with django_assert_num_queries(12):  # session, user, roles, the person, six parts; notices and unit of the frame
        response = client.get(path("member-detail", member))
    assert {entry.member for entry in response.context["entries"]} == {member}
    assert [len(response.context[part]) for part in ("ratings", "authorships", "entries")] == [rows] * 3


def test_memberships_stand_newest_first_the_one_from_ever_last(client, tree, people):
    member = create_member(code="DV1", full_name="Đặng Thị Ánh", gender="female", unit=tree.base)
    for to, year in ((tree.base2, 2010), (tree.base, 2020)):
        move_member(member, to=to, on=dt.date(year, 1, 1), by=people["specialist"])
    client.force_login(people["editor"])
    shown = [row.valid_from for row in opened(client, path("member-detail", member)).context["memberships"]]
    assert shown == [dt.date(2020, 1, 1), dt.date(2010, 1, 1), None]


@pytest.mark.parametrize(("who", "seen"), [("editor", {"base"}), ("viewer", {"base", "other"})])
def test_what_a_person_did_elsewhere_shows_only_within_reach(client, tree, people, who, seen):
    member = MemberFactory()
    for unit in (tree.far, tree.other, tree.base):
        Member.objects.filter(pk=member.pk).update(unit=unit)
        InitiativeFactory(unit=unit).authors.create(member=member, share_percent=100)
        EntryFactory(dossier=DossierFactory(unit=unit), member=member)
    client.force_login(people[who])
    context = opened(client, path("member-detail", member)).context
    reached = {getattr(tree, name) for name in seen}
    assert {row.initiative.unit for row in context["authorships"]} == reached
    assert {entry.dossier.unit for entry in context["entries"]} == reached


@pytest.mark.parametrize(
    ("who", "made"),
    [
        ("editor", True),
        ("specialist", True),
        ("manager", True),
        ("superuser", True),
        ("viewer", False),
        ("nobody", False),
    ],
)
def test_who_adds_a_person(client, people, who, made):
    client.force_login(people[who])
    response = client.post(reverse("people:member-create"), NEW, follow=True)
    assert Member.objects.filter(code="DV-MOI").exists() is made
    assert ("không thêm được đoàn viên" in words(response)) is not made
    if made:
        member = Member.objects.get(code="DV-MOI")
        assert (member.unit.code, member.birth_date, member.is_direct_worker) == ("CS1", dt.date(1990, 5, 19), True)
        assert response.redirect_chain == [(path("member-detail", member), 302)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"unit": "CS2"}, "Không có đơn vị này trong phạm vi của bạn"),
        ({"unit": "KHONG"}, "Không có đơn vị này"),
        ({"code": "DV-CS1"}, "đã tồn tại"),
        ({"birth_date": "31/02/1990"}, "Hãy nhập ngày dạng ngày/tháng/năm"),
        ({"birth_date": "19/05/2999"}, "Ngày sinh phải trước hôm nay"),
        ({"gender": "x"}, "«x» không có trong danh sách"),
        ({"full_name": "  "}, "Hãy điền mục này"),
    ],
)
def test_a_bad_form_keeps_what_was_typed_and_says_what_to_do(client, people, register, changes, said):
    client.force_login(people["editor"])
    response = client.post(reverse("people:member-create"), NEW | {"position": "Tổ trưởng tổ Sử"} | changes)
    assert response.status_code == 200
    assert said.lower() in words(response).lower()
    assert "Tổ trưởng tổ Sử" in response.content.decode()
    assert Member.objects.count() == 4


def test_the_unit_is_chosen_by_code_where_there_are_many(client, tree, people):
    UnitFactory.create_batch(101, parent=tree.district)
    client.force_login(people["specialist"])
    page = opened(client, reverse("people:member-create") + "?unit=CS2").content.decode()
    field = page.split('name="unit"')[0].rsplit("<", 1)[1]
    assert (field.startswith("input"), 'value="CS2"' in page) == (True, True)
    client.post(reverse("people:member-create"), NEW | {"unit": "CS2"})
    assert Member.objects.get(code="DV-MOI").unit == tree.base2


@pytest.mark.parametrize(
    ("who", "status", "after"),
    [
        ("editor", 302, "Tổ trưởng"),
        ("specialist", 302, "Tổ trưởng"),
        ("manager", 302, "Tổ trưởng"),
        ("viewer", 302, ""),
        ("auditor", 302, ""),
        ("editor2", 404, ""),
        ("nobody", 404, ""),
    ],
)
def test_who_corrects_a_person(client, people, register, who, status, after):
    member = register["Nguyễn Thị Hằng"]
    client.force_login(people[who])
    typed = {"full_name": member.full_name, "gender": "female", "birth_date": "19/05/1985", "position": "Tổ trưởng"}
    typed |= {"code": "KHAC", "unit": "CS2", "seen": member.updated_at.isoformat()}
    response = client.post(path("member-update", member), typed)
    member.refresh_from_db()
    assert (response.status_code, member.position, member.code, member.unit.code) == (status, after, "DV-CS1", "CS1")


@pytest.mark.parametrize("seen", ["", "hôm qua", "2025-02-31T10:00:00+00:00", "2025-01-01T10:00:00"])
def test_a_save_that_does_not_say_what_it_was_opened_with_is_stale(client, tree, people, register, seen):
    member, team = register["Nguyễn Thị Hằng"], CollectiveFactory(unit=tree.base, name="Tổ Sử")
    typed = {"full_name": "Nguyễn Thị Hà", "gender": "female", "name": "Tổ Văn", "kind": "team"}
    typed |= {"seen": seen} if seen else {}
    client.force_login(people["editor"])
    for name, row in (("member-update", member), ("collective-update", team)):
        assert client.post(path(name, row), typed).status_code == 409, name
        row.refresh_from_db()
    assert (member.full_name, team.name) == ("Nguyễn Thị Hằng", "Tổ Sử")


def test_a_stale_save_shows_the_other_version_and_keeps_what_was_typed(client, people, register):
    member = register["Nguyễn Thị Hằng"]
    client.force_login(people["specialist"])
    opened_with = opened(client, path("member-update", member)).context["form"].initial["seen"]
    typed = {"full_name": member.full_name, "gender": "female", "birth_date": "19/05/1985", "seen": opened_with}
    client.force_login(people["editor"])
    assert client.post(path("member-update", member), typed | {"position": "Tổ phó"}).status_code == 302
    client.force_login(people["specialist"])
    response = client.post(path("member-update", member), typed | {"position": "Tổ trưởng"})
    assert response.status_code == 409
    assert f"Đoàn viên đã được {people['editor'].full_name} sửa lúc" in words(response)
    assert "Tổ phó" in words(response)
    assert 'value="Tổ trưởng"' in response.content.decode()
    member.refresh_from_db()
    assert member.position == "Tổ phó"
    again = typed | {"position": "Tổ trưởng", "seen": response.context["form"]["seen"].value()}
    assert client.post(path("member-update", member), again).status_code == 302
    member.refresh_from_db()
    assert member.position == "Tổ trưởng"


@pytest.mark.parametrize(
    ("who", "status", "name"),
    [("editor", 302, "Tổ Văn"), ("viewer", 302, "Tổ Sử"), ("editor2", 404, "Tổ Sử"), ("nobody", 404, "Tổ Sử")],
)
def test_who_corrects_a_collective(client, tree, people, who, status, name):
    collective = CollectiveFactory(unit=tree.base, name="Tổ Sử")
    typed = {"name": "Tổ Văn", "kind": "team", "seen": collective.updated_at.isoformat()}
    client.force_login(people[who])
    response = client.post(path("collective-update", collective), typed)
    collective.refresh_from_db()
    assert (response.status_code, collective.name) == (status, name)


def test_add_a_collective(client, tree, people):
    client.force_login(people["editor"])
    opened(client, reverse("people:collective-create"))
    typed = {
        "code": "TT1",
        "name": "Tổ Toán",
        "unit": "CS1",
        "kind": "team",
        "headcount": "9",
        "headcount_female": "10",
    }
    refused = client.post(reverse("people:collective-create"), typed)
    assert (refused.status_code, Collective.objects.count()) == (200, 0)
    client.post(reverse("people:collective-create"), typed | {"headcount_female": "5"})
    assert Collective.objects.get().unit == tree.base


@pytest.mark.parametrize(
    ("who", "status", "recorded"),
    [
        ("specialist", 302, 1),
        ("specialist_province", 302, 1),
        ("superuser", 302, 1),
        ("editor", 302, 0),
        ("viewer", 302, 0),
        ("manager", 302, 0),
        ("specialist_elsewhere", 404, 0),
        ("nobody", 404, 0),
    ],
)
def test_who_records_a_discipline(client, people, register, who, status, recorded):
    member = register["Nguyễn Thị Hằng"]
    client.force_login(people[who])
    response = client.post(path("discipline-create", member), {"level": "reprimand", "from_date": "01/02/2025"})
    assert (response.status_code, Discipline.objects.count()) == (status, recorded)


def test_nobody_records_a_discipline_of_the_own_unit(client, tree, people):
    member = MemberFactory(unit=tree.district)
    client.force_login(people["specialist"])
    response = client.post(
        path("discipline-create", member), {"level": "reprimand", "from_date": "01/02/2025"}, follow=True
    )
    assert "Chỉ chuyên viên của công đoàn cấp trên" in words(response)
    assert not Discipline.objects.exists()


def test_a_discipline_twice_is_refused_on_the_form(client, people, register):
    address = path("discipline-create", register["Nguyễn Thị Hằng"])
    client.force_login(people["specialist"])
    opened(client, address)
    typed = {"level": "reprimand", "from_date": "01/02/2025"}
    client.post(address, typed)
    response = client.post(address, typed)
    assert "Đã ghi mức kỷ luật này từ ngày này" in words(response)
    assert "không thể trước ngày bắt đầu" in words(client.post(address, typed | {"to_date": "01/01/2025"}))
    assert Discipline.objects.count() == 1


def test_an_open_case_has_no_last_day(client, people, register):
    address = path("discipline-create", register["Nguyễn Thị Hằng"])
    typed = {"level": "open_case", "from_date": "01/02/2025"}
    client.force_login(people["specialist"])
    assert "Việc đang xem xét chưa có ngày hết" in words(client.post(address, typed | {"to_date": "01/03/2025"}))
    assert client.post(address, typed).status_code == 302
    assert Discipline.objects.get().to_date is None


@pytest.mark.parametrize(
    ("who", "status", "to_date"),
    [
        ("specialist", 302, dt.date(2025, 5, 1)),
        ("superuser", 302, dt.date(2025, 5, 1)),
        ("editor", 302, None),
        ("manager", 302, None),
        ("specialist_elsewhere", 404, None),
        ("nobody", 404, None),
    ],
)
def test_who_ends_a_discipline(client, people, register, who, status, to_date):
    row = record_discipline(
        subject_kind="individual", subject=register["Nguyễn Thị Hằng"], level="open_case", from_date=dt.date(2025, 2, 1)
    )
    client.force_login(people[who])
    response = client.post(path("discipline-end", row), {"on": "01/05/2025"})
    row.refresh_from_db()
    assert (response.status_code, row.to_date) == (status, to_date)


def test_a_discipline_that_goes_on_is_ended_from_the_page_of_the_person(client, people, register):
    member = register["Nguyễn Thị Hằng"]
    about = {"subject_kind": "individual", "subject": member, "from_date": dt.date(2025, 2, 1)}
    going_on = record_discipline(**about, level="warning")
    over = record_discipline(**about, level="reprimand", to_date=dt.date(2025, 3, 1))
    client.force_login(people["specialist"])
    page = opened(client, path("member-detail", member)).content.decode()
    assert [path("discipline-end", row) in page for row in (going_on, over)] == [True, False]
    opened(client, path("discipline-end", going_on))
    refused = client.post(path("discipline-end", going_on), {"on": "31/01/2025"})
    assert "không thể trước ngày bắt đầu" in words(refused)
