import datetime as dt
import re

import pytest

from campaigns.models import CampaignAward, DossierState, Entry
from people.models import SubjectKind
from tests.campaigns.views.conftest import at
from tests.factories import AwardTypeFactory, CollectiveFactory, DossierFactory, EntryFactory, MemberFactory
from tests.pages import assert_valid_html, hidden, opened, words

LIST_QUERIES = 10
"""Session, user, roles, own unit, notices; dossier, count, page, the awards, and whether there are any."""


def add(client, dossier, award, *keys, section="individual", **more):
    address = at("dossier-entries-add", dossier.pk, section)
    return client.post(address, {"award": award.pk, "subjects": keys, **more}, follow=True)


def test_many_people_are_added_for_one_award_at_once(sign_in, draft, tree, awards):
    members = MemberFactory.create_batch(3, unit=tree.base)
    response = add(sign_in("editor"), draft, awards.certificate, *(f"individual-{one.pk}" for one in members))
    assert response.redirect_chain == [(at("dossier-entries", draft.pk, "individual"), 302)]
    assert "Đã thêm 3 mục vào «Bằng khen LĐLĐ tỉnh»." in words(response)
    found = Entry.objects.filter(dossier=draft, award=awards.certificate)
    assert {entry.member for entry in found} == set(members)


def test_who_stands_there_already_is_named_and_not_doubled(sign_in, draft, awards):
    known = draft.entries.get()
    response = add(sign_in("editor"), draft, awards.title, f"individual-{known.member_id}")
    assert f"1 mục đã có sẵn nên không thêm lại: {known.member.label}." in words(response)
    assert draft.entries.get() == known


def test_collectives_and_units_are_added_together(sign_in, draft, tree, awards):
    team = CollectiveFactory(unit=tree.base)
    add(sign_in("editor"), draft, awards.flag, f"collective-{team.pk}", f"unit-{tree.base.pk}", section="collective")
    assert {entry.subject for entry in draft.entries.filter(award=awards.flag)} == {team, tree.base}


def test_a_household_goes_by_its_member(sign_in, draft, tree, awards):
    award = AwardTypeFactory(code="GDVH", subject_kinds=["individual", "household"])
    CampaignAward.objects.create(campaign=draft.campaign, award=award)
    member = MemberFactory(unit=tree.base)
    page = opened(
        sign_in("editor"), at("dossier-entries-add", draft.pk, "individual") + f"?award={award.pk}&kind=household"
    )
    assert f'value="household-{member.pk}"' in page.content.decode()
    add(sign_in("editor"), draft, award, f"household-{member.pk}")
    assert draft.entries.get(award=award).subject_kind == SubjectKind.HOUSEHOLD


@pytest.mark.parametrize("whose", ["base2", "other", "far"])
def test_a_person_of_another_unit_is_an_invalid_choice(sign_in, draft, tree, awards, whose):
    stranger = MemberFactory(unit=getattr(tree, whose))
    response = add(sign_in("editor"), draft, awards.title, f"individual-{stranger.pk}")
    assert "Có lựa chọn không thuộc CĐCS Trường Tiểu học Mẫu." in words(response)
    assert draft.entries.count() == 1


@pytest.mark.parametrize(
    "key", ["individual-0", "individual-x", "unit-1", "individual-٣", "12", "", f"individual-{10**30}"]
)
def test_nonsense_for_a_key_is_an_invalid_choice(sign_in, draft, awards, key):
    response = add(sign_in("editor"), draft, awards.title, key)
    assert "Có lựa chọn không thuộc" in words(response)
    assert draft.entries.count() == 1


def test_an_award_outside_the_campaign_is_an_invalid_choice(sign_in, draft, tree):
    member = MemberFactory(unit=tree.base)
    response = add(sign_in("editor"), draft, AwardTypeFactory(), f"individual-{member.pk}")
    assert response.status_code == 200
    assert draft.entries.count() == 1


