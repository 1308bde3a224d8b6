"""The pages of councils and sessions, from the decision that founds one to the minutes."""

import datetime as dt
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from councils.models import Council, CouncilSession, ItemResult, PaperCount, Presence, VoteWay
from councils.selectors.minutes import minutes_of
from councils.services.bars import declare_conflict
from councils.services.closing import close_session
from councils.services.paper import type_counts
from tests.councils.test_sessions import vote
from tests.pages import fields_of, opened, words


def address(name, row=None):
    return reverse(f"councils:{name}", args=[row.pk] if row else [])


@pytest.fixture
def keeper(client, world):
    client.force_login(world.keeper)
    return client


def posted(client, url, **data):
    response = client.post(url, data, follow=True)
    assert response.status_code == 200
    return response


def votes_of(session, choice="for"):
    return dict.fromkeys(map(str, session.items.values_list("pk", flat=True)), choice)


def test_a_council_is_founded_seated_and_meets(keeper, world):
    """From nothing to results, by pages alone."""
    unit = world.tree.province
    page = posted(
        keeper,
        address("council-create"),
        unit=unit.code,
        kind="award",
        name="Hội đồng mới",
        decision_no="9/QĐ",
        decided_on="05/01/2026",
        valid_from="05/01/2026",
    )
    council = Council.objects.get(name="Hội đồng mới")
    assert page.redirect_chain[-1][0] == address("council-detail", council)
    users = [member.user for member in world.members[:3]]
    for user, office in zip(users, ("chair", "secretary", "member"), strict=True):
        posted(keeper, address("council-seat", council), user=user.pk, office=office)
    assert "Chủ tịch hội đồng" in words(opened(keeper, address("council-detail", council)))
    posted(keeper, address("session-create", council), title="Xét khen 2026", way="open", day="20/10/2026", at="08:00")
    session = CouncilSession.objects.get(council=council)
    opened(keeper, address("session-agenda", session))
    posted(keeper, address("session-agenda", session), run=world.run.pk, award=world.awards.certificate.pk)
    assert session.items.count() == 3
    posted(keeper, reverse("councils:item-remove", args=[session.items.last().pk]))
    opened(keeper, address("session-attendance", session))
    there = {f"presence-{member.pk}": "present" for member in council.members.all()}
    posted(keeper, address("session-attendance", session), **there)
    opened(keeper, address("session-open", session))
    posted(keeper, address("session-open", session))
    session.refresh_from_db()
    assert session.is_open and session.items.count() == 2
    for user in users:
        keeper.force_login(user)
        opened(keeper, address("session-vote", session))
        assert "Đã ghi biểu quyết" in words(posted(keeper, address("session-vote", session), **votes_of(session)))
    keeper.force_login(users[1])
    opened(keeper, address("session-close", session))
    posted(keeper, address("session-close", session), conclusion="Nhất trí.")
    assert "3/3 = 100,0%" in words(opened(keeper, address("session-detail", session)))
    assert "Tỷ lệ tính trên tổng số 3 thành viên" in words(opened(keeper, address("session-minutes", session)))
    assert ItemResult.objects.filter(passed=True).count() == 2
    paper = keeper.get(address("session-minutes-pdf", session))
    assert paper["Content-Type"] == "application/pdf" and paper.getvalue().startswith(b"%PDF")
    word = Document(BytesIO(keeper.get(address("session-minutes-pdf", session), {"as": "docx"}).content))
    assert "Xét khen 2026" in " ".join(paragraph.text for paragraph in word.paragraphs)


def test_what_is_in_the_way_of_opening_stands_on_the_form(keeper, world):
    session = world.session()
    page = keeper.post(address("session-open", session))
    assert "Chưa điểm danh đủ" in words(page) and not CouncilSession.objects.get().is_open


def test_an_absence_needs_a_reason(keeper, world):
    session = world.session()
    data = {f"presence-{member.pk}": Presence.PRESENT for member in world.members}
    data[f"presence-{world.members[4].pk}"] = Presence.ABSENT
    assert "Hãy ghi lý do vắng" in words(keeper.post(address("session-attendance", session), data))


def test_a_vote_that_leaves_something_open_is_shown_again(client, world):
    session = world.opened()
    client.force_login(world.members[0].user)
    first = str(session.items.first().pk)
    page = client.post(address("session-vote", session), {first: "against"})
    assert "Hãy chọn một ý kiến" in words(page) and 'value="against"' in page.content.decode()
    assert page.content.decode().count(" checked") == 1


