"""The page where a unit ticks who of the registered is put up."""

import pytest

from campaigns.models import Dossier, DossierKind, DossierState
from campaigns.services.proposal import make_proposal
from tests.campaigns.views.conftest import at
from tests.factories import EntryFactory
from tests.pages import assert_valid_html, fields_of, opened, words

WHY = "Nghỉ không lương từ tháng 6"


@pytest.fixture
def proposal(accepted, people, awards):
    EntryFactory.create_batch(2, dossier=accepted, award=awards.title)
    return make_proposal(accepted, by=people["editor"])


@pytest.fixture
def lines(accepted):
    return list(accepted.entries.order_by("pk"))


def save(client, proposal, **changes):
    address = at("dossier-registered", proposal.pk)
    typed = fields_of(opened(client, address), having="shared")
    typed |= {name.replace("_", "-"): value for name, value in changes.items()}
    return client.post(address, {name: value for name, value in typed.items() if value is not None}, follow=True)


def test_only_what_is_ticked_is_put_up(sign_in, proposal, lines):
    client, first = sign_in("editor"), lines[0]
    response = save(client, proposal, **{f"put_{first.pk}": None, f"why_{first.pk}": WHY})
    assert "Đã lưu: đưa vào đề nghị 0 dòng, không đề nghị 1 dòng." in words(response)
    assert set(proposal.entries.values_list("source", flat=True)) == {line.pk for line in lines[1:]}
    assert WHY in words(opened(client, at("dossier-detail", proposal.source_id)))
    save(client, proposal, **{f"put_{first.pk}": "1"})
    assert proposal.entries.count() == 3


def test_one_reason_for_all_that_have_none(sign_in, proposal, lines):
    first, second, _third = lines
    changes = {f"put_{first.pk}": None, f"put_{second.pk}": None, f"why_{second.pk}": "Lý do riêng", "shared": WHY}
    save(sign_in("editor"), proposal, **changes)
    for line in (first, second):
        line.refresh_from_db()
    assert (first.not_proposed, second.not_proposed) == (WHY, "Lý do riêng")


def test_a_line_without_a_reason_is_named_and_nothing_is_lost(sign_in, proposal, lines):
    first, second, _third = lines
    changes = {f"put_{first.pk}": None, f"put_{second.pk}": None, f"why_{second.pk}": "Lý do riêng"}
    response = save(sign_in("editor"), proposal, **changes)
    assert_valid_html(response)
    assert f"{first.subject_label}: Hãy ghi lý do không đề nghị." in words(response)
    assert "Lý do riêng" in response.content.decode()
    assert proposal.entries.count() == 3


def test_what_somebody_put_up_meanwhile_stays(sign_in, proposal, lines):
    client, first = sign_in("editor"), lines[0]
    save(client, proposal, **{f"put_{first.pk}": None, f"why_{first.pk}": WHY})
    old = fields_of(opened(client, at("dossier-registered", proposal.pk)), having="shared")
    save(client, proposal, **{f"put_{first.pk}": "1"})
    client.post(at("dossier-registered", proposal.pk), old)
    assert proposal.entries.filter(source=first).exists()


@pytest.mark.parametrize(
    ("who", "status"), [("specialist", 302), ("viewer", 404), ("editor2", 404), ("superuser", 200)]
)
def test_who_may_choose(sign_in, proposal, lines, who, status):
    typed = {f"was-{lines[0].pk}": "1", f"why-{lines[0].pk}": WHY}
    response = sign_in(who).post(at("dossier-registered", proposal.pk), typed)
    assert (response.status_code, proposal.entries.count()) == (status, 2 if status == 302 else 3)


def test_once_sent_it_is_only_read(sign_in, proposal, lines):
    Dossier.objects.filter(pk=proposal.pk).update(state=DossierState.SENT)
    page = opened(sign_in("editor"), at("dossier-registered", proposal.pk))
    assert "put-" not in page.content.decode()
    response = sign_in("editor").post(at("dossier-registered", proposal.pk), {f"was-{lines[0].pk}": "1"})
    assert proposal.entries.count() == 3
    assert response.status_code == 200


def test_a_dossier_without_registration_has_no_such_page(sign_in, draft, own_proposal):
    for dossier in (draft, own_proposal):
        opened(sign_in("editor"), at("dossier-registered", dossier.pk), status=404)


@pytest.mark.parametrize("rows", [0, 2])
def test_a_fixed_number_of_queries(sign_in, accepted, people, awards, rows, django_assert_num_queries):
    EntryFactory.create_batch(rows, dossier=accepted, award=awards.title)
    proposal = make_proposal(accepted, by=people["editor"])
    client = sign_in("editor")
    opened(client, at("dossier-registered", proposal.pk))
    with django_assert_num_queries(8):
        opened(client, at("dossier-registered", proposal.pk))


def test_the_form_of_an_entry_asks_for_points_and_votes(sign_in, proposal, lines):
    entry = proposal.entries.get(source=lines[0])
    client = sign_in("editor")
    typed = fields_of(opened(client, at("entry-update", entry.pk)), having="achievements")
    response = client.post(at("entry-update", entry.pk), typed | {"votes_for": "41", "votes_members": "40"})
    assert "Số phiếu tán thành (41) nhiều hơn tổng số người được bỏ phiếu (40)." in words(response)
    response = client.post(at("entry-update", entry.pk), typed | {"votes_for": "38"})
    assert "Hãy ghi cả số phiếu tán thành và tổng số người được bỏ phiếu." in words(response)
    said = {"achievements": "Vượt kế hoạch", "self_score": "95,5", "votes_for": "38", "votes_members": "40"}
    assert client.post(at("entry-update", entry.pk), typed | said).status_code == 302
    text = words(opened(client, at("dossier-entries", proposal.pk, "individual")))
    assert "Tự chấm: 95,5" in text
    assert "Phiếu tán thành: 38/40" in text


def test_a_registration_asks_for_neither(sign_in, draft):
    page = opened(sign_in("editor"), at("entry-update", draft.entries.get().pk)).content.decode()
    assert "votes_for" not in page


def test_a_line_may_be_taken_out_with_its_reason(sign_in, proposal, lines):
    entry = proposal.entries.get(source=lines[0])
    client = sign_in("editor")
    assert "Lý do không đề nghị" in words(opened(client, at("entry-remove", entry.pk)))
    client.post(at("entry-remove", entry.pk), {"reason": WHY})
    lines[0].refresh_from_db()
    assert lines[0].not_proposed == WHY


def test_the_task_list_begins_with_the_registered(sign_in, proposal):
    assert proposal.kind == DossierKind.PROPOSAL
    assert "Chọn từ đăng ký" in words(opened(sign_in("editor"), at("dossier-detail", proposal.pk)))
