import datetime as dt

import factory

from awards.models import StandardVersion, StandardVersionState
from tests.factories.catalogue import AwardTypeFactory


class StandardVersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StandardVersion

    award = factory.SubFactory(AwardTypeFactory)
    number = 1
    state = StandardVersionState.IN_FORCE
    valid_from = dt.date(2020, 1, 1)
    tree = factory.LazyFunction(lambda: {"all_of": [{"condition": "registered", "params": {}}]})
