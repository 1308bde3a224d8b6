"""Something of every kind on the public site, made inside the site's own Django."""

import datetime as dt
from itertools import count

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from awards.models import Outcome, Recommendation, TallyRun
from awards.selectors.quotas import quotas_of
from awards.selectors.standards import standards_in_force
from campaigns.models import Campaign, Entry
from catalogue.models import AwardType
from common.storing import keep_file
from consultations.services.notice import publish_notice
from decisions.models import Decision
from exemplars.models import Exemplar, ExemplarPhoto
from portal.models import PublicCampaign
from portal.services.article import keep_article, keep_photo
from portal.services.public_campaign import keep_public_campaign
from sample.bac_kan_2020.accounts import CANBO_UNIT
from tests.e2e import decided
from tests.exemplars.conftest import publish
from tests.factories import ExemplarFactory, MemberFactory, UserFactory, issued
from tests.portal.conftest import article, picture_upload
from units.models import Unit

NUMBERS = count(19_001)
"""Of decisions nobody else of the walks issues."""
CAMPAIGN, AWARD = "BK2020", "BK_TINH"


@transaction.atomic
def everything() -> int:
    """A campaign, an article and a story with photos, a list before the public and a decision; the story's key."""
    by, unit = get_user_model().objects.get(username="tinh"), Unit.objects.get(code=CANBO_UNIT)
    campaign = Campaign.objects.get(code=CAMPAIGN)
    if not PublicCampaign.objects.filter(campaign=campaign).exists():
        keep_public_campaign(PublicCampaign(campaign=campaign))
    news = keep_article(article(campaign.unit, published_at=timezone.now()), by=by)
    keep_photo(news.photos.model(article=news, caption="Lễ phát động"), picture_upload(), by=by)
    _listed(campaign, by)
    chair = get_user_model().objects.get(username="chutich")
    issued(_signed(decided.draft(1, 2)), number=next(NUMBERS), issued_by=chair)
    return _story(unit, by).pk


def _signed(key: int) -> Decision:
    decision = Decision.objects.get(pk=key)
    decision.signed_on = dt.date.today()
    return decision


def _story(unit: Unit, by) -> Exemplar:
    for made in (MemberFactory, UserFactory):
        made.reset_sequence(next(NUMBERS))  # other walks have made some in processes of their own
    told = publish(ExemplarFactory(unit=unit, state="published"))
    photo = ExemplarPhoto(exemplar=told, uploaded_by=by)
    keep_file(photo, picture_upload())
    return told


def _listed(campaign: Campaign, by) -> None:
    """Two people of an approved list, before the public."""
    last = TallyRun.objects.filter(campaign=campaign).order_by("-number").first()
    number = last.number + 1 if last else 1
    award = AwardType.objects.get(code=AWARD)
    kept = {
        "standards": {"awards": standards_in_force([award], campaign.ends_on)},
        "quotas": quotas_of(campaign, [award]),
    }
    run = TallyRun.objects.create(campaign=campaign, number=number, state="done", started_by=by, entries=2, **kept)
    entries = Entry.objects.filter(
        dossier__campaign=campaign, dossier__state="accepted", subject_kind="individual", award__code=AWARD
    )
    for place, entry in enumerate(entries.order_by("pk")[:2], start=1):
        Recommendation.objects.create(
            run=run,
            entry=entry,
            award=entry.award,
            unit=entry.dossier.unit,
            outcome=Outcome.RECOMMENDED,
            eligible=True,
            rank=place,
            state="approved",
        )
    publish_notice(run, award, title="Lấy ý kiến về Bằng khen", days=10, by=by)
