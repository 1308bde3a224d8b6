import pytest

from campaigns.selectors.timeline import DONE, timeline
from campaigns.services.dossier import update_pledge
from campaigns.services.moves import accept_dossier, send_dossier, take_dossier
from campaigns.transitions import DOSSIER_MOVES
from common.workflow import write_audit
from tests.campaigns.conftest import REASON, days, fresh


def told(dossier, who):
    return [str(event) for event in timeline(dossier, viewer=fresh(who))]


def test_every_move_has_its_verb():
    assert set(DOSSIER_MOVES) <= set(DONE)


def test_a_return_in_one_active_sentence(returned, people):
    day = days(5)
    written = f"{day:%d/%m}" if day.year == days(0).year else f"{day:%d/%m/%Y}"
    assert told(returned, people["editor"])[0] == (
        f"{people['specialist']} (LĐLĐ huyện Mẫu) trả lại hồ sơ: {REASON} – hạn {written}"
    )


def test_what_a_unit_above_did_says_so(draft, people):
    send_dossier(draft, by=people["specialist_province"])
    draft.refresh_from_db()
    assert told(draft, people["editor"])[0] == (
        f"{people['specialist_province']} (LĐLĐ tỉnh Mẫu) nộp hồ sơ thay đơn vị CĐCS Trường Tiểu học Mẫu"
        f" – biên nhận {draft.receipt_no}"
    )


def test_newest_first_and_edits_apart(draft, people):
    update_pledge(draft, pledge="mới", version=draft.version, by=people["specialist"])
    send_dossier(draft, by=people["editor"])
    events = timeline(draft, viewer=people["editor"])
    assert [(event.move, event.kind) for event in events] == [
        ("send", "decision"),
        ("edit", "edit"),
        ("edit", "edit"),
        ("open", "edit"),
    ]
    assert [event.at for event in events] == sorted((event.at for event in events), reverse=True)


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("editor", ["accept", "send", "edit", "open"]),
        ("specialist", ["accept", "take", "send", "edit", "open"]),
        ("auditor", ["accept", "take", "send", "edit", "open"]),
        ("superuser", ["accept", "take", "send", "edit", "open"]),
        ("editor2", []),
        ("editor_elsewhere", []),
        ("specialist_elsewhere", []),
        ("nobody", []),
    ],
)
def test_each_sees_their_part(sent, people, who, seen):
    take_dossier(sent, by=people["specialist"])
    accept_dossier(sent, by=people["specialist"])
    assert [event.move for event in timeline(sent, viewer=fresh(people[who]))] == seen


def test_one_query_however_long_the_road(sent, people, django_assert_num_queries):
    viewer = fresh(people["editor"])
    timeline(sent, viewer=viewer)
    for _line in range(3):
        write_audit(sent, "edit", by=people["specialist"])
    with django_assert_num_queries(1):
        timeline(sent, viewer=viewer)
