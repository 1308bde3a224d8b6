import hashlib
import json

import pytest
import time_machine
from django.utils import timezone

from campaigns.models import Dossier, DossierKind, DossierVersion, Extension
from campaigns.models import DossierState as S
from campaigns.selectors.canonical import canonical_json
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries
from campaigns.services.extension import grant_extension
from campaigns.services.moves import send_dossier
from tests.campaigns.conftest import REASON, days
from tests.campaigns.views.conftest import at
from tests.factories import DossierFactory, EntryFactory, MemberFactory, PhaseFactory
from tests.pages import assert_valid_html, opened, words


def send(client, dossier, **more):
    return client.post(at("dossier-send", dossier.pk), {"version": dossier.version} | more)


def state_of(dossier):
    return Dossier.objects.get(pk=dossier.pk).state


# ---------- Who may, and from where ----------


@pytest.mark.parametrize(
    ("who", "state", "status", "after"),
    [
        ("editor", S.DRAFT, 302, S.SENT),
        ("editor", S.RETURNED, 302, S.SENT),
        ("editor", S.SENT, 302, S.SENT),
        ("editor", S.ACCEPTED, 302, S.ACCEPTED),
        ("editor", S.WITHDRAWN, 302, S.WITHDRAWN),
        ("specialist", S.DRAFT, 302, S.SENT),
        ("specialist_province", S.RETURNED, 302, S.SENT),
        ("superuser", S.DRAFT, 302, S.DRAFT),
        ("viewer", S.DRAFT, 404, S.DRAFT),
        ("auditor", S.DRAFT, 404, S.DRAFT),
        ("approver", S.DRAFT, 404, S.DRAFT),
        ("editor2", S.DRAFT, 404, S.DRAFT),
        ("specialist_elsewhere", S.DRAFT, 404, S.DRAFT),
        ("nobody", S.DRAFT, 404, S.DRAFT),
    ],
)
def test_send_matrix(sign_in, in_state, who, state, status, after):
    dossier = in_state(state)
    response = send(sign_in(who), dossier)
    assert (response.status_code, state_of(dossier)) == (status, after)


@pytest.mark.parametrize(
    ("who", "state", "status", "after"),
    [
        ("editor", S.SENT, 302, S.WITHDRAWN),
        ("editor", S.IN_REVIEW, 200, S.IN_REVIEW),
        ("editor", S.ACCEPTED, 200, S.ACCEPTED),
        ("specialist", S.SENT, 200, S.SENT),
        ("superuser", S.SENT, 200, S.SENT),
        ("viewer", S.SENT, 404, S.SENT),
        ("editor2", S.SENT, 404, S.SENT),
    ],
)
def test_withdraw_matrix(sign_in, in_state, who, state, status, after):
    dossier = in_state(state)
    response = sign_in(who).post(at("dossier-withdraw", dossier.pk), {"reason": "Gửi nhầm đợt"})
    assert (response.status_code, state_of(dossier)) == (status, after)


def test_withdrawing_needs_a_reason(sign_in, sent):
    response = sign_in("editor").post(at("dossier-withdraw", sent.pk), {"reason": "  "})
    assert_valid_html(response)
    assert "Hãy ghi lý do." in words(response)
    assert state_of(sent) == S.SENT


@pytest.mark.parametrize(
    ("who", "state", "status", "after"),
    [
        ("editor", S.WITHDRAWN, 302, S.DRAFT),
        ("specialist", S.WITHDRAWN, 302, S.DRAFT),
        ("editor", S.REFUSED, 302, S.REFUSED),
        ("superuser", S.WITHDRAWN, 302, S.WITHDRAWN),
        ("viewer", S.WITHDRAWN, 404, S.WITHDRAWN),
        ("editor2", S.WITHDRAWN, 404, S.WITHDRAWN),
    ],
)
def test_reopen_matrix(sign_in, in_state, who, state, status, after):
    dossier = in_state(state)
    response = sign_in(who).post(at("dossier-reopen", dossier.pk))
    assert (response.status_code, state_of(dossier)) == (status, after)


