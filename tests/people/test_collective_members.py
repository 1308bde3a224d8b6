"""Who belongs to a collective: one list from a day on, the time before stays."""

import datetime as dt

import pytest
from django.urls import reverse

from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from people.models import CollectiveMembership
from people.services.collective_members import set_collective_members
from tests.factories import CollectiveFactory, MemberFactory, UnitFactory
from tests.pages import words

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def collective(tree):
    return CollectiveFactory(unit=tree.base)


@pytest.fixture
def trio(tree):
    section = UnitFactory(code="CDBP", kind="section", parent=tree.base)
    return [
        MemberFactory(code="MOT", unit=tree.base),
        MemberFactory(code="HAI", unit=section),
        MemberFactory(code="BA", unit=tree.base),
    ]


def lines(collective):
    rows = collective.memberships.order_by("pk")
    return [(row.member.code, row.valid_from, row.valid_to) for row in rows]


def test_people_join_and_leave_and_the_time_before_stays(collective, trio, people):
    set_collective_members(collective, codes=["mot", " HAI "], by=people["editor"])
    set_collective_members(collective, codes=["HAI", "BA"], on=DAY, by=people["editor"])
    set_collective_members(collective, codes=["HAI", "BA"], by=people["editor"])
    assert lines(collective) == [
        ("MOT", None, dt.date(2026, 2, 28)),
        ("HAI", None, None),
        ("BA", DAY, None),
    ]
    moves = AuditEntry.objects.filter(subject_id=collective.pk, move="members").order_by("pk")
    assert [row.data for row in moves] == [
        {"joined": 2, "left": 0, "on": ""},
        {"joined": 1, "left": 1, "on": "2026-03-01"},
    ]


@pytest.mark.parametrize(
    ("codes", "on", "sentence"),
    [
        (["MOT", "KHONG"], None, "với mã: KHONG"),
        (["XA"], None, "với mã: XA"),
        (["DI"], None, "với mã: DI"),
        ([], None, "hãy ghi danh sách tính từ ngày nào"),
        ([], DAY, "Ngày này phải sau ngày người ra khỏi tập thể đã vào tập thể"),
        (["MOT"], dt.date(2999, 1, 1), "Ngày này ở tương lai"),
    ],
)
def test_what_cannot_be_is_refused(collective, trio, tree, people, codes, on, sentence):
    MemberFactory(code="XA", unit=tree.base2)
    MemberFactory(code="DI", unit=tree.base, left_on=DAY)
    set_collective_members(collective, codes=["MOT"], on=DAY, by=people["editor"])
    with pytest.raises(DomainError, match=sentence):
        set_collective_members(collective, codes=codes, on=on, by=people["editor"])
    assert lines(collective) == [("MOT", DAY, None)]


def test_who_comes_back_does_not_belong_twice_at_once(collective, trio, people):
    set_collective_members(collective, codes=["MOT"], by=people["editor"])
    set_collective_members(collective, codes=[], on=DAY, by=people["editor"])
    with pytest.raises(DomainError, match="đã ở trong tập thể"):
        set_collective_members(collective, codes=["MOT"], by=people["editor"])
    set_collective_members(collective, codes=["MOT"], on=DAY, by=people["editor"])
    assert lines(collective) == [("MOT", None, dt.date(2026, 2, 28)), ("MOT", DAY, None)]


def test_an_ended_collective_stays_as_it_is(collective, trio, people):
    collective.ended_on = DAY
    collective.save()
    with pytest.raises(DomainError, match="Tập thể đã kết thúc"):
        set_collective_members(collective, codes=["MOT"], by=people["editor"])


@pytest.mark.parametrize("who", ["viewer", "editor2", "editor_elsewhere"])
def test_only_who_keeps_the_register_writes_it(collective, trio, people, who):
    with pytest.raises(NotAllowed):
        set_collective_members(collective, codes=["MOT"], by=people[who])


def test_the_list_is_typed_on_one_page(client, collective, trio, people):
    client.force_login(people["editor"])
    url = reverse("people:collective-members", args=[collective.pk])
    typed = "MOT Nguyễn Thị Một\n\nHAI\n"
    assert client.post(url, {"codes": typed, "on": "01/03/2026"}).status_code == 302
    assert set(CollectiveMembership.objects.values_list("member__code", "valid_from")) == {("MOT", DAY), ("HAI", DAY)}
    page = client.get(url)
    assert f"MOT {trio[0].full_name}" in page.context["form"].initial["codes"].splitlines()
    refused = client.post(url, {"codes": "MOT", "seen": page.context["form"].initial["seen"]})
    assert "hãy ghi danh sách tính từ ngày nào" in words(refused)
    assert url in client.get(reverse("people:collective-update", args=[collective.pk])).content.decode()


def test_an_old_tab_overwrites_nobody(client, collective, trio, people):
    client.force_login(people["editor"])
    url = reverse("people:collective-members", args=[collective.pk])
    opened_with = client.get(url).context["form"].initial["seen"]
    first = {"codes": "MOT", "on": "", "seen": opened_with}
    assert client.post(url, first).status_code == 302
    assert client.post(url, first).status_code == 302, "the second click asks for what is there"
    late = client.post(url, {"codes": "HAI", "on": "01/03/2026", "seen": opened_with})
    assert "Nội dung bạn vừa nhập vẫn còn trên trang" in words(late)
    assert "HAI" in late.content.decode()
    assert lines(collective) == [("MOT", None, None)]
    now = client.get(url).context["form"].initial["seen"]
    assert client.post(url, {"codes": "HAI", "on": "01/03/2026", "seen": now}).status_code == 302
