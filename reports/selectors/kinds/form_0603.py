"""The table 0603 of Circular 02/2023/TT-BNV: awards of ministry and province level, as far as our data knows.

Which award counts in which column stands in the catalogue.
"""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy

from catalogue.models import AwardScope, FormColumn
from people.models import SubjectKind
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.report import EITHER, Report
from reports.selectors.cube.source import Measure, Source
from reports.selectors.figures import COLLECTIVES
from reports.selectors.kinds.honours import honours_source
from units.models import Block

GROUPS = {
    "T": (gettext_lazy("Tập thể (T)"), COLLECTIVES),
    "H": (gettext_lazy("Hộ gia đình (H)"), (SubjectKind.HOUSEHOLD,)),
    "C": (gettext_lazy("Cá nhân (C)"), (SubjectKind.INDIVIDUAL,)),
}
METHODS = {
    "regular": (gettext_lazy("thường xuyên"), AwardScope.COMPREHENSIVE),
    "thematic": (gettext_lazy("chuyên đề"), AwardScope.THEMATIC),
    "unscheduled": (gettext_lazy("đột xuất"), AwardScope.UNSCHEDULED),
    "foreign": (gettext_lazy("đối ngoại"), None),
    "dedication": (gettext_lazy("cống hiến"), AwardScope.DEDICATION),
    "seniority": (gettext_lazy("niên hạn"), None),
    "resistance": (gettext_lazy("kháng chiến"), None),
}
"""The methods of the table, and which scope of the catalogue says so; ``None`` where the catalogue says nothing."""
ENTERPRISES = (Block.ENTERPRISE_STATE, Block.ENTERPRISE_PRIVATE)


def _sources(asked: Asked) -> Mapping[str, Source]:
    return {"rows": honours_source(asked, award__form_0603__in=FormColumn.values)}


def _measures() -> Iterator[Measure]:
    for letter, (title, kinds) in GROUPS.items():
        where = {"subject_kind": kinds}
        yield Measure(letter, title, where=where)
        if letter == "T":
            yield Measure("T_enterprise", gettext_lazy("T: doanh nghiệp"), where=where | {"unit__block": ENTERPRISES})
        if letter == "C":
            yield Measure("C_leader", gettext_lazy("C: cán bộ quản lý"), where=where | {"member__is_leader": (True,)})
            yield Measure("C_entrepreneur", gettext_lazy("C: doanh nhân"), unknown=True)
            yield Measure(
                "C_direct", gettext_lazy("C: lao động trực tiếp"), where=where | {"member__is_direct_worker": (True,)}
            )
        for name, (said, scope) in METHODS.items():
            yield Measure(
                f"{letter}_{name}",
                _Method(letter, said),
                where=where | {"award__scope": (scope,)},
                unknown=scope is None,
            )


class _Method:
    """The heading of a method, in the language of the day."""

    def __init__(self, letter: str, said) -> None:
        self._letter, self._said = letter, said

    def __str__(self) -> str:
        return f"{self._letter}: {self._said}"


FORM_0603 = Report(
    name="form-0603",
    title=gettext_lazy("Biểu 0603: khen thưởng cấp bộ, tỉnh"),
    hint=gettext_lazy("Theo biểu 0603 của Thông tư 02/2023/TT-BNV; ô chưa có dữ liệu ghi rõ «chưa có số liệu»."),
    counted=gettext_lazy(
        "Tính lượt khen còn hiệu lực của danh hiệu, hình thức mà danh mục xếp vào một cột của biểu (cấp bộ, tỉnh). "
        "Doanh nhân, đối ngoại, niên hạn, kháng chiến: danh mục chưa có dữ liệu. Hình thức thuộc nhiều loại có trong "
        "tổng số, không có trong từng phương thức."
    ),
    needs=EITHER,
    sources=_sources,
    measures=tuple(_measures()),
    axes=("form",),
    transposed=True,
)
