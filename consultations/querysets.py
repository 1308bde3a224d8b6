from django.apps import apps
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from common.clock import today
from units.querysets import DatedQuerySet, UnitScopedQuerySet


class ConsultationRuleQuerySet(DatedQuerySet):
    def of_each(self, awards, day):
        """The rules of ``awards`` on ``day``, one of each that has any."""
        rows = self.on(day).filter(award__in=awards).select_related("award")
        return rows.order_by("award_id", F("valid_from").desc()).distinct("award_id")


class PublicNoticeQuerySet(UnitScopedQuerySet):
    def running(self):
        """Those the public may read and comment on today."""
        return self.filter(state="open", published_on__lte=today(), last_day__gte=today())

    def open(self):
        """Those nobody has ended, their last day over or not."""
        return self.filter(state="open")

    def standing(self):
        """Those that were not withdrawn."""
        return self.exclude(state="withdrawn")

    def for_page(self):
        return self.select_related("unit", "run__campaign", "award", "published_by", "ended_by")

    def for_list(self):
        """With ``line_count``, ``comment_count`` and ``waiting_count``; the newest first."""
        lines, comments = _parts("NoticeLine", "notice"), _parts("PublicComment", "notice")
        return (
            self.select_related("unit", "award")
            .annotate(
                line_count=_count(lines, "notice"),
                comment_count=_count(comments, "notice"),
                waiting_count=_count(comments.filter(state="waiting"), "notice"),
            )
            .order_by("-published_on", "-pk")
        )


class PublicCommentQuerySet(UnitScopedQuerySet):
    unit_path = "notice__unit__path"

    def waiting(self):
        return self.filter(state="waiting")

    def waiting_first(self):
        waits = models.Case(models.When(state="waiting", then=0), default=1)
        return self.select_related("answered_by").order_by(waits, "pk")


class AgencyQuerySet(UnitScopedQuerySet):
    def in_use(self):
        return self.filter(is_active=True)

    def for_list(self):
        return self.select_related("unit").order_by("unit__path", "name")


class ConsultationQuerySet(UnitScopedQuerySet):
    def for_page(self):
        return self.select_related("unit", "run__campaign", "award", "asked_by")

    def for_list(self):
        """With ``line_count``, ``request_count`` and ``waiting_count``; the newest first."""
        lines, requests = _parts("ConsultationLine", "consultation"), _parts("ConsultationRequest", "consultation")
        return (
            self.select_related("unit", "award")
            .annotate(
                line_count=_count(lines, "consultation"),
                request_count=_count(requests, "consultation"),
                waiting_count=_count(requests.filter(state="waiting"), "consultation"),
            )
            .order_by("-asked_on", "-pk")
        )


class ConsultationRequestQuerySet(UnitScopedQuerySet):
    unit_path = "consultation__unit__path"

    def for_page(self):
        return self.select_related("consultation__unit", "consultation__asked_by", "agency")

    def waiting(self):
        return self.filter(state="waiting")

    def standing(self):
        """Those that were not withdrawn."""
        return self.exclude(state="withdrawn")


class ObjectionQuerySet(UnitScopedQuerySet):
    unit_path = "request__consultation__unit__path"

    def holding(self):
        """Those nobody waived."""
        return self.filter(Q(waived_at__isnull=True), ~Q(request__state="withdrawn"))

    def for_page(self):
        return self.select_related("request__agency", "request__consultation__unit", "line", "waived_by")


class AnswerFileQuerySet(UnitScopedQuerySet):
    unit_path = "request__consultation__unit__path"


def _parts(model: str, whole: str):
    """The rows of ``model`` that belong to the ``whole`` of the outer query."""
    return apps.get_model("consultations", model).objects.filter(**{whole: models.OuterRef("pk")})


def _count(rows, whole: str):
    """How many of ``rows``, each of one ``whole``, as a subquery that gives 0 for none."""
    counted = rows.order_by().values(whole).annotate(n=Count("pk")).values("n")
    return Coalesce(models.Subquery(counted), 0)
