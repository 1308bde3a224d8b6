"""Dossiers of a campaign by state, those overdue, and invited units that have none."""

from collections.abc import Mapping

from django.db.models import BooleanField, Case, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy

from campaigns.models import Dossier, DossierState, Participation
from campaigns.models.dossier import EDITABLE_STATES
from common.vietnamese import end_of_day
from reports.selectors.counted import state_on
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import UNIT_AXES, unit_axes
from reports.selectors.cube.report import CAMPAIGN, Report
from reports.selectors.cube.source import Line, Measure, Source, TableSource


def dossiers_of(asked: Asked) -> QuerySet[Dossier]:
    """Every dossier begun by the day, with ``state_then`` and whether it ``is_overdue``: not handed in by its day."""
    rows = _begun(asked).filter(unit__in=asked.unit_ids).with_last_day()
    late = When(state_then__in=EDITABLE_STATES, last_day__lt=asked.day, then=True)
    return rows.annotate(is_overdue=Case(late, default=False, output_field=BooleanField()))


def _begun(asked: Asked) -> QuerySet[Dossier]:
    """A dossier that was never moved is a draft from the day it was made."""
    rows = Dossier.objects.filter(campaign=asked.campaign)
    if asked.as_of is None:
        return rows.annotate(state_then=F("state"))
    made = When(created_at__lte=end_of_day(asked.as_of), then=Value(DossierState.DRAFT.value))
    rows = rows.annotate(state_then=Coalesce(state_on(Dossier, asked.as_of), Case(made)))
    return rows.filter(state_then__isnull=False)


def _missing(asked: Asked) -> QuerySet[Participation]:
    """Invited units without any dossier begun by the day."""
    return asked.counted.invited().filter(~Exists(_begun(asked).filter(unit=OuterRef("unit"))))


def _sources(asked: Asked) -> Mapping[str, Source]:
    axes = {"dossier_kind": "kind", "phase": "phase", **unit_axes(asked, "unit")}
    begun = TableSource(dossiers_of(asked), axes, _line, _with_line)
    none = Value("")
    axes = {"dossier_kind": none, "phase": none, **unit_axes(asked, "unit")}
    return {"rows": begun, "missing": TableSource(_missing(asked), axes, _missing_line, _with_unit)}


def _line(row: Dossier) -> Line:
    return Line(
        what=row.unit.name,
        about=f"{row.get_kind_display()} · {DossierState(row.state_then).label}",
        unit=row.phase.name if row.phase else "",
        day=row.last_day,
        url=reverse("campaigns:dossier-detail", args=[row.pk]),
    )


def _with_line(rows: QuerySet) -> QuerySet:
    return rows.select_related("unit", "phase").order_by("unit__path", "pk")


def _missing_line(row: Participation) -> Line:
    return Line(what=row.unit.name, about="", unit=row.unit.get_kind_display())


def _with_unit(rows: QuerySet) -> QuerySet:
    return rows.select_related("unit").order_by("unit__path", "pk")


DOSSIERS = Report(
    name="dossiers",
    title=gettext_lazy("Tình trạng hồ sơ"),
    hint=gettext_lazy("Hồ sơ theo trạng thái, hồ sơ quá hạn, đơn vị chưa lập hồ sơ."),
    counted=gettext_lazy(
        "Tính mọi hồ sơ đăng ký và đề nghị đã lập. Quá hạn: còn nháp hoặc cần bổ sung khi đã qua ngày cuối được nộp."
    ),
    needs=CAMPAIGN,
    sources=_sources,
    measures=(
        Measure("total", gettext_lazy("Tổng số hồ sơ")),
        *(Measure(state.value, state.label, where={"state_then": (state.value,)}) for state in DossierState),
        Measure("overdue", gettext_lazy("Quá hạn"), where={"is_overdue": (True,)}),
        Measure("overdue_percent", gettext_lazy("Tỷ lệ quá hạn"), of=("overdue", "total")),
        Measure("missing", gettext_lazy("Đơn vị chưa lập"), sources=("missing",)),
    ),
    axes=(*UNIT_AXES, "dossier_kind", "phase"),
    charted=("accepted", "in_review", "sent", "returned", "overdue"),
)
