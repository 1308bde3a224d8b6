"""A list whose amounts nobody knows yet says why, where the missing figures are kept, and offers nothing to tick."""

import pytest
from django.urls import reverse

from prizes.services.lists import lay_prize_list
from tests.factories import AwardTypeFactory, DecisionFactory, DecisionLineFactory, MemberFactory
from tests.factories.decisions import issued
from tests.pages import opened, words

pytestmark = pytest.mark.django_db


def test_the_list_says_why_nothing_can_be_paid(client, tree, people):
    decision = DecisionFactory(unit=tree.province, award=AwardTypeFactory(name="Cờ chưa có hệ số"))
    DecisionLineFactory(decision=decision, member=MemberFactory(unit=tree.base), order_no=1)
    prize_list = lay_prize_list(issued(decision))
    client.force_login(people["finance"])
    address = reverse("prizes:list-detail", args=[prize_list.pk])
    response = opened(client, address)
    assert "Những dòng ấy chưa chi được vì chưa có mức tiền thưởng của hình thức khen" in words(response)
    assert reverse("prizes:multiple-list") in response.content.decode()
    assert "data-bulk-all" not in response.content.decode()
