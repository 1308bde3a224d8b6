import datetime as dt

import factory
from django.utils import timezone

from campaigns.models import (
    Campaign,
    CampaignAward,
    CampaignPhase,
    CampaignState,
    Dossier,
    Entry,
    Participation,
)
from people.models import SubjectKind
from tests.factories.catalogue import AwardTypeFactory
from tests.factories.people import MemberFactory
from tests.factories.units import UnitFactory, UserFactory


def days_from_today(days):
    return lambda: timezone.localdate() + dt.timedelta(days=days)


class CampaignFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Campaign

    code = factory.Sequence(lambda n: f"PT-{n:06d}")
    name = factory.Sequence(lambda n: f"Phong trào thi đua số {n}")
    unit = factory.SubFactory(UnitFactory, kind="provincial")
    starts_on = factory.LazyFunction(days_from_today(-100))
    ends_on = factory.LazyFunction(days_from_today(100))
    registration_opens_on = factory.LazyFunction(days_from_today(-30))
    registration_closes_on = factory.LazyFunction(days_from_today(30))


class LaunchedCampaignFactory(CampaignFactory):
    state = CampaignState.LAUNCHED
    launched_at = factory.LazyFunction(timezone.now)


class PhaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CampaignPhase

    campaign = factory.SubFactory(LaunchedCampaignFactory)
    number = 1
    name = "Đợt I"
    starts_on = factory.SelfAttribute("campaign.starts_on")
    ends_on = factory.SelfAttribute("campaign.ends_on")


class ParticipationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participation
        django_get_or_create = ("campaign", "unit")

    campaign = factory.SubFactory(LaunchedCampaignFactory)
    unit = factory.SubFactory(UnitFactory)
    joined_at = factory.LazyFunction(timezone.now)


class DossierFactory(factory.django.DjangoModelFactory):
    """A dossier in whatever state is asked for, of a unit that takes part in its campaign."""

    class Meta:
        model = Dossier

    campaign = factory.SubFactory(LaunchedCampaignFactory)
    unit = factory.SubFactory(UnitFactory)
    created_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        ParticipationFactory(campaign=kwargs["campaign"], unit=kwargs["unit"])
        return super()._create(model_class, *args, **kwargs)


class EntryFactory(factory.django.DjangoModelFactory):
    """A person of the dossier's unit put down for an award, which the campaign then leads to."""

    class Meta:
        model = Entry

    dossier = factory.SubFactory(DossierFactory)
    award = factory.SubFactory(AwardTypeFactory)
    subject_kind = SubjectKind.INDIVIDUAL
    member = factory.SubFactory(MemberFactory, unit=factory.SelfAttribute("..dossier.unit"))
    added_by = factory.SelfAttribute("dossier.created_by")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        CampaignAward.objects.get_or_create(campaign=kwargs["dossier"].campaign, award=kwargs["award"])
        return super()._create(model_class, *args, **kwargs)
