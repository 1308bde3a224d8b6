"""What a reviewer says of the entries of a dossier, and what follows for the dossier."""

import pytest

from campaigns.models import DossierState as S
from campaigns.models import EntryOutcome as O
from campaigns.models import EntryReview, MachineFinding
from campaigns.selectors.entry_reviews import Reviewed, reviewed_entries
from campaigns.selectors.timeline import timeline
from campaigns.services.entry_review import Opinion, review_entries
from campaigns.services.moves import accept_dossier, refuse_dossier, return_dossier, send_dossier
from common.editing import NEVER
from common.errors import NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from tests.campaigns.conftest import REASON, days, fresh
from tests.factories import DossierFactory, EntryFactory

AGAINST = "Quyết định khen năm trước đã được đối chiếu bản giấy"


@pytest.fixture
def entry(sent):
    return sent.entries.get()


@pytest.fixture
def say(sent, entry, people):
    """One word on the entry of the dossier."""

    def word(outcome, reason="", machine="", by="specialist", **more):
        return review_entries(sent, [Opinion(entry.pk, outcome, reason, machine)], by=fresh(people[by]), **more)

    return word


def test_a_word_stands_beside_the_machine_s(say, sent, people):
    say(O.FAILED, AGAINST, MachineFinding.ELIGIBLE)
    review = EntryReview.objects.get()
    assert (review.outcome, review.reason, review.machine) == ("failed", AGAINST, "eligible")
    assert review.reviewed_by == people["specialist"]
    assert reviewed_entries(sent) == Reviewed(total=1, passed=0, returned=0, failed=1)
    line = AuditEntry.objects.get(move="review")
    assert (line.subject_id, line.data["failed"], line.data["passed"]) == (sent.pk, 1, 0)


def test_the_same_word_again_changes_nothing(say):
    say(O.PASSED)
    before = EntryReview.objects.get().updated_at
    assert say(O.PASSED) == []
    assert EntryReview.objects.get().updated_at == before
    assert AuditEntry.objects.filter(move="review").count() == 1


def test_a_word_is_changed_and_taken_back(say):
    say(O.PASSED)
    say(O.RETURNED, "Thiếu minh chứng")
    assert EntryReview.objects.get().outcome == "returned"
    say("")
    assert not EntryReview.objects.exists()
    line = AuditEntry.objects.filter(move="review").latest("pk")
    assert {word: line.data[word] for word in ("passed", "returned", "failed", "taken_back")} == {
        "passed": 0, "returned": 0, "failed": 0, "taken_back": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "reason", "machine", "refused"),
    [
        (O.PASSED, "", "", False),
        (O.PASSED, "", MachineFinding.ELIGIBLE, False),
        (O.PASSED, "", MachineFinding.MISSING_DATA, False),
        (O.PASSED, "", MachineFinding.NOT_ELIGIBLE, True),
        (O.PASSED, "mười chín chữ thôi.", MachineFinding.NOT_ELIGIBLE, True),
        (O.PASSED, "đúng hai mươi chữ nhé", MachineFinding.NOT_ELIGIBLE, False),
        (O.FAILED, "", MachineFinding.NOT_ELIGIBLE, True),
        (O.FAILED, "Đang bị xem xét", MachineFinding.NOT_ELIGIBLE, False),
        (O.FAILED, "Đang bị xem xét", MachineFinding.ELIGIBLE, True),
        (O.FAILED, AGAINST, MachineFinding.ELIGIBLE, False),
        (O.RETURNED, "  ", "", True),
        (O.RETURNED, "Thiếu ảnh", MachineFinding.ELIGIBLE, False),
        ("bogus", "x", "", True),
    ],
)
def test_a_reason_stands_where_one_is_due(say, outcome, reason, machine, refused):
    if not refused:
        say(outcome, reason, machine)
        assert EntryReview.objects.get().reason == reason
        return
    with pytest.raises(TransitionRefused):
        say(outcome, reason, machine)
    assert not EntryReview.objects.exists()


@pytest.mark.parametrize("who", ["editor", "specialist_elsewhere", "approver", "superuser"])
def test_only_a_reviewer_has_a_word(say, who):
    with pytest.raises(NotAllowed):
        say(O.PASSED, by=who)


@pytest.mark.parametrize("state", [S.DRAFT, S.RETURNED, S.WITHDRAWN, S.ACCEPTED, S.REFUSED])
def test_only_what_waits_is_reviewed(in_state, people, state):
    dossier = in_state(state)
    with pytest.raises(TransitionRefused, match="không thẩm định được nữa"):
        review_entries(dossier, [Opinion(dossier.entries.get().pk, O.PASSED)], by=people["specialist"])


def test_an_entry_of_another_dossier_is_refused(sent, people, campaign, tree):
    other = EntryFactory(dossier=DossierFactory(campaign=campaign, unit=tree.base2, state=S.SENT))
    with pytest.raises(TransitionRefused, match="không còn trong hồ sơ này"):
        review_entries(sent, [Opinion(other.pk, O.PASSED)], by=people["specialist"])


def test_who_was_overtaken_is_told_by_whom(say, people):
    say(O.PASSED, seen=NEVER)
    seen = EntryReview.objects.get().updated_at
    say(O.RETURNED, "Thiếu ảnh", by="specialist_province", seen=seen)
    with pytest.raises(StaleEdit, match=str(people["specialist_province"])):
        say(O.FAILED, "Trùng tên", seen=seen)
    assert EntryReview.objects.get().outcome == "returned"


def test_what_is_to_be_mended_keeps_the_dossier_from_being_accepted(say, sent, people):
    say(O.RETURNED, "Thiếu biên bản")
    with pytest.raises(TransitionRefused, match="Còn 1 đối tượng ghi «Trả lại»"):
        accept_dossier(sent, by=people["specialist"])
    say(O.FAILED, "Không bổ sung được")
    assert accept_dossier(sent, by=people["specialist"]).state == S.ACCEPTED


def test_it_keeps_no_dossier_from_being_refused(say, sent, people):
    say(O.RETURNED, "Thiếu biên bản")
    assert refuse_dossier(sent, by=people["specialist"], reason=REASON).state == S.REFUSED


@pytest.mark.parametrize(("outcome", "left"), [(O.RETURNED, 0), (O.PASSED, 1), (O.FAILED, 1)])
def test_sent_again_what_was_to_be_mended_is_looked_at_anew(say, sent, people, outcome, left):
    say(outcome, "Thiếu biên bản")
    return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(5))
    assert EntryReview.objects.count() == 1
    send_dossier(sent, by=people["editor"])
    assert EntryReview.objects.count() == left


def test_the_unit_does_not_read_who_goes_through_its_dossier(say, sent, people):
    say(O.PASSED)
    for who, is_told in (("editor", False), ("specialist", True)):
        moves = [event.move for event in timeline(sent, viewer=fresh(people[who]))]
        assert ("review" in moves) is is_told


def test_a_word_goes_with_its_entry(say, entry):
    say(O.PASSED)
    entry.delete()
    assert not EntryReview.objects.exists()
