import re

import pytest
from django.core.cache import cache

from campaigns.models import DossierState
from campaigns.selectors.readiness import readiness
from campaigns.services.moves import send_dossier
from common.errors import TransitionRefused
from contributions.models import Initiative, Work
from tests.campaigns.views.conftest import at
from tests.factories import DossierFactory, InitiativeFactory, MemberFactory, WorkFactory
from tests.pages import assert_valid_html, hidden, opened, words


def typed(*shares, **fields):
    """What the form of an initiative sends: authors with their shares, and the rest."""
    data = {"title": "Cải tiến quy trình chấm bài", "kind": "technical", "author": [member.pk for member, _s in shares]}
    return data | {f"author-{member.pk}-share": share for member, share in shares} | fields


@pytest.fixture
def authors(tree):
    return MemberFactory.create_batch(2, unit=tree.base)


def create(client, dossier, data):
    return client.post(at("dossier-initiative-create", dossier.pk), data)


def test_an_initiative_with_two_authors(sign_in, draft, authors, tree):
    data = typed((authors[0], 60), (authors[1], 40), benefit_declared="44,9 triệu", applied_on="15/03/2022")
    response = create(sign_in("editor"), draft, data)
    assert response["Location"] == at("dossier-initiatives", draft.pk)
    initiative = draft.initiative_links.get().initiative
    assert (initiative.unit, initiative.benefit_declared) == (tree.base, 44_900_000)
    assert dict(initiative.authors.values_list("member", "share_percent")) == {authors[0].pk: 60, authors[1].pk: 40}


@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ((60, 30), "Tổng tỷ lệ của các tác giả là 90%, phải bằng 100%."),
        ((60, 60), "Tổng tỷ lệ của các tác giả là 120%, phải bằng 100%."),
        ((100, 0), "Tỷ lệ đóng góp phải từ 1 đến 100."),
        ((-10, 110), "Tỷ lệ đóng góp phải từ 1 đến 100."),
        (("50,5", "49,5"), "Hãy nhập số nguyên"),
        (("", 100), "Hãy nhập tỷ lệ đóng góp của từng tác giả."),
    ],
)
def test_shares_that_do_not_make_a_hundred_come_back(sign_in, draft, authors, shares, sentence):
    response = create(sign_in("editor"), draft, typed(*zip(authors, shares, strict=True)))
    assert_valid_html(response)
    assert sentence in words(response)
    assert "Cải tiến quy trình chấm bài" in response.content.decode()
    assert not draft.initiative_links.exists()


def test_somebody_must_have_made_it(sign_in, draft):
    response = create(sign_in("editor"), draft, typed())
    assert "Hãy thêm ít nhất một tác giả." in words(response)
    assert not draft.initiative_links.exists()


@pytest.mark.parametrize("amount", ["-5", "1,5", "12 đô", "99999999999999999999"])
def test_a_wrong_amount_comes_back(sign_in, draft, authors, amount):
    response = create(sign_in("editor"), draft, typed((authors[0], 100), benefit_declared=amount))
    assert "Có lỗi cần sửa" in words(response)
    assert f'value="{amount}"' in response.content.decode()
    assert not draft.initiative_links.exists()


@pytest.mark.parametrize("whose", ["base2", "other", "far"])
def test_an_author_of_another_unit_is_an_invalid_choice(sign_in, draft, tree, whose):
    stranger = MemberFactory(unit=getattr(tree, whose))
    response = create(sign_in("editor"), draft, typed((stranger, 100)))
    assert "Có tác giả không thuộc CĐCS Trường Tiểu học Mẫu." in words(response)
    assert stranger.full_name not in response.content.decode()
    assert not Initiative.objects.exists()


def test_a_draft_asks_for_a_name_alone(sign_in, draft):
    response = create(sign_in("editor"), draft, {"title": "Mới có tên", "kind": "", "draft": "1"})
    assert response.status_code == 302
    assert draft.initiative_links.get().initiative.title == "Mới có tên"


