"""The last years beside one another."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from people.models import SubjectKind
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.report import NEITHER, Report
from reports.selectors.cube.source import Measure, Source
from reports.selectors.figures import COLLECTIVES
from reports.selectors.kinds.honours import honours_source
from reports.selectors.kinds.initiatives import initiatives_source
from reports.selectors.kinds.works import works_source


def _sources(asked: Asked) -> Mapping[str, Source]:
    return {
        "honours": honours_source(asked),
        "initiatives": initiatives_source(asked),
        "works": works_source(asked),
    }


INDIVIDUAL = {"subject_kind": (SubjectKind.INDIVIDUAL,)}
HOUSEHOLD = {"subject_kind": (SubjectKind.HOUSEHOLD,)}
YEARS = Report(
    name="years",
    title=gettext_lazy("So sánh các năm"),
    hint=gettext_lazy("Khen thưởng, sáng kiến, công trình của năm nay và bốn năm trước."),
    counted=gettext_lazy(
        "Khen thưởng theo năm khen; sáng kiến theo ngày công nhận; công trình theo ngày hoàn thành, chưa có thì theo "
        "ngày quyết định gắn biển. Năm không có dòng nào là năm chưa có số liệu."
    ),
    needs=NEITHER,
    sources=_sources,
    measures=(
        Measure("collectives", gettext_lazy("Tập thể được khen"), ("honours",), {"subject_kind": COLLECTIVES}),
        Measure("individuals", gettext_lazy("Cá nhân được khen"), ("honours",), INDIVIDUAL),
        Measure(
            "households",
            gettext_lazy("Hộ gia đình được khen"),
            ("honours",),
            HOUSEHOLD,
        ),
        Measure("initiatives", gettext_lazy("Sáng kiến được công nhận"), ("initiatives",)),
        Measure(
            "benefit_confirmed",
            gettext_lazy("Làm lợi được xác nhận (đồng)"),
            ("initiatives",),
            sums="benefit_counted",
            money=True,
        ),
        Measure("works", gettext_lazy("Công trình"), ("works",)),
        Measure("works_value", gettext_lazy("Giá trị công trình (đồng)"), ("works",), sums="value", money=True),
    ),
    axes=("year",),
    charted=("collectives", "individuals", "initiatives", "works"),
)
