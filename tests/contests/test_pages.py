"""Pages of contests: who sees what, in how many queries, and that nothing is lost on a bad form."""

import datetime as dt

import pytest
from django.urls import reverse

from contests.models import Contest, Contestant
from contests.services.moves import move_contest
from contests.services.results import paste_results
from tests.factories import (
    ContestantFactory,
    ContestDisciplineFactory,
    ContestFactory,
    ContestPrizeFactory,
    MemberFactory,
)
from tests.pages import opened, words


def url(name, *args):
    return reverse(f"contests:{name}", args=args)


@pytest.mark.parametrize(
    ("who", "state", "seen"),
    [
        ("editor", "open", True),
        ("editor", "planned", False),
        ("specialist", "planned", True),
        ("approver", "planned", True),
        ("editor_elsewhere", "published", False),
        ("nobody", "published", False),
        ("superuser", "planned", True),
    ],
)
def test_units_under_the_holder_see_what_is_open(client, tree, people, who, state, seen):
    contest = ContestFactory(unit=tree.district, state=state)
    ContestFactory(unit=tree.far, state="planned", title="Nơi khác")
    client.force_login(people[who])
    found = set(opened(client, url("contest-list")).context["object_list"])
    assert (contest in found) == seen
    assert client.get(url("contest-detail", contest.pk)).status_code == (200 if seen else 404)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, tree, people, rows, django_assert_num_queries):
    ContestFactory.create_batch(rows, unit=tree.district, state="open")
    ContestFactory(unit=tree.far)
    client.force_login(people["editor"])
    client.get(url("contest-list"))
    with django_assert_num_queries(LIST):
        response = client.get(url("contest-list"))
    assert {row.unit for row in response.context["object_list"]} == {tree.district}
    assert len(response.context["object_list"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("who", ["editor", "specialist"])
def test_contestant_list_query_count(client, tree, people, opened_contest, rows, who, django_assert_num_queries):
    discipline = opened_contest.disciplines.first()
    for _row in range(rows):
        ContestantFactory(discipline=discipline, unit=tree.base)
    hidden = ContestantFactory(discipline=discipline, unit=tree.base2)
    client.force_login(people[who])
    client.get(url("contestant-list", opened_contest.pk))
    with django_assert_num_queries(CONTESTANTS):
        response = client.get(url("contestant-list", opened_contest.pk))
    assert (hidden in response.context["object_list"]) == (who == "specialist")


@pytest.mark.parametrize("rows", [1, 3])
def test_results_and_detail_query_counts(client, tree, people, rows, django_assert_num_queries):
    contest = ContestFactory(unit=tree.district, state="held")
    prize = ContestPrizeFactory(contest=contest)
    discipline = ContestDisciplineFactory(contest=contest)
    for _row in range(rows):
        ContestantFactory(discipline=discipline, unit=tree.base, prize=prize)
    client.force_login(people["specialist"])
    client.get(url("results", contest.pk))
    with django_assert_num_queries(RESULTS):
        client.get(url("results", contest.pk))
    Contest.objects.filter(pk=contest.pk).update(
        state="published", confirmed_by=people["approver"], published_on=dt.date.today()
    )
    with django_assert_num_queries(DETAIL):
        client.get(url("contest-detail", contest.pk))


LIST, CONTESTANTS, RESULTS, DETAIL = 7, 10, 9, 10


def test_a_contest_is_planned_on_a_form(client, tree, people):
    client.force_login(people["specialist"])
    page = url("contest-create")
    typed = {
        "unit": "HUYEN",
        "title": "Hội thi thợ giỏi 2026",
        "year": "2026",
        "starts_on": "10/05/2026",
        "ends_on": "09/05/2026",
        "registration_closes_on": "20/05/2026",
        "disciplines": "Hàn\n Tiện \nHàn",
        "grades": ["first", "second"],
    }
    said = words(client.post(page, typed))
    assert "Ngày kết thúc không thể trước ngày bắt đầu." in said
    assert "Hạn đăng ký dự thi không thể sau ngày bắt đầu thi." in said
    assert not Contest.objects.exists()
    response = client.post(page, typed | {"ends_on": "12/05/2026", "registration_closes_on": "01/05/2026"})
    contest = Contest.objects.get()
    assert response.url == url("contest-detail", contest.pk)
    assert [each.name for each in contest.disciplines.all()] == ["Hàn", "Tiện"]
    edit = url("contest-edit", contest.pk)
    assert "Hội thi thợ giỏi 2026" in words(opened(client, edit))
    stale = client.post(edit, typed | {"ends_on": "12/05/2026", "registration_closes_on": "01/05/2026", "version": "0"})
    assert stale.status_code == 409


def test_registering_without_javascript(client, tree, people, opened_contest):
    an = MemberFactory(unit=tree.base, full_name="Nguyễn Văn Ân")
    MemberFactory(unit=tree.base2, full_name="Nguyễn Văn Ấn")
    client.force_login(people["editor"])
    add, discipline = url("contestant-add", opened_contest.pk), opened_contest.disciplines.first()
    searched = client.post(add, {"discipline": discipline.pk, "subjects_search": "van an", "subjects_find": "1"})
    page = opened(client, searched.url)
    assert [row["id"] for row in page.context["results"]] == [f"member-{an.pk}"]
    assert client.get(url("contestant-pick", opened_contest.pk), {"q": "van an"}).json()["results"][0]["id"] == (
        f"member-{an.pk}"
    )
    nobody = client.post(add, {"discipline": discipline.pk}, follow=True)
    assert "Hãy tìm và chọn người hoặc tập thể" in words(nobody)
    no_trade = client.post(add, {"subjects": [f"member-{an.pk}"]}, follow=True)
    assert "Hãy chọn nghề thi." in words(no_trade)
    assert [row["id"] for row in no_trade.context["chosen"]] == [f"member-{an.pk}"]
    done = client.post(add, {"discipline": discipline.pk, "subjects": [f"member-{an.pk}"]}, follow=True)
    assert "Đã đăng ký 1 thí sinh." in words(done)
    again = client.post(add, {"discipline": discipline.pk, "subjects": [f"member-{an.pk}"]}, follow=True)
    assert "1 thí sinh đã có sẵn" in words(again)
    contestant = Contestant.objects.get()
    client.post(url("contestant-remove", contestant.pk))
    assert not Contestant.objects.exists()


@pytest.mark.parametrize("key", ["member-0", "member-x", "unit-1", "member-99999999999999999999", ""])
def test_nonsense_is_nobody(client, people, opened_contest, key):
    client.force_login(people["editor"])
    typed = {"discipline": opened_contest.disciplines.first().pk, "subjects": [key]}
    assert "Hãy tìm và chọn" in words(client.post(url("contestant-add", opened_contest.pk), typed, follow=True))


def test_results_are_typed(client, tree, people, held):
    client.force_login(people["specialist"])
    page = url("results", held.pk)
    an, binh = Contestant.objects.order_by("pk")
    first = held.prizes.get(grade="first")
    form = {f"c{an.pk}-points": "95,5", f"c{an.pk}-rank": "1", f"c{an.pk}-prize": first.pk, "version": held.version}
    bad = client.post(page, form | {f"c{binh.pk}-points": "chín"})
    assert "Có ô chưa đọc được" in words(bad)
    assert "95,5" in bad.content.decode()
    an.refresh_from_db()
    assert an.points is None
    client.post(page, form)
    an.refresh_from_db()
    assert (an.rank, an.prize) == (1, first)
    stale = client.post(page, form | {f"c{an.pk}-rank": "2"})
    assert "Nội dung bạn vừa nhập vẫn còn trên trang" in words(stale)
    assert "Nhập kết quả" in words(opened(client, url("contest-detail", held.pk)))
    client.force_login(people["editor"])
    assert client.get(page).url == url("contest-detail", held.pk)


def test_results_are_pasted(client, people, held):
    client.force_login(people["specialist"])
    page = url("results-paste", held.pk)
    bad = client.post(page, {"text": "DV-AN\t9\t1\tnhất\nX\t1", "version": held.version})
    assert "Dòng 2: không có thí sinh mang mã «X»." in words(bad)
    assert "DV-AN\t9" in bad.content.decode()
    assert client.post(page, {"text": "DV-AN\t9\t1\tnhất", "version": held.version}).status_code == 302
    assert Contestant.objects.get(prize__isnull=False).member.code == "DV-AN"


def test_a_published_result_stands_on_the_pages_of_history(client, tree, people, held):
    paste_results(held, "DV-AN;95;1;nhất", by=people["specialist"])
    move_contest(held, "confirm", by=people["approver"])
    move_contest(held, "publish", by=people["specialist"])
    an = Contestant.objects.get(prize__isnull=False).member
    client.force_login(people["editor"])
    assert "Giải nhất (thứ 1) · Hàn" in words(opened(client, reverse("awards:history-member", args=[an.pk])))
    assert "Nguyễn Văn An · Giải nhất" in words(opened(client, reverse("awards:history-unit", args=[tree.base.pk])))
    assert "Thí sinh đạt giải" in words(opened(client, url("contest-detail", held.pk)))
