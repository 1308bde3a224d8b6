import datetime as dt

import factory

from common.vietnamese import name_sort_key, text_sort_key
from people.models import Collective, Gender, Member
from tests.factories.units import UnitFactory


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member

    code = factory.Sequence(lambda n: f"DV{n:06d}")
    full_name = factory.Sequence(lambda n: f"Nguyễn Thị Số {n}")
    birth_date = dt.date(1985, 5, 19)
    gender = Gender.FEMALE
    unit = factory.SubFactory(UnitFactory)
    sort_key = factory.LazyAttribute(lambda member: name_sort_key(member.full_name))


class CollectiveFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Collective

    code = factory.Sequence(lambda n: f"TT{n:05d}")
    name = factory.Sequence(lambda n: f"Tổ sản xuất số {n}")
    unit = factory.SubFactory(UnitFactory)
    sort_key = factory.LazyAttribute(lambda collective: text_sort_key(collective.name))
