"""«Tra cứu điều kiện»: whoever is within reach, by any award, in a fixed number of queries."""

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.models import DossierState
from contributions.models import InitiativeAuthor
from people.models import Rating
from tests.factories import CollectiveFactory, InitiativeFactory, MemberFactory, StandardVersionFactory
from tests.pages import opened, words


@pytest.fixture
def person(world):
    """Somebody nobody put up, rated good this year."""
    member = MemberFactory(unit=world.tree.base, full_name="Nguyễn Thị Điều Kiện", code="DK-1")
    year = timezone.localdate().year
    Rating.objects.create(subject_kind="individual", member=member, unit=member.unit, year=year, rating="good")
    return member


def address(**asked):
    return reverse("awards:lookup", query=asked)


def test_somebody_nobody_put_up(client, world, person):
    client.force_login(world.people["editor"])
    text = words(opened(client, address(kind="individual", subject=person.pk, award=world.award.code)))
    assert "Thiếu dữ liệu" in text
    assert "Chưa có trong hồ sơ nào" in text
    assert "Còn thiếu" in text


def test_somebody_put_up_is_judged_by_the_campaign(client, world):
    entry = world.person(world.dossier(state=DossierState.SENT))
    client.force_login(world.people["specialist"])
    text = words(opened(client, address(kind="individual", subject=entry.member_id, award=world.award.code)))
    assert "Đủ điều kiện máy xét" in text
    assert world.campaign.name in text


def test_what_stands_against_is_told_with_its_rule(client, world):
    *others, rating = world.standard.tree["all_of"]
    world.goes_by({"all_of": [*others, rating | {"legal_ref": "Điều 24"}]})
    entry = world.person(world.dossier(), rating="completed")
    client.force_login(world.people["viewer"])
    text = words(opened(client, address(kind="individual", subject=entry.member_id, award=world.award.code)))
    assert "Không đủ điều kiện" in text
    assert "Căn cứ: Điều 24" in text


@pytest.mark.parametrize("kind", ["collective", "unit"])
def test_a_collective_and_a_unit(client, world, kind):
    subject = CollectiveFactory(unit=world.tree.base) if kind == "collective" else world.tree.base
    client.force_login(world.people["editor"])
    page = opened(client, address(kind=kind, subject=subject.pk, award=world.awards.flag.code))
    assert subject.label in words(page)


def test_the_only_one_found_is_shown_at_once(client, world, person):
    client.force_login(world.people["editor"])
    text = words(opened(client, address(kind="individual", q="dieu kien", award=world.award.code)))
    assert "Thiếu dữ liệu" in text


def test_several_found_are_offered_with_what_was_asked(client, world, person):
    other = MemberFactory(unit=world.tree.base, full_name="Trần Điều Kiện")
    client.force_login(world.people["editor"])
    page = opened(client, address(kind="individual", q="dieu kien", award=world.award.code)).content.decode()
    for member in (person, other):
        assert f"subject={member.pk}" in page
    assert f"award={world.award.code}" in page


def test_more_than_a_page_of_them_says_so(client, world):
    MemberFactory.create_batch(21, unit=world.tree.base, full_name="Lê Văn Nhiều")
    client.force_login(world.people["editor"])
    assert "Còn nhiều kết quả khác" in words(opened(client, address(kind="individual", q="nhieu")))


def test_nobody_found(client, world, person):
    client.force_login(world.people["editor2"])
    assert "Không thấy đối tượng nào" in words(opened(client, address(kind="individual", q="dieu kien")))


@pytest.mark.parametrize(("who", "status"), [("editor", 200), ("specialist", 200), ("editor2", 404), ("nobody", 404)])
def test_out_of_reach_is_not_found(client, world, person, who, status):
    client.force_login(world.people[who])
    opened(client, address(kind="individual", subject=person.pk, award=world.award.code), status)


@pytest.mark.parametrize(
    "asked", [{"kind": "household"}, {"kind": "individual", "award": "KHONGCO"}, {"kind": "individual", "subject": "x"}]
)
def test_what_cannot_be_asked_says_what_is_wrong(client, world, asked):
    client.force_login(world.people["editor"])
    assert opened(client, address(**asked)).context["form"].errors


def test_a_standard_that_cannot_be_read_says_so(client, world, person):
    StandardVersionFactory(award=world.awards.title, tree={"all_of": [{"condition": "khong_co"}]})
    client.force_login(world.people["editor"])
    page = opened(client, address(kind="individual", subject=person.pk, award=world.awards.title.code))
    assert "không đọc được" in words(page)


@pytest.mark.parametrize("size", [1, 3])
def test_the_queries_of_an_answer_do_not_grow(client, world, size, django_assert_num_queries):
    entry = world.person(world.dossier())
    for _each in range(size):
        initiative = InitiativeFactory(unit=entry.member.unit, recognised_level="base", state="recognised")
        InitiativeAuthor.objects.create(initiative=initiative, member=entry.member, share_percent=100)
    asked = address(kind="individual", subject=entry.member_id, award=world.award.code)
    client.force_login(world.people["specialist"])
    client.get(asked)
    with django_assert_num_queries(16):
        client.get(asked)


@pytest.mark.parametrize("size", [2, 4])
def test_the_queries_of_a_choice_do_not_grow(client, world, size, django_assert_num_queries):
    MemberFactory.create_batch(size, unit=world.tree.base, full_name="Lê Văn Nhiều")
    asked = address(kind="individual", q="nhieu")
    client.force_login(world.people["specialist"])
    client.get(asked)
    with django_assert_num_queries(7):
        client.get(asked)


def test_where_it_is_reached_from(client, world, person):
    client.force_login(world.people["specialist"])
    for name, key in (("people:member-detail", person.pk), ("awards:type-detail", world.award.pk), ("home", None)):
        page = client.get(reverse(name, args=[key] if key else []))
        assert reverse("awards:lookup") in page.content.decode()
