"""The library: who finds what in it, by what it is searched, and which units apply an initiative again."""

import datetime as dt

import pytest
from django.urls import reverse

from common import capped
from common.errors import DomainError, NotAllowed
from common.history import last_change
from common.models import AuditEntry
from contributions.models import Initiative, InitiativeAuthor, Reuse
from contributions.services.sharing import record_reuse, remove_reuse, share_initiative
from contributions.views.library import REUSES_SHOWN
from tests.factories import InitiativeFactory, MemberFactory, UnitFactory, UserFactory
from tests.pages import opened, words
from units.models import Unit

LIBRARY = reverse("contributions:library")
DAY = dt.date(2024, 5, 10)


def recognised(unit, title="Cải tiến máy hàn tự động", **fields):
    initiative = InitiativeFactory(
        unit=unit, title=title, **{"state": "recognised", "applied_on": DAY, "sharing": "everybody"} | fields
    )
    InitiativeAuthor.objects.create(initiative=initiative, member=MemberFactory(unit=unit), share_percent=100)
    return initiative


def titles(client, **asked) -> list[str]:
    return [row.title for row in opened(client, LIBRARY + _query(asked)).context["object_list"]]


def _query(asked) -> str:
    return "?" + "&".join(f"{key}={value}" for key, value in asked.items()) if asked else ""


@pytest.mark.parametrize(
    ("sharing", "who", "is_found"),
    [
        ("unit", "editor", True),
        ("unit", "specialist_province", True),
        ("unit", "superuser", True),
        ("unit", "editor2", False),
        ("unit", "nobody", False),
        ("province", "editor_elsewhere", True),
        ("province", "stranger", False),
        ("province", "nobody", False),
        ("everybody", "stranger", True),
        ("everybody", "nobody", True),
    ],
)
def test_who_finds_it(client, people, tree, sharing, who, is_found):
    from tests.factories import RoleAssignmentFactory

    people["stranger"] = RoleAssignmentFactory(user=UserFactory(username="stranger"), role="editor", unit=tree.far).user
    initiative = recognised(tree.base, sharing=sharing)
    assert Initiative.objects.in_library_for(people[who]).exists() is is_found
    client.force_login(people[who])
    assert titles(client) == ([initiative.title] if is_found else [])
    opened(client, reverse("contributions:library-detail", args=[initiative.pk]), 200 if is_found else 404)


def test_a_worker_finds_what_the_province_shares(client, people, tree):
    recognised(tree.other, sharing="province")
    MemberFactory(unit=tree.base, user=people["nobody"])
    client.force_login(people["nobody"])
    assert len(titles(client)) == 1


@pytest.mark.parametrize("state", ["draft", "not_recognised"])
def test_what_nobody_confirmed_is_not_in_it(client, people, tree, state):
    recognised(tree.base, state=state)
    counted = recognised(tree.base)
    recognised(tree.base, "Bản trùng", counts_in=counted)
    client.force_login(people["editor"])
    assert titles(client) == [counted.title]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "may han"}, {"Cải tiến máy hàn tự động"}),
        ({"q": "MÁY HÀN"}, {"Cải tiến máy hàn tự động"}),
        ({"field": "giao duc"}, {"Rèn chữ viết"}),
        ({"level": "province"}, {"Rèn chữ viết"}),
        ({"year": "2024"}, {"Cải tiến máy hàn tự động"}),
        ({"unit": "huyen2"}, {"Rèn chữ viết"}),
        ({"benefit": "50 triệu"}, {"Cải tiến máy hàn tự động"}),
        ({"q": "khong co"}, set()),
        ({"unit": "KHONGCO"}, set()),
    ],
)
def test_what_it_is_searched_by(client, people, tree, asked, found):
    recognised(tree.base, benefit_confirmed=85_000_000, field="Cơ khí")
    recognised(
        tree.other, "Rèn chữ viết", field="Giáo dục", recognised_level="province", applied_on=DAY.replace(year=2023)
    )
    client.force_login(people["editor"])
    assert set(titles(client, **asked)) == found


