import datetime as dt
from types import SimpleNamespace

import pytest

from awards.models import StandardVersionState
from campaigns.models import CampaignAward, DossierState
from catalogue.models import Road
from people.models import Rating
from tests.factories import DossierFactory, EntryFactory, LaunchedCampaignFactory, MemberFactory, StandardVersionFactory
from units.models import Unit

YEAR = 2026
TREE = {
    "all_of": [
        {"condition": "registered"},
        {"condition": "clean_record", "params": {"level": "reprimand"}},
        {"condition": "rating_at_least", "params": {"rating": "good", "year_itself": True}},
    ]
}
RANK_BY = [{"key": "rating", "direction": "desc"}, {"key": "initiatives", "direction": "desc"}]


class World:
    """A province's campaign of 2026, closed for registration, that considers one certificate on registrations."""

    def __init__(self, tree, people, awards):
        self.tree, self.people, self.award = tree, people, awards.certificate
        self.awards = awards
        Road.objects.create(award=self.award, level="provincial", kind="decide")
        self.standard = StandardVersionFactory(award=self.award, tree=TREE, rank_by=RANK_BY)
        self.campaign = LaunchedCampaignFactory(
            code="PT2026",
            unit=tree.province,
            needs_proposal=False,
            starts_on=dt.date(YEAR, 1, 1),
            ends_on=dt.date(YEAR, 12, 31),
            registration_opens_on=dt.date(YEAR, 1, 1),
            registration_closes_on=dt.date(YEAR, 1, 31),
        )
        self.limit = CampaignAward.objects.create(campaign=self.campaign, award=self.award)

    def goes_by(self, tree, *, rank_by=RANK_BY, kinds=()) -> None:
        """From the first day on the certificate has this standard instead of the one it had."""
        self.goes_by_nothing()
        self.standard = StandardVersionFactory(
            award=self.award,
            number=self.standard.number + 1,
            subject_kinds=list(kinds),
            tree=tree,
            rank_by=rank_by,
        )

    def goes_by_nothing(self) -> None:
        """The certificate has no standard on any day."""
        self.standard.state = StandardVersionState.SUPERSEDED
        self.standard.valid_to = self.standard.valid_from - dt.timedelta(days=1)
        self.standard.save()

    def dossier(self, unit: Unit | None = None, **fields):
        """An accepted registration, typed and sent by the unit's editor."""
        fields = {"state": DossierState.ACCEPTED, "created_by": self.people["editor"]} | fields
        return DossierFactory(campaign=self.campaign, unit=unit or self.tree.base, **fields)

    def person(self, dossier, *, rating: str = "good", **fields):
        """A person of the dossier's unit put down for the certificate, rated this year unless ``rating`` is empty."""
        entry = EntryFactory(dossier=dossier, award=self.award, member=MemberFactory(unit=dossier.unit, **fields))
        if rating:
            Rating.objects.create(
                subject_kind="individual", member=entry.member, unit=dossier.unit, year=YEAR, rating=rating
            )
        return entry

    def evaluated(self, by: str = "specialist_province"):
        """A run started, worked through and ranked, as workers would."""
        from awards.services.ranking import rank_run
        from awards.services.shard import evaluate_shard
        from awards.services.tally import start_tally

        run = start_tally(self.campaign, by=self.people[by])
        for shard in run.shards.order_by("number"):
            assert evaluate_shard(shard.pk, "thử")
        assert rank_run(run.pk)
        run.refresh_from_db()
        return run


@pytest.fixture
def world(tree, people, awards):
    return World(tree, people, awards)


@pytest.fixture
def four_outcomes(world):
    """One place and four people: recommended, below the line, not eligible, missing data; the run is done."""
    world.limit.quota = 1
    world.limit.save()
    dossier = world.dossier()
    best = world.person(dossier, rating="excellent")
    below = world.person(dossier)
    barred = world.person(dossier, rating="not_completed")
    unknown = world.person(dossier, rating="")
    run = world.evaluated()
    found = {row.entry_id: row for row in run.recommendations.all()}
    return SimpleNamespace(
        world=world,
        run=run,
        dossier=dossier,
        recommended=found[best.pk],
        below_line=found[below.pk],
        not_eligible=found[barred.pk],
        missing_data=found[unknown.pk],
    )
