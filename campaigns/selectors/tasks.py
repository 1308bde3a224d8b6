"""The home page of those who register: what is to be done, what is on its way, what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignState, Dossier, DossierKind, DossierState, Participation, PublicState
from common.clock import today
from units.models import Role
from units.scope import scope_of

SHOWN = 30
"""So many of each sort of task are read, the most urgent first; whoever has more works from the lists."""
LATEST = 5
SOON = 3
"""Days; from then on a task is urgent."""

ON_THE_WAY = (DossierState.SENT, DossierState.IN_REVIEW, DossierState.RETURNED)
RESULTS = (DossierState.ACCEPTED, DossierState.REFUSED)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be done for ``unit`` by the end of ``until`` (``None``: no last day), and its one button.

    The button opens ``url``; with ``fields``, even none, it sends them there by POST.
    """

    what: str
    unit: str
    url: str
    action: str
    until: date | None = None
    hint: str = ""
    fields: dict[str, int] | None = None

    @property
    def days_left(self) -> int | None:
        """Days on the calendar, negative once past; ``None`` without a last day."""
        return None if self.until is None else (self.until - today()).days

    @property
    def tone(self) -> str:
        """«over» once the last day is past, «soon» from three days before it, else nothing."""
        if self.days_left is None or self.days_left > SOON:
            return ""
        return "over" if self.days_left < 0 else "soon"


@dataclass(frozen=True, slots=True)
class EditorHome:
    """``counts`` are dossiers of the own units by state, over all campaigns; ``is_cut`` says there are more tasks.

    ``public`` counts them by what their unit is told of their way.
    """

    tasks: list[Task]
    is_cut: bool
    public: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    on_the_way: list[Dossier] = field(default_factory=list)
    results: list[Dossier] = field(default_factory=list)


def tasks_of(user) -> EditorHome | None:
    """The three blocks of whoever registers for units, tasks by last day; ``None`` for everybody else. 8 queries."""
    paths = scope_of(user).paths(Role.EDITOR)
    if not paths:
        return None
    found = [
        list(rows[: SHOWN + 1]) for rows in (_to_join(paths), _to_open(paths), _to_send(paths), _to_propose(paths))
    ]
    makers = (_join_task, _open_task, _send_task, _propose_task)
    tasks = chain.from_iterable(map(make, rows[:SHOWN]) for make, rows in zip(makers, found, strict=True))
    own = Dossier.objects.within(paths)
    return EditorHome(
        tasks=by_urgency(tasks),
        is_cut=any(len(rows) > SHOWN for rows in found),
        public=_in_public(own),
        counts=dict(own.order_by().values_list("state").annotate(count=Count("pk"))),
        on_the_way=list(own.filter(state__in=ON_THE_WAY).for_list()[:LATEST]),
        results=list(own.filter(state__in=RESULTS).for_list()[:LATEST]),
    )


def _in_public(own: QuerySet[Dossier]) -> dict[str, int]:
    """Of each public state how many of ``own`` are in it; one query."""
    kinds = [
        Dossier.objects.filter(pk__in=own.order_by().values("pk"))
        .in_public_state(state)
        .order_by()
        .annotate(public=Value(state.value, CharField()))
        .values_list("public")
        .annotate(count=Count("pk"))
        for state in PublicState
    ]
    return {state.value: 0 for state in PublicState} | dict(kinds[0].union(*kinds[1:], all=True))


def by_urgency(tasks: Iterable[Task]) -> list[Task]:
    """The nearest last day first, those without one last; what leads to the same page stands once."""
    once = {(task.what, task.unit, task.url, str(task.fields)): task for task in tasks}
    return sorted(once.values(), key=lambda task: (task.until or date.max, task.what, task.unit))


def taking_registrations() -> QuerySet[Campaign]:
    """Campaigns a unit can still register in, today or from a day to come."""
    return Campaign.objects.filter(
        state=CampaignState.LAUNCHED, registration_closed_at__isnull=True, registration_closes_on__gte=today()
    )


def _to_join(paths) -> QuerySet[Participation]:
    rows = Participation.objects.within(paths).filter(joined_at__isnull=True, campaign__in=taking_registrations())
    return rows.select_related("campaign", "unit").order_by("campaign__registration_closes_on", "unit__path", "pk")


def _to_open(paths) -> QuerySet[Participation]:
    """Units that joined a campaign open today and have no registration; a row for each phase not over yet."""
    opened = Dossier.objects.filter(
        Q(phase=OuterRef("phase_id")) | Q(phase__isnull=True),
        campaign=OuterRef("campaign"),
        unit=OuterRef("unit"),
        kind=DossierKind.REGISTRATION,
    )
    rows = Participation.objects.within(paths).filter(
        Q(campaign__phases__isnull=True) | Q(campaign__phases__ends_on__gte=today()),
        joined_at__isnull=False,
        campaign__in=taking_registrations().filter(registration_opens_on__lte=today()),
    )
    return (
        rows.annotate(phase_id=F("campaign__phases"), phase_name=F("campaign__phases__name"))
        .filter(~Exists(opened))
        .select_related("campaign", "unit")
        .order_by("campaign__registration_closes_on", "unit__path", "campaign__phases__number", "pk")
    )


