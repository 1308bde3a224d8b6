"""A unit that puts nobody of its registration up owes no proposal: it is not reminded, and the grid says so."""

import pytest
from django.urls import reverse

from campaigns.models import Dossier, DossierKind, DossierState, EntryOutcome, EntryReview
from campaigns.selectors.owing import owing
from campaigns.selectors.progress import Progress, come_to, dossiers_asked, progress_grid, with_group
from campaigns.services.entry import add_entries, remove_entry
from campaigns.services.proposal import choose_entries, make_proposal
from campaigns.services.reminding import remind_by_hand
from notices.models import Mail
from tests.campaigns.conftest import days
from tests.campaigns.views.conftest import at
from tests.factories import EntryFactory, MemberFactory
from tests.pages import opened, words

WHY = "Chưa đủ điều kiện"


@pytest.fixture
def proposal(accepted, campaign, awards, people):
    """Of two registered lines, both put up."""
    EntryFactory(dossier=accepted, award=awards.certificate)
    campaign.proposal_closes_on = days(30)
    campaign.save()
    return make_proposal(accepted, by=people["editor"])


def leave_out(proposal, people, *lines):
    choose_entries(proposal, put_up=[], left_out=dict.fromkeys(lines, WHY), by=people["editor"])


def owes(campaign) -> bool:
    return owing(campaign, DossierKind.PROPOSAL).exists()


def test_only_when_every_line_is_left_out_is_nothing_owed(proposal, accepted, campaign, people):
    first, second = accepted.entries.all()
    leave_out(proposal, people, first)
    assert owes(campaign)
    leave_out(proposal, people, second)
    assert not owes(campaign)
    choose_entries(proposal, put_up=[first], left_out={}, by=people["editor"])
    assert owes(campaign)


def test_a_line_without_a_reason_is_still_owed(proposal, campaign, people):
    first, second = proposal.entries.all()
    remove_entry(first, by=people["editor"], reason=WHY)
    remove_entry(second, by=people["editor"])
    assert owes(campaign)


def test_what_failed_the_registration_need_not_be_left_out(accepted, campaign, people, awards):
    first = accepted.entries.get()
    failed = EntryFactory(dossier=accepted, award=awards.certificate)
    EntryReview.objects.create(
        entry=failed, outcome=EntryOutcome.FAILED, reason="Không đạt tiêu chuẩn", reviewed_by=people["specialist"]
    )
    leave_out(make_proposal(accepted, by=people["editor"]), people, first)
    assert not owes(campaign)


def test_who_was_not_registered_is_put_up_all_the_same(proposal, accepted, campaign, people, awards, tree):
    leave_out(proposal, people, *accepted.entries.all())
    awards.title.allows_unregistered = True
    awards.title.save()
    add_entries(proposal, award=awards.title, subjects=[MemberFactory(unit=tree.base)], by=people["editor"])
    assert owes(campaign)


def test_the_letter_that_waits_is_taken_back(proposal, accepted, campaign, people):
    people["editor"].email = "editor@example.org"
    people["editor"].save()
    keys = list(campaign.participations.values_list("pk", flat=True))
    assert remind_by_hand(campaign, keys, kind=DossierKind.PROPOSAL, by=people["specialist"]) == 1
    assert Mail.objects.unsent().count() == 1
    for line in proposal.entries.all():
        remove_entry(line, by=people["editor"], reason=WHY)
    assert not Mail.objects.unsent().exists()


# ---------- What is shown ----------


def counted(campaign, viewer) -> dict:
    dossiers = dossiers_asked(campaign, kind=DossierKind.PROPOSAL)
    _rows, total = progress_grid(with_group(campaign, viewer), campaign, dossiers=dossiers)
    return {progress.value: count for progress, count in total.cells if count}


def test_the_grid_counts_them_apart(proposal, accepted, campaign, people):
    viewer = people["superuser"]
    assert counted(campaign, viewer) == {"not_sent": 2}
    leave_out(proposal, people, *accepted.entries.all())
    assert counted(campaign, viewer) == {"not_sent": 1, "nobody_up": 1}
    dossiers = dossiers_asked(campaign, kind=DossierKind.PROPOSAL)
    found = {each: campaign.participations.filter(come_to(each, dossiers)).count() for each in Progress}
    assert {each for each, count in found.items() if count} == {Progress.NOT_SENT, Progress.NOBODY_UP}
    Dossier.objects.filter(pk=proposal.pk).update(state=DossierState.RETURNED)
    assert counted(campaign, viewer) == {"not_sent": 1, "turned_back": 1}


SCREENS = ["campaigns:campaign-grid", "campaigns:campaign-units", "campaigns:campaign-reminders", "reviews:grid"]


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_says_so(client, proposal, accepted, campaign, people, name):
    leave_out(proposal, people, *accepted.entries.all())
    client.force_login(people["specialist"])
    address = reverse(name, args=[campaign.pk])
    text = words(opened(client, f"{address}?kind=proposal"))
    assert "hông đề nghị gì" in text
    if name.endswith("reminders"):
        assert "1 đơn vị không đề nghị gì" in text
        assert "CĐCS Trường Tiểu học Mẫu" not in text.split("không bị nhắc")[1]
    assert "hông đề nghị gì" not in words(opened(client, f"{address}?kind=registration"))


def test_the_list_of_those_leads_from_the_grid(client, proposal, accepted, campaign, people, tree):
    leave_out(proposal, people, *accepted.entries.all())
    client.force_login(people["specialist"])
    page = opened(client, f"{at('campaign-units', campaign.pk)}?kind=proposal&progress=nobody_up")
    assert [row["participation"].unit for row in page.context["rows"]] == [tree.base]
