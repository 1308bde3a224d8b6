import datetime as dt
import hashlib
import json
import re
from contextlib import suppress

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from campaigns.models import DossierState as S
from campaigns.models import DossierVersion
from campaigns.services import moves
from campaigns.services.entry import add_entries
from campaigns.transitions import DOSSIER_MOVES
from common.errors import NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from common.workflow import Move, advance, available_moves
from contributions.models import InitiativeState
from tests.campaigns.conftest import REASON, days, fresh
from tests.factories import MemberFactory

STATES = list(S)
UNIT, ABOVE = {"editor"}, {"specialist", "specialist_province", "specialist_province2"}
CAST = [
    "editor", "editor2", "editor_elsewhere", "specialist", "specialist_elsewhere", "specialist_province",
    "specialist_province2", "approver", "council", "finance", "auditor", "manager", "viewer", "nobody", "superuser",
]  # fmt: skip

ROAD = {
    "send": ({S.DRAFT, S.RETURNED}, S.SENT, UNIT | ABOVE),
    "withdraw": ({S.SENT}, S.WITHDRAWN, UNIT),
    "recall": ({S.SENT}, S.DRAFT, UNIT),
    "reopen": ({S.WITHDRAWN}, S.DRAFT, UNIT | ABOVE),
    "take": ({S.SENT}, S.IN_REVIEW, ABOVE),
    "return": ({S.SENT, S.IN_REVIEW}, S.RETURNED, ABOVE),
    "accept": ({S.SENT, S.IN_REVIEW}, S.ACCEPTED, ABOVE),
    "refuse": ({S.SENT, S.IN_REVIEW}, S.REFUSED, ABOVE),
    "correct": ({S.ACCEPTED, S.REFUSED, S.RETURNED}, S.IN_REVIEW, ABOVE),
    "close": ({S.DRAFT, S.RETURNED}, S.WITHDRAWN, set()),
}


def make(move, dossier, by):
    if move == "close":
        return advance(dossier, move, by=by, table=DOSSIER_MOVES, record=Move(note=REASON))
    arguments = {
        "withdraw": {"reason": REASON},
        "recall": {"reason": REASON},
        "correct": {"reason": REASON},
        "return": {"reason": REASON, "due_on": days(3)},
        "refuse": {"reason": REASON},
    }
    return getattr(moves, f"{move}_dossier")(dossier, by=by, **arguments.get(move, {}))


def audit_of(dossier, *moves_wanted):
    return list(
        AuditEntry.objects.filter(
            subject_id=dossier.pk, subject_type__model="dossier", move__in=moves_wanted or list(DOSSIER_MOVES)
        ).order_by("pk")
    )


def test_every_move_has_a_service_and_words():
    assert set(ROAD) == set(DOSSIER_MOVES)
    assert all(step.label and step.done for step in DOSSIER_MOVES.values())


@pytest.mark.parametrize("move", ROAD)
@pytest.mark.parametrize("state", STATES)
def test_who_may_move_from_where(in_state, people, move, state):
    sources, target, allowed = ROAD[move]
    outcome = {who: after_trying(move, in_state(state), people[who]) for who in CAST}
    moved, stayed = (target, 1), (state, 0)
    assert outcome == {who: moved if who in allowed and state in sources else stayed for who in CAST}


def after_trying(move, dossier, by):
    """The state and the number of audit lines after ``by`` tried the move; then all is as before."""
    with transaction.atomic():
        with suppress(NotAllowed, TransitionRefused):
            make(move, dossier, by)
        dossier.refresh_from_db()
        outcome = (dossier.state, len(audit_of(dossier)))
        transaction.set_rollback(True)
    return outcome


@pytest.mark.parametrize("who", CAST)
def test_buttons_are_those_of_the_table(in_state, people, who):
    dossier = in_state(S.SENT)
    offered = set(available_moves(dossier, by=people[who], table=DOSSIER_MOVES))
    expected = {move for move, (sources, _after, allowed) in ROAD.items() if S.SENT in sources and who in allowed}
    assert offered == expected


# ---------- Sending ----------


def test_send_gives_a_receipt_and_a_version_whose_hash_holds(draft, people):
    version = moves.send_dossier(draft, by=people["editor"])
    draft.refresh_from_db()
    assert (draft.state, draft.sent_by, draft.is_late, draft.filled_by_unit) == (
        S.SENT, people["editor"], False, None,
    )  # fmt: skip
    assert version.receipt_no == draft.receipt_no == "PT2025/CS1/1"
    assert (version.number, version.sent_at) == (1, draft.sent_at)
    stored = DossierVersion.objects.get(pk=version.pk)
    assert stored.sha256 == hashlib.sha256(stored.content.encode()).hexdigest() == stored.hash_now()
    content = json.loads(stored.content)
    assert content["receipt_no"] == "PT2025/CS1/1"
    assert content["unit"]["code"] == "CS1"
    assert [entry["award"]["code"] for entry in content["entries"]] == ["CSTDCS"]
    [line] = audit_of(draft)
    assert (line.move, line.before, line.after, line.on_behalf_of) == ("send", S.DRAFT, S.SENT, "")
    assert line.data["sha256"] == stored.sha256


