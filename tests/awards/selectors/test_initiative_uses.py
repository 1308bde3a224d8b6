"""What an initiative was counted for, on its own page, for those who may see recommendations."""

import pytest

from awards.models import Assessment, Outcome, Recommendation, TallyRun, TallyRunState
from contributions.above import uses_of
from contributions.models import InitiativeAuthor
from tests.factories import DossierFactory, EntryFactory, InitiativeFactory, LaunchedCampaignFactory, MemberFactory


@pytest.fixture
def given(tree, awards, people):
    """An award approved for an author; which initiative it counted is left to the test."""
    campaign = LaunchedCampaignFactory(unit=tree.province)
    member = MemberFactory(unit=tree.base)
    entry = EntryFactory(
        dossier=DossierFactory(campaign=campaign, unit=tree.base), award=awards.certificate, member=member
    )
    run = TallyRun.objects.create(
        campaign=campaign,
        number=1,
        state=TallyRunState.DONE,
        started_by=people["specialist_province"],
        entries=1,
        standards={},
        quotas=[],
    )
    return Recommendation.objects.create(
        run=run,
        entry=entry,
        award=entry.award,
        unit=tree.base,
        outcome=Outcome.RECOMMENDED,
        eligible=True,
        rank=1,
        state="approved",
    )


def counted(given, initiative, verdict="m"):
    InitiativeAuthor.objects.create(initiative=initiative, member=given.entry.member, share_percent=100)
    Assessment.objects.create(
        recommendation=given,
        place=[],
        facts={},
        findings={"verdicts": f"n{verdict}", "evidence": {"1": [initiative.code]}},
        digest=b"",
    )


def test_an_approved_award_that_counted_it(tree, people, given):
    initiative, other = InitiativeFactory(unit=tree.base), InitiativeFactory(unit=tree.base)
    counted(given, initiative)
    InitiativeAuthor.objects.create(initiative=other, member=given.entry.member, share_percent=100)
    (use,) = uses_of(initiative, viewer=people["specialist_province"])
    assert (use.award, use.subject) == (given.award.name, given.entry.member.full_name)
    assert str(given.pk) in use.url
    assert uses_of(other, viewer=people["specialist_province"]) == []


@pytest.mark.parametrize(("state", "verdict"), [("proposed", "m"), ("refused", "m"), ("approved", "n")])
def test_what_was_not_given_or_not_met_is_no_use(tree, people, given, state, verdict):
    initiative = InitiativeFactory(unit=tree.base)
    counted(given, initiative, verdict)
    Recommendation.objects.filter(pk=given.pk).update(state=state)
    assert uses_of(initiative, viewer=people["specialist_province"]) == []


@pytest.mark.parametrize("who", ["editor", "manager", "specialist_elsewhere", "nobody"])
def test_whoever_may_not_open_recommendations_is_told_nothing(tree, people, given, who):
    initiative = InitiativeFactory(unit=tree.base)
    counted(given, initiative)
    assert uses_of(initiative, viewer=people[who]) == []
