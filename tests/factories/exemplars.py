import datetime as dt

import factory

from exemplars.models import Consent, Exemplar, ExemplarField, ExemplarProgramme
from tests.factories.people import MemberFactory
from tests.factories.units import UnitFactory, UserFactory


class ExemplarFieldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ExemplarField

    code = factory.Sequence(lambda n: f"LV{n}")
    name = factory.Sequence(lambda n: f"Lĩnh vực {n}")


class ExemplarProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ExemplarProgramme

    code = factory.Sequence(lambda n: f"CTDH{n}")
    name = factory.Sequence(lambda n: f"Chương trình điển hình {n}")


class ExemplarFactory(factory.django.DjangoModelFactory):
    """A whole one about a member of its unit; one past the approval has its day."""

    class Meta:
        model = Exemplar

    title = factory.Sequence(lambda n: f"Mười năm không tai nạn, câu chuyện {n}")
    unit = factory.SubFactory(UnitFactory)
    programme = factory.SubFactory(ExemplarProgrammeFactory)
    field = factory.SubFactory(ExemplarFieldFactory)
    member = factory.SubFactory(MemberFactory, unit=factory.SelfAttribute("..unit"))
    year = 2025
    period = "m3"
    story = "Anh vào lò từ năm 2010.\n\nTổ anh chưa để xảy ra tai nạn."

    @factory.lazy_attribute
    def approved_on(self):
        return dt.date(2025, 4, 1) if getattr(self, "state", "") in ("approved", "published", "withdrawn") else None

    @factory.lazy_attribute
    def published_at(self):
        is_published = getattr(self, "state", "") == "published"
        return dt.datetime(2025, 4, 2, 8, tzinfo=dt.UTC) if is_published else None


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent

    exemplar = factory.SubFactory(ExemplarFactory)
    given_by = "Nguyễn Văn A"
    given_on = dt.date(2025, 3, 1)
    way = "written"
    recorded_by = factory.SubFactory(UserFactory)
