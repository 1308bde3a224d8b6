"""Many dossiers accepted at once: said before, done one by one, told afterwards."""

import pytest

from campaigns.models import Dossier, DossierVersion, Entry, EntryReview
from campaigns.models import DossierState as S
from common.editing import EDIT
from common.models import AuditEntry
from common.workflow import write_audit
from reviews.services import bulk, chosen
from tests.campaigns.conftest import waiting
from tests.factories import UnitFactory
from tests.pages import assert_valid_html, opened, words
from tests.reviews.conftest import at

PREVIEW_QUERIES = 6
"""Session, user, roles, own unit, notices; the rows with all that may stand in the way of them."""


@pytest.fixture
def three(queue, people):
    """All three of the queue; one has an entry to be mended, one was accepted meanwhile."""
    EntryReview.objects.create(
        entry=queue["late"].entries.get(), outcome="returned", reason="Thiếu ảnh", reviewed_by=people["specialist"]
    )
    Dossier.objects.filter(pk=queue["urgent"].pk).update(state=S.ACCEPTED)
    return queue


def states(dossiers):
    return {name: Dossier.objects.get(pk=dossier.pk).state for name, dossier in dossiers.items()}


def ids(dossiers):
    return {"ids": [dossier.pk for dossier in dossiers.values()]}


def test_the_preview_says_which_and_why_not_and_changes_nothing(sign_in, three):
    response = sign_in("specialist").post(at("bulk-accept"), ids(three))
    assert_valid_html(response)
    assert [row.pk for row in response.context["possible"]] == [three["early"].pk]
    problems = {row.pk: row.problem for row in response.context["impossible"]}
    assert "Còn 1 đối tượng ghi «Trả lại»" in problems[three["late"].pk]
    assert "hiện ở trạng thái «Đã nhận»" in problems[three["urgent"].pk]
    assert "3 đã chọn" in words(response)
    assert states(three) == {"late": S.SENT, "early": S.IN_REVIEW, "urgent": S.ACCEPTED}


def confirm(client, data, address=None):
    preview = client.post(address or at("bulk-accept"), data)
    more = {"confirm": "1", "fingerprint": preview.context["form"].initial["fingerprint"], "reason": "Đủ hồ sơ"}
    keys = [row.pk for row in preview.context["possible"] + preview.context["impossible"]]
    return client.post(address or at("bulk-accept"), more | {"ids": keys})


def test_confirmed_each_is_accepted_or_stays(sign_in, three):
    client = sign_in("specialist")
    response = confirm(client, ids(three))
    line = AuditEntry.objects.get(move=bulk.BULK_ACCEPT)
    assert response["Location"] == at("bulk-result", line.pk)
    assert states(three) == {"late": S.SENT, "early": S.ACCEPTED, "urgent": S.ACCEPTED}
    assert (line.data["chosen"], line.data["done"], line.note) == (3, 1, "Đủ hồ sơ")
    result = opened(client, at("bulk-result", line.pk))
    assert [row["pk"] for row in result.context["done"]] == [three["early"].pk]
    assert "Còn 1 đối tượng ghi «Trả lại»" in words(result)


def test_all_that_the_filter_matches_may_be_chosen(sign_in, queue):
    confirm(sign_in("specialist"), {"select_all": "1"}, f"{at('bulk-accept')}?block=school")
    assert states(queue) == {"late": S.ACCEPTED, "early": S.IN_REVIEW, "urgent": S.ACCEPTED}


def test_another_list_than_was_seen_is_shown_again(sign_in, queue):
    client = sign_in("specialist")
    seen = client.post(at("bulk-accept"), ids(queue)).context["form"].initial["fingerprint"]
    Dossier.objects.filter(pk=queue["late"].pk).update(state=S.RETURNED)
    response = client.post(at("bulk-accept"), ids(queue) | {"confirm": "1", "fingerprint": seen})
    assert "Danh sách đã thay đổi từ lúc bạn xem." in words(response)
    assert states(queue) == {"late": S.RETURNED, "early": S.IN_REVIEW, "urgent": S.SENT}


