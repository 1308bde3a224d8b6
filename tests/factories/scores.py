from decimal import Decimal

import factory

from scores.models import Criterion, ScoreCard, ScoreSheet, SectionKind, SheetSection, SheetState
from tests.factories.campaigns import LaunchedCampaignFactory
from tests.factories.units import UnitFactory


class ScoreSheetFactory(factory.django.DjangoModelFactory):
    """A sheet in force for every year and subject, still without sections."""

    class Meta:
        model = ScoreSheet

    code = factory.Sequence(lambda n: f"BD{n}")
    series = factory.SelfAttribute("code")
    name = factory.Sequence(lambda n: f"Bảng điểm số {n}")
    year_from = 2000
    state = SheetState.IN_FORCE


class SectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SheetSection

    sheet = factory.SubFactory(ScoreSheetFactory, state=SheetState.DRAFT)
    code = "I"
    title = "Nội dung chung"
    kind = SectionKind.COMMON
    maximum = Decimal(100)


class CriterionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Criterion

    section = factory.SubFactory(SectionFactory)
    sheet = factory.SelfAttribute("section.sheet")
    code = factory.Sequence(lambda n: f"I.{n}")
    title = factory.Sequence(lambda n: f"Tiêu chí số {n}")
    maximum = Decimal(50)


class ScoreCardFactory(factory.django.DjangoModelFactory):
    """The card of a unit."""

    class Meta:
        model = ScoreCard

    campaign = factory.SubFactory(LaunchedCampaignFactory)
    sheet = factory.SubFactory(ScoreSheetFactory)
    unit = factory.SubFactory(UnitFactory)
    subject_kind = "unit"
    subject_unit = factory.SelfAttribute("unit")