# ---------- Authors without JavaScript ----------


def test_a_ticked_author_gets_what_is_left_of_a_hundred(sign_in, draft, authors):
    data = typed((authors[0], 70)) | {"author": [authors[0].pk, f"individual-{authors[1].pk}"], "add_author": "1"}
    response = create(sign_in("editor"), draft, data)
    assert_valid_html(response)
    page = response.content.decode()
    assert "Có lỗi cần sửa" not in page
    assert f'name="author-{authors[1].pk}-share" value="30"' in page
    assert "Tổng: 100% Đủ 100%" in words(response)
    assert not Initiative.objects.exists()


def test_an_author_is_dropped_and_the_rest_stays_typed(sign_in, draft, authors):
    data = typed((authors[0], 70), (authors[1], 30), summary="Đã gõ dở", drop_author=str(authors[1].pk))
    response = create(sign_in("editor"), draft, data)
    page = response.content.decode()
    assert f"author-{authors[0].pk}-share" in page and f"author-{authors[1].pk}-share" not in page
    assert "Đã gõ dở" in page


def test_the_search_finds_people_of_the_unit_to_tick(sign_in, draft, tree, authors):
    wanted = MemberFactory(unit=tree.base, full_name="Đỗ Thị Hường")
    MemberFactory(unit=tree.far, full_name="Đỗ Thị Hường")
    response = create(sign_in("editor"), draft, typed((authors[0], 100), author_search="do thi huong", author_find="1"))
    assert_valid_html(response)
    assert [row["id"] for row in response.context["results"]] == [wanted.pk]


# ---------- Once, and not lost ----------


def test_the_same_form_sent_twice_makes_one(sign_in, draft, authors):
    client = sign_in("editor")
    data = typed((authors[0], 100), key="k1")
    assert [create(client, draft, data).status_code for _time in range(2)] == [302, 302]
    assert Initiative.objects.count() == draft.initiative_links.count() == 1


def test_a_key_of_one_person_says_nothing_about_anothers_form(sign_in, draft, authors):
    for who in ("editor", "specialist"):
        create(sign_in(who), draft, typed((authors[0], 100), key="k1"))
    assert draft.initiative_links.count() == 2


def test_a_form_that_was_refused_may_be_sent_again(sign_in, draft, authors):
    client = sign_in("editor")
    tomorrow = "01/01/2999"
    assert create(client, draft, typed((authors[0], 100), key="k1", applied_on=tomorrow)).status_code == 200
    assert create(client, draft, typed((authors[0], 100), key="k1")).status_code == 302
    assert Initiative.objects.count() == 1


def test_autosave_makes_it_once_then_keeps_it_up_to_date(sign_in, draft, authors):
    client = sign_in("editor")
    address = at("dossier-initiative-autosave-new", draft.pk)
    first = client.post(address, {"title": "Đang gõ", "kind": "", "key": "k1", "version": ""})
    assert first.status_code == 200
    version = first.json()["fields"]["version"]
    second = client.post(address, {"title": "Đang gõ tiếp", "kind": "", "key": "k1", "version": version})
    assert second.json()["fields"]["version"] == version + 1
    data = typed((authors[0], 100), title="Xong", key="k1", version=second.json()["fields"]["version"])
    assert create(client, draft, data).status_code == 302
    assert Initiative.objects.get().title == "Xong"


def test_autosave_goes_on_with_its_row_when_the_cache_has_forgotten(sign_in, draft, authors):
    client = sign_in("editor")
    address = at("dossier-initiative-autosave-new", draft.pk)
    hidden = client.post(address, {"title": "Đang gõ", "key": "k1", "version": ""}).json()["fields"]
    assert hidden["made"] == Initiative.objects.get().pk
    cache.clear()
    assert client.post(address, {"title": "Gõ tiếp", "key": "k1"} | hidden).status_code == 200
    cache.clear()
    hidden["version"] += 1
    assert create(client, draft, typed((authors[0], 100), title="Xong", key="k1") | hidden).status_code == 302
    assert Initiative.objects.get().title == "Xong"