@pytest.mark.parametrize(
    ("who", "state", "status", "proposals"),
    [
        ("editor", S.ACCEPTED, 302, 1),
        ("specialist", S.ACCEPTED, 302, 1),
        ("editor", S.SENT, 302, 0),
        ("superuser", S.ACCEPTED, 302, 0),
        ("viewer", S.ACCEPTED, 404, 0),
        ("editor2", S.ACCEPTED, 404, 0),
    ],
)
def test_propose_matrix(sign_in, in_state, who, state, status, proposals):
    dossier = in_state(state)
    client = sign_in(who)
    responses = [client.post(at("dossier-propose", dossier.pk)) for _time in range(2)]
    assert {response.status_code for response in responses} == {status}
    assert Dossier.objects.filter(source=dossier, kind=DossierKind.PROPOSAL).count() == proposals


@pytest.mark.parametrize("name", ["dossier-send", "dossier-reopen", "dossier-propose", "dossier-take"])
def test_a_move_is_never_made_by_a_link(sign_in, in_state, name):
    dossier = in_state(S.DRAFT)
    assert sign_in("specialist").get(at(name, dossier.pk)).status_code == 405
    assert state_of(dossier) == S.DRAFT


# ---------- Check, send, receipt ----------


def test_the_check_shows_everything_with_a_way_to_change_it(sign_in, full):
    page = opened(sign_in("editor"), at("dossier-check", full.pk))
    text, html = words(page), page.content.decode()
    for said in ("Phấn đấu 100%", "Tổ Toán – Tin", "Bài giảng điện tử môn Toán", "7,2 tỷ đồng", "Tập thể (2)"):
        assert said in text
    for part in ("pledge", "initiatives", "works", "attachments"):
        assert at(f"dossier-{part}", full.pk) in html


