import datetime as dt

import factory
from django.utils import timezone

from awards.models import Outcome, Recommendation, RecommendationState, TallyRun
from decisions.models import SubmissionLetter, SubmissionLine, SubmissionState
from people.models import SubjectKind
from tests.factories.campaigns import DossierFactory, EntryFactory, LaunchedCampaignFactory
from tests.factories.units import UnitFactory, UserFactory


def _run(letter) -> TallyRun:
    """A run that is done, of a campaign of the letter's unit."""
    campaign = LaunchedCampaignFactory(unit=letter.unit)
    return TallyRun.objects.create(
        campaign=campaign,
        number=1,
        state="done",
        started_by=UserFactory(),
        period_from=campaign.starts_on,
        period_to=campaign.ends_on,
    )


class SubmissionLetterFactory(factory.django.DjangoModelFactory):
    """A draft; with ``is_sent`` one that was sent, whether it may be or not."""

    class Meta:
        model = SubmissionLetter

    class Params:
        is_sent = factory.Trait(
            state=SubmissionState.SENT,
            year=2026,
            number=1,
            signed_on=dt.date(2026, 11, 20),
            sent_by=factory.SubFactory(UserFactory),
            sent_at=factory.LazyFunction(timezone.now),
        )

    unit = factory.SubFactory(UnitFactory)
    run = factory.LazyAttribute(_run)
    addressee = "Tổng Liên đoàn Lao động Việt Nam"
    subject_matter = "Về việc đề nghị tặng Bằng khen"
    request = "Kính đề nghị xem xét, tặng thưởng:"
    symbol = "TTr-LĐLĐ"
    signer_name = "Nguyễn Văn Ký"
    drafted_by = factory.SubFactory(UserFactory)


def _approved(line) -> Recommendation:
    """An approved result of the letter's run."""
    run = line.letter.run
    entry = EntryFactory(dossier=DossierFactory(campaign=run.campaign))
    return Recommendation.objects.create(
        run=run,
        entry=entry,
        award=entry.award,
        unit=entry.dossier.unit,
        outcome=Outcome.RECOMMENDED,
        state=RecommendationState.APPROVED,
    )


class SubmissionLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SubmissionLine

    letter = factory.SubFactory(SubmissionLetterFactory)
    order_no = factory.Sequence(lambda number: number + 1)
    recommendation = factory.LazyAttribute(_approved)
    subject_kind = SubjectKind.INDIVIDUAL
    member = factory.SelfAttribute("recommendation.entry.member")
    award = factory.SelfAttribute("recommendation.award")
    unit = factory.SelfAttribute("member.unit")
    birth_year = factory.SelfAttribute("member.birth_date.year")
    name = factory.SelfAttribute("member.full_name")
    unit_name = factory.SelfAttribute("unit.name")
    award_label = factory.SelfAttribute("award.name")
