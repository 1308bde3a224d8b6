"""People move, leave and come back, collectives end: who may do it, what stays, where they no longer stand."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.services.honour import record_honour
from campaigns.services.entry import add_entries
from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from people.models import LeavingReason, Member, Membership
from people.services.collective import end_collective, resume_collective
from people.services.member import create_member
from people.services.membership import end_membership, move_member
from tests.factories import (
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
)
from tests.pages import opened, words
from units.models import Unit

JOINED = dt.date(2015, 9, 1)
MOVED = dt.date(2025, 3, 1)
LEFT = dt.date(2025, 6, 30)
DAY = dt.timedelta(days=1)


@pytest.fixture
def member(tree):
    return create_member(
        code="DV1", full_name="Đặng Thị Ánh", gender="female", unit=tree.base, joined_on=JOINED, birth_date=None
    )


def path(name, row):
    return reverse(f"people:{name}", args=[row.pk])


# ---------- Moving ----------


def test_a_move_keeps_the_time_before(tree, people, member):
    moved = move_member(member, to=tree.base2, on=MOVED, by=people["specialist"])
    before, after = moved.memberships.order_by("valid_from")
    assert (before.unit, before.valid_to, before.leaving_reason) == (tree.base, MOVED - DAY, LeavingReason.MOVED)
    assert (after.unit, after.valid_from, after.valid_to, moved.unit) == (tree.base2, MOVED, None, tree.base2)
    line = AuditEntry.objects.get(move="move")
    assert (line.subject, line.actor, line.data) == (
        moved,
        people["specialist"],
        {"from": "CS1", "to": "CS2", "on": "2025-03-01"},
    )


@pytest.mark.parametrize(
    ("who", "to", "may"),
    [
        ("specialist", "base2", True),
        ("specialist_province", "other", True),
        ("superuser", "far", True),
        ("specialist", "other", False),
        ("specialist", "district", False),
        ("specialist_elsewhere", "other", False),
        ("editor", "base2", False),
        ("manager", "base2", False),
        ("viewer", "base2", False),
    ],
)
def test_a_move_needs_a_specialist_above_both_units(tree, people, member, who, to, may):
    if may:
        move_member(member, to=getattr(tree, to), on=MOVED, by=people[who])
    else:
        with pytest.raises(NotAllowed):
            move_member(member, to=getattr(tree, to), on=MOVED, by=people[who])
    member.refresh_from_db()
    assert member.unit == (getattr(tree, to) if may else tree.base)


@pytest.mark.parametrize(
    ("to", "on", "said"),
    [
        ("base", MOVED, "đang sinh hoạt"),
        ("base2", JOINED, "phải sau ngày"),
        ("base2", dt.date(2999, 1, 1), "ở tương lai"),
    ],
)
def test_a_move_refuses(tree, people, member, to, on, said):
    with pytest.raises(DomainError, match=said):
        move_member(member, to=getattr(tree, to), on=on, by=people["specialist"])


def test_nobody_moves_into_a_unit_that_ended(tree, people, member):
    Unit.objects.filter(pk=tree.base2.pk).update(ended_on=LEFT)
    tree.base2.refresh_from_db()
    with pytest.raises(DomainError, match="đã kết thúc hoạt động"):
        move_member(member, to=tree.base2, on=MOVED, by=people["specialist"])


@pytest.mark.parametrize(
    ("who", "status", "unit"),
    [
        ("specialist", 302, "CS2"),
        ("superuser", 302, "CS2"),
        ("editor", 302, "CS1"),
        ("manager", 302, "CS1"),
        ("viewer", 302, "CS1"),
        ("editor2", 404, "CS1"),
        ("specialist_elsewhere", 404, "CS1"),
    ],
)
def test_who_moves_a_person_by_the_page(client, people, member, who, status, unit):
    client.force_login(people[who])
    response = client.post(path("member-move", member), {"to": "CS2", "on": "01/03/2025"})
    member.refresh_from_db()
    assert (response.status_code, member.unit.code) == (status, unit)


def test_the_page_of_a_move_offers_the_units_one_is_above(client, tree, people, member):
    client.force_login(people["specialist"])
    assert path("member-move", member) in opened(client, path("member-detail", member)).content.decode()
    page = opened(client, path("member-move", member))
    assert set(page.context["form"].fields["to"].queryset) == {tree.base, tree.base2}
    refused = client.post(path("member-move", member), {"to": "CS1", "on": "01/03/2025"})
    assert "Đoàn viên đang sinh hoạt ở đơn vị này" in words(refused)
    assert "Hãy điền mục này" in words(client.post(path("member-move", member), {}))


# ---------- Leaving and coming back ----------


def test_leaving_closes_the_membership_and_keeps_it(tree, people, member):
    gone = end_membership(member, on=LEFT, reason=LeavingReason.RETIRED, by=people["editor"])
    membership = gone.memberships.get()
    assert (gone.left_on, gone.unit) == (LEFT, tree.base)
    assert (membership.valid_to, membership.leaving_reason) == (LEFT, LeavingReason.RETIRED)
    line = AuditEntry.objects.get(move="leave")
    assert (line.subject, line.actor, line.data) == (gone, people["editor"], {"reason": "retired", "on": "2025-06-30"})


@pytest.mark.parametrize(
    ("on", "reason", "said"),
    [
        (JOINED - DAY, "retired", "trước ngày bắt đầu"),
        (dt.date(2999, 1, 1), "retired", "ở tương lai"),
        (LEFT, "moved", "Hãy chọn lý do"),
        (LEFT, "", "Hãy chọn lý do"),
    ],
)
def test_leaving_refuses(people, member, on, reason, said):
    with pytest.raises(DomainError, match=said):
        end_membership(member, on=on, reason=reason, by=people["editor"])
    assert Member.objects.active().get() == member


def test_nobody_leaves_twice(people, member):
    gone = end_membership(member, on=LEFT, reason="retired", by=people["editor"])
    with pytest.raises(DomainError, match="đã rời đơn vị từ ngày 30/06/2025"):
        end_membership(gone, on=LEFT, reason="other", by=people["editor"])


def test_who_left_comes_back_by_a_move_even_to_the_same_unit(tree, people, member):
    gone = end_membership(member, on=LEFT, reason="resigned", by=people["editor"])
    with pytest.raises(DomainError, match="trong thời gian này"):
        move_member(gone, to=tree.base, on=LEFT, by=people["specialist"])
    back = move_member(gone, to=tree.base, on=LEFT + DAY, by=people["specialist"])
    assert (back.left_on, back.unit) == (None, tree.base)
    assert [row.leaving_reason for row in back.memberships.order_by("valid_from")] == ["resigned", ""]


@pytest.mark.parametrize(
    ("who", "status", "left_on"),
    [
        ("editor", 302, LEFT),
        ("specialist", 302, LEFT),
        ("manager", 302, LEFT),
        ("superuser", 302, LEFT),
        ("viewer", 302, None),
        ("approver", 302, None),
        ("editor2", 404, None),
        ("nobody", 404, None),
    ],
)
def test_who_lets_a_person_go_by_the_page(client, people, member, who, status, left_on):
    client.force_login(people[who])
    response = client.post(path("member-leave", member), {"on": "30/06/2025", "reason": "retired"})
    member.refresh_from_db()
    assert (response.status_code, member.left_on) == (status, left_on)


def test_the_page_of_a_person_who_left_says_so(client, people, member):
    client.force_login(people["editor"])
    page = opened(client, path("member-detail", member)).content.decode()
    assert path("member-leave", member) in page
    assert path("member-move", member) not in page
    opened(client, path("member-leave", member))
    end_membership(member, on=LEFT, reason="retired", by=people["editor"])
    page = opened(client, path("member-detail", member))
    assert "Đã rời đơn vị từ 30/06/2025" in words(page)
    assert "Nghỉ hưu" in words(page)
    assert path("member-leave", member) not in page.content.decode()
    client.force_login(people["specialist"])
    assert "Tiếp nhận lại" in words(opened(client, path("member-detail", member)))
    opened(client, path("member-move", member))


# ---------- Where they no longer stand ----------


@pytest.fixture
def gone(tree, people, member):
    MemberFactory(code="DV2", unit=tree.base)
    return end_membership(member, on=LEFT, reason="retired", by=people["editor"])


@pytest.mark.parametrize(("asked", "codes"), [("", {"DV2"}), ("?gone=on", {"DV1", "DV2"}), ("?q=anh", set())])
def test_lists_show_who_left_only_when_asked(client, people, gone, asked, codes):
    client.force_login(people["editor"])
    response = opened(client, reverse("people:member-list") + asked)
    assert {row.code for row in response.context["object_list"]} == codes
    assert ("Đã rời" in words(response).split("Kể cả người đã rời")[-1]) is ("DV1" in codes)


def test_counts_leave_out_who_left(client, tree, people, gone):
    client.force_login(people["editor"])
    assert opened(client, reverse("units:unit-detail", args=[tree.base.pk])).context["member_count"] == 1


@pytest.mark.parametrize(("kind", "offered"), [("registration", False), ("proposal", True)])
def test_a_registration_no_longer_offers_who_left(client, tree, people, gone, kind, offered):
    dossier = DossierFactory(unit=tree.base, kind=kind, campaign=long_campaign(tree))
    client.force_login(people["editor"])
    answer = client.get(reverse("campaigns:dossier-pick", args=[dossier.pk, "individual"]), {"q": "anh"}).json()
    assert [row["label"] for row in answer["results"]] == (["Đặng Thị Ánh"] if offered else [])


@pytest.fixture
def registration(tree, gone):
    """Of a campaign that began before the person left."""
    return EntryFactory(dossier=DossierFactory(unit=tree.base, campaign=long_campaign(tree)))


@pytest.mark.parametrize("registered_on", [LEFT, None])
def test_who_left_is_not_newly_registered(people, gone, registration, registered_on):
    dossier, award = registration.dossier, registration.award
    with pytest.raises(DomainError, match="đã rời đơn vị hoặc kết thúc hoạt động từ 30/06/2025"):
        add_entries(dossier, award=award, subjects=[gone], registered_on=registered_on, by=people["editor"])
    assert dossier.entries.get() == registration


def test_who_was_there_on_the_day_may_be_registered_late(people, gone, registration):
    day = LEFT - DAY
    (entry,) = add_entries(
        registration.dossier, award=registration.award, subjects=[gone], registered_on=day, by=people["editor"]
    )
    assert (entry.member, entry.registered_on) == (gone, day)


def long_campaign(tree):
    return LaunchedCampaignFactory(unit=tree.province, starts_on=dt.date(2025, 1, 1))


# ---------- Collectives ----------


@pytest.fixture
def team(tree):
    return CollectiveFactory(unit=tree.base, name="Tổ Sử")


@pytest.mark.parametrize(
    ("who", "status", "ended_on"),
    [("editor", 302, LEFT), ("superuser", 302, LEFT), ("viewer", 302, None), ("editor2", 404, None)],
)
def test_who_ends_a_collective(client, people, team, who, status, ended_on):
    client.force_login(people[who])
    response = client.post(path("collective-end", team), {"on": "30/06/2025"})
    team.refresh_from_db()
    assert (response.status_code, team.ended_on) == (status, ended_on)


def test_a_collective_ends_once_and_may_go_on(people, team):
    with pytest.raises(DomainError, match="ở tương lai"):
        end_collective(team, on=dt.date(2999, 1, 1), by=people["editor"])
    ended = end_collective(team, on=LEFT, by=people["editor"])
    with pytest.raises(DomainError, match="đã kết thúc từ ngày 30/06/2025"):
        end_collective(ended, on=LEFT, by=people["editor"])
    with pytest.raises(NotAllowed):
        resume_collective(ended, by=people["viewer"])
    assert resume_collective(ended, by=people["editor"]).ended_on is None
    with pytest.raises(DomainError, match="đang hoạt động"):
        resume_collective(ended, by=people["editor"])
    assert list(AuditEntry.objects.order_by("pk").values_list("move", flat=True)) == ["end", "resume"]


def test_an_ended_collective_is_listed_only_when_asked(client, people, team):
    client.force_login(people["editor"])
    assert path("collective-end", team) in opened(client, path("collective-update", team)).content.decode()
    opened(client, path("collective-end", team))
    end_collective(team, on=LEFT, by=people["editor"])
    address = reverse("people:collective-list")
    assert list(opened(client, address).context["object_list"]) == []
    assert list(opened(client, f"{address}?gone=on").context["object_list"]) == [team]
    page = opened(client, path("collective-update", team)).content.decode()
    assert path("collective-resume", team) in page
    assert client.post(path("collective-resume", team)).status_code == 302
    assert list(opened(client, address).context["object_list"]) == [team]


# ---------- Following the person ----------


def test_what_a_person_did_before_follows_without_the_way_to_it(client, tree, people, awards, member):
    record_honour(subject=member, subject_kind="individual", award=awards.title, year=2024, decision_no="7/QĐ")
    for title, state in (("Cải tiến máy cưa", "applied"), ("Nháp bỏ dở", "draft")):
        row = InitiativeFactory(unit=tree.base, title=title, state=state)
        row.authors.create(member=member, share_percent=100)
    move_member(member, to=tree.base2, on=MOVED, by=people["specialist"])
    client.force_login(people["editor2"])
    page = opened(client, path("member-detail", member))
    assert "Cải tiến máy cưa" in words(page)
    assert "Nháp bỏ dở" not in words(page)
    assert f"khi ở {tree.base.name}" in words(page)
    assert reverse("contributions:initiative-detail", args=[member.authorships.first().initiative_id]) not in (
        page.content.decode()
    )
    assert (page.context["authorships"], len(page.context["elsewhere"])) == ([], 1)


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", {"DV1"}),
        ("gone=on", {"DV1", "DV2", "DV3", "DV4"}),
        ("left=retired", {"DV2"}),
        ("left=dissolved", {"DV3"}),
        ("left=dissolved&gone=on", {"DV3"}),
        ("left=moved", {"DV1"}),
    ],
)
def test_why_people_left_is_said_and_asked_for(client, tree, people, member, query, seen):
    for code, reason in (("DV2", "retired"), ("DV3", "retired"), ("DV4", "")):
        gone = create_member(code=code, full_name=f"Người {code}", gender="male", unit=tree.base, joined_on=JOINED)
        if reason:
            end_membership(gone, on=LEFT, reason=reason, by=people["editor"])
    Membership.objects.filter(member__code="DV3").update(leaving_reason=LeavingReason.DISSOLVED)
    Member.objects.filter(code="DV4").update(left_on=LEFT)
    client.force_login(people["editor"])
    page = opened(client, f"{reverse('people:member-list')}?{query}")
    assert {row.code for row in page.context["object_list"]} == seen
    for code, said in (("DV2", "Đã rời: nghỉ hưu"), ("DV3", "Đã rời: đơn vị kết thúc hoạt động")):
        assert (said in words(page)) is (code in seen)


def test_the_page_says_why_a_person_left(client, people, member):
    end_membership(member, on=LEFT, reason="retired", by=people["editor"])
    client.force_login(people["editor"])
    assert "Đã rời đơn vị từ 30/06/2025 Nghỉ hưu" in words(opened(client, path("member-detail", member)))