def test_a_form_whose_row_somebody_took_out_does_not_bring_it_back(sign_in, full, authors):
    foreign = InitiativeFactory(unit=full.unit)
    before = full.initiative_links.count()
    for made in (foreign.pk, 10**12):
        response = create(sign_in("editor"), full, typed((authors[0], 100), made=made, key="k2"))
        assert "Mục này không còn trong hồ sơ" in words(response)
    foreign.refresh_from_db()
    assert foreign.title != "Cải tiến quy trình chấm bài"
    assert full.initiative_links.count() == before


def test_autosave_of_a_form_without_a_name_says_what_it_needs(sign_in, draft):
    response = sign_in("editor").post(at("dossier-initiative-autosave-new", draft.pk), {"title": "", "key": "k1"})
    assert response.status_code == 422
    assert "Tên sáng kiến" in response.json()["message"]
    assert not Initiative.objects.exists()


def test_a_stale_save_keeps_what_was_typed_beside_what_somebody_else_saved(sign_in, full, people):
    link = full.initiative_links.get()
    initiative, author = link.initiative, link.initiative.authors.first().member
    address = at("dossier-initiative-update", full.pk, initiative.pk)
    data = typed((author, 100), version=initiative.version, benefit_declared="7 triệu")
    assert sign_in("specialist").post(address, data | {"title": "Bản của huyện"}).status_code == 302
    other = MemberFactory(unit=full.unit)
    response = sign_in("editor").post(address, data | typed((author, 30), (other, 70), title="Bản của tôi"))
    assert response.status_code == 409
    assert_valid_html(response)
    text = words(response)
    assert f"Sáng kiến đã được {people['specialist']} sửa lúc" in text
    for stored in ("Bản của huyện", f"{author.full_name} 100%"):
        assert re.search(rf"{people['specialist']} đã lưu lúc [^:]+:\d\d ngày [\d/]+: {stored}", text)
    assert text.count("đã lưu lúc") == 2
    assert 'value="Bản của tôi"' in response.content.decode()
    assert 'value="70"' in response.content.decode()
    initiative.refresh_from_db()
    assert initiative.title == "Bản của huyện"
    assert hidden(response, "version") == str(initiative.version)


def test_a_stale_work_shows_what_is_stored(sign_in, full):
    work = full.work_links.get().work
    address = at("dossier-work-update", full.pk, work.pk)
    data = {"name": work.name, "kind": "construction", "version": work.version}
    assert sign_in("specialist").post(address, data | {"value": "450 triệu", "kind": "model"}).status_code == 302
    response = sign_in("editor").post(address, data | {"value": "500 triệu"})
    assert response.status_code == 409
    assert ": 450.000.000" in words(response) and ": Mô hình" in words(response)
    assert 'value="500 triệu"' in response.content.decode()


# ---------- What cannot be changed here ----------


@pytest.fixture
def locked(request, full, campaign, tree, people):
    """The name and the row of an initiative or a work that cannot be changed in ``full``, and the sentence why."""
    what = request.param
    if what == "recognised initiative":
        initiative = full.initiative_links.get().initiative
        Initiative.objects.filter(pk=initiative.pk).update(state="recognised", summary="")
        return "initiative", initiative, "Sáng kiến đang ở trạng thái «Được công nhận» nên không sửa được trong hồ sơ."
    noun = what.split()[-1]
    row = getattr(getattr(full, f"{noun}_links").get(), noun)
    elsewhere = DossierFactory(
        campaign=campaign, unit=tree.district, state="in_review", created_by=people["specialist"]
    )
    getattr(elsewhere, f"{noun}_links").create(**{noun: row})
    return noun, row, "Mục này đang được xem xét trong một hồ sơ khác nên chưa sửa được."


LOCKED = pytest.mark.parametrize(
    "locked", ["recognised initiative", "handed-in initiative", "handed-in work"], indirect=True
)


