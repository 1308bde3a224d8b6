import datetime as dt

import factory

from inspections.models import Inspection, InspectionFinding, InspectionUnit
from tests.factories.units import UnitFactory, UserFactory


class InspectionFactory(factory.django.DjangoModelFactory):
    """One that can be announced and started, once it has units."""

    class Meta:
        model = Inspection

    unit = factory.SubFactory(UnitFactory)
    title = factory.Sequence(lambda n: f"Kiểm tra công tác thi đua {n}")
    kind = "check"
    starts_on = factory.LazyFunction(lambda: dt.date.today() - dt.timedelta(days=10))
    ends_on = factory.LazyFunction(lambda: dt.date.today() + dt.timedelta(days=10))
    decision_no = "12/QĐ-LĐLĐ"
    decided_on = factory.LazyFunction(lambda: dt.date.today() - dt.timedelta(days=20))
    leader = "Nguyễn Văn Trưởng"
    subject = "Việc đăng ký và bình xét thi đua"
    made_by = factory.SubFactory(UserFactory)


class InspectionUnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = InspectionUnit

    inspection = factory.SubFactory(InspectionFactory)
    unit = factory.SubFactory(UnitFactory)


class FindingFactory(factory.django.DjangoModelFactory):
    """A shortcoming of which a remedy is asked."""

    class Meta:
        model = InspectionFinding

    inspected = factory.SubFactory(InspectionUnitFactory)
    kind = "shortcoming"
    text = factory.Sequence(lambda n: f"Chưa họp bình xét lần {n}")
    remedy = "Họp bình xét và gửi biên bản"
    remedy_due = factory.LazyFunction(lambda: dt.date.today() + dt.timedelta(days=7))