def test_everything_missing_is_listed_as_links_and_nothing_is_sent(sign_in, draft, people):
    from campaigns.services.contribution import add_initiative

    author = MemberFactory(unit=draft.unit)
    found = [
        add_initiative(draft, by=people["editor"], title=title, kind="technical", authors=[(author, 40)])
        for title in ("A", "B")
    ]
    draft.refresh_from_db()
    client = sign_in("editor")
    response = client.post(at("dossier-send", draft.pk), {"version": draft.version}, follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [(at("dossier-check", draft.pk), 302)]
    assert "Chưa gửi được" in page
    assert "<title>Lỗi:" in page
    for initiative in found:
        assert f'<a href="{at("dossier-initiative-update", draft.pk, initiative.pk)}">Sáng kiến' in page
    assert state_of(draft) == S.DRAFT


def test_sending_twice_leads_to_the_one_receipt(sign_in, draft):
    client = sign_in("editor")
    first, second = send(client, draft), send(client, draft)
    assert first["Location"] == second["Location"] == at("dossier-receipt", draft.pk)
    assert draft.versions.count() == 1
    assert "Không cần nộp lại." in words(client.get(second["Location"]))


def test_what_was_changed_after_the_check_is_shown_before_it_is_sent(sign_in, draft, people):
    client = sign_in("editor")
    response = send(client, draft, version=draft.version - 1)
    assert response.status_code == 409
    assert_valid_html(response)
    assert "Hãy xem lại rồi gửi." in words(response)
    assert f'name="version" value="{draft.version}"' in response.content.decode()
    assert state_of(draft) == S.DRAFT


def test_the_receipt_has_number_time_and_hash(sign_in, draft):
    with time_machine.travel("2030-05-12 01:15:00+00:00", tick=False):
        draft.campaign.registration_opens_on = draft.campaign.registration_closes_on = timezone.localdate()
        draft.campaign.save()
        send(sign_in("editor"), draft)
    version = draft.versions.get()
    text = words(opened(sign_in("editor"), at("dossier-receipt", draft.pk)))
    assert "PT2025/CS1/1" in text
    assert "08:15 ngày 12/05/2030" in text
    assert version.sha256 in text
    assert "nộp thay" not in text


def test_a_receipt_on_behalf_says_so(sign_in, draft):
    send(sign_in("specialist"), draft)
    assert "nộp thay đơn vị (LĐLĐ huyện Mẫu)" in words(opened(sign_in("editor"), at("dossier-receipt", draft.pk)))


def test_what_a_union_above_filled_in_says_so_whoever_sends_it(sign_in, campaign, tree, people, awards):
    dossier = open_dossier(campaign, unit=tree.base, by=people["specialist"])
    add_entries(dossier, award=awards.title, subjects=[MemberFactory(unit=tree.base)], by=people["specialist"])
    dossier.refresh_from_db()
    send(sign_in("editor"), dossier)
    version = dossier.versions.get()
    content = json.loads(version.content)
    assert (content["format"], content["on_behalf"]) == (3, False)
    assert content["filled_by"] == {"code": "HUYEN", "name": "LĐLĐ huyện Mẫu"}
    for page in (at("dossier-receipt", dossier.pk), at("dossier-version", dossier.pk, 1)):
        text = words(opened(sign_in("editor"), page))
        assert "Làm thay bởi" in text and "LĐLĐ huyện Mẫu (HUYEN)" in text
        assert "nộp thay" not in text


def test_what_the_unit_filled_in_itself_says_nothing_of_others(sign_in, sent):
    assert json.loads(sent.versions.get().content)["filled_by"] is None
    for page in (at("dossier-receipt", sent.pk), at("dossier-version", sent.pk, 1)):
        assert "Làm thay bởi" not in words(opened(sign_in("editor"), page))


def test_a_version_of_the_first_format_is_still_read(sign_in, sent):
    kept = sent.versions.get()
    content = json.loads(kept.content)
    del content["filled_by"]
    old = DossierVersion(dossier=sent, number=2, receipt_no="PT2025/CS1/2", sent_by=kept.sent_by)
    old.content = canonical_json(content | {"format": 1, "number": 2})
    old.sha256 = old.hash_now()
    old.save()
    for page in (at("dossier-version", sent.pk, 2) + "?check=1", at("dossier-receipt", sent.pk)):
        text = words(opened(sign_in("editor"), page))
        assert "Làm thay bởi" not in text
    assert "Trùng khớp" in words(opened(sign_in("editor"), at("dossier-version", sent.pk, 2) + "?check=1"))


def test_there_is_no_receipt_before_sending(sign_in, draft):
    assert sign_in("editor").get(at("dossier-receipt", draft.pk)).status_code == 404
    assert sign_in("editor").get(at("dossier-version", draft.pk, 1)).status_code == 404


def test_the_kept_version_prints_what_was_sent_not_what_is_there_now(sign_in, full, people):
    version = send_dossier(full, by=people["editor"])
    initiative = full.initiative_links.get().initiative
    type(initiative).objects.filter(pk=initiative.pk).update(title="Đổi tên về sau")
    client = sign_in("editor")
    text = words(opened(client, at("dossier-version", full.pk, 1)))
    for said in ("Bài giảng điện tử môn Toán", "44.900.000 đồng", "Tổ Toán – Tin", "Phấn đấu 100%", version.sha256):
        assert said in text
    assert "Đổi tên về sau" not in text
    assert "Trùng khớp" not in text
    assert "Trùng khớp" in words(opened(client, at("dossier-version", full.pk, 1) + "?check=1"))


def test_the_kept_text_hashes_to_what_the_receipt_says(sign_in, sent):
    response = sign_in("editor").get(at("dossier-version-file", sent.pk, 1))
    assert hashlib.sha256(response.content).hexdigest() == sent.versions.get().sha256
    assert response["Content-Disposition"] == 'attachment; filename="PT2025-CS1-1-1.json"'


def test_a_version_that_was_tampered_with_is_told(sent):
    from campaigns.selectors.kept import kept_version

    version = sent.versions.get()
    assert kept_version(version).is_intact
    version.content = version.content.replace("CS1", "CS2")
    assert not kept_version(version).is_intact


def test_late_by_an_extension_is_said_before_and_for_good(sign_in, draft, people):
    grant_extension(draft, by=people["specialist"], until=days(60), reason="Trường bận thi")
    with time_machine.travel(timezone.now() + timezone.timedelta(days=45), tick=False):
        client = sign_in("editor")
        assert "Hồ sơ sẽ mang dấu nộp muộn." in words(client.get(at("dossier-check", draft.pk)))
        send(client, draft)
    assert Dossier.objects.get(pk=draft.pk).is_late
    assert "Nộp muộn (được gia hạn)" in words(sign_in("editor").get(at("dossier-receipt", draft.pk)))


def test_after_the_last_day_the_check_says_why_not(sign_in, draft):
    with time_machine.travel(timezone.now() + timezone.timedelta(days=45), tick=False):
        text = words(sign_in("editor").get(at("dossier-check", draft.pk)))
    assert "Đã hết hạn đăng ký" in text


# ---------- Opening ----------


def open_(client, campaign, **data):
    return client.post(at("dossier-open", campaign.pk), data)


@pytest.mark.parametrize(
    ("who", "status", "made"),
    [("editor", 302, 1), ("specialist", 302, 1), ("viewer", 404, 0), ("editor2", 404, 0), ("nobody", 404, 0)],
)
def test_open_matrix(sign_in, campaign, tree, who, status, made):
    response = open_(sign_in(who), campaign, unit=tree.base.pk)
    assert (response.status_code, Dossier.objects.count()) == (status, made)


def test_opening_twice_leads_to_the_same_dossier(sign_in, campaign, tree):
    client = sign_in("editor")
    first, second = (open_(client, campaign, unit=tree.base.pk) for _time in range(2))
    assert first["Location"] == second["Location"] == at("dossier-detail", Dossier.objects.get().pk)


@pytest.mark.parametrize("unit", ["", "x", "0", "99999999999"])
def test_opening_for_no_unit_makes_nothing(sign_in, campaign, unit):
    assert open_(sign_in("editor"), campaign, unit=unit).status_code in (302, 404)
    assert not Dossier.objects.exists()


def test_a_phase_of_another_campaign_is_an_invalid_choice(sign_in, campaign, tree):
    response = open_(sign_in("editor"), campaign, unit=tree.base.pk, phase=PhaseFactory().pk)
    assert response["Location"] == at("campaign-detail", campaign.pk)
    assert not Dossier.objects.exists()


# ---------- Extension ----------


@pytest.mark.parametrize(
    ("who", "state", "status", "granted"),
    [
        ("specialist", S.DRAFT, 302, 1),
        ("specialist_province", S.RETURNED, 302, 1),
        ("specialist", S.SENT, 200, 0),
        ("superuser", S.DRAFT, 200, 0),
        ("editor", S.DRAFT, 404, 0),
        ("specialist_elsewhere", S.DRAFT, 404, 0),
        ("viewer", S.DRAFT, 404, 0),
    ],
)
def test_extend_matrix(sign_in, in_state, who, state, status, granted):
    dossier = in_state(state)
    response = sign_in(who).post(at("dossier-extend", dossier.pk), {"until": f"{days(60):%d/%m/%Y}", "reason": REASON})
    assert (response.status_code, Extension.objects.count()) == (status, granted)


def test_an_earlier_day_is_refused_with_what_was_typed(sign_in, draft):
    response = sign_in("specialist").post(
        at("dossier-extend", draft.pk), {"until": f"{days(1):%d/%m/%Y}", "reason": "Trường bận thi"}
    )
    assert "Hạn hiện nay đã là hết ngày" in words(response)
    assert "Trường bận thi" in response.content.decode()


# ---------- How much it costs ----------


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("who", "state", "queries"), [("editor", S.DRAFT, 11), ("editor", S.ACCEPTED, 11), ("specialist", S.SENT, 14)]
)
def test_dossier_page_query_count(
    sign_in, campaign, tree, people, awards, rows, who, state, queries, django_assert_num_queries
):
    dossier = DossierFactory(campaign=campaign, unit=tree.base, state=state, created_by=people["editor"])
    for _number in range(rows):
        EntryFactory(dossier=dossier, award=awards.title)
    client = sign_in(who)
    client.get(at("dossier-detail", dossier.pk))
    with django_assert_num_queries(queries):
        opened(client, at("dossier-detail", dossier.pk))
