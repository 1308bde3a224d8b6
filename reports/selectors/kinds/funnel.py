"""From pledge to award: how many were registered, proposed, approved and awarded in a campaign."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import PERSON_AXES, UNIT_AXES
from reports.selectors.cube.report import CAMPAIGN, Report
from reports.selectors.cube.source import Measure, Source
from reports.selectors.kinds.honours import honours_source
from reports.selectors.kinds.people import approved_source, entries_source
from reports.selectors.kinds.said import campaign_paragraph


def _sources(asked: Asked) -> Mapping[str, Source]:
    return {
        "registered": entries_source(asked.counted, asked),
        "proposed": entries_source(asked.proposals, asked),
        "approved": approved_source(asked),
        "awarded": honours_source(asked),
    }


FUNNEL = Report(
    name="funnel",
    title=gettext_lazy("Từ đăng ký đến khen thưởng"),
    hint=gettext_lazy("Đăng ký, đề nghị, phê duyệt, khen thưởng của một phong trào cạnh nhau."),
    counted=gettext_lazy(
        "Đăng ký, đề nghị: hồ sơ đã nộp, đang xử lý, đã nhận. Phê duyệt: kết quả xét của phong trào, chỉ dòng bạn được "
        "xem. Khen thưởng: lượt khen còn hiệu lực."
    ),
    needs=CAMPAIGN,
    sources=_sources,
    measures=(
        Measure("registered", gettext_lazy("Đăng ký"), sources=("registered",)),
        Measure("proposed", gettext_lazy("Đề nghị"), sources=("proposed",)),
        Measure("approved", gettext_lazy("Phê duyệt"), sources=("approved",)),
        Measure("awarded", gettext_lazy("Khen thưởng"), sources=("awarded",)),
        Measure("awarded_percent", gettext_lazy("Khen thưởng so với đăng ký"), of=("awarded", "registered")),
    ),
    axes=("award", *UNIT_AXES, *PERSON_AXES),
    charted=("registered", "proposed", "approved", "awarded"),
    paragraph=campaign_paragraph,
)
