"""The pages of a handover: who finds them in which state, how one signs, and what the old account finds afterwards."""

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Participation
from exchange.models import ImportRun
from notices.services.notice import notify
from office.models import Handover, HandoverList, HandoverState
from office.views import handovers as views
from tests.factories import (
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    RoleAssignmentFactory,
    ScoreCardFactory,
    UserFactory,
    WorkFactory,
)
from tests.office.test_handover import given, in_state, passed, prepared
from tests.pages import fields_of, hidden, opened, words
from units.models import Role

S = HandoverState
LIST = reverse("office:handover-list")
PASSWORD = "mật khẩu thử"


def path(name, handover):
    return reverse(f"office:handover-{name}", args=[handover.pk])


def as_(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def with_password(account) -> Client:
    """Signed in long ago, so that signing asks for the password again."""
    account.set_password(PASSWORD)
    account.save()
    return as_(account)


@pytest.fixture
def handover(tree, people):
    return prepared(tree.base, people)


# ---------- Who finds it ----------


SEEN = {
    S.DRAFT: {"editor", "manager", "superuser"},
    S.GIVEN: {"editor", "nobody", "manager", "superuser"},
    S.TAKEN: {"nobody", "manager", "superuser"},
    S.CANCELLED: {"manager", "superuser"},
}


@pytest.mark.parametrize("state", S)
def test_who_finds_it_in_which_state(tree, people, handover, state):
    RoleAssignmentFactory(user=people["editor"], unit=tree.far, role=Role.EDITOR)
    in_state(handover, state, people)
    for who in ("editor", "nobody", "manager", "superuser", "editor2", "specialist", "approver", "editor_elsewhere"):
        client = as_(people[who])
        status = 200 if who in SEEN[state] else 404
        opened(client, path("detail", handover), status=status)
        listed = opened(client, f"{LIST}?state={state.value}").context["object_list"]
        assert list(listed) == ([handover] if status == 200 else [])


def test_whoever_took_finds_it_no_more_after_handing_on(tree, people):
    first = passed(tree.base, people)
    RoleAssignmentFactory(user=people["nobody"], unit=tree.far, role=Role.VIEWER)
    passed(tree.base, people, giver="nobody", taker="editor2")
    opened(as_(people["nobody"]), path("detail", first), status=404)


@pytest.mark.parametrize("rows", [1, 3])
def test_query_count_of_the_list(tree, people, rows, django_assert_num_queries):
    for _row in range(rows):
        giver = UserFactory()
        RoleAssignmentFactory(user=giver, unit=tree.base, role=Role.EDITOR)
        prepared(tree.base, people | {"giver": giver}, giver="giver")
    far = UserFactory()
    RoleAssignmentFactory(user=far, unit=tree.far, role=Role.EDITOR)
    elsewhere = prepared(tree.far, people | {"far": far}, giver="far", by="superuser")
    client = as_(people["manager"])
    with django_assert_num_queries(8):
        page = client.get(LIST)
    assert len(page.context["object_list"]) == rows
    assert elsewhere not in page.context["object_list"]


@pytest.mark.parametrize("rows", [1, 3])
def test_query_count_of_the_page(tree, people, handover, rows, django_assert_num_queries):
    for _row in range(rows):
        running = LaunchedCampaignFactory(unit=tree.province)
        DossierFactory(campaign=running, unit=tree.base)
        ScoreCardFactory(campaign=running, unit=tree.base)
    given(handover, people)
    client = as_(people["manager"])
    opened(client, path("detail", handover))
    with django_assert_num_queries(16):
        client.get(path("detail", handover))


def test_empty_lists_say_what_to_do(people):
    assert "Mở tài khoản của người sắp thôi việc" in words(opened(as_(people["manager"]), LIST))
    assert "chờ bạn ký" in words(opened(as_(people["editor"]), LIST))
    assert "Không có bàn giao nào như vậy" in words(opened(as_(people["manager"]), f"{LIST}?state=taken"))


# ---------- Preparing ----------


def test_the_way_from_the_account_to_a_handover(tree, people):
    manager, editor = as_(people["manager"]), people["editor"]
    RoleAssignmentFactory(user=editor, unit=tree.far, role=Role.EDITOR)
    create = reverse("office:handover-create", args=[editor.pk])
    for page in ("units:account-detail", "office:open-work"):
        assert create in opened(manager, reverse(page, args=[editor.pk])).content.decode()
    page = opened(manager, create)
    assert [unit.code for unit in page.context["form"].fields["unit"].queryset] == ["CS1"]
    sent = fields_of(page, having="unit") | {"account": "nobody"}
    made = manager.post(create, sent)
    handover = Handover.objects.get()
    assert made["Location"] == path("detail", handover)
    assert (handover.giver, handover.taker, handover.unit) == (editor, people["nobody"], tree.base)
    assert "đang có một bàn giao chưa xong" in words(manager.post(create, sent))


def test_the_taker_is_searched_for_without_scripts(tree, people):
    manager = as_(people["manager"])
    create = reverse("office:handover-create", args=[people["editor"].pk])
    found = manager.post(create, {"unit": tree.base.pk, "account_find": "", "account_search": "editor2"})
    assert "editor2" in words(found)
    refused = manager.post(create, {"unit": tree.base.pk, "account": "khong-co"})
    assert "Không có tài khoản này" in words(refused)
    assert not Handover.objects.exists()


def test_no_way_to_a_handover_where_nothing_is_held(tree, people):
    gone = UserFactory()
    RoleAssignmentFactory(user=gone, unit=tree.base, role=Role.EDITOR, valid_to="2020-01-01")
    page = opened(as_(people["manager"]), reverse("units:account-detail", args=[gone.pk]))
    assert reverse("office:handover-create", args=[gone.pk]) not in page.content.decode()
    opened(as_(people["manager"]), reverse("office:handover-create", args=[people["approver"].pk + 999]), status=404)


# ---------- Signing ----------


def test_both_sign_with_their_password(people, handover):
    for who, name, after in (("editor", "give", S.GIVEN), ("nobody", "take", S.TAKEN)):
        client = with_password(people[who])
        page = opened(client, path(name, handover))
        asked = client.post(path(name, handover), {"seen": hidden(page, "seen")})
        assert asked["Location"].startswith(reverse("account_reauthenticate"))
        assert client.post(asked["Location"], {"password": "sai"}).status_code == 200
        handover.refresh_from_db()
        assert handover.state != after
        done = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
        handover.refresh_from_db()
        assert (handover.state, done.redirect_chain[-1][0]) == (after, path("detail", handover))
    page = opened(as_(people["manager"]), path("detail", handover))
    assert words(page).count("Trùng khớp") == 2
    assert words(page).count("(ký, ghi rõ họ tên)") == 2
    sha256 = set(HandoverList.objects.values_list("sha256", flat=True))
    assert all(each in page.content.decode() for each in sha256)


@pytest.fixture
def _just_signed_in(monkeypatch):
    """The password was given a moment ago."""
    monkeypatch.setattr(
        "allauth.account.decorators.reauthentication.is_reauthentication_required", lambda *_a, **_k: False
    )


@pytest.mark.usefixtures("_just_signed_in")
def test_a_list_that_changed_is_shown_again(tree, people, handover):
    client = as_(people["editor"])
    seen = hidden(opened(client, path("give", handover)), "seen")
    DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base)
    again = client.post(path("give", handover), {"seen": seen}, follow=True)
    assert "Danh sách đã thay đổi" in words(again)
    handover.refresh_from_db()
    assert handover.state == S.DRAFT