def test_a_secret_one_shows_title_and_effect(client, people, tree):
    secret = recognised(tree.base, is_secret=True, solution="Công thức pha", benefit_other="Bớt khói bụi")
    address = reverse("contributions:library-detail", args=[secret.pk])
    client.force_login(people["editor_elsewhere"])
    page = words(opened(client, address))
    assert "Công thức pha" not in page and "Bớt khói bụi" in page
    client.force_login(people["editor"])
    assert "Công thức pha" in words(opened(client, address))


def test_no_more_than_so_many_are_paged_through(client, people, tree, monkeypatch):
    monkeypatch.setattr(capped.CappedPaginator.__init__, "__kwdefaults__", {"most": 2, "latest": "pk"})
    rows = [recognised(tree.base, f"Sáng kiến {number}") for number in range(3)]
    client.force_login(people["editor"])
    page = opened(client, LIBRARY)
    assert "Có hơn 2 sáng kiến" in words(page) and list(page.context["object_list"]) == [rows[2], rows[1]]


@pytest.mark.parametrize("rows", [1, 3])
def test_library_query_count(client, people, tree, rows, django_assert_num_queries):
    for _ in range(rows):
        record_reuse(recognised(tree.other), unit=tree.base, by=people["editor"], applied_on=DAY, applied_at="Xưởng")
    client.force_login(people["editor"])
    opened(client, LIBRARY)
    with django_assert_num_queries(12):
        response = client.get(LIBRARY)
    assert [row.reuse_count for row in response.context["object_list"]] == [1] * rows


# ---------- Sharing and applying again ----------


def test_sharing_is_the_units_own_choice(client, people, tree):
    initiative = recognised(tree.base, sharing="unit")
    address = reverse("contributions:initiative-share", args=[initiative.pk])
    client.force_login(people["editor"])
    opened(client, address)
    assert client.post(address, {"sharing": "province"}).status_code == 302
    initiative.refresh_from_db()
    assert initiative.sharing == "province"
    assert AuditEntry.objects.filter(move="share", before="unit", after="province").exists()
    assert last_change(initiative, "sharing")[0] == people["editor"]
    page = words(opened(client, reverse("contributions:initiative-detail", args=[initiative.pk])))
    assert "đổi việc chia sẻ trong thư viện" in page and "Mọi người trong tỉnh, ngành" in page
    client.post(address, {"sharing": "province"})
    assert AuditEntry.objects.filter(move="share").count() == 1
    with pytest.raises(NotAllowed):
        share_initiative(initiative, sharing="everybody", by=people["editor2"])
    with pytest.raises(DomainError, match="chia sẻ với ai"):
        share_initiative(initiative, sharing="all", by=people["editor"])


def test_the_history_keeps_with_whom_where_and_in_what_an_initiative_counts(tree):
    initiative, kept = recognised(tree.base, sharing="unit"), recognised(tree.base)
    initiative.sharing = "everybody"
    initiative.save()
    initiative.counts_in = kept
    initiative.save()
    told = initiative.events.order_by("pgh_id").values_list("sharing", "counts_in", "branch")
    branch = tree.base.path[:8]
    assert list(told) == [("unit", None, branch), ("everybody", None, branch), ("everybody", kept.pk, branch)]


