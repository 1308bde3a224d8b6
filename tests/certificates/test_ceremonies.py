"""Ceremonies: who is invited, where they sit, and who got theirs."""

import datetime as dt
import io
from functools import partial

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from certificates.models import Ceremony, Presentation
from certificates.services.ceremony import (
    arrange,
    change_ceremony,
    invite,
    leave_out,
    move_to_seat,
    note_handed,
    open_ceremony,
    remove_ceremony,
)
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from tests.awards.services.threads import together
from tests.certificates.conftest import correct, made, make_decision, revoke
from tests.conftest import make_people, make_tree
from tests.pages import opened, words

DAY = dt.date(2026, 12, 28)
AFTER = dt.datetime(2027, 1, 20, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _after_the_ceremony():
    with time_machine.travel(AFTER):
        yield


@pytest.fixture
def ceremony(given):
    return open_ceremony(
        unit=given.tree.province, name="Hội nghị tổng kết", held_on=DAY, place="Nhà văn hoá", by=given.by
    )


@pytest.fixture
def invited(given, ceremony):
    invite(ceremony, given.decision, by=given.by)
    return ceremony


@pytest.fixture
def officer(client, given):
    client.force_login(given.by)
    return client


def names(ceremony) -> list[str]:
    return list(ceremony.presentations.order_by("seat").values_list("line__name", flat=True))


def seats(ceremony) -> list[int]:
    return list(ceremony.presentations.order_by("seat").values_list("seat", flat=True))


def test_whoever_was_awarded_is_invited_in_order(given, invited):
    assert (names(invited), seats(invited)) == (["Nguyễn Thị Ước", "Trần Văn Đạt"], [1, 2])
    second = make_decision(given.tree.province, names=("Lê Thị An",), number=2)
    assert invite(invited, second, by=given.by) == 1
    assert (names(invited)[-1], seats(invited)) == ("Lê Thị An", [1, 2, 3])


def test_nobody_is_invited_twice(given, invited):
    with pytest.raises(TransitionRefused, match="đã ở trong danh sách"):
        invite(invited, given.decision, by=given.by)


def test_whose_honour_was_revoked_is_not_invited(given, ceremony):
    revoke(given.certificates[0])
    invite(ceremony, given.decision, by=given.by)
    assert names(ceremony) == ["Trần Văn Đạt"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["Lê Thị An", "Trần Văn Đạt", "Nguyễn Thị Ước"]),
        ("list", ["Nguyễn Thị Ước", "Trần Văn Đạt", "Lê Thị An"]),
    ],
)
def test_they_are_seated_in_a_named_order(given, invited, order, expected):
    invite(invited, make_decision(given.tree.province, names=("Lê Thị An",), number=2), by=given.by)
    arrange(invited, order=order, by=given.by)
    assert (names(invited), seats(invited)) == (expected, [1, 2, 3])


def test_somebody_is_seated_elsewhere(given, invited):
    last = invited.presentations.last()
    move_to_seat(last, seat=1, by=given.by)
    assert (names(invited), seats(invited)) == (["Trần Văn Đạt", "Nguyễn Thị Ước"], [1, 2])


def test_whoever_is_left_out_may_be_invited_elsewhere(given, invited):
    leave_out(invited.presentations.first(), by=given.by)
    assert (names(invited), seats(invited)) == (["Trần Văn Đạt"], [1])
    other = open_ceremony(unit=given.tree.province, name="Ngày 1/5", held_on=dt.date(2027, 5, 1), by=given.by)
    assert invite(other, given.decision, by=given.by) == 1


def test_it_is_noted_who_got_it_and_who_was_absent(given, invited):
    first, second = invited.presentations.all()
    note_handed(invited, [first.pk], handed="presented", by=given.by)
    note_handed(invited, [second.pk], handed="absent", by=given.by)
    later = dt.date(2027, 1, 5)
    note_handed(invited, [second.pk], handed="handed_over", on=later, received_by="Lê Thị An", by=given.by)
    found = invited.presentations.values_list("handed", "handed_on", "received_by")
    assert list(found) == [("presented", DAY, ""), ("handed_over", later, "Lê Thị An")]
    assert AuditEntry.objects.filter(move="note").count() == 3


def test_nothing_is_handed_over_before_the_day(given, invited):
    keys = [invited.presentations.first().pk]
    with pytest.raises(TransitionRefused, match="trước ngày tổ chức"):
        note_handed(invited, keys, handed="presented", on=dt.date(2026, 12, 1), by=given.by)


@pytest.mark.parametrize("handed", ["presented", "absent", "handed_over"])
def test_nobody_was_there_before_the_day_came(given, invited, handed):
    keys = [invited.presentations.first().pk]
    before = time_machine.travel(dt.datetime(2026, 12, 27, 9, tzinfo=dt.UTC))
    with before, pytest.raises(TransitionRefused, match="chưa đến ngày"):
        note_handed(invited, keys, handed=handed, by=given.by)


