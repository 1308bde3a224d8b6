"""Software reads what a viewer of its unit sees, by its token and no otherwise."""

import datetime as dt

import pytest

from api.models import ApiToken
from api.services.token import revoke_token
from api.v1 import endpoints
from campaigns.models import DossierState
from tests.factories import (
    DecisionFactory,
    DecisionLineFactory,
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    MemberFactory,
)
from tests.factories.decisions import issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(tree, awards):
    """As many rows as are asked for under the base union, one elsewhere."""

    def fill(rows):
        for _row in range(rows):
            member = MemberFactory(unit=tree.base, birth_date=dt.date(1990, 5, 1))
            campaign = LaunchedCampaignFactory(unit=tree.province)
            dossier = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.ACCEPTED)
            EntryFactory(dossier=dossier, award=awards.certificate)
        decision = DecisionFactory(unit=tree.province, award=awards.certificate)
        for order in range(rows):
            DecisionLineFactory(
                decision=decision, member=member, order_no=order + 1, award=awards.title
            ) if not order else None
            if order:
                DecisionLineFactory(decision=decision, member=MemberFactory(unit=tree.base), order_no=order + 1)
        DecisionLineFactory(decision=decision, member=MemberFactory(unit=tree.other), order_no=90)
        return issued(decision), dossier

    return fill


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("path", ["/units", "/campaigns", "/dossiers", "/honours", "/decisions"])
def test_lists_take_the_same_queries(tree, make, ask, filled, rows, path, django_assert_max_num_queries):
    filled(rows)
    _token, text = make(tree.province)
    ask(text, path)
    with django_assert_max_num_queries(4):
        assert ask(text, path).status_code == 200


def test_a_decision_tells_a_lower_unit_its_own_lines_only(tree, make, ask, filled):
    decision, _dossier = filled(1)
    below, above = make(tree.base)[1], make(tree.province)[1]
    assert ask(below, f"/decisions/{decision.pk}/lines").json()["count"] == 1
    assert ask(above, f"/decisions/{decision.pk}/lines").json()["count"] == 2
    assert ask(make(tree.far)[1], f"/decisions/{decision.pk}").status_code == 404


def test_a_draft_is_told_to_nobody(tree, make, ask):
    decision = DecisionFactory(unit=tree.province)
    DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base)
    text = make(tree.province)[1]
    assert ask(text, f"/decisions/{decision.pk}").status_code == 404
    assert [ask(text, path).json()["count"] for path in ("/decisions", "/dossiers")] == [0, 0]


@pytest.mark.parametrize(("scopes", "is_told"), [((), False), (("people",), True)])
def test_people_are_told_with_their_scope_only(tree, make, ask, filled, scopes, is_told):
    decision, dossier = filled(1)
    text = make(tree.province, scopes)[1]
    for path in ("/honours", f"/decisions/{decision.pk}/lines"):
        assert {
            bool(row.get("member_code", row.get("subject", {}).get("member_code")))
            for row in ask(text, path).json()["items"]
        } == {is_told}
    assert dossier.pk == ask(text, "/dossiers").json()["items"][0]["id"]
    [entry] = ask(text, f"/dossiers/{dossier.pk}/entries").json()["items"]
    assert bool(entry["subject"]["member_code"]) is is_told


def test_no_token_no_answer(client, tree, people, make, ask):
    token, text = make(tree.province)
    client.force_login(people["superuser"])
    answer = client.get("/api/v1/units")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert ask(text, "/units").status_code == 200
    revoke_token(token, reason="Thôi dùng", by=people["superuser"])
    assert ask(text, "/units").status_code == 401
    other, text = make(tree.province)
    ApiToken.objects.filter(pk=other.pk).update(expires_on=dt.date(2020, 1, 1))
    assert ask(text, "/units").status_code == 401
    assert not ApiToken.objects.filter(digest=text).exists()


@pytest.mark.parametrize("given", [{"limit": 0}, {"limit": 201}, {"year": "x"}, {"decided_since": "hôm qua"}])
def test_what_is_wrong_is_said(tree, make, ask, given):
    answer = ask(make(tree.province)[1], "/decisions", **given)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["faults"][0]["where"] == next(iter(given))
    assert "Hãy" in answer.json()["faults"][0]["what"]


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/unit"])
def test_an_unknown_address_is_a_problem_document(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert "Hãy" in answer.json()["detail"]


def test_a_token_that_asks_too_often_waits(tree, make, ask, monkeypatch):
    monkeypatch.setattr(endpoints, "MOST_A_MINUTE", 2)
    text = make(tree.province)[1]
    assert [ask(text, "/units").status_code for _time in range(3)] == [200, 200, 429]


def test_only_get(client):
    answer = client.post("/api/v1/units")
    assert (answer.status_code, answer["Allow"]) == (405, "GET")
