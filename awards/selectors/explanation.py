"""What the tally stored, as sentences in the reader's language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Recommendation, StandardVersion
from awards.selectors.findings import findings_of
from awards.selectors.naming import said
from awards.tally.engine import nearest_gap
from awards.tally.finding import Finding
from awards.tally.levels import Rating
from awards.tally.shape import Malformed
from awards.tally.standard import Condition, Group, Node, parse_standard
from awards.tally.wording.labels import CONDITION_LABELS, RANK_KEY_LABELS, RATING_LABELS, VERDICT_LABELS
from awards.tally.wording.numbers import decimal
from common.vietnamese import format_money
from contributions.models import Initiative

FLAGS = frozenset({"direct_worker", "non_state"})
SHORT_LABELS = {
    "score": gettext_lazy("Điểm"),
    "rating": gettext_lazy("Xếp loại"),
    "initiatives": gettext_lazy("Sáng kiến"),
    "benefit": gettext_lazy("Làm lợi"),
    "votes_percent": gettext_lazy("Phiếu (%)"),
    "direct_worker": gettext_lazy("Lao động trực tiếp"),
    "non_state": gettext_lazy("Doanh nghiệp ngoài nhà nước"),
    "women_percent": gettext_lazy("Nữ"),
    "service_years": gettext_lazy("Năm công tác"),
}


MARKS = {"met": ("success", "green"), "not_met": ("error", "red"), "unknown": ("help", "gold")}
"""The icon and the tone of each verdict."""


class Evidence(NamedTuple):
    """A reference a condition counted; ``initiative`` is the key of the initiative it names, when it may be opened."""

    ref: str
    initiative: int | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """One condition of a «Vì sao?»: what is asked, what is there, what is missing, by which rule."""

    label: str
    verdict: str
    verdict_label: str
    required: str
    actual: str
    gap: str
    legal_ref: str
    evidence: tuple[Evidence, ...]
    children: "tuple[Explained, ...]"

    @property
    def icon(self) -> str:
        return MARKS[self.verdict][0]

    @property
    def tone(self) -> str:
        return MARKS[self.verdict][1]


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition of a standard in words; a group holds its parts."""

    label: str
    sentence: str
    legal_ref: str
    parts: "tuple[Clause, ...]" = ()
    any_of: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the figures a subject is ordered by; put into words for those that are looked at."""

    key: Mapping[str, Any]
    stored: str

    @property
    def label(self) -> str:
        return figure_label(self.key)

    @property
    def short(self) -> str:
        """Its name where there is little room."""
        return str(SHORT_LABELS[self.key["key"]])

    @property
    def value(self) -> str:
        return figure_value(self.key, self.stored)


def explain(recommendation: Recommendation) -> list[Explained]:
    """Why: each condition in order with its parts, then the quota."""
    return explain_findings(findings_of(recommendation))


def gap_of(recommendation: Recommendation) -> str:
    """What is missing, in one sentence; empty for one that is recommended."""
    return nearest_gap(findings_of(recommendation)).text(said)


def explain_findings(findings) -> list[Explained]:
    """Findings as people read them."""
    return [_explained(finding) for finding in findings]


def references(explained: Iterable[Explained]) -> set[str]:
    """Every reference the findings count, those of parts included."""
    found = set()
    for each in explained:
        found |= {evidence.ref for evidence in each.evidence} | references(each.children)
    return found


def openable(viewer, refs: Iterable[str]) -> dict[str, int]:
    """The references that are initiatives the person may open, with their keys."""
    return dict(Initiative.objects.visible_to(viewer).filter(code__in=refs).values_list("code", "pk"))


def linked(explained: Iterable[Explained], initiatives: Mapping[str, int]) -> list[Explained]:
    """The findings with the keys of those ``initiatives`` (by code) the reader may open."""
    return [
        replace(
            each,
            evidence=tuple(Evidence(item.ref, initiatives.get(item.ref)) for item in each.evidence),
            children=tuple(linked(each.children, initiatives)),
        )
        for each in explained
    ]


def standing_of(recommendation: Recommendation, rank_by: list[Mapping[str, Any]]) -> list[Standing]:
    """The figures the subject was ordered by, in that order; unknown ones are left out."""
    pairs = zip(rank_by, recommendation.rank_values, strict=False)
    return [Standing(key, value) for key, value in pairs if value is not None]


def rank_by_of(recommendation: Recommendation, standards: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The ranking keys of the version that was used, as the run keeps them."""
    versions = standards["awards"].get(recommendation.award.code, {}).get("versions", [])
    for version in versions:
        if version["id"] == recommendation.standard_version_id:
            return version["rank_by"]
    return []


def clauses_of(version: StandardVersion) -> list[Clause]:
    """The conditions of a standard in words; empty for one that cannot be read."""
    try:
        root = parse_standard(version.tree).root
    except Malformed:
        return []
    return [_clause(part) for part in root.parts] if root.mode == "all_of" else [_clause(root)]


def ranking_of(version: StandardVersion) -> list[str]:
    """What the eligible are ordered by, first to last, in words."""
    return order_of(version.rank_by)


def order_of(rank_by: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys of an order in words."""
    return [figure_label(key) for key in rank_by if key.get("key") in RANK_KEY_LABELS]


def _clause(node: Node) -> Clause:
    if isinstance(node, Condition):
        return Clause(_(CONDITION_LABELS[node.kind.name]), node.sentence().text(said), node.legal_ref)
    return Clause(
        label=_(CONDITION_LABELS[node.mode]),
        sentence=_(node.title) if node.title else "",
        legal_ref=node.legal_ref,
        parts=tuple(_parts(node)),
        any_of=node.mode == "any_of",
    )


def _parts(group: Group) -> Iterator[Clause]:
    for part in group.parts:
        yield _clause(part)


def label_of(finding: Finding) -> str:
    """What the condition is called; one without a name of its own is called by what it asks."""
    label = CONDITION_LABELS.get(finding.condition, "")
    return _(label) if label else finding.required.text(said)


def _explained(finding: Finding) -> Explained:
    return Explained(
        label=label_of(finding),
        verdict=finding.verdict.value,
        verdict_label=_(VERDICT_LABELS[finding.verdict.value]),
        required=finding.required.text(said),
        actual=finding.actual.text(said),
        gap=finding.gap.text(said),
        legal_ref=finding.legal_ref,
        evidence=tuple(Evidence(ref) for ref in finding.evidence),
        children=tuple(_explained(child) for child in finding.children),
    )


def figure_label(key: Mapping[str, Any]) -> str:
    """What a figure of the order is called."""
    label = _(RANK_KEY_LABELS[key["key"]])
    if (floor := key.get("at_least")) is not None:
        return _("%(figure)s từ %(floor)s") % {"figure": label, "floor": decimal(Decimal(str(floor)))}
    return label


def figure_value(key: Mapping[str, Any], value: str) -> str:
    """The figure as it was before it was turned round for the order; what is reached or not, as yes or no."""
    number = -Decimal(value) if key["direction"] == "desc" else Decimal(value)
    if key["key"] in FLAGS or key.get("at_least") is not None:
        return _("có") if number else _("không")
    if key["key"] == "rating":
        return _(RATING_LABELS[Rating(int(number))])
    return format_money(number) if key["key"] == "benefit" else decimal(number)
