"""Alike initiatives: who is found, how far back and where, and that the keys follow every change."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse

from common.likeness import alike_parts
from contributions.models import Initiative, InitiativeAuthor, InitiativeLikeness, InitiativeState
from contributions.selectors.alike import YEARS, alike_to
from contributions.services import likeness
from contributions.services.likeness import work_out_batch, work_out_likeness, work_out_near
from tests.factories import InitiativeFactory, MemberFactory
from units.models import Unit

TITLE = "Cải tiến máy hàn tự động"
DAY = dt.date(2026, 3, 15)


def sent(unit, title=TITLE, **fields):
    initiative = InitiativeFactory(unit=unit, title=title, state=InitiativeState.SENT, **fields)
    InitiativeAuthor.objects.create(initiative=initiative, member=MemberFactory(unit=unit), share_percent=100)
    return initiative


def found(*initiatives) -> list[str]:
    work_out_likeness()
    return [each.other.title for each in alike_to(initiatives)]


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        ("CAI TIEN MAY HAN TU DONG", True),
        ("Máy hàn tự động cải tiến", True),
        ("C¶i tiÕn m¸y hµn tù ®éng", True),
        ("Cải tiến máy hàn tự động 2", True),
        ("Cải tiến máy ép gạch", False),
        ("Rèn kỹ năng đọc cho học sinh", False),
    ],
)
def test_alike_in_the_same_unit(tree, other, is_found):
    own = InitiativeFactory(unit=tree.base, title=TITLE)
    sent(tree.base, other)
    assert bool(found(own)) is is_found


def test_one_is_never_alike_to_itself_and_the_most_alike_comes_first(tree):
    own = InitiativeFactory(unit=tree.base, title=TITLE)
    near, same = sent(tree.base, f"{TITLE} kiểu mới"), sent(tree.base2)
    work_out_likeness()
    rows = alike_to([own])
    assert (rows[0].other, rows[0].percent) == (same, 100)
    assert {each.other for each in rows} == {near, same}


def test_only_in_the_province_and_five_years_back(tree):
    own = InitiativeFactory(unit=tree.base, title=TITLE, applied_on=DAY)
    sent(tree.far, "Cải tiến máy hàn tự động ở tỉnh khác", applied_on=DAY)
    sent(tree.other, "Máy hàn tự động, cải tiến", applied_on=DAY.replace(year=DAY.year - YEARS))
    sent(tree.other, "Cai tien may han tu dong", applied_on=DAY.replace(year=DAY.year - YEARS - 1))
    assert found(own) == ["Máy hàn tự động, cải tiến"]


def test_drafts_are_their_units_own_business(tree):
    own = InitiativeFactory(unit=tree.base, title=TITLE)
    InitiativeFactory(unit=tree.base2, title=TITLE)
    assert found(own) == []
    InitiativeFactory(unit=tree.base, title=TITLE)
    assert found(own) == [TITLE]


def test_contents_find_each_other_under_other_titles(tree):
    content = (
        "Trước đây thợ hàn cầm tay, mối hàn không đều và mất nhiều thời gian mài lại. Giải pháp gắn mỏ hàn lên xe chạy "
        "trên ray, tốc độ chỉnh bằng chiết áp, mối hàn đều và không phải mài."
    )
    own = InitiativeFactory(unit=tree.base, title="Tăng năng suất tổ khung", solution=content)
    sent(tree.other, "Xe chạy trên ray", solution=content.replace("chiết áp", "núm vặn"))
    assert found(own) == ["Xe chạy trên ray"]


def test_the_keys_follow_every_change(tree):
    own, other = InitiativeFactory(unit=tree.base, title=TITLE), sent(tree.other, "Rèn chữ viết")
    assert found(own) == []
    Initiative.objects.filter(pk=other.pk).update(title=TITLE)
    assert InitiativeLikeness.objects.get(pk=other.pk).title_keys is None
    assert found(own) == [TITLE]
    Initiative.objects.filter(pk=other.pk).update(benefit_declared=1)
    assert InitiativeLikeness.objects.get(pk=other.pk).title_keys is not None
    tree.district2.refresh_from_db()
    tree.province2.refresh_from_db()
    Unit.objects.move(tree.district2, tree.province2, "last-child")
    assert InitiativeLikeness.objects.get(pk=other.pk).title_keys is None
    assert found(own) == []


def test_a_batch_takes_the_latest_and_no_more_than_asked(tree):
    rows = [InitiativeFactory(unit=tree.base) for _ in range(3)]
    assert work_out_batch(2) == 2
    assert InitiativeLikeness.objects.get(title_keys=None).pk == rows[0].pk
    assert (work_out_batch(2), work_out_batch(2)) == (1, 0)


def test_a_page_works_out_what_it_asks_for_and_the_latest_of_its_province(tree, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(likeness, "AT_ONCE", 3)
    asked = InitiativeFactory(unit=tree.other)
    near, far = (InitiativeFactory.create_batch(4, unit=unit) for unit in (tree.base, tree.far))
    with django_assert_num_queries(7):  # what waits; savepoint, what of it is near, its texts, provinces, keys, release
        assert work_out_near([asked]) == 3
    still = InitiativeLikeness.objects.filter(title_keys=None).order_by("pk").values_list("pk", flat=True)
    assert list(still) == [row.pk for row in (*near[:2], *far)]


def test_for_what_is_only_typed_the_latest_of_the_province_come_first(tree, monkeypatch):
    monkeypatch.setattr(likeness, "AT_ONCE", 1)
    older, latest = (InitiativeFactory(unit=tree.base) for _ in range(2))
    assert work_out_near([Initiative(unit=tree.other, title=TITLE)]) == 1
    assert InitiativeLikeness.objects.get(title_keys=None).pk == older.pk
    assert latest.pk > older.pk


def test_a_page_waits_for_no_other_province_and_for_no_whole_import(client, tree, people, monkeypatch):
    monkeypatch.setattr(likeness, "AT_ONCE", 5)
    twin = sent(tree.base2)
    InitiativeFactory.create_batch(10, unit=tree.far)
    own = InitiativeFactory(unit=tree.base, title=TITLE)
    client.force_login(people["editor"])
    page = client.get(reverse("contributions:initiative-alike", args=[own.pk]))
    assert [each.other for each in page.context["alike"]] == [twin]
    assert InitiativeLikeness.objects.filter(title_keys=None).count() == 10
    InitiativeFactory.create_batch(10, unit=tree.base2)
    client.get(reverse("contributions:initiative-alike", args=[own.pk]))
    assert InitiativeLikeness.objects.filter(title_keys=None).count() == 15
    work_out_likeness()
    assert not InitiativeLikeness.objects.filter(title_keys=None).exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_alike_query_count(tree, rows, django_assert_num_queries):
    for _ in range(rows):
        sent(tree.other)
    asked = [InitiativeFactory(unit=tree.base, title=TITLE) for _ in range(rows)]
    work_out_likeness()
    with django_assert_num_queries(2):
        alike = alike_to(asked)
    assert len(alike) == rows * (rows + rows - 1)


def test_the_keys_are_sought_by_index(tree):
    own = InitiativeFactory(unit=tree.base, title=TITLE)
    work_out_likeness()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT other.initiative_id FROM contributions_initiativelikeness own, LATERAL (SELECT * FROM "
            "contributions_initiativelikeness o WHERE o.title_keys && own.title_keys) other WHERE own.initiative_id=%s",
            [own.pk],
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "initiative_title_keys_idx" in plan


@pytest.mark.parametrize(
    ("text", "other", "alike"),
    [
        ("Cải tiến máy hàn, tự động", "may han tu dong", ["máy hàn, tự động"]),
        ("Máy hàn", "Rèn chữ", []),
        ("Một hai ba bốn", "hai ba", ["hai ba"]),
        ("", "", []),
    ],
)
def test_what_two_texts_share_is_marked(text, other, alike):
    parts = list(alike_parts(text, other, run=2))
    assert [part for part, is_alike in parts if is_alike] == alike
    assert "".join(part for part, _is_alike in parts) == text
