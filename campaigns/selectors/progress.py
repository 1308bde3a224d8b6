"""How far the units a campaign invited have come: counted by group, and one by one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign, CampaignPhase, Dossier, DossierKind, DossierState, Participation
from campaigns.selectors.reached import map_day
from common.vietnamese import today
from units.models import Cluster, ClusterMembership, Unit, UnitPlacement


class Progress(TextChoices):
    """What a unit's dossiers of a kind have come to: the four colours of the grid, and proposals that put nobody up."""

    NOT_SENT = "not_sent", gettext_lazy("Chưa gửi")
    WAITING = "waiting", gettext_lazy("Chờ duyệt")
    TURNED_BACK = "turned_back", gettext_lazy("Trả lại, từ chối")
    ACCEPTED = "accepted", gettext_lazy("Đã nhận")
    NOBODY_UP = "nobody_up", gettext_lazy("Không đề nghị gì")

    @property
    def tone(self) -> str:
        return _TONES[self]


_TONES = {
    Progress.NOT_SENT: "grey",
    Progress.WAITING: "gold",
    Progress.TURNED_BACK: "red",
    Progress.ACCEPTED: "green",
    Progress.NOBODY_UP: "blue",
}

STATES = {
    Progress.TURNED_BACK: (DossierState.RETURNED, DossierState.REFUSED),
    Progress.WAITING: (DossierState.SENT, DossierState.IN_REVIEW),
    Progress.ACCEPTED: (DossierState.ACCEPTED,),
}
"""In the order they are asked: with several phases, what needs somebody's hand comes first."""

COLOURS = tuple(progress for progress in Progress if progress != Progress.NOBODY_UP)
"""What every grid shows; the fifth stands there only where a unit has come to it."""

OUTSIDE = "0"
"""The group of units in no cluster, or right under the unit that runs the campaign."""


def dossiers_asked(
    campaign: Campaign, *, kind: str = DossierKind.REGISTRATION, phase: CampaignPhase | None = None
) -> QuerySet[Dossier]:
    """The campaign's dossiers of that kind, those of all phases where ``phase`` is ``None``."""
    dossiers = Dossier.objects.filter(campaign=campaign, kind=kind)
    return dossiers if phase is None else dossiers.filter(phase=phase)


def with_group(campaign: Campaign, viewer) -> QuerySet[Participation]:
    """Invitations the viewer reaches, each with its ``group``.

    That is the key of the unit's cluster where the union running the campaign has clusters that year, else the path
    which the unit right below it had on the day of ``map_day``.
    """
    return campaign.participations.visible_to(viewer).annotate(group=_group(campaign))


def drafts_of_nobody(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Those of ``dossiers`` that need not be sent: proposals not sent yet that put nobody up."""
    return dossiers.filter(state=DossierState.DRAFT).putting_nobody_up()


def progress_of(dossiers: Iterable[Dossier], *, of_nobody: Collection[int] = ()) -> Progress:
    """What these dossiers of one unit have come to; ``of_nobody`` are the keys of those of ``drafts_of_nobody``."""
    rows = list(dossiers)
    found = {dossier.state for dossier in rows}
    unsent = Progress.NOBODY_UP if any(dossier.pk in of_nobody for dossier in rows) else Progress.NOT_SENT
    return next((progress for progress, states in STATES.items() if found.intersection(states)), unsent)


def come_to(progress: str, dossiers: QuerySet[Dossier]) -> Q:
    """Invitations whose unit's ``dossiers`` have come to ``progress``."""
    asked, reached = list(STATES), Progress(progress)
    before = asked[: asked.index(reached)] if reached in STATES else asked
    condition = ~_of_units_with(dossiers, [state for each in before for state in STATES[each]])
    if reached in STATES:
        return condition & _of_units_with(dossiers, STATES[reached])
    nobody_up = Q(unit__in=drafts_of_nobody(dossiers).values("unit"))
    return condition & (nobody_up if reached == Progress.NOBODY_UP else ~nobody_up)


def _of_units_with(dossiers: QuerySet[Dossier], states: Iterable[str]) -> Q:
    return Q(unit__in=dossiers.filter(state__in=states).values("unit"))


@dataclass(slots=True)
class GridRow:
    """A group of units and how many stand where."""

    key: str
    label: str
    joined: int = 0
    not_joined: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(map(str, COLOURS), 0))
    columns: Sequence[Progress] = COLOURS

    @property
    def invited(self) -> int:
        return self.joined + self.not_joined

    @property
    def cells(self) -> list[tuple[Progress, int]]:
        """The colours in their order."""
        return [(progress, self.counts.get(progress, 0)) for progress in self.columns]

    def add(self, count: int, *, progress: str, has_joined: bool) -> None:
        self.counts[progress] = self.counts.get(progress, 0) + count
        if has_joined:
            self.joined += count
        else:
            self.not_joined += count


