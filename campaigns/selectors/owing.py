"""Which units of a running campaign have still to send something, and until when; who was reminded of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Least
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignState, Dossier, DossierKind, DossierState, Participation
from campaigns.models.dossier import EDITABLE_STATES
from campaigns.querysets import registration_closes_on
from common.clock import today
from notices.models import Reminder


@dataclass(frozen=True, slots=True)
class Debt:
    """A dossier of ``kind`` the unit of ``participation`` has still to send by the end of ``until`` (``None``: no day).

    ``dossier`` is the key of the one it has begun, with its ``state``; both empty where it has begun none.
    """

    participation: Participation
    kind: DossierKind
    until: date | None
    dossier: int | None
    state: str

    @property
    def topic(self) -> str:
        """How notices and letters about it are named."""
        return topic_of(self.participation, self.kind)

    @property
    def standing(self) -> str:
        """What became of it so far, in words."""
        return str(DossierState(self.state).label) if self.state else _("Chưa lập")

    @property
    def url(self) -> str:
        """Where its people go on with it."""
        if self.dossier:
            return reverse("campaigns:dossier-detail", args=[self.dossier])
        return reverse("campaigns:campaign-detail", args=[self.participation.campaign_id])

    def words(self) -> str:
        """What its people are told today."""
        said = _("%(unit)s %(what)s «%(campaign)s».") % {
            "unit": self.participation.unit.label,
            "what": self._what(),
            "campaign": self.participation.campaign,
        }
        return f"{said} {self._when()}".strip()

    def _what(self) -> str:
        if self.state == DossierState.RETURNED:
            return {
                DossierKind.REGISTRATION: _("chưa gửi lại đăng ký thi đua được yêu cầu bổ sung, phong trào"),
                DossierKind.PROPOSAL: _("chưa gửi lại hồ sơ đề nghị được yêu cầu bổ sung, phong trào"),
            }[self.kind]
        return {
            DossierKind.REGISTRATION: _("chưa gửi đăng ký thi đua, phong trào"),
            DossierKind.PROPOSAL: _("chưa gửi hồ sơ đề nghị, phong trào"),
        }[self.kind]

    def _when(self) -> str:
        if self.until is None:
            return ""
        left = (self.until - today()).days
        day = {"day": f"{self.until:%d/%m/%Y}", "left": left}
        if left < 0:
            return _("Đã hết hạn từ hết ngày %(day)s; nếu vẫn muốn nộp, hãy xin công đoàn cấp trên gia hạn.") % day
        if left == 0:
            return _("Hạn là hết hôm nay, %(day)s.") % day
        return _("Hạn là hết ngày %(day)s, còn %(left)s ngày.") % day


def topic_of(participation: Participation, kind: str) -> str:
    """How notices and letters are named that remind the unit of its dossier of ``kind``."""
    return f"owes:{participation.pk}:{kind}"


def owing(campaign: Campaign, kind: str) -> QuerySet[Participation]:
    """Invitations whose unit has still to send its dossier of ``kind``; none unless the campaign is running.

    Each with ``in_hand`` and ``in_hand_state``, the dossier it has begun whose last day is nearest, and ``last_day``,
    that of this one or of the window, whichever comes first; ``None`` when there is none. What a unit withdrew or
    what was refused is not owed, nor a proposal for which it puts nobody up.
    """
    begun = Dossier.objects.filter(campaign=campaign, kind=kind, state__in=EDITABLE_STATES)
    if kind == DossierKind.PROPOSAL:
        begun = begun.exclude(pk__in=begun.putting_nobody_up().values("pk"))
    missing = _without_registration(campaign) if kind == DossierKind.REGISTRATION else _without_proposal(campaign)
    window = F("campaign__proposal_closes_on") if kind == DossierKind.PROPOSAL else registration_closes_on()
    nearest = begun.filter(unit=OuterRef("unit")).with_last_day().order_by("last_day", "pk")
    rows = campaign.participations.filter(
        Q(unit__in=begun.values("unit")) | missing,
        unit__ended_on__isnull=True,
        campaign__state=CampaignState.LAUNCHED,
    )
    return rows.annotate(
        in_hand=Subquery(nearest.values("pk")[:1]),
        in_hand_state=Subquery(nearest.values("state")[:1]),
        last_day=Least(Subquery(nearest.values("last_day")[:1]), Case(When(missing, then=window))),
    )


def debts(rows: Iterable[Participation], kind: str) -> list[Debt]:
    """The rows of ``owing`` as debts; load unit and campaign with them."""
    return [Debt(row, DossierKind(kind), row.last_day, row.in_hand, row.in_hand_state or "") for row in rows]


def reminders_of(rows: Collection[Participation], kind: str) -> dict[int, list[Reminder]]:
    """Participation's key → when its unit was reminded of its dossier of ``kind``, the last time first; one query."""
    found: defaultdict[int, list[Reminder]] = defaultdict(list)
    about = Reminder.objects.about(Participation, kind).filter(target_id__in=[row.pk for row in rows])
    for reminder in about.select_related("by"):
        found[reminder.target_id].append(reminder)
    return found