def test_nobody_got_it_on_a_day_to_come(given, invited):
    keys = [invited.presentations.first().pk]
    with pytest.raises(TransitionRefused, match="không thể sau hôm nay"):
        note_handed(invited, keys, handed="handed_over", on=dt.date(2030, 1, 1), by=given.by)


def test_whose_honour_was_revoked_since_is_told_and_gets_nothing(officer, given, invited):
    revoke(given.certificates[0])
    with pytest.raises(TransitionRefused, match="Nguyễn Thị Ước"):
        note_handed(invited, list(invited.presentations.values_list("pk", flat=True)), handed="presented", by=given.by)
    assert not invited.presentations.exclude(handed="expected").exists()
    note_handed(invited, [invited.presentations.first().pk], handed="absent", by=given.by)
    assert "Đã thu hồi" in words(opened(officer, reverse("certificates:ceremony", args=[invited.pk])))
    response = officer.get(reverse("certificates:ceremony-xlsx", args=[invited.pk]))
    rows = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(min_row=4, values_only=True)
    assert ["Đã thu hồi: 07/QĐ-LĐLĐ" in row for row in rows] == [True, False]


def test_who_was_corrected_is_called_by_the_right_name_and_sits_by_it(officer, given, invited):
    correct(given.certificates[0], name="Bùi Thị An")
    shown = words(opened(officer, reverse("certificates:ceremony", args=[invited.pk])))
    assert "Bùi Thị An" in shown and "đã đính chính từ «Nguyễn Thị Ước»" in shown
    arrange(invited, order="name", by=given.by)
    assert [row.name for row in invited.presentations.in_seats()] == ["Bùi Thị An", "Trần Văn Đạt"]
    response = officer.get(reverse("certificates:ceremony-xlsx", args=[invited.pk]))
    rows = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(min_row=4, values_only=True)
    assert [row[1] for row in rows] == ["Bùi Thị An", "Trần Văn Đạt"]


def test_a_mistyped_day_is_put_right_and_nothing_of_anothers_is_lost(officer, given, invited):
    page = reverse("certificates:ceremony-update", args=[invited.pk])
    opened(officer, page)
    sent = {"name": "Hội nghị", "held_on": "29/12/2026", "place": "Huyện", "version": 1}
    assert officer.post(page, sent).url == reverse("certificates:ceremony", args=[invited.pk])
    invited.refresh_from_db()
    assert (invited.name, invited.held_on, invited.place, invited.version) == (
        "Hội nghị",
        dt.date(2026, 12, 29),
        "Huyện",
        2,
    )
    late = officer.post(page, sent | {"name": "Tên khác"})
    assert late.status_code == 200 and "đã được" in words(late) and "Tên khác" in late.content.decode()
    with pytest.raises(StaleEdit):
        change_ceremony(invited, name="A", held_on=DAY, place="", version=1, by=given.by)


def test_the_day_stands_once_somebody_got_theirs(given, invited):
    note_handed(invited, [invited.presentations.first().pk], handed="presented", by=given.by)
    with pytest.raises(TransitionRefused, match="không đổi ngày"):
        change_ceremony(invited, name="A", held_on=dt.date(2027, 1, 2), place="", version=None, by=given.by)
    changed = change_ceremony(invited, name="A", held_on=DAY, place="", version=None, by=given.by)
    assert changed.name == "A"


def test_only_an_empty_one_is_removed(officer, given, invited):
    with pytest.raises(TransitionRefused, match="còn người"):
        remove_ceremony(invited, by=given.by)
    for row in invited.presentations.all():
        leave_out(row, by=given.by)
    page = reverse("certificates:ceremony-remove", args=[invited.pk])
    opened(officer, page)
    assert officer.post(page).url == reverse("certificates:ceremony-list")
    assert not Ceremony.objects.exists() and AuditEntry.objects.filter(move="remove").exists()


def test_two_ceremonies_that_invite_at_once_share_nobody(committed_db):
    tree = make_tree()
    by = make_people(tree)["specialist_province"]
    decision = make_decision(tree.province, names=[f"Người {number}" for number in range(20)])
    made(decision, by=by)
    pair = [open_ceremony(unit=tree.province, name=name, held_on=DAY, by=by) for name in ("A", "B")]

    def inviting(ceremony):
        try:
            return invite(ceremony, decision, by=by)
        except TransitionRefused:
            return 0

    assert sorted(together(*[partial(inviting, each) for each in pair])) == [0, 20]


def test_what_was_handed_over_is_not_left_out(given, invited):
    first = invited.presentations.first()
    note_handed(invited, [first.pk], handed="presented", by=given.by)
    with pytest.raises(TransitionRefused, match="Đã trao"):
        leave_out(Presentation.objects.get(pk=first.pk), by=given.by)


def test_recipients_of_another_ceremony_are_not_touched(given, invited):
    other = open_ceremony(unit=given.tree.province, name="Ngày 1/5", held_on=dt.date(2027, 1, 10), by=given.by)
    with pytest.raises(TransitionRefused, match="ít nhất một"):
        note_handed(other, [invited.presentations.first().pk], handed="presented", by=given.by)


