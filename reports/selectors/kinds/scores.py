"""Score cards of a campaign by sheet and cluster; the lists rank them."""

from collections.abc import Mapping

from django.db.models import Case, DecimalField, F, OuterRef, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, Rank
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.vietnamese import end_of_day, format_number
from reports.selectors.counted import state_on
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import UNIT_AXES, unit_axes
from reports.selectors.cube.report import CAMPAIGN, Report
from reports.selectors.cube.source import Line, Measure, Source, TableSource
from scores.models import CardState, ScoreCard


def cards_of(asked: Asked) -> QuerySet[ScoreCard]:
    """Cards of the campaign the reader may see, each with ``state_then`` and ``score_then``, empty until one counts."""
    rows = ScoreCard.objects.filter(campaign=asked.campaign, unit__in=asked.unit_ids)
    if asked.reader is not None:
        rows = rows.filter(pk__in=ScoreCard.objects.visible_to(asked.reader).values("pk"))
    if asked.as_of is None:
        return rows.annotate(state_then=F("state"), score_then=F("score"))
    end = end_of_day(asked.as_of)
    kept = ScoreCard.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"), pgh_created_at__lte=end)
    rows = rows.filter(created_at__lte=end)
    return rows.annotate(
        state_then=Coalesce(state_on(ScoreCard, asked.as_of), Value(CardState.SELF_SCORING.value)),
        score_then=Subquery(kept.order_by("-pgh_id").values("score")[:1], output_field=DecimalField()),
    )


def _sources(asked: Asked) -> Mapping[str, Source]:
    rows = cards_of(asked).annotate(
        scored=Case(When(score_then__isnull=False, then=Value("yes")), default=Value("no")),
    )
    axes = {"sheet": "sheet", **unit_axes(asked, "unit"), "cluster": Coalesce("cluster__code", Value(""))}
    return {"rows": TableSource(rows, axes, _line, _with_line)}


def _line(row: ScoreCard) -> Line:
    place = _("chưa có điểm")
    if row.score_then is not None:
        place = _("hạng %(rank)s của danh sách này · %(score)s điểm") % {
            "rank": row.place,
            "score": format_number(row.score_then),
        }
    return Line(
        what=row.subject_label,
        about=f"{row.sheet.name} · {place}",
        unit=row.unit.name,
        url=reverse("scores:card-detail", args=[row.pk]),
    )


def _with_line(rows: QuerySet) -> QuerySet:
    """The best first; equals share a place."""
    best = F("score_then").desc(nulls_last=True)
    rows = rows.annotate(place=Window(Rank(), order_by=best))
    return rows.with_subject().select_related("sheet", "unit").order_by(best, "unit__path", "pk")


SCORES = Report(
    name="scores",
    title=gettext_lazy("Chấm điểm, xếp hạng"),
    hint=gettext_lazy("Phiếu chấm theo bảng điểm và cụm; danh sách của mỗi con số xếp theo hạng."),
    counted=gettext_lazy("Tính phiếu chấm của phong trào mà bạn được xem; điểm là điểm đang được tính."),
    needs=CAMPAIGN,
    sources=_sources,
    measures=(
        Measure("total", gettext_lazy("Số phiếu")),
        *(Measure(state.value, state.label, where={"state_then": (state.value,)}) for state in CardState),
        Measure("scored", gettext_lazy("Có điểm"), where={"scored": ("yes",)}),
        Measure("best", gettext_lazy("Điểm cao nhất"), where={"scored": ("yes",)}, sums="score_then", highest=True),
        Measure("scored_percent", gettext_lazy("Tỷ lệ có điểm"), of=("scored", "total")),
    ),
    axes=("sheet", "cluster", *(name for name in UNIT_AXES if name != "cluster")),
    charted=("total", "scored"),
)