def reminded_of_last_day(kind: str) -> Exists:
    """Whether the machine reminded a row of ``owing`` today of the last day it has now."""
    done = Reminder.objects.about(Participation, kind).filter(days__isnull=False, sent_on=today())
    return Exists(done.filter(target_id=OuterRef("pk"), due_on=OuterRef("last_day")))


def reminded_of_another_day(campaign: Campaign, kind: str) -> QuerySet[Participation]:
    """Invitations whose unit was last reminded of a day that is not its last day any more, or owes nothing now."""
    last = Reminder.objects.about(Participation, kind).filter(target_id=OuterRef("pk")).order_by("-created_at", "-pk")
    owed = owing(campaign, kind).filter(pk=OuterRef("pk"))
    rows = campaign.participations.filter(Exists(last)).annotate(
        owes=Exists(owed), told=Subquery(last.values("due_on")[:1]), due=Subquery(owed.values("last_day")[:1])
    )
    same = Q(told=F("due")) | Q(told__isnull=True, due__isnull=True)
    return rows.exclude(same, owes=True)


def reminded_today(kind: str, *, days: int | None = None) -> QuerySet[Reminder]:
    """Today's reminders by the machine, so many ``days`` from the deadline; by hand when ``None``."""
    return Reminder.objects.about(Participation, kind).filter(sent_on=today(), days=days)


def _without_registration(campaign: Campaign) -> Q:
    """Units that have begun no registration; in a campaign with phases, none in a phase that is not over."""
    missing = Q(pk__in=[])
    if campaign.registration_opens_on > today():
        return missing
    opened = Dossier.objects.filter(campaign=campaign, kind=DossierKind.REGISTRATION)
    phases = list(campaign.phases.all())
    if not phases:
        return ~Q(unit__in=opened.values("unit"))
    for phase in phases:
        if phase.ends_on >= today():
            missing |= ~Q(unit__in=opened.filter(phase=phase).values("unit"))
    return missing


def _without_proposal(campaign: Campaign) -> Q:
    """Units with an accepted registration from which they have begun no proposal."""
    if not campaign.needs_proposal:
        return Q(pk__in=[])
    proposed = Dossier.objects.filter(campaign=campaign, kind=DossierKind.PROPOSAL)
    accepted = Dossier.objects.filter(campaign=campaign, kind=DossierKind.REGISTRATION).accepted()
    asked = Q(pk__in=[])
    for phase in list(campaign.phases.all()) or [None]:
        done = proposed.filter(phase=phase).values("unit")
        asked |= Q(unit__in=accepted.filter(phase=phase).values("unit")) & ~Q(unit__in=done)
    return asked