@LOCKED
def test_what_cannot_be_changed_is_not_offered_for_it(sign_in, full, locked):
    noun, row, why = locked
    client = sign_in("editor")
    page = opened(client, at(f"dossier-{noun}s", full.pk))
    address = at(f"dossier-{noun}-update", full.pk, row.pk)
    assert f'href="{address}"' not in page.content.decode()
    assert at(f"dossier-{noun}-remove", full.pk, row.pk) in page.content.decode()
    assert why in words(page)
    response = client.get(address, follow=True)
    assert response.redirect_chain == [(at(f"dossier-{noun}s", full.pk), 302)]
    assert why in words(response)


@LOCKED
def test_what_cannot_be_changed_is_not_asked_for(full, locked):
    noun, _row, _why = locked
    Work.objects.update(value=None)
    asked = {problem.url_name: problem.url_args for problem in readiness(full)}
    assert f"campaigns:dossier-{noun}-update" not in asked


def test_what_was_decided_elsewhere_is_offered_again(sign_in, full, campaign, tree):
    initiative = full.initiative_links.get().initiative
    DossierFactory(campaign=campaign, unit=tree.district, state="refused").initiative_links.create(
        initiative=initiative
    )
    address = at("dossier-initiative-update", full.pk, initiative.pk)
    client = sign_in("editor")
    assert address in opened(client, at("dossier-initiatives", full.pk)).content.decode()
    opened(client, address)


# ---------- The kind is never guessed ----------


@pytest.mark.parametrize("noun", ["initiative", "work"])
def test_a_draft_without_a_kind_has_none_and_cannot_be_sent(sign_in, draft, authors, people, noun):
    client = sign_in("editor")
    title = {"initiative": "title", "work": "name"}[noun]
    data = typed((authors[0], 100)) | {title: "Mới có tên", "kind": "", "draft": "1"}
    assert client.post(at(f"dossier-{noun}-create", draft.pk), data).status_code == 302
    row = getattr(getattr(draft, f"{noun}_links").get(), noun)
    assert row.kind == ""
    [problem] = [problem for problem in readiness(draft) if problem.blocking]
    assert (problem.text, problem.url_name) == (
        f"{row._meta.verbose_name.split(',')[0].capitalize()} «Mới có tên» chưa chọn loại. Hãy chọn loại.",
        f"campaigns:dossier-{noun}-update",
    )
    with pytest.raises(TransitionRefused, match="chưa chọn loại"):
        send_dossier(draft, by=people["editor"])
    opened(client, at(f"dossier-{noun}s", draft.pk))
    data |= {"kind": {"initiative": "technical", "work": "model"}[noun], "version": row.version}
    assert client.post(at(f"dossier-{noun}-update", draft.pk, row.pk), data).status_code == 302
    send_dossier(draft, by=people["editor"])


@pytest.mark.parametrize("noun", ["initiative", "work"])
def test_a_kind_that_was_chosen_is_not_taken_back(sign_in, full, noun):
    row = getattr(getattr(full, f"{noun}_links").get(), noun)
    data = {"title": "Tên", "name": "Tên", "kind": "", "version": row.version}
    response = sign_in("editor").post(at(f"dossier-{noun}-autosave", full.pk, row.pk), data)
    assert response.status_code == 422
    assert "Loại" in response.json()["message"]


# ---------- Whose, and when ----------


@pytest.mark.parametrize(
    ("who", "state", "status", "made"),
    [
        ("editor", DossierState.DRAFT, 302, 1),
        ("specialist", DossierState.RETURNED, 302, 1),
        ("editor", DossierState.SENT, 200, 0),
        ("superuser", DossierState.DRAFT, 200, 0),
        ("viewer", DossierState.DRAFT, 404, 0),
        ("editor2", DossierState.DRAFT, 404, 0),
    ],
)
def test_creating_matrix(sign_in, draft, in_state, authors, who, state, status, made):
    in_state(state)
    response = create(sign_in(who), draft, typed((authors[0], 100)))
    assert (response.status_code, Initiative.objects.count()) == (status, made)
    work = sign_in(who).post(at("dossier-work-create", draft.pk), {"name": "Nhà xe", "kind": "construction"})
    assert (work.status_code, Work.objects.count()) == (status, made)


