"""Prize money: due, paid and to be paid back, as of a day by the days of decisions, payments and revocations."""

from collections.abc import Mapping

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy

from prizes.models import PrizeLine, PrizeState
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import UNIT_AXES, unit_axes
from reports.selectors.cube.report import EITHER, Report
from reports.selectors.cube.source import Line, Measure, Source, TableSource


def prizes_of(asked: Asked) -> QuerySet[PrizeLine]:
    """Prizes of decisions signed by the day, each with ``state_then``; only what the reader may see of money."""
    rows = PrizeLine.objects.filter(prize_list__decision__signed_on__lte=asked.day, line__unit__in=asked.unit_ids)
    if asked.reader is not None:
        rows = rows.visible_to(asked.reader)
    if asked.campaign:
        rows = rows.filter(prize_list__decision__campaign=asked.campaign)
    elif asked.year:
        rows = rows.filter(prize_list__decision__year=asked.year)
    return rows.annotate(state_then=_state_then(asked))


def _state_then(asked: Asked) -> Case | F:
    """The state by the end of the day, from the days of payment, revocation and return."""
    if asked.as_of is None:
        return F("state")
    day = asked.as_of
    paid, ended = Q(paid_on__lte=day), Q(line__honour__end__decided_on__lte=day)
    back = Q(state__in=(PrizeState.TO_RECOVER, PrizeState.RECOVERED)) & ended
    outranked = Q(state=PrizeState.OUTRANKED, outranked_by__prize_list__decision__signed_on__lte=day)
    return Case(
        When(paid & back & Q(recovered_on__lte=day), then=Value(PrizeState.RECOVERED.value)),
        When(paid & back, then=Value(PrizeState.TO_RECOVER.value)),
        When(paid, then=Value(PrizeState.PAID.value)),
        When(ended, then=Value(PrizeState.CANCELLED.value)),
        When(outranked, then=Value(PrizeState.OUTRANKED.value)),
        default=Value(PrizeState.DUE.value),
    )


def _sources(asked: Asked) -> Mapping[str, Source]:
    decision = "prize_list__decision"
    year = Cast(f"{decision}__year", CharField())
    axes = {
        "award": "line__award__code",
        "fund": Concat(F(f"{decision}__unit__name"), Value(" – "), year, output_field=CharField()),
        "prize_state": "state_then",
        "year": f"{decision}__year",
        **unit_axes(asked, "line__unit"),
    }
    return {"rows": TableSource(prizes_of(asked), axes, _line, _with_line)}


def _line(row: PrizeLine) -> Line:
    return Line(
        what=row.line.name,
        about=f"{row.line.award_label} · {PrizeState(row.state_then).label}",
        unit=row.line.unit_name,
        day=row.paid_on,
        url=reverse("prizes:list-detail", args=[row.prize_list_id]),
    )


def _with_line(rows: QuerySet) -> QuerySet:
    return rows.select_related("line").order_by("-prize_list__decision__signed_on", "line__order_no", "pk")


def _state(*states: str) -> dict[str, tuple]:
    return {"state_then": states}


DUE = _state(PrizeState.DUE)
PAID = _state(PrizeState.PAID, PrizeState.TO_RECOVER, PrizeState.RECOVERED)
PRIZES = Report(
    name="prizes",
    title=gettext_lazy("Tiền thưởng"),
    hint=gettext_lazy("Chưa chi, đã chi, phải thu hồi, đã thu hồi; theo quỹ, danh hiệu, đơn vị."),
    counted=gettext_lazy(
        "Tính dòng chi thưởng của quyết định đã ký, chỉ của đơn vị mà bạn được xem tiền thưởng. Dòng chưa rõ mức "
        "thưởng có trong số lượng, không có trong số tiền."
    ),
    needs=EITHER,
    sources=_sources,
    measures=(
        Measure("due", gettext_lazy("Chưa chi"), where=DUE),
        Measure("due_sum", gettext_lazy("Chưa chi (đồng)"), where=DUE, sums="amount", money=True),
        Measure("paid", gettext_lazy("Đã chi"), where=PAID),
        Measure("paid_sum", gettext_lazy("Đã chi (đồng)"), where=PAID, sums="amount", money=True),
        Measure(
            "to_recover",
            gettext_lazy("Phải thu hồi (đồng)"),
            where=_state(PrizeState.TO_RECOVER),
            sums="recover_amount",
            money=True,
        ),
        Measure(
            "recovered",
            gettext_lazy("Đã thu hồi (đồng)"),
            where=_state(PrizeState.RECOVERED),
            sums="recover_amount",
            money=True,
        ),
        Measure("unpaid", gettext_lazy("Không chi"), where=_state(PrizeState.OUTRANKED, PrizeState.CANCELLED)),
        Measure("payable", gettext_lazy("Phải chi"), where=_state(PrizeState.DUE, *PAID["state_then"])),
        Measure("paid_percent", gettext_lazy("Tỷ lệ đã chi"), of=("paid", "payable")),
    ),
    axes=("award", "fund", "prize_state", "year", *UNIT_AXES),
    charted=("due_sum", "paid_sum"),
)
