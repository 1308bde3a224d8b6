"""Initiatives of a dossier that may be there already are told before sending and to the reviewer."""

import pytest
from django.urls import reverse

from campaigns.models import DossierInitiative
from contributions.models import InitiativeAuthor, InitiativeState
from tests.factories import InitiativeFactory, MemberFactory
from tests.pages import opened, words

TITLE = "Cải tiến máy hàn tự động"


def address(dossier):
    return reverse("campaigns:dossier-alike", args=[dossier.pk])


def put_down(dossier, rows=1):
    for _ in range(rows):
        own = InitiativeFactory(unit=dossier.unit, title="Cai tien may han tu dong")
        DossierInitiative.objects.create(dossier=dossier, initiative=own)
    return own


def sent(unit):
    other = InitiativeFactory(unit=unit, title=TITLE, state=InitiativeState.SENT)
    InitiativeAuthor.objects.create(initiative=other, member=MemberFactory(unit=unit), share_percent=100)
    return other


def test_those_of_a_dossier_are_told_beside_and_on_a_page(client, people, tree, draft):
    own, other = put_down(draft), sent(tree.other)
    client.force_login(people["editor"])
    assert address(draft) in opened(client, reverse("campaigns:dossier-check", args=[draft.pk])).content.decode()
    page = opened(client, address(draft))
    assert TITLE in words(page) and other.unit.label in words(page)
    part = client.get(address(draft), headers={"HX-Request": "true"})
    assert reverse("contributions:initiative-compare", args=[own.pk, other.pk]) in part.content.decode()
    assert "<html" not in part.content.decode()


def test_nothing_alike_is_said_so(client, people, draft):
    put_down(draft)
    client.force_login(people["editor"])
    assert "Không thấy sáng kiến nào giống" in words(opened(client, address(draft)))


@pytest.mark.parametrize("rows", [1, 3])
def test_alike_of_a_dossier_query_count(client, people, tree, draft, rows, django_assert_num_queries):
    put_down(draft, rows)
    sent(tree.other)
    client.force_login(people["editor"])
    opened(client, address(draft))
    with django_assert_num_queries(10):  # one of them looks for what waits for its keys
        client.get(address(draft))
