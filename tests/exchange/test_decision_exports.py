"""Excel out of decisions, letters to higher bodies and their lists: what the page shows, to whom it shows it."""

import pytest
from django.urls import reverse

from decisions.models import Decision, DecisionKind
from decisions.services.amending import update_line
from decisions.services.answers import record_answer
from tests.decisions.conftest import Office, drafted
from tests.decisions.letters import UpwardOffice, granted, refused
from tests.exchange.test_exports import rows_of, taken_out
from tests.factories import (
    DecisionFactory,
    DecisionLineFactory,
    MemberFactory,
    SubmissionLetterFactory,
)
from tests.pages import opened

pytestmark = pytest.mark.django_db
DECISIONS, LETTERS, RECEIVED = (
    reverse(f"decisions:{name}") for name in ("decision-list", "letter-list", "letter-received")
)


@pytest.fixture
def letters(tree):
    """One of the province that was sent upwards, a draft of the district, one sent elsewhere."""
    sent = SubmissionLetterFactory(unit=tree.district, addressee_unit=tree.province, is_sent=True, number=3)
    draft = SubmissionLetterFactory(unit=tree.province, subject_matter="=1+1")
    SubmissionLetterFactory(unit=tree.province2, is_sent=True, number=4)
    return sent, draft


def shown(client, url):
    return [row.subject_matter for row in opened(client, url).context["object_list"]]


@pytest.mark.parametrize("asked", ["", "?q=bang+khen", "?state=draft", "?waiting=mine"])
def test_decisions_are_taken_out_as_they_are_shown(tree, people, client, asked):
    DecisionFactory(unit=tree.province, subject_matter="Về việc tặng Cờ thi đua")
    DecisionFactory(unit=tree.province, subject_matter="Về việc tặng Bằng khen")
    DecisionFactory(unit=tree.province2)
    client.force_login(people["viewer"])
    page = opened(client, DECISIONS + asked)
    assert [row[0] for row in rows_of(taken_out(client, "decisions", asked))] == shown(client, DECISIONS + asked)
    if not asked:
        assert len(shown(client, DECISIONS)) == 2
        assert f'action="{reverse("exchange:list-export", args=["decisions"])}' in page.content.decode()


def test_what_later_decisions_did_stands_beside_each(tree, people, awards, client):
    office = Office(tree, people, awards)
    decision, clerk = office.issued(), people["specialist_province"]
    corrected = decision.lines.first()
    correction = drafted(office, decision, DecisionKind.CORRECTION, corrected)
    update_line(correction.lines.get(), by=clerk, version=None, name=corrected.name.upper())
    client.force_login(clerk)
    said = rows_of(taken_out(client, "decision-lines", f"?decision={correction.pk}"))[0][9]
    assert said == f"Họ và tên, tên tập thể: «{corrected.name}» → «{corrected.name.upper()}»"
    rows = rows_of(taken_out(client, "decision-lines", f"?decision={decision.pk}"))
    assert [row[1] for row in rows] == [line.name for line in decision.lines.in_order()]
    assert {row[9] for row in rows} == {None}


@pytest.mark.parametrize(
    ("page", "key", "asked"),
    [(LETTERS, "letters", ""), (LETTERS, "letters", "?state=draft"), (RECEIVED, "letters-received", "")],
)
@pytest.mark.parametrize("who", ["viewer", "superuser", "specialist", "editor"])
def test_letters_are_taken_out_as_they_are_shown(letters, people, client, who, page, key, asked):
    client.force_login(people[who])
    rows = rows_of(taken_out(client, key, asked))
    assert [row[0] for row in rows] == shown(client, page + asked)
    if rows:
        address = f'action="{reverse("exchange:list-export", args=[key])}'
        assert address in client.get(page + asked).content.decode()


def test_the_list_of_a_letter_says_the_answers(tree, people, awards, client):
    office = UpwardOffice(tree, people, awards)
    letter = office.sent()
    record_answer(letter, granted(), by=office.clerk, numbers=[1])
    record_answer(letter, refused(), by=office.clerk, numbers=[2])
    client.force_login(office.clerk)
    page = client.get(reverse("decisions:letter-detail", args=[letter.pk])).content.decode()
    address = f"?letter={letter.pk}"
    assert f'action="{reverse("exchange:list-export", args=["letter-lines"])}{address}"' in page
    rows = rows_of(taken_out(client, "letter-lines", address))
    assert [(row[0], row[7], row[8]) for row in rows] == [
        (1, "Được tặng", "120/QĐ-TLĐ"),
        (2, "Không tặng", None),
        (3, "Chờ trả lời", None),
    ]


@pytest.mark.parametrize("who", ["specialist_elsewhere", "editor", "nobody"])
def test_what_is_out_of_reach_is_not_found(letters, tree, people, client, who):
    decision = DecisionLineFactory(decision__unit=tree.province, member=MemberFactory(unit=tree.base)).decision
    client.force_login(people[who])
    assert taken_out(client, "letter-lines", f"?letter={letters[0].pk}").status_code == 404
    assert taken_out(client, "decision-lines", f"?decision={decision.pk}").status_code == 404
    assert taken_out(client, "decision-lines", "?decision=x").status_code == 404
    assert Decision.objects.filter(pk=decision.pk).exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(tree, people, client, rows, django_assert_max_num_queries):
    decisions = DecisionFactory.create_batch(rows, unit=tree.province)
    for _each in range(rows):
        DecisionLineFactory(decision=decisions[0], member=MemberFactory(unit=tree.base))
    client.force_login(people["viewer"])
    for key, asked in (("decisions", ""), ("decision-lines", f"?decision={decisions[0].pk}")):
        with django_assert_max_num_queries(24):
            rows_of(taken_out(client, key, asked))