def test_a_flag_for_a_person_is_not_offered_and_is_refused(sign_in, draft, tree, awards):
    member = MemberFactory(unit=tree.base)
    client = sign_in("editor")
    page = opened(client, at("dossier-entries", draft.pk, "individual")).content.decode()
    assert awards.title.name in page
    assert f">{awards.flag.name}<" not in page
    add(client, draft, awards.flag, f"individual-{member.pk}")
    assert not draft.entries.filter(award=awards.flag).exists()


def test_what_was_picked_is_still_there_when_the_award_was_forgotten(sign_in, draft, tree):
    member = MemberFactory(unit=tree.base, full_name="Đặng Thị Hằng")
    address = at("dossier-entries-add", draft.pk, "individual")
    response = sign_in("editor").post(address, {"award": "", "subjects": f"individual-{member.pk}"}, follow=True)
    page = response.content.decode()
    assert "Hãy chọn danh hiệu, hình thức khen." in page
    assert f'name="subjects" value="individual-{member.pk}"' in page
    assert "Đặng Thị Hằng" in page


# ---------- Finding people ----------


def test_namesakes_are_told_apart(sign_in, draft, tree):
    MemberFactory(unit=tree.base, full_name="Trần Thị Hoà", birth_date=dt.date(1980, 1, 1), position="Giáo viên Toán")
    MemberFactory(unit=tree.base, full_name="Trần Thị Hòa", birth_date=dt.date(1991, 1, 1), position="Giáo viên Văn")
    MemberFactory(unit=tree.other, full_name="Trần Thị Hoà")
    answer = sign_in("editor").get(at("dossier-pick", draft.pk, "individual"), {"q": "tran thi hoa"}).json()
    assert [row["note"].rsplit(" – ", 1)[0] for row in answer["results"]] == [
        "sinh 1980 – Giáo viên Toán",
        "sinh 1991 – Giáo viên Văn",
    ]


def test_who_has_the_award_already_cannot_be_picked_again(sign_in, draft, awards):
    member = draft.entries.get().member
    address = at("dossier-pick", draft.pk, "individual")
    [row] = sign_in("editor").get(address, {"q": member.code, "award": awards.title.pk}).json()["results"]
    assert row["disabled"] and "đã có trong hồ sơ" in row["note"]


def test_who_stands_in_another_units_dossier_cannot_be_picked(sign_in, draft, tree, awards):
    taken = MemberFactory(unit=tree.base)
    EntryFactory(dossier=DossierFactory(campaign=draft.campaign, unit=tree.district), award=awards.title, member=taken)
    address = at("dossier-pick", draft.pk, "individual")
    [row] = sign_in("editor").get(address, {"q": taken.code, "award": awards.title.pk}).json()["results"]
    assert row["disabled"] and "đã có trong hồ sơ của LĐLĐ huyện Mẫu" in row["note"]


def test_without_javascript_the_search_leads_to_the_list_to_tick(sign_in, draft, tree, awards):
    wanted = MemberFactory(unit=tree.base, full_name="Lê Văn Đức")
    MemberFactory(unit=tree.base, full_name="Phạm Thị Nga")
    MemberFactory(unit=tree.base2, full_name="Lê Văn Đức")
    client = sign_in("editor")
    address = at("dossier-entries-add", draft.pk, "individual")
    sought = {"award": awards.title.pk, "subjects_search": "le van duc", "subjects_find": "1"}
    page = client.post(address, sought, follow=True)
    assert [one.key for one in page.context["candidates"]] == [f"individual-{wanted.pk}"]
    assert f'id="pick-individual-{wanted.pk}"' in page.content.decode()


def test_in_a_proposal_only_the_registered_are_offered(sign_in, accepted, tree, awards, people):
    from campaigns.services.proposal import make_proposal

    proposal = make_proposal(accepted, by=people["editor"])
    registered = accepted.entries.get().member
    stranger = MemberFactory(unit=tree.base)
    page = opened(sign_in("editor"), at("dossier-entries-add", proposal.pk, "individual") + f"?award={awards.title.pk}")
    bars = {one.key: one.bar for one in page.context["candidates"]}
    assert bars == {f"individual-{registered.pk}": "đã có trong hồ sơ", f"individual-{stranger.pk}": "chưa đăng ký"}


# ---------- One entry ----------


