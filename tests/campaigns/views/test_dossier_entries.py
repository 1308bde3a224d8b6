import datetime as dt

import pytest

from campaigns.models import CampaignAward, DossierState, Entry
from people.models import SubjectKind
from tests.campaigns.views.conftest import at
from tests.factories import AwardTypeFactory, CollectiveFactory, MemberFactory
from tests.pages import opened, words

LIST_QUERIES = 14
"""Session, user, roles, dossier, count, page; six of what is missing, the awards, and whether there are any."""


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


def edit(client, entry, name="entry-update", **fields):
    typed = {
        "award": entry.award_id,
        "registered_on": "01/02/2025",
        "achievements": "",
        "version": entry.dossier.version,
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


def test_a_stale_save_keeps_what_was_typed_and_says_who_came_between(sign_in, draft, people):
    entry = draft.entries.get()
    assert edit(sign_in("specialist"), entry, achievements="Bản của huyện").status_code == 302
    response = edit(sign_in("editor"), entry, achievements="Bản của tôi")
    page = response.content.decode()
    assert response.status_code == 409
    assert f"Hồ sơ đã được {people['specialist']} sửa lúc" in page
    assert "Bản của tôi" in page and "Mở bản hiện tại" in page
    entry.refresh_from_db()
    assert entry.achievements == "Bản của huyện"
    entry.dossier.refresh_from_db()
    assert f'name="version" value="{entry.dossier.version}"' in page
    assert edit(sign_in("editor"), entry, achievements="Bản của tôi").status_code == 302
    entry.refresh_from_db()
    assert entry.achievements == "Bản của tôi"


def test_an_invalid_save_does_not_take_the_newer_version(sign_in, draft):
    entry = draft.entries.get()
    old = entry.dossier.version
    edit(sign_in("specialist"), entry, achievements="Bản của huyện")
    response = edit(sign_in("editor"), entry, registered_on="hôm qua", version=old)
    assert f'name="version" value="{old}"' in response.content.decode()


def test_autosave_saves_without_asking_for_anything_more(sign_in, draft):
    entry = draft.entries.get()
    response = edit(sign_in("editor"), entry, "entry-autosave", achievements="Đang gõ", registered_on="")
    draft.refresh_from_db()
    entry.refresh_from_db()
    assert response.json()["fields"] == {"version": draft.version}
    assert len(response.json()["saved_at"]) == 5
    assert entry.achievements == "Đang gõ"


@pytest.mark.parametrize(
    ("fields", "status"), [({"version": 1}, 409), ({"registered_on": "hôm qua"}, 422), ({"version": "x"}, 409)]
)
def test_autosave_says_why_it_did_not_save(sign_in, draft, fields, status):
    entry = draft.entries.get()
    assert draft.version > 1
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
