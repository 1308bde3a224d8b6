"""The awards that counted an initiative, for its own page."""

from collections.abc import Collection, Iterator

from django.db.models import Q
from django.urls import reverse

from awards.models import Recommendation
from awards.selectors.facts.given import GIVEN, counted
from contributions.above import Use
from contributions.models import Initiative


def uses_of_initiative(initiative: Initiative, *, viewer, readers: Collection[str]) -> Iterator[Use]:
    """Awards approved for an author or for the unit whose met conditions counted the initiative; one query.

    Only for whoever may open the recommendations, by the roles ``readers``: the units know once they are published.
    """
    authors = initiative.authors.values("member")
    whose = Q(entry__member__in=authors) | Q(entry__subject_unit=initiative.unit_id)
    given = Recommendation.objects.visible_to(viewer, *readers).filter(whose, state__in=GIVEN)
    rows = given.select_related("award", "assessment", "run__campaign", "entry__member", "entry__subject_unit")
    for row in rows.order_by("pk"):
        if hasattr(row, "assessment") and initiative.code in counted(row.assessment.findings):
            yield Use(
                award=row.award.name,
                subject=str(row.entry.member or row.entry.subject_unit),
                year=row.run.campaign.year,
                url=reverse("awards:recommendation-detail", args=[row.pk]),
            )
