import datetime as dt

import factory

from catalogue.models import AwardPeriod, AwardScope, Road, RoadKind
from people.models import SubjectKind
from spot.models import SpotProposal
from tests.factories.catalogue import AwardTypeFactory
from tests.factories.people import MemberFactory
from tests.factories.units import UnitFactory, UserFactory


def spot_award(*levels: str, **fields):
    """An award for people and collectives, given at any time, that ``levels`` decide."""
    kinds = [SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE]
    known = {"scope": AwardScope.ANY, "period": AwardPeriod.ANY_TIME, "subject_kinds": kinds}
    award = AwardTypeFactory(**known | fields)
    for level in levels:
        Road.objects.update_or_create(award=award, level=level, defaults={"kind": RoadKind.DECIDE})
    return award


class SpotProposalFactory(factory.django.DjangoModelFactory):
    """A draft about a member of ``unit``."""

    class Meta:
        model = SpotProposal

    unit = factory.SubFactory(UnitFactory)
    decider = factory.SelfAttribute("unit")
    award = factory.LazyFunction(lambda: spot_award("grassroots"))
    subject_kind = SubjectKind.INDIVIDUAL
    member = factory.SubFactory(MemberFactory, unit=factory.SelfAttribute("..unit"))
    happened_on = dt.date(2025, 9, 8)
    statement = "Cứu hai người bị lũ cuốn."
    created_by = factory.SubFactory(UserFactory)