def test_who_is_barred_does_not_see_the_nominee_on_the_ballot(client, world):
    session = world.opened()
    member, item = world.members[3], session.items.first()
    client.force_login(member.user)
    posted(client, address("session-declare", session), member=member.pk, item=item.pk, note="vợ của đối tượng")
    page = words(opened(client, address("session-vote", session)))
    assert "1/2." in page and "1/3." not in page
    assert "vợ của đối tượng" in words(opened(client, address("session-detail", session)))


def test_a_member_declares_for_nobody_else(client, world):
    session = world.opened()
    client.force_login(world.members[3].user)
    data = {"member": world.members[4].pk, "item": session.items.first().pk, "note": "x"}
    client.post(address("session-declare", session), data)
    assert not session.items.first().bars.exists()


def test_a_paper_vote_by_pages(client, world):
    session, secretary, chair = world.opened(VoteWay.PAPER), world.members[2].user, world.members[0].user
    client.force_login(secretary)
    opened(client, address("session-paper", session))
    wrong = {f"{name}-{item}": 1 for item in votes_of(session) for name in ("votes_for", "votes_against")}
    rest = {f"{name}-{item}": 0 for item in votes_of(session) for name in ("votes_abstain", "spoilt")}
    assert "số người được bỏ phiếu là 5" in words(client.post(address("session-paper", session), wrong | rest))
    right = {f"votes_for-{item}": 4 for item in votes_of(session)} | {
        f"votes_against-{item}": 1 for item in votes_of(session)
    }
    posted(client, address("session-paper", session), **rest, **right)
    assert "chờ người thứ hai" in words(opened(client, address("session-detail", session)))
    assert "không tự xác nhận" in words(posted(client, address("session-paper-confirm", session)))
    client.force_login(chair)
    typed = fields_of(opened(client, address("session-paper-confirm", session)), having="seen")
    posted(client, address("session-paper-confirm", session), **typed)
    posted(client, address("session-close", session), conclusion="Đồng ý.")
    minutes = words(opened(client, address("session-minutes", session)))
    assert "cộng 3 nội dung: phát ra 15, thu vào 15, hợp lệ 15" in minutes


def typed_on_paper(session, votes_for, by):
    counts = {"votes_for": votes_for, "votes_against": 5 - votes_for}
    type_counts(session, found=dict.fromkeys(session.items.values_list("pk", flat=True), counts), by=by)


def test_who_confirms_sees_what_was_typed_and_nothing_else_is_confirmed(client, world):
    session, secretary, chair = world.opened(VoteWay.PAPER), world.members[2].user, world.members[0].user
    client.force_login(chair)
    assert "Xác nhận kết quả" not in words(opened(client, address("session-detail", session)))
    assert "Không có kết quả nào chờ xác nhận" in words(posted(client, address("session-paper-confirm", session)))
    typed_on_paper(session, 4, secretary)
    page = opened(client, address("session-paper-confirm", session))
    assert words(page).count(f"4 1 0 0 {secretary}") == 3
    assert all(row.subject_label in words(page) for row in world.nominees)
    looked_at = fields_of(page, having="seen")
    typed_on_paper(session, 2, secretary)
    answer = client.post(address("session-paper-confirm", session), looked_at)
    assert "Số phiếu đã được nhập lại sau khi bạn mở trang" in words(answer)
    assert "Trang đã cũ" in words(client.post(address("session-paper-confirm", session)))
    assert not PaperCount.objects.filter(confirmed_by__isnull=False).exists()
    fresh = fields_of(opened(client, address("session-paper-confirm", session)), having="seen")
    posted(client, address("session-paper-confirm", session), **fresh)
    assert set(PaperCount.objects.values_list("votes_for", "confirmed_by")) == {(2, chair.pk)}
    assert "Xác nhận kết quả" not in words(opened(client, address("session-detail", session)))


def test_what_is_on_the_agenda_already_is_not_added_again(keeper, world):
    session = world.session(nominees=world.nominees[:1])
    chosen = {"run": world.run.pk, "award": world.awards.certificate.pk}
    assert "Đã thêm 2 nội dung" in words(posted(keeper, address("session-agenda", session), **chosen))
    answer = words(posted(keeper, address("session-agenda", session), **chosen))
    assert "Không thêm nội dung nào" in answer and "Đã thêm" not in answer
    assert session.items.count() == 3


