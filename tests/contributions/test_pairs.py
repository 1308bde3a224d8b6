"""Two alike initiatives: side by side, «khác nhau» or «là một» with a reason, remembered, and taken back."""

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from contributions.models import Initiative, InitiativeAuthor, InitiativePair, InitiativeState
from contributions.selectors.alike import alike_to
from contributions.services.country import found_in_country, search_country
from contributions.services.likeness import work_out_likeness
from contributions.services.pair import tell_different, tell_same, withdraw_conclusion
from contributions.tasks import search_country_task
from tests.factories import InitiativeFactory, MemberFactory
from tests.pages import opened, words

TITLE = "Cải tiến máy hàn tự động"
LIST = reverse("contributions:pair-list")


@pytest.fixture
def pair(tree):
    """A sent one of another unit, and a draft of the first base union that is like it."""
    other = InitiativeFactory(unit=tree.other, title=TITLE, state=InitiativeState.SENT, problem="Hàn tay lâu và xấu.")
    InitiativeAuthor.objects.create(initiative=other, member=MemberFactory(unit=tree.other), share_percent=100)
    return InitiativeFactory(unit=tree.base, title="Cai tien may han tu dong", problem="Hàn tay lâu."), other


def compare(one, other):
    return reverse("contributions:initiative-compare", args=[one.pk, other.pk])


def alike(own) -> list[Initiative]:
    work_out_likeness()
    return [each.other for each in alike_to([own])]


# ---------- Concluding ----------


def test_different_ones_are_shown_no_more_until_it_is_taken_back(people, pair):
    own, other = pair
    assert alike(own) == [other]
    row = tell_different(own, other, reason="Khác máy", by=people["editor"])
    assert (row.first, row.second, row.kept) == (other, own, None)
    assert alike(own) == [] and alike(other) == []
    withdraw_conclusion(row, reason="Xem lại", by=people["editor"])
    assert alike(own) == [other]
    assert list(AuditEntry.objects.order_by("pk").values_list("move", "note")) == [
        ("tell_different", "Khác máy"),
        ("withdraw_conclusion", "Xem lại"),
    ]


def test_of_the_same_one_counts(people, pair):
    own, other = pair
    row = tell_same(other, own, reason="Nộp hai lần", by=people["editor"])
    own.refresh_from_db()
    assert own.counts_in == other
    assert [each.is_told for each in found_by(own)] == [True]
    withdraw_conclusion(row, reason="Nhầm", by=people["editor"])
    own.refresh_from_db()
    assert own.counts_in is None


def found_by(own):
    work_out_likeness()
    return alike_to([own])


@pytest.mark.parametrize(
    ("who", "different", "same", "withdraw"),
    [
        ("editor", True, True, False),
        ("editor_elsewhere", True, False, False),
        ("editor2", False, False, False),
        ("specialist", True, True, True),
        ("specialist_province", True, True, True),
        ("viewer", False, False, False),
        ("manager", False, False, False),
        ("nobody", False, False, False),
    ],
)
def test_who_concludes(people, pair, who, different, same, withdraw):
    own, other = pair
    by = people[who]
    assert _allowed(lambda: tell_same(other, own, reason="Là một", by=by)) is same
    assert _allowed(lambda: tell_different(own, other, reason="Khác", by=by)) is different
    row = tell_different(own, other, reason="Khác", by=people["specialist_province2"])
    assert _allowed(lambda: withdraw_conclusion(row, reason="Nhầm", by=by)) is withdraw


def _allowed(act) -> bool:
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except NotAllowed:
        return False
    return True