@pytest.mark.usefixtures("_just_signed_in")
def test_two_tabs_and_a_double_click_pass_once(people, handover):
    given(handover, people)
    client, other = as_(people["nobody"]), as_(people["nobody"])
    seen = hidden(opened(client, path("take", handover)), "seen")
    opened(other, path("take", handover))
    assert "Đã nhận bàn giao" in words(client.post(path("take", handover), {"seen": seen}, follow=True))
    assert "Đã bàn giao" in words(other.post(path("take", handover), {"seen": seen}, follow=True))
    assert people["nobody"].role_assignments.count() == 1
    cancelled = other.post(path("cancel", handover), {"reason": "Muộn"}, follow=True)
    assert "không huỷ được" in words(cancelled)
    handover.refresh_from_db()
    assert handover.state == S.TAKEN


@pytest.mark.parametrize(("who", "name", "said"), [("manager", "take", "người nhận"), ("nobody", "give", "")])
def test_who_may_not_sign_is_told_why(people, handover, who, name, said):
    given(handover, people)
    page = as_(people[who]).get(path(name, handover), follow=True)
    assert page.redirect_chain[-1][0] == path("detail", handover)
    assert (said or "trạng thái") in words(page)


def test_the_page_says_what_changed_since_the_giver_signed(tree, people, handover):
    given(handover, people)
    ScoreCardFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base)
    page = opened(as_(people["nobody"]), path("take", handover))
    assert "danh sách đã thay đổi" in words(page) and "Thêm" in words(page)


