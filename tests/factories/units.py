import factory

from accounts.models import User
from units.models import RoleAssignment, Unit, UnitKind
from units.services.unit import create_unit


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    full_name = factory.Sequence(lambda n: f"Cán bộ {n}")
    password = factory.django.Password("mat-khau-thu-nghiem")


class UnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Unit

    code = factory.Sequence(lambda n: f"DV-{n}")
    name = factory.Sequence(lambda n: f"Công đoàn cơ sở số {n}")
    kind = UnitKind.GRASSROOTS
    parent = None

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return create_unit(**kwargs)


class RoleAssignmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleAssignment

    user = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(UnitFactory)
