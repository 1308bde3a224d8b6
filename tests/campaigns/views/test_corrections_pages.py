"""Calling back, taking a step back, asking for an extension and answering: the pages of each."""

import pytest

from campaigns.models import Dossier, DossierState, Extension, ExtensionRequest
from campaigns.services.extension import ask_extension
from tests.campaigns.conftest import days
from tests.campaigns.views.conftest import at
from tests.factories import DossierFactory, LaunchedCampaignFactory
from tests.pages import opened, words

WHY = "Đơn vị bị ngập lụt"


@pytest.fixture
def late(draft, campaign):
    """The window ended yesterday."""
    campaign.registration_closes_on = days(-1)
    campaign.save()
    return draft


def test_the_unit_calls_back_what_nobody_reviews(sign_in, sent):
    client = sign_in("editor")
    assert at("dossier-recall", sent.pk) in opened(client, at("dossier-detail", sent.pk)).content.decode()
    opened(client, at("dossier-recall", sent.pk))
    client.post(at("dossier-recall", sent.pk), {"reason": "Thiếu một người"})
    assert Dossier.objects.get(pk=sent.pk).state == DossierState.DRAFT


def test_the_reviewer_takes_a_step_back(sign_in, accepted):
    client = sign_in("specialist")
    assert at("dossier-correct", accepted.pk) in opened(client, at("dossier-detail", accepted.pk)).content.decode()
    opened(client, at("dossier-correct", accepted.pk))
    client.post(at("dossier-correct", accepted.pk), {"reason": "Nhận nhầm hồ sơ"})
    assert Dossier.objects.get(pk=accepted.pk).state == DossierState.IN_REVIEW


def test_the_unit_asks_and_the_specialist_grants_what_was_asked(sign_in, late):
    client = sign_in("editor")
    assert at("dossier-ask-extension", late.pk) in opened(client, at("dossier-detail", late.pk)).content.decode()
    opened(client, at("dossier-ask-extension", late.pk))
    client.post(at("dossier-ask-extension", late.pk), {"until": f"{days(3):%d/%m/%Y}", "reason": WHY})
    assert ExtensionRequest.objects.get().until == days(3)
    assert "đang chờ trả lời" in words(opened(client, at("dossier-detail", late.pk)))
    client = sign_in("specialist")
    assert WHY in words(opened(client, at("extension-requests")))
    page = opened(client, at("dossier-extend", late.pk)).content.decode()
    assert f'value="{days(3):%d/%m/%Y}"' in page
    client.post(at("dossier-extend", late.pk), {"until": f"{days(3):%d/%m/%Y}", "reason": "Đồng ý"})
    assert Extension.objects.get().until == days(3)
    assert WHY not in words(opened(client, at("extension-requests")))


def test_a_request_is_declined_on_its_page(sign_in, late, people):
    ask_extension(late, by=people["editor"], until=days(3), reason=WHY)
    client = sign_in("specialist")
    opened(client, at("dossier-decline-extension", late.pk))
    client.post(at("dossier-decline-extension", late.pk), {"reason": "Hạn đã kéo dài hai lần"})
    assert ExtensionRequest.objects.get().state == "declined"


def test_requests_of_other_unions_are_not_listed(sign_in, late, people):
    ask_extension(late, by=people["editor"], until=days(3), reason=WHY)
    assert WHY not in words(opened(sign_in("specialist_elsewhere"), at("extension-requests")))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_fixed_number_of_queries(sign_in, tree, people, rows, django_assert_num_queries):
    for _row in range(rows):
        dossier = DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base)
        ExtensionRequest.objects.create(dossier=dossier, until=days(3), reason=WHY, asked_by=people["editor"])
    client = sign_in("specialist")
    opened(client, at("extension-requests"))
    with django_assert_num_queries(7):
        opened(client, at("extension-requests"))