def test_what_lies_elsewhere_is_not_even_listed(sign_in, queue, campaign, tree):
    elsewhere = Dossier.objects.get(unit=tree.other)
    response = sign_in("specialist").post(at("bulk-accept"), {"ids": [elsewhere.pk, "x", "9" * 30]})
    assert "Bạn chưa chọn hồ sơ nào" in words(response)
    assert elsewhere.state == S.SENT


def test_what_one_worked_on_is_refused(sign_in, queue, people):
    Dossier.objects.filter(pk=queue["late"].pk).update(created_by=people["specialist"])
    response = sign_in("specialist").post(at("bulk-accept"), ids({"late": queue["late"]}))
    assert [row.problem for row in response.context["impossible"]] == [
        "Bạn đã lập hồ sơ này nên không được xử lý nó. Hãy để chuyên viên khác xử lý."
    ]


def test_too_many_are_refused_with_the_way_out(sign_in, queue, monkeypatch):
    monkeypatch.setattr(chosen, "MOST_AT_ONCE", 2)
    response = sign_in("specialist").post(at("bulk-accept"), ids(queue), follow=True)
    assert "Bạn đã chọn 3 hồ sơ; mỗi lần làm được nhiều nhất 2." in words(response)


def test_a_result_is_for_whoever_did_it(sign_in, queue):
    confirm(sign_in("specialist"), ids(queue))
    line = AuditEntry.objects.get(move=bulk.BULK_ACCEPT)
    assert sign_in("specialist_province").get(at("bulk-result", line.pk)).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_preview_query_count(sign_in, campaign, tree, rows, django_assert_num_queries):
    made = [waiting(campaign, UnitFactory(parent=tree.district, code=f"B{number}")) for number in range(rows)]
    client = sign_in("specialist")
    client.get(at("queue"))
    with django_assert_num_queries(PREVIEW_QUERIES):
        response = client.post(at("bulk-accept"), {"ids": [dossier.pk for dossier in made]})
    assert len(response.context["possible"]) == rows


OBSTACLES = {
    "made": "Bạn đã lập hồ sơ này",
    "sent": "Bạn đã nộp hồ sơ này",
    "added": "Bạn đã nhập dữ liệu vào hồ sơ này",
    "edited": "Bạn đã nhập dữ liệu vào hồ sơ này",
    "to_mend": "Còn 1 đối tượng ghi «Trả lại»",
    "decided": "hiện ở trạng thái «Đã nhận»",
}


def obstruct(dossier, obstacle, by):
    entry = dossier.entries.get()
    if obstacle == "made":
        Dossier.objects.filter(pk=dossier.pk).update(created_by=by)
    elif obstacle == "sent":
        said = {"number": 1, "receipt_no": dossier.receipt_no, "content": "{}", "sha256": "0" * 64}
        DossierVersion.objects.create(dossier=dossier, sent_by=by, **said)
    elif obstacle == "added":
        Entry.objects.filter(pk=entry.pk).update(added_by=by)
    elif obstacle == "edited":
        write_audit(dossier, EDIT, by=by)
    elif obstacle == "to_mend":
        EntryReview.objects.create(entry=entry, outcome="returned", reason="Thiếu ảnh", reviewed_by=by)
    else:
        Dossier.objects.filter(pk=dossier.pk).update(state=S.ACCEPTED)


@pytest.mark.parametrize("times", [1, 5])
def test_what_stands_in_the_way_is_found_for_all_at_once(
    sign_in, campaign, tree, people, times, django_assert_num_queries
):
    said = {}
    for number, obstacle in enumerate(list(OBSTACLES) * times):
        dossier = waiting(campaign, UnitFactory(parent=tree.district, code=f"B{number}"))
        obstruct(dossier, obstacle, people["specialist"])
        said[dossier.pk] = OBSTACLES[obstacle]
    client = sign_in("specialist")
    client.get(at("queue"))
    with django_assert_num_queries(PREVIEW_QUERIES):
        response = client.post(at("bulk-accept"), {"ids": list(said)})
    problems = {row.pk: row.problem for row in response.context["impossible"]}
    assert problems.keys() == said.keys()
    assert all(said[pk] in problem for pk, problem in problems.items())
