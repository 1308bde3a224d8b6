"""What higher bodies answer: honours «cấp trên quyết định», refusals told, wrong answers corrected by another."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from awards.models import Honour, HonourEnd
from campaigns.models import CampaignAward
from common.clock import today
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from decisions.services.answers import Reply, correct_answer, record_answer
from notices.models import Notice
from tests.decisions.letters import GRANTED_BY, granted, refused, standing
from tests.factories import EntryFactory, LaunchedCampaignFactory, RoleAssignmentFactory, UserFactory

pytestmark = pytest.mark.django_db


def pdf(name="quyet-dinh.pdf", tail=b""):
    return SimpleUploadedFile(name, b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + tail, "application/pdf")


def test_all_granted_by_one_decision(upward):
    letter = upward.granted(upload=pdf())
    now = standing(letter)
    assert (now.letter, set(now.answers), set(now.results)) == ("answered", {"granted"}, {"published"})
    honour = now.honours[0]
    assert (honour.decision_no, honour.decided_by, honour.year) == ("120/QĐ-TLĐ", GRANTED_BY, 2026)
    assert (honour.decided_above, honour.is_issued, honour.campaign) == (True, False, upward.campaign)
    assert honour.name_then == letter.lines.first().name
    assert {line.file.name for line in letter.lines.select_related("file")} == {"quyet-dinh.pdf"}


def test_some_granted_some_refused_and_all_are_told(upward):
    letter = upward.sent()
    part = record_answer(letter, granted(), by=upward.clerk, numbers=[1, 3])
    assert (part.state, part.version) == ("sent", 2)
    with pytest.raises(StaleEdit):
        record_answer(letter, refused(), by=upward.clerk, version=1)
    record_answer(letter, refused(), by=upward.other_clerk, version=2)
    now = standing(letter)
    assert now.letter == "answered"
    assert now.answers == ["granted", "not_granted", "granted"]
    assert now.results == ["published", "not_granted", "published"]
    assert now.honours[1] is None
    texts = list(Notice.objects.filter(user=upward.people["editor"]).values_list("text", flat=True))
    second = letter.lines.get(order_no=2).name
    assert any(text.startswith(f"{GRANTED_BY} tặng Bằng khen LĐLĐ tỉnh cho ") for text in texts)
    assert any(f"không tặng Bằng khen LĐLĐ tỉnh cho {second}: Chưa đủ thời gian công tác" in text for text in texts)
    assert not Notice.objects.filter(user=upward.people["editor2"]).exists()
    with pytest.raises(TransitionRefused, match="Đã có trả lời"):
        record_answer(letter, granted(), by=upward.clerk)


def test_the_unit_it_went_to_records_the_answer(upward):
    letter = upward.sent()
    record_answer(letter, granted(), by=upward.above)
    assert standing(letter).letter == "answered"
    senders = Notice.objects.filter(user__in=[upward.clerk, upward.chair]).unread()
    assert {notice.text for notice in senders} == {"01/TTr-LĐLĐ: đã ghi trả lời cho 3 dòng."}


@pytest.mark.parametrize("who", ["specialist", "viewer", "editor", "council"])
def test_others_do_not(upward, who):
    with pytest.raises(NotAllowed):
        record_answer(upward.sent(), granted(), by=upward.people[who])


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (Reply(is_granted=True), "số, ngày và cơ quan"),
        (Reply(is_granted=False), "lý do"),
        (granted(on=dt.date(2999, 1, 1)), "chưa đến"),
        (granted(on=dt.date(2020, 1, 1)), "trước ngày gửi"),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(upward, reply, problem):
    with pytest.raises(DomainError, match=problem):
        record_answer(upward.sent(), reply, by=upward.clerk)
    assert not Honour.objects.exists()


def test_a_number_that_does_not_wait_is_named(upward):
    letter = upward.granted(numbers=[2])
    with pytest.raises(DomainError, match="mang số 2, 7"):
        record_answer(letter, refused(), by=upward.clerk, numbers=[1, 2, 7])


def test_a_draft_and_a_file_in_disguise_are_refused(upward):
    letter = upward.drafted()
    with pytest.raises(TransitionRefused, match="Dự thảo"):
        record_answer(letter, granted(), by=upward.clerk)
    from decisions.services.sending import send_letter

    sent = send_letter(letter, by=upward.chair)
    disguised = SimpleUploadedFile("qd.pdf", b"<html><script>", "application/pdf")
    with pytest.raises(DomainError, match="không phải PDF"):
        record_answer(sent, granted(), by=upward.clerk, upload=disguised)
    assert standing(letter).letter == "sent"


def test_the_same_file_is_kept_once(upward):
    letter = upward.granted(numbers=[1], upload=pdf())
    letter = record_answer(letter, granted(), by=upward.clerk, numbers=[2], upload=pdf())
    letter = record_answer(letter, refused(), by=upward.clerk, upload=pdf("cong-van.pdf", b"khac"))
    assert [file.name for file in letter.files.all()] == ["quyet-dinh.pdf", "cong-van.pdf"]


def test_an_award_the_register_knows_already_is_not_written_twice(upward):
    letter = upward.sent()
    member = letter.lines.get(order_no=1).member
    known = Honour.objects.create(
        subject_kind="individual",
        member=member,
        award=upward.award,
        unit=member.unit,
        year=2026,
        decision_no="120/QĐ-TLĐ",
        name_then=member.full_name,
        unit_name_then=member.unit.name,
    )
    upward.granted(letter)
    assert Honour.objects.count() == 3
    line = letter.lines.get(order_no=1)
    assert (line.honour, line.gave_honour) == (known, False)
    correct_answer(line, refused(), by=upward.other_clerk, why="Ghi nhầm dòng")
    assert Honour.objects.filter(pk=known.pk).exists()


def test_another_corrects_a_wrong_answer(upward):
    letter = upward.granted()
    line = letter.lines.get(order_no=1)
    with pytest.raises(NotAllowed, match="người khác phải sửa"):
        correct_answer(line, refused(), by=upward.clerk, why="Nhầm")
    with pytest.raises(DomainError, match="lý do sửa"):
        correct_answer(line, refused(), by=upward.other_clerk, why=" ")
    with pytest.raises(StaleEdit):
        correct_answer(line, refused(), by=upward.other_clerk, why="Nhầm", version=letter.version - 1)
    correct_answer(line, refused(), by=upward.other_clerk, why="Ghi nhầm dòng", version=letter.version)
    now = standing(letter)
    assert (now.letter, now.answers[0], now.results[0], now.honours[0]) == (
        "answered",
        "not_granted",
        "not_granted",
        None,
    )
    assert Honour.objects.count() == 2
    entry = AuditEntry.objects.get(move="correct")
    assert (entry.note, entry.data["before"]["granted"], entry.data["after"]["granted"]) == (
        "Ghi nhầm dòng",
        True,
        False,
    )
    told = Notice.objects.filter(user=upward.people["editor"], text__contains="Lý do sửa: Ghi nhầm dòng")
    assert told.count() == 1

    correct_answer(line, granted("121/QĐ-TLĐ"), by=upward.clerk, why="Có quyết định bổ sung")
    now = standing(letter)
    assert (now.results[0], now.honours[0].decision_no) == ("published", "121/QĐ-TLĐ")
    correct_answer(line, granted("122/QĐ-TLĐ"), by=upward.above, why="Sai số")
    assert standing(letter).honours[0].decision_no == "122/QĐ-TLĐ"
    assert Honour.objects.count() == 3


def test_an_answer_whose_honour_was_used_stays(upward):
    letter = upward.granted()
    line, second = letter.lines.in_order()[:2]
    HonourEnd.objects.create(
        honour=line.honour, kind="revoked", decided_on=today(), decision_no="130/QĐ-TLĐ", reason="Kê khai sai"
    )
    with pytest.raises(TransitionRefused, match="Đã có quyết định về lượt khen"):
        correct_answer(line, refused(), by=upward.other_clerk, why="Nhầm")
    upward.campaign = LaunchedCampaignFactory(
        unit=upward.tree.province,
        needs_proposal=False,
        starts_on=dt.date(2026, 1, 1),
        ends_on=dt.date(2026, 12, 31),
        registration_opens_on=dt.date(2026, 1, 1),
        registration_closes_on=dt.date(2026, 1, 31),
    )
    CampaignAward.objects.create(campaign=upward.campaign, award=upward.award)
    EntryFactory(dossier=upward.dossier(), award=upward.award, member=second.member)
    upward.evaluated()
    with pytest.raises(TransitionRefused, match="đã tính lượt khen này"):
        correct_answer(second, refused(), by=upward.other_clerk, why="Nhầm")


def test_what_waits_is_not_corrected(upward):
    with pytest.raises(TransitionRefused, match="chưa có trả lời"):
        correct_answer(upward.sent().lines.first(), refused(), by=upward.other_clerk, why="Nhầm")


def test_nobody_records_what_was_said_of_themselves(upward):
    letter = upward.sent()
    own = UserFactory(username="own")
    RoleAssignmentFactory(user=own, role="specialist", unit=upward.tree.province)
    member = letter.lines.first().member
    member.user = own
    member.save()
    with pytest.raises(NotAllowed, match="có tên"):
        record_answer(letter, granted(), by=own)