def test_a_second_send_says_when_and_under_what_number(sent, people):
    with pytest.raises(TransitionRefused) as refusal:
        moves.send_dossier(sent, by=people["editor"])
    at = timezone.localtime(sent.sent_at).strftime("%H:%M ngày %d/%m/%Y")
    assert str(refusal.value) == f"Hồ sơ đã được nộp lúc {at}, số biên nhận PT2025/CS1/1. Không cần nộp lại."
    assert sent.versions.count() == 1


def test_a_stranger_is_not_told_the_receipt(sent, people):
    with pytest.raises(NotAllowed) as refusal:
        moves.send_dossier(sent, by=people["editor_elsewhere"])
    assert "PT2025" not in str(refusal.value)


def test_receipts_have_no_gaps(draft, people, campaign, tree, awards):
    from campaigns.services.dossier import open_dossier

    empty = open_dossier(campaign, unit=tree.base2, by=people["editor2"])
    with pytest.raises(TransitionRefused):
        moves.send_dossier(empty, by=people["editor2"])
    assert moves.send_dossier(draft, by=people["editor"]).receipt_no == "PT2025/CS1/1"
    add_entries(empty, award=awards.title, subjects=[MemberFactory(unit=tree.base2)], by=people["editor2"])
    assert moves.send_dossier(empty, by=people["editor2"]).receipt_no == "PT2025/CS2/2"


def test_a_very_long_receipt_number_still_fits(draft, people, campaign):
    campaign.code = "P" * 32
    campaign.save()
    draft.unit.code = "U" * 32
    draft.unit.save()
    assert moves.send_dossier(draft, by=people["editor"]).receipt_no == f"{'P' * 32}/1"


def test_send_on_behalf_is_written_down(draft, people, tree):
    version = moves.send_dossier(draft, by=people["specialist"])
    draft.refresh_from_db()
    assert version.on_behalf
    assert draft.filled_by_unit == tree.district
    [line] = audit_of(draft)
    assert line.on_behalf_of == "CĐCS Trường Tiểu học Mẫu"
    assert json.loads(version.content)["sent_from"] == "HUYEN"


def test_send_of_what_someone_else_changed_is_refused(draft, people, tree, awards):
    seen = draft.version
    add_entries(draft, award=awards.title, subjects=[MemberFactory(unit=tree.base)], by=people["specialist"])
    with pytest.raises(StaleEdit, match="Cán bộ"):
        moves.send_dossier(draft, by=people["editor"], version=seen)


def test_sending_moves_the_initiatives_along_and_returning_takes_them_back(draft, people, tree):
    from campaigns.services.contribution import add_initiative

    author = MemberFactory(unit=tree.base)
    authors = [(author, 100)]
    initiative = add_initiative(draft, by=people["editor"], title="Máy hàn tự động", kind="technical", authors=authors)
    moves.send_dossier(draft, by=people["editor"])
    initiative.refresh_from_db()
    assert initiative.state == InitiativeState.SENT
    moves.return_dossier(draft, by=people["specialist"], reason=REASON, due_on=days(3))
    initiative.refresh_from_db()
    assert initiative.state == InitiativeState.DRAFT
    lines = AuditEntry.objects.filter(subject_id=initiative.pk, subject_type__model="initiative").order_by("pk")
    assert [line.move for line in lines] == ["send", "take_back"]


def test_resending_makes_a_second_version_and_keeps_the_first(returned, people):
    first = returned.versions.get()
    second = moves.send_dossier(returned, by=people["editor"])
    assert (second.number, second.receipt_no) == (2, "PT2025/CS1/2")
    assert DossierVersion.objects.get(pk=first.pk).content == first.content


# ---------- Deadlines ----------


