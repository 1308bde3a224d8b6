"""The pages of decisions: drafted, edited, submitted and issued as people do it; what each shows and refuses."""

import unicodedata
from functools import partial

import pytest
from django.urls import reverse

from decisions.models import Decision
from decisions.selectors.paper import paper_of
from tests.accounts.test_sign_in import code_of, secret_of
from tests.decisions.conftest import PASSWORD, WORDS, confirmed, twin_of
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory, issued
from tests.pages import fields_of, hidden, opened, words

pytestmark = pytest.mark.django_db
LIST = reverse("decisions:decision-list")


def page(name, row):
    return reverse(f"decisions:decision-{name}", args=[row.pk])


@pytest.fixture
def signed_in(client):
    """A client signed in as somebody, the password given a moment ago."""

    def sign_in(person):
        person.set_password(PASSWORD)
        person.save()
        client.force_login(person)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        return client

    return sign_in


@pytest.mark.parametrize(("asked", "begins"), [("", b"%PDF"), ("?as=docx", b"PK")])
def test_it_is_printed_with_its_list(signed_in, office, asked, begins):
    decision = DecisionFactory(unit=office.tree.province)
    client, paper = signed_in(office.people["specialist_province"]), page("paper", decision)
    assert "Danh sách chưa có ai" in words(client.get(paper + asked, follow=True))
    DecisionLineFactory(decision=decision, member=MemberFactory(unit=office.tree.base))
    assert paper in opened(client, page("detail", decision)).content.decode()
    assert client.get(paper + asked).content.startswith(begins)


def test_from_approved_results_to_an_issued_decision(office, signed_in):
    client = signed_in(office.people["specialist_province"])
    create = page("create", office.run)
    preview = opened(client, create)
    assert "3 vào quyết định" in words(preview)
    made = client.post(create, {"seen": hidden(preview, "seen")})
    decision = Decision.objects.get()
    assert made["Location"] == page("detail", decision)
    shown = words(opened(client, page("detail", decision)))
    assert "Số: …/QĐ-LĐLĐ" in shown
    assert "None" not in words(preview)
    assert "cho 03 cá nhân đã có thành tích" in shown
    assert "Căn cứ Luật Thi đua, khen thưởng." in shown
    client.post(page("submit", decision))
    assert "Chờ công bố" in words(opened(client, page("detail", decision)))

    client = signed_in(office.chair)
    issue = page("issue", decision)
    assert "không ai sửa" not in words(opened(client, issue))
    assert "đúng hai chữ" in words(client.post(issue, {"words": "cong bo"}))
    confirmed(client, issue, {"words": WORDS})
    decision.refresh_from_db()
    assert (decision.state, decision.issued_by) == ("issued", office.chair)
    shown = opened(client, page("detail", decision))
    assert "Số: 01/QĐ-LĐLĐ" in words(shown)
    assert b"decisions/%d/edit" % decision.pk not in shown.content


def test_the_words_are_taken_as_any_keyboard_sends_them(office, signed_in):
    decision = office.submitted()
    sent = {"words": unicodedata.normalize("NFD", f" {WORDS} ")}
    confirmed(signed_in(office.chair), page("issue", decision), sent)
    decision.refresh_from_db()
    assert decision.state == "issued"


def test_issuing_asks_for_the_password_again(office, client):
    decision = office.submitted()
    client.force_login(office.chair)
    answer = client.post(page("issue", decision), {"words": WORDS})
    assert reverse("account_reauthenticate") in answer["Location"]
    decision.refresh_from_db()
    assert decision.state == "awaiting_issue"


def test_what_was_confirmed_before_the_page_was_opened_does_not_count(office, signed_in):
    decision = office.submitted()
    client = signed_in(office.chair)
    for _each in range(2):
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        opened(client, page("issue", decision))
        answer = client.post(page("issue", decision), {"words": WORDS})
        assert reverse("account_reauthenticate") in answer["Location"]
    decision.refresh_from_db()
    assert decision.state == "awaiting_issue"


def test_one_confirmation_serves_one_issue(office, signed_in):
    first = office.submitted()
    second = twin_of(first)
    second.lines.update(recommendation=None)
    client = signed_in(office.chair)
    for decision in (first, second):
        client.post(page("issue", decision), {"words": WORDS})
    client.post(f"{reverse('account_reauthenticate')}?next={page('detail', first)}", {"password": PASSWORD})
    client.post(page("issue", first), {"words": WORDS})
    first.refresh_from_db()
    assert first.state == "issued"
    assert client.post(page("issue", second), {"words": WORDS})["Location"].startswith("/accounts/")
    second.refresh_from_db()
    assert second.state == "awaiting_issue"
    confirmed(client, page("issue", second), {"words": WORDS})
    second.refresh_from_db()
    assert second.state == "issued"


def test_the_words_are_read_before_the_password_is_asked(office, client):
    decision = office.submitted()
    client.force_login(office.chair)
    for typed in ("", "cong bo"):
        answer = client.post(page("issue", decision), {"words": typed})
        assert answer.status_code == 200 and "đúng hai chữ" in words(answer)
    decision.refresh_from_db()
    assert decision.state == "awaiting_issue"


