"""Awards given, by what was decided and not taken back by the end of the day."""

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Honour
from decisions.models import DecisionLine
from people.models import Gender, SubjectKind
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import PERSON_AXES, UNIT_AXES, person_axes, unit_axes
from reports.selectors.cube.report import EITHER, Report
from reports.selectors.cube.source import Line, Measure, Source, TableSource
from reports.selectors.figures import COLLECTIVES

PERSON = {"subject_kind": (SubjectKind.INDIVIDUAL,)}


def honours_of(asked: Asked) -> QuerySet[Honour]:
    """Honours of the campaign or the year that were decided and in force at the end of the day.

    One whose day nobody wrote down counts from the last day of its year on, and at once where no day is asked for.
    """
    rows = Honour.objects.filter(unit__in=asked.unit_ids).in_force_on(asked.day)
    if asked.campaign:
        rows = rows.filter(campaign=asked.campaign)
    elif asked.year:
        rows = rows.filter(year=asked.year)
    else:
        rows = rows.filter(year__gte=asked.first.year)
    over = Q(year__lte=asked.day.year) if asked.as_of is None or asked.is_years_end else Q(year__lt=asked.day.year)
    return rows.filter(Q(decided_on__lte=asked.day) | Q(over, decided_on=None))


def honours_source(asked: Asked, **where: Any) -> Source:
    """The honours as a source; ``where`` narrows them."""
    axes = {
        "award": "award__code",
        "decided_by": "award__decided_by",
        "year": "year",
        "form": "award__form_0603",
        **person_axes(),
        **unit_axes(asked, "unit"),
    }
    return TableSource(honours_of(asked).filter(**where), axes, _line, _with_line)


def _with_line(rows: QuerySet) -> QuerySet:
    """As their list shows them: under the name the last correction says."""
    last = DecisionLine.objects.correcting().filter(honour=OuterRef("pk"))
    rows = rows.annotate(name_now=Subquery(last.values("name")[:1]))
    return rows.select_related("award", "unit").order_by("award__position", "award__code", "-year", "pk")


def _line(row: Honour) -> Line:
    number = _("Quyết định số %(number)s") % {"number": row.decision_no} if row.decision_no else str(row.year)
    return Line(
        what=row.name_now or row.name_then,
        about=f"{row.award.name} · {number}",
        unit=row.unit_name_then,
        day=row.decided_on,
        url=reverse("people:member-detail", args=[row.member_id]) if row.member_id else "",
    )


def _sources(asked: Asked) -> Mapping[str, Source]:
    return {"rows": honours_source(asked)}


HONOURS = Report(
    name="honours",
    title=gettext_lazy("Khen thưởng đã có quyết định"),
    hint=gettext_lazy("Tập thể, cá nhân, hộ gia đình được khen; tỷ lệ nữ, lao động trực tiếp."),
    counted=gettext_lazy(
        "Tính lượt khen đã có quyết định và còn hiệu lực vào ngày đó, theo đơn vị khi được khen; "
        "lượt đã thu hồi, thay thế không tính."
    ),
    needs=EITHER,
    sources=_sources,
    measures=(
        Measure("total", gettext_lazy("Tổng số")),
        Measure("collectives", gettext_lazy("Tập thể"), where={"subject_kind": COLLECTIVES}),
        Measure("individuals", gettext_lazy("Cá nhân"), where=PERSON),
        Measure("households", gettext_lazy("Hộ gia đình"), where={"subject_kind": (SubjectKind.HOUSEHOLD,)}),
        Measure("women", gettext_lazy("Nữ"), where=PERSON | {"member__gender": (Gender.FEMALE,)}),
        Measure("women_percent", gettext_lazy("Tỷ lệ nữ"), of=("women", "individuals")),
        Measure("direct", gettext_lazy("Lao động trực tiếp"), where=PERSON | {"member__is_direct_worker": (True,)}),
        Measure("direct_percent", gettext_lazy("Tỷ lệ trực tiếp"), of=("direct", "individuals")),
    ),
    axes=("award", "decided_by", *UNIT_AXES, *PERSON_AXES),
    charted=("collectives", "individuals", "households"),
)