def test_rows_of_another_dossier_are_not_found_in_this_one(sign_in, draft, tree):
    initiative, work = InitiativeFactory(unit=tree.base2), WorkFactory(owner_unit=tree.base2)
    client = sign_in("editor")
    for name, row in [("initiative", initiative), ("work", work)]:
        for move in ("update", "remove", "autosave"):
            address = at(f"dossier-{name}-{move}", draft.pk, row.pk)
            assert client.post(address, {"title": "X", "name": "X"}).status_code == 404, address


def test_what_the_unit_has_is_linked_and_what_others_have_is_not(sign_in, draft, tree):
    own, foreign = InitiativeFactory(unit=tree.base, title="Lọc nước"), InitiativeFactory(unit=tree.base2)
    client = sign_in("editor")
    address = at("dossier-initiatives-link", draft.pk)
    assert [
        row["id"] for row in client.get(at("dossier-initiatives-pick", draft.pk), {"q": "loc nuoc"}).json()["results"]
    ] == [own.pk]
    client.post(address, {"chosen": [foreign.pk]})
    assert not draft.initiative_links.exists()
    client.post(address, {"chosen": [own.pk]})
    assert draft.initiative_links.get().initiative == own
    sought = client.post(address, {"chosen_search": "loc", "chosen_find": "1"}, follow=True)
    assert sought.context["results"] == []


def test_a_draft_taken_out_is_gone(sign_in, full):
    initiative, work = full.initiative_links.get().initiative, full.work_links.get().work
    client = sign_in("editor")
    opened(client, at("dossier-initiative-remove", full.pk, initiative.pk))
    client.post(at("dossier-initiative-remove", full.pk, initiative.pk))
    client.post(at("dossier-work-remove", full.pk, work.pk))
    assert not Initiative.objects.exists()
    assert not Work.objects.exists()


def test_a_work_is_made_changed_and_checked(sign_in, draft):
    client = sign_in("editor")
    data = {"name": "Nhà để xe", "kind": "construction", "value": "7,2 tỷ", "started_on": "01/03/2025", "key": "w1"}
    assert client.post(at("dossier-work-create", draft.pk), data).status_code == 302
    assert client.post(at("dossier-work-create", draft.pk), data).status_code == 302
    work = draft.work_links.get().work
    assert work.value == 7_200_000_000
    address = at("dossier-work-update", draft.pk, work.pk)
    work.refresh_from_db()
    refused = client.post(address, data | {"version": work.version, "finished_on": "01/02/2025"})
    assert refused.status_code == 200
    assert "Ngày hoàn thành không thể trước ngày khởi công." in words(refused)
    autosaved = client.post(
        at("dossier-work-autosave", draft.pk, work.pk), data | {"version": work.version, "name": "Nhà xe"}
    )
    assert autosaved.json()["fields"] == {"version": work.version + 1}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("noun", "queries"), [("initiatives", 10), ("works", 9)])
def test_list_query_counts(sign_in, draft, tree, people, rows, noun, queries, django_assert_num_queries):
    from campaigns.services.contribution import add_initiative, add_work

    for number in range(rows):
        if noun == "initiatives":
            author = MemberFactory(unit=tree.base)
            add_initiative(draft, by=people["editor"], title=f"Số {number}", authors=[(author, 100)])
        else:
            add_work(draft, by=people["editor"], name=f"Số {number}")
    client = sign_in("editor")
    client.get(at(f"dossier-{noun}", draft.pk))
    with django_assert_num_queries(queries):
        response = client.get(at(f"dossier-{noun}", draft.pk))
    assert len(response.context["object_list"]) == rows
