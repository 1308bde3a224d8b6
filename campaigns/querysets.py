from collections import defaultdict
from datetime import timedelta

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Greatest, Least, TruncDate
from django.utils import timezone

from common.expressions import IsAmong
from common.querysets import SearchedQuerySet
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of

COUNTED_STATES = ("sent", "in_review", "accepted")
IN_REVIEW_STATES = ("sent", "in_review")
EDITED_STATES = ("draft", "returned")
GIVEN_UP_STATES = ("withdrawn", "refused")


def registration_closes_on():
    """The last day of the window of a row's campaign for registrations: the day before it was closed by hand."""
    day_before_closing = TruncDate(
        F("campaign__registration_closed_at") - timedelta(days=1), tzinfo=timezone.get_default_timezone()
    )
    return Least(F("campaign__registration_closes_on"), day_before_closing)


class CampaignQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Campaigns run inside the person's subtrees, and launched ones that invite a unit in them."""
        if user.is_superuser:
            return self
        paths = scope_of(user).paths(*roles)
        own, invited = Q(), apps.get_model("campaigns.Participation").objects.within(paths).order_by()
        for path in paths:
            own |= Q(unit__path__startswith=path)
        seen = Q(state__in=["launched", "ended"], pk__in=invited.values("campaign"))
        return self.filter(own | seen) if paths else self.none()

    def run_by(self, user, *roles):
        """Campaigns whose own unit the person reaches in one of ``roles``."""
        return super().visible_to(user, *roles)

    def for_list(self):
        return self.select_related("unit").order_by("-starts_on", "-pk")


class ParticipationQuerySet(UnitScopedQuerySet):
    def for_list(self):
        return self.select_related("campaign", "unit").order_by("unit__path")

    def joined(self):
        return self.filter(joined_at__isnull=False)


class DossierQuerySet(UnitScopedQuerySet):
    def counted(self):
        """Sent, in review or accepted: what reports count. Drafts, returned and withdrawn are not."""
        return self.filter(state__in=COUNTED_STATES)

    def accepted(self):
        return self.filter(state="accepted")

    def in_public_state(self, state):
        """Those that are ``state`` (a ``PublicState``) to whoever handed them in: steps inside are not told."""
        lines = apps.get_model("decisions.DecisionLine").objects.filter(
            recommendation__entry__dossier=OuterRef("pk"), decision__state="issued"
        )
        told = Q(Exists(lines))
        wanted = {
            "handed_in": Q(state="sent") & ~told,
            "in_hand": Q(state__in=["in_review", "accepted"]) & ~told,
            "published": told,
        }
        return self.filter(wanted[state])

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def for_list(self):
        """The last touched first; without their long texts."""
        rows = self.select_related("campaign", "phase", "unit").order_by("-updated_at", "-pk")
        return rows.defer("pledge", "return_reason", "campaign__notes")

    def for_form(self):
        """With what the pages of a part say of the dossier: whose, in which campaign and phase."""
        return self.select_related("campaign__unit", "phase", "unit")

    def for_page(self):
        return self.select_related("campaign__unit", "phase", "unit", "sent_by", "created_by", "source")

    def with_asked_extension(self):
        """Each with ``asked_until`` and ``asked_reason`` of the request for an extension that waits, else ``None``."""
        waiting = apps.get_model("campaigns.ExtensionRequest").objects.waiting().filter(dossier=OuterRef("pk"))
        return self.annotate(
            asked_until=Subquery(waiting.values("until")[:1]), asked_reason=Subquery(waiting.values("reason")[:1])
        )

    def putting_nobody_up(self):
        """Proposals in which nobody stands, every line of their registration left out with a reason or failed."""
        entries = apps.get_model("campaigns.Entry").objects
        registered = entries.filter(dossier=OuterRef("source"))
        undecided = registered.not_failed().filter(not_proposed="")
        standing = entries.filter(dossier=OuterRef("pk"))
        return self.filter(Exists(registered), ~Exists(undecided), ~Exists(standing), kind="proposal")

    def with_last_day(self):
        """Each with ``last_day``, as ``guards.dossier.last_day`` says it: the last day it may be sent, or ``None``."""
        own = Case(
            When(due_on__isnull=False, then=F("due_on")),
            When(kind="proposal", then=F("campaign__proposal_closes_on")),
            default=registration_closes_on(),
            output_field=models.DateField(),
        )
        extensions = apps.get_model("campaigns.Extension").objects
        granted = extensions.filter(
            Q(phase=OuterRef("phase")) | Q(phase__isnull=True),
            campaign=OuterRef("campaign"),
            unit=OuterRef("unit"),
            kind=OuterRef("kind"),
        ).order_by("-until")
        # Few units have an extension at all: only for them is it looked up row by row.
        until = Case(When(unit__in=extensions.values("unit"), then=Subquery(granted.values("until")[:1])))
        return self.alias(own_last_day=own, granted_until=until).annotate(
            last_day=Case(When(own_last_day__isnull=False, then=Greatest("own_last_day", "granted_until")))
        )