def test_a_long_list_is_shown_in_part_and_printed_whole(tree, people, handover, monkeypatch):
    monkeypatch.setattr(views, "MOST", 1)
    for _row in range(2):
        DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base)
    client = as_(people["manager"])
    short, whole = opened(client, path("detail", handover)), opened(client, path("detail", handover) + "?all=1")
    assert words(short).count("CĐCS Trường Tiểu học Mẫu (CS1)") == 1
    assert "Hiện tất cả để in" in words(short)
    assert words(whole).count("CĐCS Trường Tiểu học Mẫu (CS1)") == 2


# ---------- The old account ----------


LISTS = (
    "home",
    "notices:list",
    "units:unit-list",
    "units:cluster-list",
    "people:member-list",
    "people:collective-list",
    "contributions:initiative-list",
    "contributions:work-list",
    "campaigns:campaign-list",
    "campaigns:dossier-list",
    "reviews:queue",
    "awards:lookup",
    "scores:card-list",
    "exchange:home",
    "office:transfer-list",
    "office:duplicate-list",
    "office:reorganisation-list",
    "office:handover-list",
    "reports:index",
    "reports:registrations",
)


@pytest.fixture
def belongings(tree, people):
    """One row of each noun of the unit, by the address of its page."""
    running = LaunchedCampaignFactory(unit=tree.province, name="Phong trào của tỉnh Mẫu")
    Participation.objects.create(campaign=running, unit=tree.base)
    dossier = DossierFactory(campaign=running, unit=tree.base, created_by=people["editor"], sent_by=people["editor"])
    member = MemberFactory(unit=tree.base)
    run = ImportRun.objects.create(
        file_name="trường-mẫu.xlsx", sha256="d" * 64, by=people["editor"], unit=tree.base, state="checked"
    )
    rows = {
        "units:unit-detail": tree.base,
        "people:member-detail": member,
        "people:collective-update": CollectiveFactory(unit=tree.base),
        "contributions:initiative-detail": InitiativeFactory(unit=tree.base),
        "contributions:work-detail": WorkFactory(owner_unit=tree.base),
        "campaigns:campaign-detail": running,
        "campaigns:dossier-detail": dossier,
        "campaigns:entry-update": EntryFactory(dossier=dossier, member=member),
        "scores:card-detail": ScoreCardFactory(campaign=running, unit=tree.base),
        "exchange:run-detail": run,
    }
    places = {name: [row.pk] for name, row in rows.items()}
    for name in ("campaigns:dossier-detail", "campaigns:campaign-detail", "exchange:run-detail"):
        notify([people["editor"]], text="Tin của Trường Tiểu học Mẫu", url=reverse(name, args=places[name]))
    return places


def test_the_old_account_sees_nothing_of_the_unit(tree, people, belongings, handover):
    editor = people["editor"]
    RoleAssignmentFactory(user=editor, unit=tree.far, role=Role.EDITOR)
    before = as_(editor)
    assert "Trường Tiểu học Mẫu" in words(opened(before, reverse("campaigns:dossier-list")))
    found = {name: before.get(reverse(name, args=args)).status_code for name, args in belongings.items()}
    assert 404 not in found.values()
    in_state(handover, S.TAKEN, people)
    assert before.get(reverse("campaigns:dossier-list"))["Location"].startswith(reverse("account_login"))
    after = as_(editor)
    for name in LISTS:
        said = words(after.get(reverse(name), follow=True))
        assert "Trường Tiểu học Mẫu" not in said and "trường-mẫu" not in said, name
    left = {name: after.get(reverse(name, args=args)).status_code for name, args in belongings.items()}
    assert left == dict.fromkeys(belongings, 404)
    assert not editor.notices.exists()
    taker = as_(people["nobody"])
    assert "Trường Tiểu học Mẫu" in words(opened(taker, reverse("campaigns:dossier-list")))
    assert people["nobody"].notices.filter(text="Tin của Trường Tiểu học Mẫu").count() == 2