def test_what_was_registered_stands_beside_what_was_achieved(sign_in, accepted, people):
    from campaigns.services.proposal import make_proposal

    accepted.entries.update(achievements="Phấn đấu vượt 120% kế hoạch")
    entry = make_proposal(accepted, by=people["editor"]).entries.get()
    page = opened(sign_in("editor"), at("entry-update", entry.pk))
    assert "Đã đăng ký: Phấn đấu vượt 120% kế hoạch" in words(page)
    assert page.context["form"]["achievements"].value() == ""


def test_without_a_registered_text_nothing_stands_beside_it(sign_in, draft):
    assert "Đã đăng ký:" not in words(opened(sign_in("editor"), at("entry-update", draft.entries.get().pk)))


def edit(client, entry, name="entry-update", **fields):
    typed = {
        "award": entry.award_id,
        "registered_on": "01/02/2025",
        "achievements": "",
        "version": entry.updated_at.isoformat(),
    }
    return client.post(at(name, entry.pk), typed | fields)


def test_an_entry_takes_achievements(sign_in, draft):
    entry = draft.entries.get()
    response = edit(sign_in("editor"), entry, achievements="Dạy giỏi cấp tỉnh  ")
    entry.refresh_from_db()
    assert response["Location"] == at("dossier-entries", draft.pk, "individual")
    assert (entry.achievements, entry.registered_on) == ("Dạy giỏi cấp tỉnh", dt.date(2025, 2, 1))


@pytest.mark.parametrize("typed", ["31/02/2025", "2/30/2025", "hôm qua"])
def test_a_wrong_day_comes_back_with_what_was_typed(sign_in, draft, typed):
    entry = draft.entries.get()
    response = edit(sign_in("editor"), entry, registered_on=typed, achievements="Đã gõ")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Có lỗi cần sửa" in page and "<title>Lỗi:" in page
    assert "Đã gõ" in page and typed in page
    entry.refresh_from_db()
    assert entry.achievements == ""


def test_a_stale_save_keeps_what_was_typed_beside_what_somebody_else_saved(sign_in, draft, people):
    entry = draft.entries.get()
    assert edit(sign_in("specialist"), entry, achievements="Bản của huyện").status_code == 302
    response = edit(sign_in("editor"), entry, achievements="Bản của tôi", registered_on="01/02/2025")
    assert_valid_html(response)
    page = response.content.decode()
    assert response.status_code == 409
    huyen = people["specialist"]
    assert f"Đối tượng đăng ký đã được {huyen} sửa lúc" in words(response)
    assert re.search(rf"{huyen} đã lưu lúc \d\d:\d\d ngày [\d/]+: Bản của huyện", words(response))
    assert words(response).count("đã lưu lúc") == 1
    assert "Bản của tôi" in page and "Mở bản hiện tại" in page
    assert "data-unsaved" in page and 'data-autosave-url=""' in page
    entry.refresh_from_db()
    assert entry.achievements == "Bản của huyện"
    assert hidden(response, "version") == entry.updated_at.isoformat()
    assert edit(sign_in("editor"), entry, achievements="Bản của tôi").status_code == 302
    entry.refresh_from_db()
    assert entry.achievements == "Bản của tôi"


def test_every_field_that_differs_shows_what_is_stored(sign_in, draft, awards):
    entry = draft.entries.get()
    edit(sign_in("specialist"), entry, registered_on="05/01/2025", award=awards.certificate.pk)
    text = words(edit(sign_in("editor"), entry, registered_on="01/02/2025", achievements="<b>Của tôi</b>"))
    for said in (": 05/01/2025", ": Bằng khen LĐLĐ tỉnh", ": (để trống)"):
        assert said in text
    assert text.count("đã lưu lúc") == 3


def test_two_officers_in_two_entries_do_not_stand_in_each_others_way(sign_in, draft, tree, awards, people):
    from campaigns.services.contribution import add_initiative, add_work
    from campaigns.services.entry import add_entries

    first = draft.entries.get()
    [second] = add_entries(draft, award=awards.title, subjects=[MemberFactory(unit=tree.base)], by=people["editor"])
    second.refresh_from_db()
    assert edit(sign_in("specialist"), first, achievements="Của huyện").status_code == 302
    add_initiative(draft, by=people["specialist"], title="Máy hàn")
    add_work(draft, by=people["specialist"], name="Nhà xe")
    assert edit(sign_in("editor"), second, "entry-autosave", achievements="Của cơ sở").status_code == 200