def test_what_makes_no_sense_is_refused(people, tree, pair):
    own, other = pair
    by = people["specialist_province"]
    with pytest.raises(DomainError, match="lý do"):
        tell_different(own, other, reason="  ", by=by)
    with pytest.raises(DomainError, match="hai sáng kiến khác nhau"):
        tell_different(own, own, reason="Khác", by=by)
    row = tell_same(other, own, reason="Là một", by=by)
    with pytest.raises(DomainError, match="Đã có kết luận"):
        tell_different(own, other, reason="Khác", by=by)
    third = InitiativeFactory(unit=tree.base)
    with pytest.raises(DomainError, match="đang được tính trong một sáng kiến khác"):
        tell_same(own, third, reason="Là một", by=by)
    with pytest.raises(DomainError, match="Hãy bỏ kết luận đó trước"):
        tell_same(third, other, reason="Là một", by=by)
    with pytest.raises(DomainError, match="lý do bỏ"):
        withdraw_conclusion(row, reason=" ", by=by)
    withdraw_conclusion(row, reason="Nhầm", by=by)
    with pytest.raises(TransitionRefused, match="đã được bỏ"):
        withdraw_conclusion(row, reason="Lần nữa", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        InitiativePair.objects.create(first=own, second=other, verdict="different", made_by=by)


# ---------- Pages ----------


def test_a_walk_in_the_browser(client, people, pair):
    own, other = pair
    client.force_login(people["editor"])
    detail = opened(client, reverse("contributions:initiative-detail", args=[own.pk])).content.decode()
    found = reverse("contributions:initiative-alike", args=[own.pk])
    assert f'hx-get="{found}"' in detail
    listed = opened(client, found)
    assert "Giống" in words(listed) and compare(own, other) in listed.content.decode()
    page = opened(client, compare(own, other))
    assert "<mark>Cai tien may han tu dong</mark>" in page.content.decode()
    assert "Hàn tay lâu và xấu" not in words(page)
    assert "chỉ xem được tên và hiệu quả" in words(page)
    assert client.post(compare(own, other), {"verdict": "different", "reason": ""}).status_code == 200
    assert client.post(compare(own, other), {"verdict": "different", "reason": "Khác máy"}).status_code == 302
    assert "Không thấy sáng kiến nào giống" in words(opened(client, found))
    assert "Khác máy" in words(opened(client, compare(own, other)))
    assert "Khác máy" in words(opened(client, LIST))
    withdraw = reverse("contributions:pair-withdraw", args=[InitiativePair.objects.get().pk])
    opened(client, withdraw)
    assert client.post(withdraw, {"reason": "Nhầm"}).status_code == 302
    page = words(opened(client, compare(own, other)))
    assert "Kết luận đã bỏ" in page and "Nhầm" in page
    assert "Chưa có kết luận nào" in words(opened(client, LIST))


def test_which_of_the_two_counts_is_chosen(client, people, pair):
    own, other = pair
    client.force_login(people["specialist_province"])
    assert client.post(compare(own, other), {"verdict": str(other.pk), "reason": "Là một"}).status_code == 302
    own.refresh_from_db()
    assert own.counts_in == other
    assert "không được tính riêng" in words(opened(client, reverse("contributions:initiative-detail", args=[own.pk])))
    assert f"Chỉ {other.code} được tính" in words(opened(client, compare(own, other)))


def test_content_within_reach_is_marked_from_three_words_on(client, people, pair):
    client.force_login(people["specialist_province"])
    assert "<mark>Hàn tay lâu</mark>" in opened(client, compare(*pair)).content.decode()


def test_the_content_of_a_secret_one_stays_closed(client, people, tree, pair):
    own, _other = pair
    secret = InitiativeFactory(unit=tree.base2, title=TITLE, state="sent", is_secret=True, problem="Công thức pha")
    InitiativeAuthor.objects.create(initiative=secret, member=MemberFactory(unit=tree.base2), share_percent=100)
    client.force_login(people["editor"])
    assert "Công thức pha" not in words(opened(client, compare(own, secret)))
    client.force_login(people["specialist"])
    assert "Công thức pha" in words(opened(client, compare(own, secret)))


def test_only_alike_ones_of_others_are_opened(client, people, tree, pair):
    own, other = pair
    client.force_login(people["editor"])
    opened(client, compare(own, own), 404)
    opened(client, compare(own, InitiativeFactory(unit=tree.other, title="Rèn chữ viết")), 404)
    opened(client, compare(own, InitiativeFactory(unit=tree.other, title=TITLE)), 404)  # a draft
    opened(client, compare(other, own), 404)


@pytest.mark.parametrize("rows", [1, 3])
def test_pair_list_query_count(client, tree, people, rows, django_assert_num_queries):
    for _ in range(rows):
        one, other = (InitiativeFactory(unit=tree.base) for _ in range(2))
        tell_different(one, other, reason="Khác", by=people["editor"])
    client.force_login(people["editor"])
    opened(client, LIST)
    with django_assert_num_queries(7):  # session, user, roles, count, page; notices and unit of the frame
        response = client.get(LIST)
    assert len(response.context["object_list"]) == rows


# ---------- The whole country ----------


def test_a_worker_looks_across_the_country(client, people, tree, pair, django_capture_on_commit_callbacks, monkeypatch):
    own, other = pair
    far = InitiativeFactory(unit=tree.far, title=TITLE, state=InitiativeState.SENT)
    InitiativeAuthor.objects.create(initiative=far, member=MemberFactory(unit=tree.far), share_percent=100)
    asked = []
    monkeypatch.setattr(search_country_task, "delay", asked.append)
    client.force_login(people["editor"])
    page = reverse("contributions:initiative-alike", args=[own.pk])
    ask = reverse("contributions:initiative-country", args=[own.pk])
    assert "Tìm trên cả nước" in words(opened(client, page))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ask)
        client.post(ask)
    assert asked == [own.pk]
    assert "Đang tìm" in words(opened(client, page))
    with monkeypatch.context() as lost, django_capture_on_commit_callbacks(execute=True):
        cache.clear()
        lost.setattr("contributions.services.country.PATIENCE", 0)
        client.post(ask)
        client.post(ask)
    assert asked == [own.pk] * 3
    search_country(own.pk)
    assert {each.other for each in found_in_country(own)} == {other, far}
    assert far.unit.label in words(opened(client, page))
