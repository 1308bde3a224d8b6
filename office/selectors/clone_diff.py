"""A campaign beside the one of the year before: section by section what stayed, what changed, what came and went."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import QuotaRule, StandardVersion
from awards.selectors.quotas import award_names, quota_text, rule_of
from awards.tally.quota_terms import QuotaScope
from awards.tally.quotas import Quotas, Rule, quotas_to_json
from campaigns.models import Campaign, Indicator
from campaigns.selectors.addressees import block_label
from common.vietnamese import format_number
from office.selectors.campaign_shape import Offer, Shape

TITLES = {
    "general": gettext_lazy("Thông tin chung"),
    "phases": gettext_lazy("Các đợt"),
    "contents": gettext_lazy("Nội dung theo khối"),
    "awards": gettext_lazy("Danh hiệu, hình thức khen"),
    "standards": gettext_lazy("Tiêu chuẩn áp dụng"),
    "documents": gettext_lazy("Căn cứ pháp lý"),
    "targets": gettext_lazy("Chỉ tiêu giao"),
}
SAME, CHANGED, NEW, GONE = "same", "changed", "new", "gone"
WORDS = {
    CHANGED: (gettext_lazy("Đổi"), "gold"),
    NEW: (gettext_lazy("Mới"), "blue"),
    GONE: (gettext_lazy("Bỏ"), "red"),
}
TARGETS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One thing before and after; ``None`` where it is not there."""

    label: str
    before: str | None
    after: str | None
    remark: str = ""

    @property
    def kind(self) -> str:
        """Whether it stayed the ``same``, is ``changed``, ``new`` or ``gone``."""
        if self.before == self.after:
            return SAME
        if self.before is None:
            return NEW
        return GONE if self.after is None else CHANGED

    @property
    def badge(self) -> tuple[Any, str] | None:
        """The word for the kind and its tone; ``None`` for what stayed."""
        return WORDS.get(self.kind)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a campaign: the lines that tell something, and how many more stayed as they were."""

    title: str
    lines: tuple[Line, ...]
    same: int
    more: int = 0


def compare(before: Shape, after: Shape) -> list[Section]:
    """Every part of ``after`` beside ``before``; two queries."""
    names = award_names(_rules([*before.offers, *after.offers]))
    then, now = _standards(before), _standards(after)
    parts = {
        "general": (_general(before), _general(after)),
        "phases": (_phases(before), _phases(after)),
        "contents": (_contents(before), _contents(after)),
        "awards": (_awards(before, names), _awards(after, names)),
        "standards": (then, now),
        "documents": (_documents(before), _documents(after)),
        "targets": (_targets(before), _targets(after)),
    }
    return [_section(name, *pair, remarks=after.remarks) for name, pair in parts.items()]


Told = Mapping[Any, tuple[str, str]]
"""By key: the label and what is said."""


def _section(name: str, before: Told, after: Told, *, remarks: Mapping[tuple[str, Any], str]) -> Section:
    lines = []
    for key in [*before, *(key for key in after if key not in before)]:
        label = (after.get(key) or before[key])[0]
        told = [side[key][1] if key in side else None for side in (before, after)]
        lines.append(Line(label, *told, remark=remarks.get((name, key), "")))
    telling = [line for line in lines if line.kind != SAME or line.remark]
    shown = telling[:TARGETS_SHOWN] if name == "targets" else telling
    return Section(str(TITLES[name]), tuple(shown), len(lines) - len(telling), len(telling) - len(shown))


def _general(shape: Shape) -> Told:
    fields = {name: Campaign._meta.get_field(name) for name in shape.fields}
    return {name: (_capital(fields[name].verbose_name), _words(fields[name], shape.fields[name])) for name in fields}


def _capital(text: Any) -> str:
    said = str(text)
    return said[:1].upper() + said[1:]


def _words(field, value: Any) -> str:
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, dt.date):
        return _day(value)
    if isinstance(value, list):
        labels = dict(field.base_field.choices)
        return ", ".join(str(labels.get(one, one)) for one in value) or _("Tất cả")
    if field.choices:
        return str(dict(field.choices)[value])
    return str(value or "–")


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def _phases(shape: Shape) -> Told:
    return {
        phase["number"]: (_("Đợt %(number)s") % {"number": phase["number"]}, _phase(phase)) for phase in shape.phases
    }


def _phase(phase: Mapping[str, Any]) -> str:
    days = f"{_day(phase['starts_on'])} – {_day(phase['ends_on'])}"
    return ", ".join([f"{phase['name']}: {days}", *([_("cao điểm")] if phase["is_peak"] else [])])


def _contents(shape: Shape) -> Told:
    everybody = _("Mọi khối")
    return {block: (block_label(block) if block else everybody, text) for block, text in shape.contents.items()}


def _rules(offers: Iterable[Offer]) -> list[Rule]:
    return [_rule(terms) for offer in offers for terms in offer.rules]


def _rule(terms: Mapping[str, Any]) -> Rule:
    return rule_of(QuotaRule(**terms))


def _awards(shape: Shape, names: Mapping[str, str]) -> Told:
    return {offer.award.code: (offer.award.name, _quota(offer, names)) for offer in shape.offers}


def _quota(offer: Offer, names: Mapping[str, str]) -> str:
    plain = {QuotaScope.OVERALL: offer.quota.total, QuotaScope.UNIT: offer.quota.per_unit}
    numbers = [Rule(scope, places=places) for scope, places in plain.items() if places is not None]
    rules = Quotas((*numbers, *map(_rule, offer.rules)))
    return quota_text(quotas_to_json(rules), names) or _("không giới hạn")


def _standards(shape: Shape) -> Told:
    """Of each award the versions in force on the last day, which a run goes by."""
    offers = {offer.award.pk: offer.award for offer in shape.offers}
    versions = StandardVersion.objects.in_force_on(shape.fields["ends_on"]).filter(award__in=offers)
    told: dict[int, list[str]] = {}
    for pk, number, since in versions.order_by("-valid_from", "-number").values_list("award", "number", "valid_from"):
        words = {"number": number, "day": _day(since)}
        told.setdefault(pk, []).append(_("phiên bản %(number)s, từ %(day)s") % words)
    return {award.code: (award.name, "; ".join(told.get(pk, [_("chưa có")]))) for pk, award in offers.items()}


def _documents(shape: Shape) -> Told:
    return {one.document_id: (one.document.number, one.document.title) for one in shape.documents}


def _targets(shape: Shape) -> Told:
    labels = dict(Indicator.choices)
    return {
        (pk, indicator): (f"{shape.units[pk].label} – {labels[indicator]}", format_number(value))
        for (pk, indicator), value in shape.targets.items()
    }
