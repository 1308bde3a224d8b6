"""Specialists see who owes and who was reminded when, read what would be said, and remind."""

import pytest
from django.urls import reverse

from campaigns.models import DossierKind, DossierState, Participation
from notices.models import Notice, Reminder
from tests.campaigns.conftest import days
from tests.factories import (
    DossierFactory,
    LaunchedCampaignFactory,
    ParticipationFactory,
    RoleAssignmentFactory,
    UnitFactory,
    UserFactory,
)
from tests.pages import fields_of, opened, words


@pytest.fixture
def campaign(tree):
    """Invites the two base unions of one district and one of another."""
    campaign = LaunchedCampaignFactory(name="Phong trào Mẫu", unit=tree.province)
    for unit in (tree.base, tree.base2, tree.other):
        ParticipationFactory(campaign=campaign, unit=unit)
    return campaign


def page(campaign, name="reminders", query=""):
    return reverse(f"campaigns:campaign-{name}", args=[campaign.pk]) + query


def key(campaign, unit):
    return Participation.objects.get(campaign=campaign, unit=unit).pk


def units(response):
    return [row["debt"].participation.unit.code for row in response.context["rows"]]


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_shows_who_owes_within_reach(client, tree, people, campaign, more, django_assert_num_queries):
    for number in range(more):
        ParticipationFactory(campaign=campaign, unit=UnitFactory(code=f"M{number}", parent=tree.district))
    DossierFactory(campaign=campaign, unit=tree.base2, state=DossierState.SENT)
    client.force_login(people["specialist"])
    client.get(page(campaign))
    with django_assert_num_queries(12):
        response = client.get(page(campaign))
    assert units(response) == ["CS1", *(f"M{number}" for number in range(more))]


@pytest.mark.parametrize(
    ("who", "status"), [("editor", 302), ("viewer", 302), ("specialist_elsewhere", 200), ("stranger", 404)]
)
def test_who_may_look(client, tree, people, campaign, who, status):
    people["stranger"] = UserFactory()
    RoleAssignmentFactory(user=people["stranger"], role="specialist", unit=tree.province2)
    client.force_login(people[who])
    assert client.get(page(campaign)).status_code == status
    assert client.post(page(campaign, "remind"), {"units": key(campaign, tree.base), "confirm": "1"}).status_code in {
        302,
        404,
    }
    assert Reminder.objects.count() == 0


def test_a_row_says_how_far_the_unit_is_and_when_it_was_reminded(client, tree, people, campaign):
    dossier = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.RETURNED, due_on=days(2))
    client.force_login(people["specialist"])
    client.post(page(campaign, "remind"), {"units": key(campaign, tree.base), "confirm": "1"})
    shown = opened(client, page(campaign))
    said = words(shown)
    assert "Cần bổ sung" in said and "còn 2 ngày" in said and str(people["specialist"]) in said
    assert f'href="/campaigns/dossiers/{dossier.pk}/"' in shown.content.decode()


def test_what_would_be_said_is_read_first(client, tree, people, campaign):
    client.force_login(people["specialist"])
    preview = client.post(page(campaign, "remind"), {"units": [key(campaign, tree.base), key(campaign, tree.other)]})
    said = words(preview)
    assert "1 đơn vị còn nợ hồ sơ sẽ được nhắc" in said
    assert "chưa gửi đăng ký thi đua, phong trào «Phong trào Mẫu»" in said and str(people["editor"]) in said
    assert tree.other.name not in said and "1 đơn vị đã chọn được bỏ qua" in said
    assert (Reminder.objects.count(), Notice.objects.count()) == (0, 0)
    done = client.post(page(campaign, "remind"), fields_of(preview, having="confirm"), follow=True)
    assert "Đã nhắc 1 đơn vị" in words(done) and "1 đơn vị không được nhắc" in words(done)
    assert Reminder.objects.get().by == people["specialist"]
    again = client.post(page(campaign, "remind"), fields_of(preview, having="confirm"), follow=True)
    assert "2 đơn vị không được nhắc" in words(again)
    anew = client.post(page(campaign, "remind"), {"units": key(campaign, tree.base)})
    assert "Không đơn vị nào đã chọn cần nhắc" in words(anew)