def saigon(*parts):
    return dt.datetime(*parts, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@pytest.fixture
def until_march(campaign):
    campaign.registration_opens_on, campaign.registration_closes_on = dt.date(2020, 1, 1), dt.date(2020, 3, 31)
    campaign.starts_on, campaign.ends_on = dt.date(2019, 11, 1), dt.date(2020, 12, 31)
    campaign.save()


@pytest.fixture
def in_march(until_march):
    with time_machine.travel(saigon(2020, 3, 31, 23, 0), tick=False) as clock:
        yield clock


def test_the_last_second_counts_and_the_next_does_not(in_march, draft, people):
    in_march.move_to(saigon(2020, 4, 1, 0, 0, 0))
    with pytest.raises(TransitionRefused, match=re.escape("Đã hết hạn đăng ký (hết ngày 31/03/2020)")):
        moves.send_dossier(draft, by=people["editor"])
    assert not draft.versions.exists()
    in_march.move_to(saigon(2020, 3, 31, 23, 59, 59))
    moves.send_dossier(draft, by=people["editor"])
    draft.refresh_from_db()
    assert (draft.state, draft.is_late) == (S.SENT, False)


def test_before_the_window_only_a_draft(in_march, draft, people):
    in_march.move_to(saigon(2019, 12, 31, 23, 59, 59))
    with pytest.raises(TransitionRefused, match="Chưa đến ngày mở đăng ký"):
        moves.send_dossier(draft, by=people["editor"])
    in_march.move_to(saigon(2020, 1, 1, 0, 0, 0))
    moves.send_dossier(draft, by=people["editor"])


def test_after_a_return_the_unit_has_until_its_own_day(in_march, draft, people):
    moves.send_dossier(draft, by=people["editor"])
    in_march.move_to(saigon(2020, 4, 1, 8))
    moves.return_dossier(draft, by=people["specialist"], reason=REASON, due_on=dt.date(2020, 4, 5))
    in_march.move_to(saigon(2020, 4, 6, 0, 0, 0))
    with pytest.raises(TransitionRefused, match=re.escape("Đã quá hạn bổ sung (hết ngày 05/04/2020)")):
        moves.send_dossier(draft, by=people["editor"])
    in_march.move_to(saigon(2020, 4, 5, 23, 59, 59))
    moves.send_dossier(draft, by=people["editor"])
    draft.refresh_from_db()
    assert (draft.state, draft.is_late) == (S.SENT, False)


def test_missed_return_sent_by_extension_is_late_for_good(in_march, draft, people):
    from campaigns.selectors.timeline import timeline
    from campaigns.services.extension import grant_extension

    moves.send_dossier(draft, by=people["editor"])
    in_march.move_to(saigon(2020, 4, 1, 8))
    moves.return_dossier(draft, by=people["specialist"], reason=REASON, due_on=dt.date(2020, 4, 5))
    in_march.move_to(saigon(2020, 4, 6, 8))
    grant_extension(draft, by=people["specialist"], until=dt.date(2020, 4, 7), reason="Đơn vị bị mất điện")
    in_march.move_to(saigon(2020, 4, 6, 9))
    moves.send_dossier(draft, by=people["editor"])
    draft.refresh_from_db()
    assert draft.is_late
    in_march.move_to(saigon(2020, 4, 6, 10))
    moves.return_dossier(draft, by=people["specialist"], reason=REASON, due_on=dt.date(2020, 4, 20))
    moves.send_dossier(draft, by=people["editor"])
    draft.refresh_from_db()
    assert draft.is_late
    told = [str(event) for event in timeline(draft, viewer=fresh(people["editor"])) if event.kind == "decision"]
    editor, huyen = people["editor"], people["specialist"]
    here = "CĐCS Trường Tiểu học Mẫu"
    assert told == [
        f"{editor} ({here}) nộp hồ sơ – biên nhận PT2025/CS1/3",
        f"{huyen} (LĐLĐ huyện Mẫu) trả lại hồ sơ: {REASON} – hạn 20/04",
        f"{editor} ({here}) nộp hồ sơ – biên nhận PT2025/CS1/2 – nộp muộn (được gia hạn)",
        f"{huyen} (LĐLĐ huyện Mẫu) gia hạn nộp hồ sơ: Đơn vị bị mất điện – hạn 07/04",
        f"{huyen} (LĐLĐ huyện Mẫu) trả lại hồ sơ: {REASON} – hạn 05/04",
        f"{editor} ({here}) nộp hồ sơ – biên nhận PT2025/CS1/1",
    ]


def test_a_window_closed_early_refuses_until_extended(draft, people, campaign):
    campaign.registration_closed_at = timezone.now()
    campaign.save()
    with pytest.raises(TransitionRefused, match="Đăng ký đã khoá lúc"):
        moves.send_dossier(draft, by=people["editor"])


@pytest.mark.parametrize(("state", "sentence"), [("draft", "chưa được phát động"), ("ended", "Phong trào đã kết thúc")])
def test_only_a_running_campaign_takes_dossiers(draft, people, campaign, state, sentence):
    campaign.state = state
    campaign.save()
    with pytest.raises(TransitionRefused, match=sentence):
        moves.send_dossier(draft, by=people["editor"])


# ---------- Reviewing ----------


@pytest.mark.parametrize("reason", ["", "   ", "thiếu", "thiếu biên bản họp"])
def test_return_needs_a_real_reason(sent, people, reason):
    with pytest.raises(TransitionRefused, match="ít nhất 20 chữ cái"):
        moves.return_dossier(sent, by=people["specialist"], reason=reason, due_on=days(3))


@pytest.mark.parametrize(("ahead", "sentence"), [(-1, "từ hôm nay"), (367, "quá xa")])
def test_return_needs_a_sensible_day(sent, people, ahead, sentence):
    with pytest.raises(TransitionRefused, match=sentence):
        moves.return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(ahead))
    sent.refresh_from_db()
    assert sent.state == S.SENT