def progress_grid(
    participations: QuerySet[Participation], campaign: Campaign, *, dossiers: QuerySet[Dossier]
) -> tuple[list[GridRow], GridRow]:
    """The rows of ``with_group`` counted by what ``dossiers`` have come to, and all together; at most three queries."""
    counted = _with_progress(participations, dossiers).values_list("group", "progress", "has_joined")
    rows: defaultdict[str, GridRow] = defaultdict(lambda: GridRow("", ""))
    total = GridRow("", _("Tất cả"))
    for group, reached, joined, units in counted.annotate(units=Count("pk")):
        rows[group].add(units, progress=reached, has_joined=joined)
        total.add(units, progress=reached, has_joined=joined)
    labels = group_labels(campaign, rows)
    total.columns = _columns(total)
    for key, row in rows.items():
        row.key, row.label, row.columns = key, labels.get(key, key), total.columns
    order = {key: place for place, key in enumerate(labels)}
    return sorted(rows.values(), key=lambda row: order.get(row.key, len(order))), total


def progress_total(participations: QuerySet[Participation], *, dossiers: QuerySet[Dossier]) -> GridRow:
    """The rows counted by what ``dossiers`` have come to; one query."""
    counted = _with_progress(participations, dossiers).values_list("progress", "has_joined")
    total = GridRow("", _("Tất cả"))
    for reached, joined, units in counted.annotate(units=Count("pk")):
        total.add(units, progress=reached, has_joined=joined)
    total.columns = _columns(total)
    return total


def _columns(total: GridRow) -> Sequence[Progress]:
    return tuple(Progress) if Progress.NOBODY_UP in total.counts else COLOURS


def _with_progress(participations: QuerySet[Participation], dossiers: QuerySet[Dossier]) -> QuerySet[Participation]:
    has_joined = ExpressionWrapper(Q(joined_at__isnull=False), output_field=BooleanField())
    progress = Case(
        *(When(_of_units_with(dossiers, states), then=Value(each.value)) for each, states in STATES.items()),
        When(unit__in=drafts_of_nobody(dossiers).values("unit"), then=Value(Progress.NOBODY_UP.value)),
        default=Value(Progress.NOT_SENT.value),
        output_field=CharField(),
    )
    return participations.order_by().annotate(has_joined=has_joined, progress=progress)


def group_labels(campaign: Campaign, keys) -> dict[str, str]:
    """Group → its name, in the order they are shown; one query at most."""
    clusters = {str(cluster.pk): cluster.name for cluster in clusters_of(campaign)}
    if clusters:
        return {key: name for key, name in clusters.items() if key in keys} | {OUTSIDE: _("Ngoài các cụm")}
    places = UnitPlacement.objects.filter(path__in=[key for key in keys if key != OUTSIDE]).order_by("path")
    names = dict(places.values_list("path", "unit__name"))
    return names | {OUTSIDE: _("Trực thuộc %(unit)s") % {"unit": campaign.unit.label}}


def clusters_of(campaign: Campaign) -> list[Cluster]:
    """The clusters of the campaign's year at the unit that runs it; read once and kept on the campaign object."""
    if not hasattr(campaign, "year_clusters"):
        rows = Cluster.objects.filter(unit=campaign.unit_id, year=campaign.year)
        campaign.year_clusters = list(rows.order_by("code"))
    return campaign.year_clusters


def with_turnout(campaigns: QuerySet[Campaign], viewer) -> QuerySet[Campaign]:
    """Campaigns with ``invited`` and ``joined``: how many units within the viewer's reach, 0 when none."""
    reached = Participation.objects.visible_to(viewer).filter(campaign=OuterRef("pk")).order_by()
    return campaigns.annotate(
        invited=_counted(reached),
        joined=_counted(reached.joined()),
    )


def _counted(rows):
    counted = rows.values("campaign").annotate(units=Count("pk")).values("units")
    return Coalesce(Subquery(counted), 0)


def _group(campaign: Campaign):
    if clusters := clusters_of(campaign):
        membership = ClusterMembership.objects.filter(unit=OuterRef("unit"), cluster__in=clusters)
        key = Subquery(membership.order_by("cluster").values("cluster")[:1])
        return Coalesce(Cast(key, CharField()), Value(OUTSIDE))
    right_below = Value(f"^(.{{{len(campaign.unit.path) + Unit.steplen}}}).")
    cut = Func(_path(campaign), right_below, function="SUBSTRING", output_field=CharField())
    return Coalesce(cut, Value(OUTSIDE))


def _path(campaign: Campaign):
    """Where the invited unit hung on the day of ``map_day``; one that had ended hangs where it was last."""
    day = map_day(campaign)
    if day == today():
        return F("unit__path")
    then = UnitPlacement.objects.on(day).filter(unit=OuterRef("unit"))
    return Coalesce(Subquery(then.values("path")[:1]), F("unit__path"))