def test_all_that_the_filter_finds_may_be_reminded(client, tree, people, campaign):
    client.force_login(people["specialist_province"])
    address = page(campaign, "remind", "?q=truong+tieu+hoc")
    preview = client.post(address, {"select_all": "1"})
    client.post(address, fields_of(preview, having="confirm"))
    assert Reminder.objects.get().target_id == key(campaign, tree.base)


def test_nobody_to_tell_is_said(client, tree, people, campaign):
    people["editor"].role_assignments.all().delete()
    client.force_login(people["specialist"])
    assert "Không có ai" in words(client.post(page(campaign, "remind"), {"units": key(campaign, tree.base)}))
    client.post(page(campaign, "remind"), {"units": key(campaign, tree.base), "confirm": "1"})
    assert "không có ai để báo" in words(opened(client, page(campaign)))


def test_units_that_sent_meanwhile_are_said(client, tree, people, campaign):
    DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.SENT)
    client.force_login(people["specialist"])
    preview = client.post(page(campaign, "remind"), {"units": key(campaign, tree.base)})
    assert "Không đơn vị nào đã chọn cần nhắc" in words(preview)


@pytest.mark.parametrize("sent", [{}, {"units": "x"}, {"units": "-1"}])
def test_nothing_ticked_is_said(client, people, campaign, sent):
    client.force_login(people["specialist"])
    assert "Hãy đánh dấu ít nhất một đơn vị" in words(client.post(page(campaign, "remind"), sent, follow=True))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["CS1", "CS2"]),
        ("?due=soon", ["CS1"]),
        ("?due=later", ["CS2"]),
        ("?due=over", []),
        ("?reminded=yes", ["CS2"]),
        ("?reminded=no", ["CS1"]),
        ("?q=cong ty", ["CS2"]),
        ("?kind=proposal", []),
        ("?kind=nonsense", ["CS1", "CS2"]),
    ],
)
def test_the_list_is_filtered(client, tree, people, campaign, asked, found):
    DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.RETURNED, due_on=days(2))
    client.force_login(people["specialist"])
    client.post(page(campaign, "remind"), {"units": key(campaign, tree.base2), "confirm": "1"})
    assert units(opened(client, page(campaign, query=asked))) == found


def test_proposals_are_reminded_of_too(client, tree, people, campaign):
    DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.ACCEPTED)
    client.force_login(people["specialist"])
    assert "không có hạn" in words(opened(client, page(campaign, query="?kind=proposal")))
    client.post(page(campaign, "remind", "?kind=proposal"), {"units": key(campaign, tree.base), "confirm": "1"})
    assert (Reminder.objects.get().kind, Reminder.objects.get().due_on) == (DossierKind.PROPOSAL, None)


def test_empty_lists_say_why(client, tree, people, campaign):
    client.force_login(people["specialist"])
    assert "Không có đơn vị nào như vậy" in words(opened(client, page(campaign, query="?q=khong-co")))
    for unit in (tree.base, tree.base2):
        DossierFactory(campaign=campaign, unit=unit, state=DossierState.SENT)
    assert "Không đơn vị nào còn nợ hồ sơ" in words(opened(client, page(campaign)))
    type(campaign).objects.update(state="ended")
    assert "Phong trào không đang diễn ra" in words(opened(client, page(campaign)))


def test_specialists_find_the_page_from_the_campaign_and_its_grid(client, people, campaign):
    for who, leads in (("specialist", True), ("viewer", False)):
        client.force_login(people[who])
        for name in ("detail", "grid"):
            assert (page(campaign) in opened(client, page(campaign, name)).content.decode()) is leads, (who, name)


def test_reminding_is_a_post(client, people, campaign):
    client.force_login(people["specialist"])
    assert client.get(page(campaign, "remind")).status_code == 405