def test_one_ceremony_is_opened_once(given, ceremony):
    with pytest.raises(DomainError, match="đã lập buổi lễ này"):
        open_ceremony(unit=given.tree.province, name=ceremony.name, held_on=DAY, by=given.by)


@pytest.mark.parametrize("who", ["viewer", "specialist", "finance"])
def test_others_hold_none(given, who):
    with pytest.raises(NotAllowed):
        open_ceremony(unit=given.tree.province, name="Lễ", held_on=DAY, by=given.people[who])


# ---------- The pages ----------


def test_from_an_empty_page_to_a_list_that_is_noted(officer, given):
    assert "Chưa có buổi trao tặng nào" in words(opened(officer, reverse("certificates:ceremony-list")))
    path = reverse("certificates:ceremony-create")
    opened(officer, path)
    assert officer.post(path, {}).status_code == 200
    sent = {"unit": given.tree.province.pk, "name": "Tổng kết", "held_on": "28/12/2026", "place": ""}
    page = officer.post(path, sent).url
    ceremony = Ceremony.objects.get()
    assert "Danh sách chưa có ai" in words(opened(officer, page))
    officer.post(reverse("certificates:ceremony-invite", args=[ceremony.pk]), {"decision": given.decision.pk})
    assert "Trần Văn Đạt" in words(opened(officer, page))
    officer.post(reverse("certificates:ceremony-arrange", args=[ceremony.pk]), {"order": "name"})
    first, second = ceremony.presentations.all()
    assert first.line.name == "Trần Văn Đạt"
    note = reverse("certificates:ceremony-note", args=[ceremony.pk])
    officer.post(note, {"presentation": [first.pk], "handed": "presented"})
    shown = words(opened(officer, page))
    assert "28/12/2026" in shown and "Đã trao" in shown
    assert "1 / 2" in words(opened(officer, reverse("certificates:ceremony-list")))
    seat = reverse("certificates:presentation-seat", args=[second.pk])
    opened(officer, seat)
    assert officer.post(seat, {"seat": 1}).url == page
    out = reverse("certificates:presentation-leave-out", args=[second.pk])
    opened(officer, out)
    assert officer.post(out, {}).url == page and ceremony.presentations.count() == 1


def test_nobody_ticked_is_told(officer, invited):
    note = reverse("certificates:ceremony-note", args=[invited.pk])
    assert "Hãy chọn ít nhất một" in words(officer.post(note, {"handed": "presented"}, follow=True))
    assert "Ghi nhận" in words(officer.post(note, {"handed": "x"}, follow=True))


def test_whoever_may_only_read_is_offered_nothing(client, given, invited):
    client.force_login(given.people["auditor"])
    shown = words(opened(client, reverse("certificates:ceremony", args=[invited.pk])))
    assert "Trần Văn Đạt" in shown and "Đổi ghế" not in shown and "Xếp lại" not in shown
    arranged = client.post(reverse("certificates:ceremony-arrange", args=[invited.pk]), {"order": "name"}, follow=True)
    assert "chuyên viên" in words(arranged) and names(invited)[0] == "Nguyễn Thị Ước"


def test_the_list_is_taken_out_with_room_to_sign(officer, given, invited):
    response = officer.get(reverse("certificates:ceremony-xlsx", args=[invited.pk]))
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert rows[0][0] == "Ghế" and rows[0][-1] == "Ký nhận"
    assert [row[:2] for row in rows[1:]] == [(1, "Nguyễn Thị Ước"), (2, "Trần Văn Đạt")]


@pytest.mark.parametrize("count", [1, 3])
def test_longer_lists_ask_no_more(officer, given, ceremony, count, django_assert_num_queries):
    decision = make_decision(given.tree.province, names=[f"Người {each}" for each in range(count)], number=2)
    invite(ceremony, decision, by=given.by)
    page, listed = reverse("certificates:ceremony", args=[ceremony.pk]), reverse("certificates:ceremony-list")
    officer.get(page), officer.get(listed)
    with django_assert_num_queries(11):
        officer.get(page)
    with django_assert_num_queries(7):
        officer.get(listed)


def test_it_tells_how_many_got_theirs_and_shows_those_alone(officer, given, invited):
    first, second = invited.presentations.all()
    note_handed(invited, [first.pk], handed="absent", by=given.by)
    page = reverse("certificates:ceremony", args=[invited.pk])
    shown = opened(officer, page)
    assert f"{page}?handed=absent" in shown.content.decode() and "?handed=presented" not in shown.content.decode()
    absent = words(opened(officer, page + "?handed=absent"))
    assert first.line.name in absent and second.line.name not in absent and "Xem cả danh sách" in absent
    assert "Không còn ai" in words(opened(officer, page + "?handed=presented"))
    assert second.line.name in words(opened(officer, page + "?handed=khac"))
