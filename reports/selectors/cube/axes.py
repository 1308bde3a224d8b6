"""What the rows of a report may stand for, and how each key reads; the order of the labels is that of the rows."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import CampaignPhase, DossierKind, Indicator
from catalogue.models import AwardType, FormColumn
from contributions.models import InitiativeKind, RecognitionLevel, WorkKind, WorkState
from people.models import Gender, SubjectKind
from prizes.models import PrizeState
from reports.selectors.cube.asked import Asked
from scores.models import ScoreSheet
from units.models import Block, Cluster, UnitKind, UnitPlacement

Labels = Callable[[Asked, Collection[str]], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Axis:
    """A way to break figures down; ``missing`` is how a row without a key reads."""

    name: str
    title: str
    labels: Labels
    missing: str

    def named(self, asked: Asked, keys: Collection[str]) -> dict[str, str]:
        """Each of ``keys`` with its label, in order; what has no label of its own reads as its key, last."""
        known = {key: label for key, label in self.labels(asked, keys).items() if key in keys}
        rest = {key: str(self.missing) if key == "" else key for key in sorted(keys) if key not in known}
        return known | dict(sorted(rest.items(), key=lambda pair: (pair[0] == "", pair[0])))


def _choices(choices: Any) -> Labels:
    return lambda asked, keys: {value: str(label) for value, label in choices.choices}


def _awards(asked: Asked, keys: Collection[str]) -> dict[str, str]:
    rows = AwardType.objects.filter(code__in=keys).order_by("position", "code")
    return {row.code: f"{row.name} ({_('chưa rõ cấp')})" if row.level_unknown else row.name for row in rows}


def _branches(asked: Asked, keys: Collection[str]) -> dict[str, str]:
    places = UnitPlacement.objects.filter(path__in=keys).order_by("path", "valid_from").select_related("unit")
    return {place.path: place.unit.name for place in places}


def _clusters(asked: Asked, keys: Collection[str]) -> dict[str, str]:
    rows = Cluster.objects.filter(code__in=keys).order_by("code", "year")
    return {row.code: row.name for row in rows}


def _sheets(asked: Asked, keys: Collection[str]) -> dict[str, str]:
    rows = ScoreSheet.objects.filter(pk__in=[key for key in keys if key]).order_by("series", "code", "number")
    return {str(row.pk): row.name for row in rows}


def _phases(asked: Asked, keys: Collection[str]) -> dict[str, str]:
    rows = CampaignPhase.objects.filter(pk__in=[key for key in keys if key]).order_by("number")
    return {str(row.pk): row.name for row in rows}


def _as_they_are(asked: Asked, keys: Collection[str]) -> dict[str, str]:
    return {key: key for key in sorted(keys) if key}


def _texts(**labels: Any) -> Labels:
    return lambda asked, keys: {key: str(label) for key, label in labels.items()}


OWNERSHIP = _texts(
    state=gettext_lazy("Doanh nghiệp nhà nước"),
    private=gettext_lazy("Doanh nghiệp ngoài nhà nước"),
    none=gettext_lazy("Không phải doanh nghiệp"),
)
DIRECT = _texts(
    yes=gettext_lazy("Lao động trực tiếp"),
    no=gettext_lazy("Không trực tiếp"),
    unknown=gettext_lazy("Chưa rõ có trực tiếp hay không"),
    none=gettext_lazy("Tập thể"),
)
AXES = {
    axis.name: axis
    for axis in (
        Axis("award", gettext_lazy("Danh hiệu, hình thức khen"), _awards, gettext_lazy("Chưa rõ")),
        Axis("decided_by", gettext_lazy("Cấp quyết định"), _as_they_are, gettext_lazy("Chưa rõ cấp")),
        Axis("unit", gettext_lazy("Đơn vị"), _branches, gettext_lazy("Đơn vị không còn")),
        Axis("level", gettext_lazy("Cấp của đơn vị"), _choices(UnitKind), gettext_lazy("Chưa rõ cấp")),
        Axis("block", gettext_lazy("Khối"), _choices(Block), gettext_lazy("Chưa rõ khối")),
        Axis("ownership", gettext_lazy("Loại doanh nghiệp"), OWNERSHIP, gettext_lazy("Chưa rõ")),
        Axis("cluster", gettext_lazy("Cụm"), _clusters, gettext_lazy("Không ở cụm nào")),
        Axis("gender", gettext_lazy("Giới tính"), _choices(Gender), gettext_lazy("Tập thể")),
        Axis("direct", gettext_lazy("Lao động trực tiếp"), DIRECT, gettext_lazy("Tập thể")),
        Axis("kind", gettext_lazy("Loại"), _choices(InitiativeKind), gettext_lazy("Chưa rõ loại")),
        Axis("work_kind", gettext_lazy("Loại"), _choices(WorkKind), gettext_lazy("Chưa rõ loại")),
        Axis("work_state", gettext_lazy("Trạng thái"), _choices(WorkState), gettext_lazy("Chưa rõ")),
        Axis("occasion", gettext_lazy("Dịp chào mừng"), _as_they_are, gettext_lazy("Chưa rõ dịp")),
        Axis("field", gettext_lazy("Lĩnh vực"), _as_they_are, gettext_lazy("Chưa rõ lĩnh vực")),
        Axis(
            "recognised", gettext_lazy("Cấp công nhận"), _choices(RecognitionLevel), gettext_lazy("Chưa được công nhận")
        ),
        Axis("indicator", gettext_lazy("Chỉ tiêu"), _choices(Indicator), gettext_lazy("Chưa rõ")),
        Axis("dossier_kind", gettext_lazy("Loại hồ sơ"), _choices(DossierKind), gettext_lazy("Chưa lập")),
        Axis("phase", gettext_lazy("Đợt"), _phases, gettext_lazy("Không chia đợt")),
        Axis("sheet", gettext_lazy("Bảng điểm"), _sheets, gettext_lazy("Chưa rõ")),
        Axis("fund", gettext_lazy("Quỹ chi"), _as_they_are, gettext_lazy("Chưa rõ")),
        Axis("prize_state", gettext_lazy("Trạng thái"), _choices(PrizeState), gettext_lazy("Chưa rõ")),
        Axis("year", gettext_lazy("Năm"), _as_they_are, gettext_lazy("Chưa rõ năm")),
        Axis("form", gettext_lazy("Hình thức khen"), _choices(FormColumn), gettext_lazy("Hình thức khác")),
    )
}


def unit_axes(asked: Asked, unit: str) -> dict[str, Any]:
    """The axes of the unit that the column ``unit`` of a row names."""
    block = f"{unit}__block"
    return {
        "unit": asked.branch(unit),
        "level": f"{unit}__kind",
        "block": block,
        "ownership": Case(
            When(**{block: Block.ENTERPRISE_STATE}, then=Value("state")),
            When(**{block: Block.ENTERPRISE_PRIVATE}, then=Value("private")),
            default=Value("none"),
        ),
        "cluster": asked.cluster(unit),
    }


def person_axes(at: str = "") -> dict[str, Any]:
    """The axes of the person a subject is; ``at`` leads from the row to what has the subject."""
    person = Q(**{f"{at}subject_kind": SubjectKind.INDIVIDUAL})
    direct = f"{at}member__is_direct_worker"
    return {
        "gender": Case(When(person, then=F(f"{at}member__gender")), default=Value("")),
        "direct": Case(
            When(person, **{direct: True}, then=Value("yes")),
            When(person, **{direct: False}, then=Value("no")),
            When(person, then=Value("unknown")),
            default=Value("none"),
        ),
    }


UNIT_AXES = ("unit", "level", "block", "ownership", "cluster")
PERSON_AXES = ("gender", "direct")