def test_return_may_be_due_today(sent, people):
    moves.return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(0))
    sent.refresh_from_db()
    assert (sent.due_on, sent.return_reason) == (days(0), REASON)


@pytest.mark.parametrize("move", ["refuse", "withdraw"])
def test_a_reason_cannot_be_blank(sent, people, move):
    by = people["specialist" if move == "refuse" else "editor"]
    with pytest.raises(TransitionRefused, match="Hãy ghi lý do"):
        getattr(moves, f"{move}_dossier")(sent, by=by, reason="  ")


def test_the_units_editor_is_told(sent, people):
    moves.return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(3))
    [notice] = people["editor"].notices.all()
    assert REASON in notice.text
    assert f"{days(3):%d/%m/%Y}" in notice.text
    assert str(sent.pk) in notice.url
    moves.send_dossier(sent, by=people["editor"])
    moves.accept_dossier(sent, by=people["specialist"])
    assert people["editor"].notices.count() == 2
    assert not people["editor2"].notices.exists()


@pytest.mark.parametrize(
    ("role_in_it", "sentence"), [("created", "Bạn đã lập"), ("sent", "Bạn đã nộp"), ("typed", "Bạn đã nhập")]
)
def test_who_had_a_hand_in_it_does_not_review(campaign, tree, people, awards, role_in_it, sentence):
    from campaigns.services.dossier import open_dossier

    mine, theirs = people["specialist"], people["editor"]
    dossier = open_dossier(campaign, unit=tree.base, by=mine if role_in_it == "created" else theirs)
    subjects = [MemberFactory(unit=tree.base)]
    add_entries(dossier, award=awards.title, subjects=subjects, by=mine if role_in_it == "typed" else theirs)
    moves.send_dossier(dossier, by=mine if role_in_it == "sent" else theirs)
    for move in ("take", "return", "accept", "refuse"):
        with pytest.raises(NotAllowed, match=sentence):
            make(move, dossier, mine)
    make("accept", dossier, people["specialist_province"])


def test_who_typed_what_was_taken_out_again_still_does_not_review(draft, people, tree, awards):
    from campaigns.services.entry import remove_entry

    [entry] = add_entries(draft, award=awards.title, subjects=[MemberFactory(unit=tree.base)], by=people["specialist"])
    remove_entry(entry, by=people["editor"])
    moves.send_dossier(draft, by=people["editor"])
    with pytest.raises(NotAllowed, match="Bạn đã nhập"):
        moves.accept_dossier(draft, by=people["specialist"])


def test_an_earlier_sender_does_not_review_a_later_version(draft, people):
    moves.send_dossier(draft, by=people["specialist"])
    moves.return_dossier(draft, by=people["specialist_province"], reason=REASON, due_on=days(3))
    moves.send_dossier(draft, by=people["editor"])
    with pytest.raises(NotAllowed, match="Bạn đã nộp"):
        moves.accept_dossier(draft, by=people["specialist"])


def test_the_sender_above_may_withdraw_but_no_other(draft, people):
    moves.send_dossier(draft, by=people["specialist"])
    with pytest.raises(NotAllowed):
        moves.withdraw_dossier(draft, by=people["specialist_province"], reason=REASON)
    moves.withdraw_dossier(draft, by=people["specialist"], reason=REASON)
    draft.refresh_from_db()
    assert draft.state == S.WITHDRAWN
    moves.reopen_dossier(draft, by=people["editor"])
    moves.send_dossier(draft, by=people["editor"])
    assert draft.versions.count() == 2


def test_withdrawing_is_over_once_review_began(sent, people):
    moves.take_dossier(sent, by=people["specialist"])
    with pytest.raises(TransitionRefused, match="Đang xử lý"):
        moves.withdraw_dossier(sent, by=people["editor"], reason=REASON)
