"""An initiative outside of dossiers: its form, its page, what is sent on its own."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from contributions.models import Initiative, InitiativeAuthor, InitiativeState
from contributions.services.initiative import send_initiative
from contributions.views.initiative_page import initiative_page
from tests.factories import (
    DossierFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    RoleAssignmentFactory,
)
from tests.pages import opened, words
from units.models import Role

TYPED = {
    "title": "Cải tiến máy hàn tự động",
    "kind": "technical",
    "summary": "Hàn nhanh gấp đôi",
    "problem": "Hàn tay chậm",
    "solution": "Gá kẹp xoay",
    "result": "Một ca thay hai",
    "applied_on": "15/03/2022",
    "applied_at": "Phân xưởng 2",
    "benefit_declared": "85 triệu",
    "benefit_method": "Giờ công tiết kiệm × đơn giá",
    "benefit_other": "Đỡ khói bụi",
}


@pytest.fixture
def crew(tree):
    return MemberFactory.create_batch(2, unit=tree.base)


def address(name, *args):
    return reverse(f"contributions:initiative-{name}", args=args)


def typed(crew, shares, **more):
    rows = {f"author-{member.pk}-share": str(share) for member, share in zip(crew, shares, strict=False)}
    return TYPED | {"author": [member.pk for member in crew[: len(shares)]]} | rows | more


def owned(tree, crew, **more):
    initiative = InitiativeFactory(unit=tree.base, **more)
    InitiativeAuthor.objects.create(initiative=initiative, member=crew[0], share_percent=100)
    return initiative


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


# ---------- The form ----------


def test_the_whole_form_is_kept(client, tree, people, crew):
    client.force_login(people["editor"])
    assert "Tìm tác giả" in words(opened(client, address("create")))
    response = client.post(address("create"), typed(crew, [70, 30]))
    initiative = Initiative.objects.get()
    assert response["Location"] == address("detail", initiative.pk)
    assert initiative.unit == tree.base
    assert (initiative.benefit_declared, initiative.benefit_confirmed) == (85_000_000, None)
    assert [row.share_percent for row in initiative.authors.all()] == [70, 30]
    page = words(opened(client, address("detail", initiative.pk)))
    for said in ("Gá kẹp xoay", "Phân xưởng 2", "Đỡ khói bụi", "85.000.000", "không cộng với nhau"):
        assert said in page


@pytest.mark.parametrize(("shares", "total"), [([70, 29], 99), ([70, 31], 101)])
def test_shares_that_are_not_the_whole(client, tree, people, crew, shares, total):
    client.force_login(people["editor"])
    response = client.post(address("create"), typed(crew, shares))
    assert f"là {total}%, phải bằng 100%" in words(response)
    assert "Gá kẹp xoay" in response.content.decode()
    assert not Initiative.objects.exists()


def test_a_benefit_of_a_million_billions(client, tree, people, crew):
    client.force_login(people["editor"])
    response = client.post(address("create"), typed(crew, [100], benefit_declared=str(10**15)))
    assert "lớn hơn 999.999.999.999.999 đồng" in words(response)
    assert not Initiative.objects.exists()


def test_a_draft_asks_for_a_name_alone(client, tree, people):
    client.force_login(people["editor"])
    client.post(address("create"), {"title": "Máy", "draft": "1"})
    assert Initiative.objects.get().state == InitiativeState.DRAFT


def test_authors_are_found_and_drawn_without_a_save(client, tree, people, crew):
    stranger = MemberFactory(unit=tree.base2)
    client.force_login(people["editor"])
    found = client.get(address("authors", tree.base.pk), {"q": crew[0].code}).json()["results"]
    assert [row["id"] for row in found] == [crew[0].pk]
    assert client.get(address("authors", tree.base2.pk)).status_code == 404
    drawn = client.post(address("create"), TYPED | {"author": [crew[0].pk], "add_author": "1"})
    assert crew[0].full_name in words(drawn)
    sought = client.post(address("create"), TYPED | {"author_search": crew[1].code, "author_find": "1"})
    assert crew[1].full_name in words(sought)
    refused = client.post(address("create"), typed([stranger], [100]))
    assert "Có tác giả không thuộc" in words(refused)
    assert not Initiative.objects.exists()


def test_somebody_who_writes_for_many_says_for_which(client, tree, people, crew):
    client.force_login(people["specialist"])
    assert "Sáng kiến của đơn vị nào?" in words(opened(client, address("create")))
    wrong = opened(client, f"{address('create')}?unit=CS3")
    assert "Không có đơn vị này trong phạm vi của bạn" in words(wrong)
    assert "Bạn đang làm thay" in words(opened(client, f"{address('create')}?unit=CS1"))
    client.post(f"{address('create')}?unit=CS1", typed(crew, [100]))
    assert Initiative.objects.get().unit == tree.base


def test_the_own_unit_of_a_specialist_is_not_offered(client, tree, people):
    client.force_login(people["specialist"])
    assert "Không có đơn vị này" in words(opened(client, f"{address('create')}?unit=HUYEN"))
    RoleAssignmentFactory(user=people["specialist"], role=Role.EDITOR, unit=tree.district)
    assert "Tìm tác giả" in words(opened(client, f"{address('create')}?unit=HUYEN"))


# ---------- Two people ----------


def test_a_stale_save_shows_both(client, tree, people, crew):
    initiative = owned(tree, crew, title="Tên cũ")
    client.force_login(people["editor"])
    page = opened(client, address("update", initiative.pk))
    assert page.context["version"] == 1
    client.post(address("update", initiative.pk), typed(crew, [100], title="Tên của người trước", version="1"))
    late = client.post(address("update", initiative.pk), typed(crew, [60, 40], title="Tên của tôi", version="1"))
    assert late.status_code == 409
    assert "đã lưu lúc" in words(late)
    assert "Tên của người trước" in words(late)
    assert "Tên của tôi" in late.content.decode()
    again = typed(crew, [60, 40], title="Tên của tôi", version=str(late.context["version"]))
    assert client.post(address("update", initiative.pk), again).status_code == 302
    initiative.refresh_from_db()
    assert initiative.title == "Tên của tôi"


def test_two_texts_are_merged_before_anything_is_saved(client, tree, people, crew):
    initiative = owned(tree, crew, solution="Cách cũ")
    client.force_login(people["editor"])
    update = address("update", initiative.pk)
    client.post(update, typed(crew, [100], solution="Của người trước", version="1"))
    late = client.post(update, typed(crew, [100], solution="Của tôi", version="1"))
    asked = typed(crew, [100], solution="Của tôi", version=str(late.context["version"]))
    both = client.post(update, asked | {"merge": "solution:both"})
    assert both.context["form"]["solution"].value() == "Của người trước\n\nCủa tôi"
    theirs = client.post(update, asked | {"merge": "solution:theirs"})
    assert theirs.context["form"]["solution"].value() == "Của người trước"
    initiative.refresh_from_db()
    assert initiative.solution == "Của người trước"


# ---------- What holds it ----------


@pytest.mark.parametrize(("state", "is_open"), [("draft", True), ("sent", False), ("accepted", False)])
def test_what_a_dossier_handed_in_stays_as_it_was(client, tree, people, crew, state, is_open):
    initiative = owned(tree, crew, title="Tên cũ")
    dossier = DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base, state=state)
    initiative.dossier_links.create(dossier=dossier)
    client.force_login(people["editor"])
    assert client.get(address("update", initiative.pk)).status_code == (200 if is_open else 302)
    response = client.post(address("update", initiative.pk), typed(crew, [100], version="1"))
    initiative.refresh_from_db()
    assert (initiative.title == TYPED["title"]) == is_open
    assert is_open or "sửa được" in told(response)[-1]


@pytest.mark.parametrize("state", ["checked", "recognised", "not_recognised", "applied", "spread"])
def test_what_was_judged_is_closed(client, tree, people, crew, state):
    initiative = owned(tree, crew)
    Initiative.objects.filter(pk=initiative.pk).update(state=state)
    client.force_login(people["editor"])
    response = client.get(address("update", initiative.pk), follow=True)
    assert any("không sửa được" in line for line in told(response))


def test_sent_and_taken_back_on_its_own(client, tree, people, crew):
    initiative = owned(tree, crew)
    client.force_login(people["editor"])
    sent = client.post(address("send", initiative.pk), follow=True)
    assert "Đã gửi sáng kiến" in told(sent)[0]
    assert "gửi sáng kiến" in words(sent)
    assert sent.context["object"].state == InitiativeState.SENT
    back = client.post(address("take-back", initiative.pk), follow=True)
    assert back.context["object"].state == InitiativeState.DRAFT


@pytest.mark.parametrize(("share", "sentence"), [(99, "là 99%, phải bằng 100%"), (None, "là 0%, phải bằng 100%")])
def test_a_half_one_is_not_sent(client, tree, people, crew, share, sentence):
    initiative = InitiativeFactory(unit=tree.base)
    if share:
        InitiativeAuthor.objects.create(initiative=initiative, member=crew[0], share_percent=share)
    client.force_login(people["editor"])
    assert sentence in told(client.post(address("send", initiative.pk), follow=True))[0]


def test_sent_in_a_dossier_it_is_not_taken_back_beside(client, tree, people, crew):
    initiative = send_initiative(owned(tree, crew), by=people["editor"])
    dossier = DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base, state="sent")
    initiative.dossier_links.create(dossier=dossier)
    client.force_login(people["editor"])
    response = client.post(address("take-back", initiative.pk), follow=True)
    assert "đang được xem xét" in told(response)[0]
    assert response.context["object"].state == InitiativeState.SENT


# ---------- The page ----------


SECRET = {"summary": "ý chính", "solution": "công thức", "applied_at": "lò số 9", "benefit_other": "bền hơn"}


@pytest.mark.parametrize(("who", "hidden"), [("specialist", set()), ("editor2", {"ý chính", "công thức", "lò số 9"})])
def test_of_a_secret_others_see_title_and_effect(client, tree, people, crew, who, hidden):
    """The page as any list of shared initiatives may show it."""
    initiative = owned(tree, crew, is_secret=True, title="Nấu thép", **SECRET)
    client.force_login(people[who])
    request = client.get(address("list")).wsgi_request
    shown = {"initiative": initiative, "object": initiative} | initiative_page(initiative, viewer=people[who])
    page = render_to_string("contributions/initiative_detail.html", shown, request=request)
    assert "Nấu thép" in page
    assert {word for word in SECRET.values() if word not in page} == hidden
    assert (crew[0].full_name in page) == (not hidden)


@pytest.mark.parametrize("rows", [1, 3])
def test_page_query_count(client, tree, people, rows, django_assert_num_queries):
    initiative = InitiativeFactory(unit=tree.base)
    for member in MemberFactory.create_batch(rows, unit=tree.base):
        InitiativeAuthor.objects.create(initiative=initiative, member=member, share_percent=10)
    client.force_login(people["editor"])
    client.get(address("detail", initiative.pk))
    with django_assert_num_queries(13):
        client.get(address("detail", initiative.pk))
