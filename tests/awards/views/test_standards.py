"""The pages of standards: who may do what in which state, lists at one and three rows, the fresh password."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.models import StandardVersion, StandardVersionState
from awards.services.standard import draft_standard
from awards.services.trial import try_standard
from tests.factories import StandardVersionFactory
from tests.pages import opened, words

S = StandardVersionState
CONTENT = {
    "subject_kinds": ["individual", "collective", "unit"],
    "valid_from": dt.date(2025, 1, 1),
    "tree": {"all_of": [{"condition": "rating_at_least", "params": {"rating": "excellent", "year_itself": True}}]},
    "rank_by": [],
    "legal_basis": "Luật 06/2022/QH15",
    "source": "Quy chế mẫu",
}


@pytest.fixture
def draft(world):
    """A draft of another standard for the same subjects as the one in force."""
    kinds, conditions = sorted(world.award.subject_kinds), world.standard.tree
    world.goes_by_nothing()
    world.standard = StandardVersionFactory(award=world.award, number=7, tree=conditions, subject_kinds=kinds)
    by = world.people["specialist_province"]
    return draft_standard(world.award, by=by, **(CONTENT | {"subject_kinds": kinds}))


def address(name, row):
    return reverse(f"awards:standard-{name}", args=[row.pk])


def signed_in(client, user, password="mật khẩu thử"):
    user.set_password(password)
    user.save()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")


def test_approving_asks_for_the_password_again(client, world, draft):
    signed_in(client, world.people["approver"])
    page = client.get(address("approve", draft))
    assert page.status_code == 200
    asked = client.post(address("approve", draft), {"version": draft.version})
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    draft.refresh_from_db()
    assert draft.state == S.DRAFT
    next_page = f"?next={address('approve', draft)}"
    client.post(reverse("account_reauthenticate") + next_page, {"password": "sai"})
    draft.refresh_from_db()
    assert draft.state == S.DRAFT
    client.post(reverse("account_reauthenticate") + next_page, {"password": "mật khẩu thử"})
    draft.refresh_from_db()
    assert (draft.state, draft.approved_by) == (S.IN_FORCE, world.people["approver"])
    world.standard.refresh_from_db()
    assert (world.standard.state, world.standard.valid_to) == (S.SUPERSEDED, dt.date(2024, 12, 31))


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize(
    ("who", "may"), [("approver", True), ("specialist_province", False), ("superuser", False), ("specialist", False)]
)
def test_who_may_approve_in_which_state(client, world, draft, who, may, state):
    version = draft
    if state != S.DRAFT:
        year = dt.date(2010, 1, 1)
        version = StandardVersionFactory(
            award=world.award, number=30, state=state, valid_from=year, valid_to=year.replace(month=12)
        )
    client.force_login(world.people[who])
    page = client.get(address("approve", version))
    is_public = state in (S.IN_FORCE, S.SUPERSEDED)
    if who == "specialist" and not is_public:
        assert page.status_code == 404
    else:
        assert page.status_code == (200 if may and state == S.DRAFT else 302)


@pytest.mark.parametrize("seen", ["", "hai", "²", "٢", "9" * 5000])
def test_what_was_seen_in_no_plain_digits_approves_nothing(client, world, draft, seen):
    signed_in(client, world.people["approver"])
    client.post(address("approve", draft), {"version": seen})
    again = f"{reverse('account_reauthenticate')}?next={address('approve', draft)}"
    assert client.post(again, {"password": "mật khẩu thử"}, follow=True).status_code == 200
    draft.refresh_from_db()
    assert draft.state == S.DRAFT


def test_a_version_without_its_own_edits_is_approved_only_as_read(client, world, draft):
    signed_in(client, world.people["approver"])
    StandardVersion.objects.filter(pk=draft.pk).update(version=4)
    client.post(address("approve", draft), {"version": 1})
    answer = client.post(
        f"{reverse('account_reauthenticate')}?next={address('approve', draft)}",
        {"password": "mật khẩu thử"},
        follow=True,
    )
    assert "đã được" in words(answer)
    draft.refresh_from_db()
    assert draft.state == S.DRAFT


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_does_not_grow(client, world, rows, django_assert_num_queries):
    for number in range(2, rows + 1):
        StandardVersionFactory(award=world.awards.flag, number=number, valid_from=dt.date(2000 + number, 1, 1),
                               valid_to=dt.date(2000 + number, 12, 31))  # fmt: skip
    hidden = StandardVersionFactory(award=world.awards.title, state=S.DRAFT)
    client.force_login(world.people["viewer"])
    with django_assert_num_queries(8):
        page = client.get(reverse("awards:standard-list"))
    assert len(page.context["object_list"]) == rows
    assert hidden not in page.context["object_list"]


def test_the_list_is_searched_without_dau_and_by_state(client, world, draft):
    client.force_login(world.people["approver"])
    found = opened(client, reverse("awards:standard-list") + "?q=bang+khen&state=draft").context["object_list"]
    assert list(found) == [draft]
    assert "Không thấy phiên bản nào" in words(opened(client, reverse("awards:standard-list") + "?q=khong+co"))


def test_an_empty_list_says_what_to_do(client, people):
    client.force_login(people["viewer"])
    assert "Chưa có tiêu chuẩn" in words(opened(client, reverse("awards:standard-list")))


def test_a_draft_shows_its_author_and_who_may_approve(client, world, draft):
    client.force_login(world.people["specialist_province"])
    text = words(opened(client, address("detail", draft)))
    assert "Sửa bản nháp" in text
    assert "Xem để duyệt" not in text
    client.force_login(world.people["approver"])
    assert "Xem để duyệt" in words(opened(client, address("detail", draft)))


def test_links_carry_keys_as_they_are(client, world, draft):
    """A key above 999 is no figure to be grouped."""
    big = StandardVersionFactory(
        pk=123_456, award=world.awards.flag, subject_kinds=sorted(world.awards.flag.subject_kinds), number=9
    )
    client.force_login(world.people["specialist_province"])
    assert f'?copy={big.pk}"' in opened(client, address("detail", big)).content.decode()
    page = client.get(f"{reverse('awards:standard-create')}?copy={big.pk}")
    assert page.context["award"] == world.awards.flag


def test_comparing_names_what_changed(client, world, draft):
    client.force_login(world.people["viewer"])
    assert client.get(address("compare", draft)).status_code == 404
    client.force_login(world.people["approver"])
    text = words(opened(client, address("compare", draft)))
    assert "Thêm 0, bỏ 2, đổi 1 điều kiện." in text
    assert "hoàn thành xuất sắc nhiệm vụ" in text


def test_one_alone_has_nothing_to_compare_with(client, world):
    client.force_login(world.people["viewer"])
    assert "Chưa có phiên bản khác" in words(opened(client, address("compare", world.standard)))


def test_an_end_needs_a_day_and_a_reason(client, world):
    signed_in(client, world.people["approver"])
    url = address("end", world.standard)
    assert client.get(url).status_code == 200
    client.post(url, {"last_day": "", "reason": ""})
    following = f"{reverse('account_reauthenticate')}?next={url}"
    page = client.post(following, {"password": "mật khẩu thử"})
    assert "Hãy ghi lý do." in words(page)
    page = client.post(url, {"last_day": "30/06/2030", "reason": "Thay quy chế"})
    world.standard.refresh_from_db()
    assert (page.status_code, world.standard.valid_to) == (302, dt.date(2030, 6, 30))


def test_a_draft_is_removed_after_a_question(client, world, draft):
    client.force_login(world.people["specialist_province"])
    assert client.get(address("remove", draft)).status_code == 200
    assert client.post(address("remove", draft)).status_code == 302
    assert not StandardVersion.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("tried", [1, 3])
def test_a_trial_lists_its_changes(client, world, draft, tried, django_assert_num_queries):
    dossier = world.dossier()
    for _each in range(tried):
        world.person(dossier)
    stays = world.person(dossier, rating="excellent")
    run = world.evaluated()
    client.force_login(world.people["specialist_province"])
    page = client.post(address("trial", draft), {"run": run.pk})
    trial = draft.trials.get()
    assert page["Location"] == reverse("awards:trial-detail", args=[trial.pk])
    with django_assert_num_queries(10):
        page = client.get(page["Location"])
    assert (page.context["paginator"].count, trial.changed) == (tried, tried)
    assert stays.subject_label not in words(page)
    assert "Xếp loại hằng năm" in words(page)
    chosen = client.get(reverse("awards:trial-detail", args=[trial.pk]) + "?change=eligible>not_eligible")
    assert chosen.context["paginator"].count == tried


def test_a_trial_is_only_for_those_who_write_standards_and_see_the_run(client, world, draft):
    world.person(world.dossier())
    trial = try_standard(draft, world.evaluated(), by=world.people["approver"])
    found = {}
    for who in ("approver", "specialist_province", "specialist", "viewer", "editor", "superuser"):
        client.force_login(world.people[who])
        found[who] = client.get(reverse("awards:trial-detail", args=[trial.pk])).status_code
    assert found == {"approver": 200, "specialist_province": 200} | dict.fromkeys(
        ("specialist", "viewer", "editor", "superuser"), 404
    )


def test_a_run_out_of_sight_is_not_offered(client, world, draft):
    client.force_login(world.people["approver"])
    page = client.post(address("trial", draft), {"run": 1})
    assert page.status_code == 200
    assert "Chưa có lần tổng hợp nào để chạy thử" in words(page)