def _to_send(paths) -> QuerySet[Dossier]:
    """Drafts, returned and withdrawn dossiers of running campaigns."""
    rows = Dossier.objects.within(paths).filter(
        campaign__state=CampaignState.LAUNCHED,
        state__in=[DossierState.DRAFT, DossierState.RETURNED, DossierState.WITHDRAWN],
    )
    return rows.with_last_day().select_related("campaign", "phase", "unit").order_by("last_day", "unit__path", "pk")


def _to_propose(paths) -> QuerySet[Dossier]:
    """Accepted registrations that ask for a proposal nobody has opened yet."""
    proposed = Dossier.objects.filter(
        Q(phase=OuterRef("phase")) | Q(phase__isnull=True),
        campaign=OuterRef("campaign"),
        unit=OuterRef("unit"),
        kind=DossierKind.PROPOSAL,
    )
    rows = Dossier.objects.within(paths).filter(
        Q(campaign__proposal_closes_on__isnull=True) | Q(campaign__proposal_closes_on__gte=today()),
        ~Exists(proposed),
        kind=DossierKind.REGISTRATION,
        state=DossierState.ACCEPTED,
        campaign__state=CampaignState.LAUNCHED,
        campaign__needs_proposal=True,
    )
    return rows.select_related("campaign", "phase", "unit").order_by("campaign__proposal_closes_on", "unit__path", "pk")


def _join_task(participation: Participation) -> Task:
    campaign = participation.campaign
    return Task(
        what=_("Tham gia phong trào «%(campaign)s»") % {"campaign": campaign.name},
        unit=participation.unit.label,
        url=f"{reverse('campaigns:campaign-join', args=[campaign.pk])}?unit={participation.unit_id}",
        action=_("Tham gia"),
        until=campaign.registration_closes_on,
    )


def _open_task(participation: Participation) -> Task:
    campaign = participation.campaign
    phase = {"phase": participation.phase_id} if participation.phase_id else {}
    return Task(
        what=" – ".join(_named(_("Đăng ký thi đua: %(campaign)s"), campaign, participation.phase_name)),
        unit=participation.unit.label,
        url=reverse("campaigns:dossier-open", args=[campaign.pk]),
        action=_("Đăng ký"),
        until=campaign.registration_closes_on,
        fields={"unit": participation.unit_id} | phase,
    )


def _send_task(dossier: Dossier) -> Task:
    wording = {
        (DossierState.DRAFT, DossierKind.REGISTRATION): (_("Hoàn thành và gửi đăng ký: %(campaign)s"), _("Làm tiếp")),
        (DossierState.DRAFT, DossierKind.PROPOSAL): (_("Hoàn thành và gửi đề nghị: %(campaign)s"), _("Làm tiếp")),
        (DossierState.RETURNED, DossierKind.REGISTRATION): (_("Bổ sung đăng ký: %(campaign)s"), _("Bổ sung")),
        (DossierState.RETURNED, DossierKind.PROPOSAL): (_("Bổ sung đề nghị: %(campaign)s"), _("Bổ sung")),
        (DossierState.WITHDRAWN, DossierKind.REGISTRATION): (_("Soạn lại đăng ký đã rút: %(campaign)s"), _("Xem")),
        (DossierState.WITHDRAWN, DossierKind.PROPOSAL): (_("Soạn lại đề nghị đã rút: %(campaign)s"), _("Xem")),
    }
    what, action = wording[dossier.state, dossier.kind]
    return Task(
        what=" – ".join(_named(what, dossier.campaign, dossier.phase)),
        unit=dossier.unit.label,
        url=reverse("campaigns:dossier-detail", args=[dossier.pk]),
        action=action,
        until=dossier.last_day,
        hint=dossier.return_reason if dossier.state == DossierState.RETURNED else "",
    )


def _propose_task(registration: Dossier) -> Task:
    what = _("Lập hồ sơ đề nghị: %(campaign)s")
    return Task(
        what=" – ".join(_named(what, registration.campaign, registration.phase)),
        unit=registration.unit.label,
        url=reverse("campaigns:dossier-propose", args=[registration.pk]),
        action=_("Lập đề nghị"),
        until=registration.campaign.proposal_closes_on,
        fields={},
    )


def _named(what: str, campaign: Campaign, phase: object) -> Iterator[str]:
    yield what % {"campaign": campaign.name}
    if phase:
        yield str(phase)