LABELS = (
    "dossier",
    "source",
    "subject_kind",
    "achievements",
    "self_score",
    "votes_for",
    "votes_members",
    "not_proposed",
    "award__name",
    "award__short_name",
    "member__full_name",
    "member__birth_date",
    "member__position",
    "collective__name",
    "subject_unit__name",
    "subject_unit__short_name",
)
"""What the table of a dossier says of an entry."""


class EntryQuerySet(UnitScopedQuerySet):
    unit_path = "dossier__unit__path"

    def counted(self):
        return self.filter(dossier__state__in=COUNTED_STATES)

    def of_round(self, dossier):
        """Entries that stand in any unit's dossier of the campaign, phase and kind of ``dossier``."""
        return self.filter(
            dossier__campaign=dossier.campaign_id, dossier__phase=dossier.phase_id, dossier__kind=dossier.kind
        ).exclude(dossier__state__in=GIVEN_UP_STATES)

    def not_failed(self):
        """Entries of which no reviewer said that they fail."""
        return self.exclude(review__outcome="failed")

    def failed(self):
        """Entries a reviewer failed."""
        return self.filter(review__outcome="failed")

    def about(self, subjects):
        """Entries of any of these people, under whichever of their records, collectives or units."""
        keys = defaultdict(list)
        for subject in subjects:
            keys[subject._meta.model_name].append(getattr(subject, "person_id", subject.pk))
        wanted = Q(collective__in=keys["collective"]) | Q(subject_unit__in=keys["unit"])
        if keys["member"]:
            people = apps.get_model("people.Member").objects.of_people(keys["member"])
            wanted |= Q(IsAmong(F("member_id"), ArraySubquery(people.values("pk"))))
        return self.filter(wanted)

    def with_labels(self, *fields):
        """As a table shows them: no more of award and subject than their names; of the entry, ``fields`` too."""
        return self.select_related("award", "member", "collective", "subject_unit").only(*LABELS, *fields)

    def with_subject(self):
        return self.select_related("award", "member", "collective", "subject_unit", "dossier__unit")

    def for_list(self):
        return self.with_subject().order_by("award__position", "award__code", "pk")


class DossierLinkQuerySet(UnitScopedQuerySet):
    """Initiatives and works in dossiers."""

    unit_path = "dossier__unit__path"

    def counted(self):
        return self.filter(dossier__state__in=COUNTED_STATES)

    def in_review(self):
        """In dossiers that were handed in and are not decided, or returned without opening this part of them."""
        return self.filter(Q(dossier__state__in=IN_REVIEW_STATES) | self._closed())

    def with_state_for_change(self):
        """Each with ``state_for_change``: the state of its dossier; in review where a return did not open this part."""
        closed = When(self._closed(), then=models.Value("in_review"))
        return self.annotate(state_for_change=Case(closed, default=F("dossier__state")))

    def _closed(self):
        part = f"{self.model.thing}s"
        opened = Q(dossier__open_parts=[]) | Q(dossier__open_parts__contains=[part])
        return Q(dossier__state__in=EDITED_STATES) & ~opened

    def with_review_elsewhere(self):
        """Each with ``in_review_elsewhere``: whether another dossier with the same thing waits for a decision."""
        thing = self.model.thing
        others = self.model.objects.in_review().exclude(dossier=OuterRef("dossier")).filter(**{thing: OuterRef(thing)})
        return self.annotate(in_review_elsewhere=Exists(others))


class TargetQuerySet(UnitScopedQuerySet):
    def for_list(self):
        return self.select_related("unit").order_by("unit__path", "indicator")


class AttachmentQuerySet(UnitScopedQuerySet):
    unit_path = "dossier__unit__path"


class ExtensionQuerySet(UnitScopedQuerySet):
    def covering(self, dossier, day):
        """Extensions that let ``dossier`` be sent on ``day``."""
        return self.filter(
            campaign=dossier.campaign_id,
            unit=dossier.unit_id,
            kind=dossier.kind,
            until__gte=day,
        ).filter(models.Q(phase=dossier.phase_id) | models.Q(phase__isnull=True))


class ExtensionRequestQuerySet(UnitScopedQuerySet):
    unit_path = "dossier__unit__path"

    def waiting(self):
        """Those nobody has answered."""
        return self.filter(state="waiting")

    def for_list(self):
        """The oldest first, with the dossier each is about."""
        rows = self.select_related("dossier__campaign", "dossier__phase", "dossier__unit", "asked_by")
        return rows.order_by("created_at", "pk")