def test_applying_again_in_the_browser(client, people, tree):
    initiative = recognised(tree.other)
    client.force_login(people["editor"])
    address = reverse("contributions:reuse-create", args=[initiative.pk])
    assert opened(client, address).context["form"].initial == {"unit": tree.base.code}
    typed = {"unit": "cs1", "applied_on": "10/05/2024", "applied_at": "Xưởng 1", "result": "Bớt một nửa thời gian"}
    assert client.post(address, typed | {"unit": "KHONGCO"}).status_code == 200
    assert client.post(address, typed).status_code == 302
    assert "đã ghi áp dụng lại" in words(client.post(address, typed))
    detail = reverse("contributions:library-detail", args=[initiative.pk])
    page = words(opened(client, detail))
    assert "Bớt một nửa thời gian" in page and "Đơn vị áp dụng lại (1)" in page
    assert client.post(reverse("contributions:reuse-remove", args=[Reuse.objects.get().pk])).status_code == 302
    assert "Chưa có đơn vị nào ghi áp dụng lại" in words(opened(client, detail))


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_many_that_apply_it_again_are_on_a_list_of_their_own(client, people, tree, rows, django_assert_max_num_queries):
    initiative = recognised(tree.other)
    units = [tree.base, *UnitFactory.create_batch(rows - 1, parent=tree.district2)]
    Reuse.objects.bulk_create(
        Reuse(initiative=initiative, unit=unit, applied_on=DAY, applied_at="Xưởng", made_by=people["editor"])
        for unit in units
    )
    client.force_login(people["editor"])
    full = reverse("contributions:reuse-list", args=[initiative.pk])
    with django_assert_max_num_queries(20):
        page = opened(client, reverse("contributions:library-detail", args=[initiative.pk]))
    assert f"Đơn vị áp dụng lại ({rows})" in words(page)
    assert len(page.context["reuses"]) == min(rows, REUSES_SHOWN)
    assert (full in page.content.decode()) is (rows > REUSES_SHOWN)
    with django_assert_max_num_queries(15):
        page = opened(client, full)
    assert len(page.context["reuses"]) == min(rows, 25)
    last = opened(client, f"{full}?page={page.context['paginator'].num_pages}")
    assert (last.context["reuses"][-1][0].unit, last.context["reuses"][-1][1]) == (tree.base, True)


def test_the_list_of_what_is_not_shared_is_not_found(client, people, tree):
    client.force_login(people["editor"])
    hidden = recognised(tree.other, sharing="unit")
    opened(client, reverse("contributions:reuse-list", args=[hidden.pk]), 404)


def test_what_makes_no_sense_is_refused(people, tree):
    initiative = recognised(tree.other)
    asked = {"by": people["editor"], "unit": tree.base, "applied_at": "Xưởng"}
    with pytest.raises(DomainError, match="tương lai"):
        record_reuse(initiative, **asked, applied_on=dt.date(2999, 1, 1))
    with pytest.raises(DomainError, match="10/05/2024"):
        record_reuse(initiative, **asked, applied_on=DAY - dt.timedelta(days=1))
    with pytest.raises(NotAllowed):
        record_reuse(initiative, **asked | {"unit": tree.base2}, applied_on=DAY)
    with pytest.raises(NotAllowed, match="thư viện"):
        record_reuse(recognised(tree.other, sharing="unit"), **asked, applied_on=DAY)
    with pytest.raises(DomainError, match="chính đơn vị"):
        record_reuse(recognised(tree.base), **asked, applied_on=DAY)
    reuse = record_reuse(initiative, **asked, applied_on=DAY)
    with pytest.raises(DomainError, match="đã ghi áp dụng lại"):
        record_reuse(initiative, **asked, applied_on=DAY)
    with pytest.raises(NotAllowed):
        remove_reuse(reuse, by=people["editor2"])


def test_the_branch_follows_the_unit(tree):
    initiative = InitiativeFactory(unit=tree.base)
    initiative.refresh_from_db()
    assert initiative.branch == tree.province.path
    Initiative.objects.filter(pk=initiative.pk).update(unit=tree.far, branch="wrong")
    initiative.refresh_from_db()
    assert initiative.branch == tree.province2.path
    Unit.objects.move(Unit.objects.get(pk=tree.far.pk), Unit.objects.get(pk=tree.district.pk), "last-child")
    initiative.refresh_from_db()
    assert initiative.branch == tree.province.path


def test_the_longest_names_fit_the_index_of_the_library(tree):
    """Letters of four bytes in no order, which nothing makes shorter: as wide as a row of an index can become."""
    letters = [chr(0x20000 + 7919 * number % 42000) for number in range(660)]
    initiative = recognised(tree.base, title="".join(letters[:500]), field="".join(letters[500:]), code="X" * 40)
    assert Initiative.objects.in_library().filter(field_search__contains=letters[550]).get() == initiative
