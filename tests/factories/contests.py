import datetime as dt

import factory

from contests.models import Contest, Contestant, ContestDiscipline, ContestPrize
from tests.factories.people import MemberFactory
from tests.factories.units import UnitFactory, UserFactory


class ContestFactory(factory.django.DjangoModelFactory):
    """One of March 2025; a published one is confirmed."""

    class Meta:
        model = Contest

    title = factory.Sequence(lambda n: f"Hội thi thợ giỏi {n}")
    unit = factory.SubFactory(UnitFactory)
    year = 2025
    starts_on = dt.date(2025, 3, 10)
    ends_on = dt.date(2025, 3, 12)
    registration_closes_on = dt.date(2025, 3, 1)

    @factory.lazy_attribute
    def confirmed_by(self):
        return UserFactory() if getattr(self, "state", "") == "published" else None

    @factory.lazy_attribute
    def published_on(self):
        return dt.date(2025, 3, 15) if getattr(self, "state", "") == "published" else None


class ContestDisciplineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ContestDiscipline

    contest = factory.SubFactory(ContestFactory)
    name = factory.Sequence(lambda n: f"Hàn {n}")


class ContestPrizeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ContestPrize
        django_get_or_create = ("contest", "grade")

    contest = factory.SubFactory(ContestFactory)
    grade = "first"
    position = 1


class ContestantFactory(factory.django.DjangoModelFactory):
    """A member of ``unit``, without a result."""

    class Meta:
        model = Contestant

    discipline = factory.SubFactory(ContestDisciplineFactory)
    unit = factory.SubFactory(UnitFactory)
    member = factory.SubFactory(MemberFactory, unit=factory.SelfAttribute("..unit"))
    added_by = factory.SubFactory(UserFactory)