def test_minutes_tell_bars_and_bases_and_never_who_voted_what(world):
    session = world.opened(nominees=world.nominees[:1], uyvien4=Presence.WRITTEN)
    declare_conflict(session.items.get(), member=world.members[1], note="anh trai", by=world.keeper)
    for member in (world.members[0], *world.members[2:]):
        vote(session, member)
    minutes = minutes_of(close_session(session, by=world.keeper, conclusion="Nhất trí.\nGiao thư ký hoàn thiện."))
    assert (minutes.members, len(minutes.present), len(minutes.absent)) == (5, 4, 1)
    assert minutes.votes[0].base == 5 and minutes.votes[0].barred == 1 and minutes.ballots is None
    assert "anh trai" in minutes.proceedings[0] and "cần 4 phiếu (80%)" in minutes.base_note
    assert minutes.conclusions == ("Nhất trí.", "Giao thư ký hoàn thiện.")
    assert (minutes.chair, minutes.secretary) == (str(world.members[0]), str(world.members[2]))


def test_out_of_reach_is_not_found(client, world):
    session = world.session()
    for name in ("editor", "specialist", "nobody", "specialist_elsewhere"):
        client.force_login(world.people[name])
        opened(client, address("council-detail", world.council), 404)
        opened(client, address("session-detail", session), 404)
        assert "Chưa có hội đồng nào" in words(opened(client, address("council-list")))


@pytest.mark.parametrize("way", [VoteWay.OPEN, VoteWay.PAPER])
def test_a_session_asks_the_same_of_one_and_of_three_items(keeper, world, way):
    counts = []
    for nominees in (world.nominees[:1], world.nominees):
        session = world.opened(way, nominees)
        opened(keeper, address("session-detail", session))
        with CaptureQueriesContext(connection) as asked:
            opened(keeper, address("session-detail", session))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 25


def test_the_lists_ask_the_same_of_one_and_of_three(keeper, world, django_assert_num_queries):
    def asked(url):
        opened(keeper, url)
        with CaptureQueriesContext(connection) as queries:
            opened(keeper, url)
        return len(queries)

    lists = (address("council-list"), address("council-detail", world.council))
    world.session()
    before = [asked(url) for url in lists]
    for number in range(2):
        world.session()
        Council.objects.create(
            unit=world.tree.district,
            kind="initiative",
            name=f"Hội đồng {number}",
            decision_no=str(number),
            decided_on="2026-01-01",
            valid_from="2026-01-01",
        )
    assert [asked(url) for url in lists] == before


def test_minutes_name_the_award_in_full(world):
    award = world.awards.certificate
    award.name, award.short_name = "Bằng khen của Ban Chấp hành Liên đoàn Lao động tỉnh", "BK LĐLĐ tỉnh"
    award.save()
    session = world.opened()
    for member in world.members:
        vote(session, member)
    minutes = minutes_of(close_session(session, by=world.keeper))
    assert {row.award for row in minutes.votes} == {award.name}
    assert award.name in minutes.base_note and award.short_name not in minutes.base_note


@pytest.mark.parametrize("name", ["session-agenda", "session-attendance"])
def test_a_session_that_is_over_asks_for_nothing_more(keeper, world, name):
    session = world.opened()
    CouncilSession.objects.filter(pk=session.pk).update(state="cancelled", box_key=None)
    assert keeper.get(address(name, session)).status_code == 302


def test_the_head_of_a_session_offers_what_comes_next(keeper, world):
    session = world.session(nominees=[])
    assert "Mở bỏ phiếu" not in words(opened(keeper, address("session-detail", session)))
    paper = world.opened(VoteWay.PAPER)
    assert "Kết thúc, kiểm phiếu" not in words(opened(keeper, address("session-detail", paper)))
    typed_on_paper(paper, 4, world.keeper)
    page = words(opened(keeper, address("session-detail", paper)))
    assert "Xác nhận kết quả" not in page and "chờ người thứ hai" in page
    keeper.force_login(world.members[0].user)
    assert "Xác nhận kết quả" in words(opened(keeper, address("session-detail", paper)))


def test_minutes_begin_no_later_than_the_vote(world):
    session = world.opened()
    opened_at = CouncilSession.objects.get(pk=session.pk).opened_at
    CouncilSession.objects.filter(pk=session.pk).update(held_at=opened_at + dt.timedelta(hours=4))
    assert minutes_of(CouncilSession.objects.get(pk=session.pk)).began_at == opened_at