def test_a_draft_is_edited(office, client):
    client.force_login(office.people["specialist_province"])
    decision = office.drafted()
    edit = page("update", decision)
    sent = fields_of(opened(client, edit), having="subject_matter")
    sent |= {
        "subject_matter": ["Về việc tặng Bằng khen năm 2026"],
        "other": ["Biên bản họp\n\n Xét đề nghị  của Hội đồng "],
    }
    assert client.post(edit, sent).status_code == 302
    decision.refresh_from_db()
    assert decision.subject_matter == "Về việc tặng Bằng khen năm 2026"
    texts = [office.law.cited, "Biên bản họp", "Xét đề nghị của Hội đồng"]
    assert [row.text for row in decision.basis.in_order()] == texts
    decision = Decision.objects.for_page().get()
    assert paper_of(decision).grounds == (
        f"Căn cứ {office.law.cited};",
        "Căn cứ Biên bản họp;",
        "Xét đề nghị của Hội đồng.",
    )
    whole = paper_of(decision, with_list=True)
    first = whole.individuals[0]
    assert (first.name, first.book_number) == (decision.lines.in_order()[0].name, "1")
    assert (len(whole.individuals), whole.collectives, whole.articles[-1][-3:]) == (3, (), "./.")
    assert client.post(edit, sent).status_code == 409
    assert client.post(edit, sent | {"version": [str(decision.version)], "subject_matter": [""]}).status_code == 200


def test_a_draft_says_what_is_in_the_way_and_is_thrown_away(office, client):
    client.force_login(office.people["specialist_province"])
    decision = office.drafted()
    decision.basis.all().delete()
    shown = opened(client, page("detail", decision))
    assert "Chưa chọn văn bản căn cứ" in words(shown)
    assert page("submit", decision) not in shown.content.decode()
    assert "Chưa chọn văn bản căn cứ" in words(client.post(page("submit", decision)))
    opened(client, page("discard", decision))
    assert client.post(page("discard", decision))["Location"] == LIST
    assert not Decision.objects.exists()


def test_those_named_see_it_once_it_is_issued(tree, people, client):
    decision = DecisionFactory(unit=tree.province)
    DecisionLineFactory(decision=decision, member=MemberFactory(unit=tree.base))
    seen = []
    for who in ("editor", "editor2", "specialist", "specialist_elsewhere"):
        client.force_login(people[who])
        seen.append((client.get(page("detail", decision)).status_code, decision.pk in _listed(client)))
    assert seen == [(404, False)] * 4
    issued(decision)
    for who, status in {"editor": 200, "editor2": 404, "specialist": 200, "specialist_elsewhere": 404}.items():
        client.force_login(people[who])
        assert (client.get(page("detail", decision)).status_code, decision.pk in _listed(client)) == (
            status,
            status == 200,
        )


def _listed(client):
    return [row.pk for row in opened(client, LIST).context["object_list"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [("", 2), ("q=bang khen", 1), ("q=07/QĐ", 1), ("q=7", 1), ("q=8", 0), ("state=issued", 1), ("year=2026", 1)],
)
def test_the_list_is_narrowed(tree, people, client, query, found):
    issued(DecisionFactory(unit=tree.province, subject_matter="Về việc tặng Cờ thi đua"), number=7)
    DecisionFactory(unit=tree.province, subject_matter="Về việc tặng Bằng khen")
    DecisionFactory(unit=tree.province2)
    client.force_login(people["viewer"])
    assert len(opened(client, f"{LIST}?{query}").context["object_list"]) == found


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(tree, people, client, rows, django_assert_num_queries):
    decisions = DecisionFactory.create_batch(rows, unit=tree.province)
    for _each in range(rows):
        DecisionLineFactory(decision=decisions[0], member=MemberFactory(unit=tree.base))
    client.force_login(people["viewer"])
    client.get(page("detail", decisions[0]))
    with django_assert_num_queries(8):
        client.get(LIST)
    with django_assert_num_queries(38):
        client.get(page("detail", decisions[0]))


@pytest.mark.parametrize("move", ["submit", "issue"])
def test_what_changed_since_it_was_read_is_neither_submitted_nor_issued(office, signed_in, move):
    decision = office.drafted() if move == "submit" else office.submitted()
    client = signed_in(office.people["specialist_province"] if move == "submit" else office.chair)
    read = opened(client, page(move, decision)).context["form"]["version"].value()
    Decision.objects.filter(pk=decision.pk).update(version=decision.version + 1)
    before = decision.state
    send = client.post if move == "submit" else partial(confirmed, client)
    send(page(move, decision), {"version": read, "words": WORDS})
    decision.refresh_from_db()
    assert decision.state == before
    client.post(page(move, decision), {"version": decision.version, "words": WORDS})
    decision.refresh_from_db()
    assert decision.state != before


def test_a_second_factor_confirms_as_well(office, client):
    secret = secret_of(office.chair)
    decision = office.submitted()
    client.force_login(office.chair)
    issue = page("issue", decision)
    asked = client.post(issue, {"words": WORDS})
    assert reverse("account_reauthenticate") in asked["Location"]
    client.post(f"{reverse('mfa_reauthenticate')}?next={issue}", {"code": code_of(secret)})
    decision.refresh_from_db()
    assert decision.state == "issued"