def test_an_invalid_save_does_not_take_the_newer_version(sign_in, draft):
    entry = draft.entries.get()
    old = entry.updated_at.isoformat()
    edit(sign_in("specialist"), entry, achievements="Bản của huyện")
    response = edit(sign_in("editor"), entry, registered_on="hôm qua", version=old)
    assert hidden(response, "version") == old


def test_autosave_saves_without_asking_for_anything_more(sign_in, draft):
    entry = draft.entries.get()
    response = edit(sign_in("editor"), entry, "entry-autosave", achievements="Đang gõ", registered_on="")
    entry.refresh_from_db()
    assert response.json()["fields"] == {"version": entry.updated_at.isoformat()}
    assert len(response.json()["saved_at"]) == 5
    assert entry.achievements == "Đang gõ"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"version": "2025-01-01T00:00:00+00:00"}, 409),
        ({"version": "2025-13-45T00:00:00"}, 409),
        ({"version": ""}, 409),
        ({"version": "x"}, 409),
        ({"registered_on": "hôm qua"}, 422),
    ],
)
def test_autosave_says_why_it_did_not_save(sign_in, draft, fields, status):
    entry = draft.entries.get()
    response = edit(sign_in("editor"), entry, "entry-autosave", achievements="Đang gõ", **fields)
    assert response.status_code == status
    assert response.json()["message"]
    assert bool(response.json().get("conflict")) == (status == 409)
    entry.refresh_from_db()
    assert entry.achievements == ""


@pytest.mark.parametrize(
    ("who", "state", "status", "is_saved"),
    [
        ("editor", DossierState.DRAFT, 302, True),
        ("specialist_province", DossierState.RETURNED, 302, True),
        ("editor", DossierState.SENT, 200, False),
        ("editor", DossierState.ACCEPTED, 200, False),
        ("superuser", DossierState.DRAFT, 200, False),
        ("viewer", DossierState.DRAFT, 404, False),
        ("editor2", DossierState.DRAFT, 404, False),
        ("editor_elsewhere", DossierState.DRAFT, 404, False),
    ],
)
def test_saving_matrix(sign_in, draft, in_state, who, state, status, is_saved):
    in_state(state)
    entry = draft.entries.get()
    response = edit(sign_in(who), entry, achievements="Mới")
    entry.refresh_from_db()
    assert (response.status_code, entry.achievements == "Mới") == (status, is_saved)


@pytest.mark.parametrize(
    ("who", "state", "status", "left"),
    [
        ("editor", DossierState.DRAFT, 302, 0),
        ("specialist", DossierState.RETURNED, 302, 0),
        ("editor", DossierState.IN_REVIEW, 302, 1),
        ("superuser", DossierState.DRAFT, 302, 1),
        ("auditor", DossierState.DRAFT, 404, 1),
        ("editor2", DossierState.DRAFT, 404, 1),
    ],
)
def test_removing_matrix(sign_in, draft, in_state, who, state, status, left):
    in_state(state)
    response = sign_in(who).post(at("entry-remove", draft.entries.get().pk))
    assert (response.status_code, draft.entries.count()) == (status, left)


@pytest.mark.parametrize("rows", [1, 3])
def test_entry_list_query_count(sign_in, draft, tree, awards, people, rows, django_assert_num_queries):
    from campaigns.services.entry import add_entries

    add_entries(
        draft, award=awards.certificate, subjects=MemberFactory.create_batch(rows, unit=tree.base), by=people["editor"]
    )
    client = sign_in("editor")
    client.get(at("dossier-entries", draft.pk, "individual"))
    with django_assert_num_queries(LIST_QUERIES):
        response = client.get(at("dossier-entries", draft.pk, "individual"))
    assert len(response.context["object_list"]) == rows + 1
