"""What percentages of places are taken of: read once when a run starts, then kept with it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from awards.models import Honour
from awards.selectors.buckets import Buckets, buckets_of, proposing_units
from awards.selectors.quotas import quotas_of, rule_sentence
from awards.tally.levels import SubjectKind
from awards.tally.quota_terms import GROUP_OF, QuotaBase, QuotaGroup, QuotaScope
from awards.tally.quotas import ALL, Quotas, Rule, parse_quotas, quotas_to_json
from campaigns.models import DossierKind, DossierState, Entry
from catalogue.models import AwardType
from common.clock import today
from units.models import Headcount, Unit

NAMED_AT_MOST = 5
Figures = Counter[tuple[str, QuotaGroup | None]]
"""Per code of a unit and group; the group ``None`` holds what belongs to no group."""


def filled_quotas(campaign, awards) -> tuple[dict[str, dict[str, Any]], Buckets, list[str]]:
    """The quotas of a run that starts now with the figures of their bases, and where each proposing unit lies.

    The base ``eligible`` is filled in when the run has found it. Last, of each rule that cannot be filled, what is
    missing and what to do: a base without figures, clusters or blocks nobody is in.
    """
    written = quotas_of(campaign, awards)
    read = {code: parse_quotas(quotas) for code, quotas in written.items()}
    rules = [rule for quotas in read.values() for rule in quotas.rules]
    if not rules:
        return written, {}, []
    territory = _Territory(campaign, {rule.scope for rule in rules})
    names = dict(AwardType.objects.filter(code__in=_codes(rules)).values_list("code", "name"))
    problems = []
    for award in awards:
        filled = [territory.filled(rule, award) for rule in read[award.code].rules]
        written[award.code] = quotas_to_json(Quotas(tuple(rule for rule, _problem in filled)))
        for rule, problem in filled:
            if problem:
                told = {"rule": f"{award.name}, {rule_sentence(rule, names)}", "problem": problem}
                problems.append(_("Chỉ tiêu «%(rule)s»: %(problem)s") % told)
    return written, territory.buckets, problems


def filled_rule(rule: Rule, campaign, award: AwardType, buckets: Buckets) -> tuple[Rule, str]:
    """One more rule with the figures of today, units lying as in ``buckets`` where those say so.

    And what is missing when it has nothing to be taken of; empty when it has.
    """
    territory = _Territory(campaign, {rule.scope})
    territory.buckets = {**territory.buckets, **buckets}
    return territory.filled(rule, award)


def summed(figures: Mapping[tuple[str, Any], int], rule: Rule, buckets: Mapping[str, Mapping[str, str]]) -> dict:
    """The figures of units added up by bucket of the rule's scope, those of its own group only."""
    total: Counter[str] = Counter()
    for (unit, group), figure in figures.items():
        if rule.group is None or group in {rule.group, None}:
            code = _part(unit, rule.scope, buckets)
            if code is not None:
                total[code] += figure
    return dict(total)


def _part(unit: str, scope: QuotaScope, buckets: Mapping[str, Mapping[str, str]]) -> str | None:
    if scope is QuotaScope.OVERALL:
        return ALL
    return unit if scope is QuotaScope.UNIT else buckets.get(scope.value, {}).get(unit)


@dataclass
class _Territory:
    """The units that put somebody up, and where they lie in each of the scopes; read where a rule asks."""

    campaign: Any
    scopes: set[QuotaScope]

    @cached_property
    def units(self) -> list[Unit]:
        return proposing_units(self.campaign)

    @cached_property
    def buckets(self) -> Buckets:
        """Of the scopes that cut the units; the whole campaign and a unit itself need no map."""
        cutting = self.scopes - {QuotaScope.OVERALL, QuotaScope.UNIT}
        return buckets_of(self.campaign, self.units, sorted(cutting)) if cutting else {}

    def filled(self, rule: Rule, award: AwardType) -> tuple[Rule, str]:
        """The rule with its figures, and what is missing when it has none to be taken of; empty when it has."""
        if rule.scope.value in self.buckets and self.units and not self.buckets[rule.scope.value]:
            return rule, _NOBODY_THERE[rule.scope]()
        if rule.base is None or rule.base is QuotaBase.ELIGIBLE:
            return rule, ""
        figures, problem = _READERS[rule.base](self, rule, award)
        return replace(rule, figures=summed(figures, rule, self.buckets)), problem


def _registered(territory: _Territory, rule: Rule, award: AwardType) -> tuple[Figures, str]:
    """The subjects in accepted registrations, each once for a unit."""
    entries = Entry.objects.filter(
        dossier__campaign=territory.campaign,
        dossier__kind=DossierKind.REGISTRATION,
        dossier__state=DossierState.ACCEPTED,
        award=award,
    ).order_by()
    subjects = ("member_id", "collective_id", "subject_unit_id")
    figures: Figures = Counter()
    for unit, kind, *_subject in entries.values_list("dossier__unit__code", "subject_kind", *subjects).distinct():
        figures[unit, _group(kind)] += 1
    return figures, _("chưa có đăng ký nào được nhận. Hãy nhận hồ sơ đăng ký, hoặc đổi cơ sở tính.") * (not figures)


def _headcount(column: str) -> Callable[[_Territory, Rule, AwardType], tuple[Figures, str]]:
    def read(territory: _Territory, rule: Rule, award: AwardType) -> tuple[Figures, str]:
        """The latest figure of each unit up to the campaign's last day."""
        latest = (
            Headcount.objects.filter(unit__in=territory.units, as_of__lte=territory.campaign.ends_on)
            .order_by("unit_id", "-as_of")
            .distinct("unit_id")
        )
        known = dict(latest.values_list("unit__code", column))
        missing = [unit for unit in territory.units if unit.code not in known]
        return Counter({(code, None): figure for code, figure in known.items()}), _without_headcount(missing)

    return read


def _without_headcount(units: list[Unit]) -> str:
    if not units:
        return ""
    named = ", ".join(unit.label for unit in units[:NAMED_AT_MOST])
    return _(
        "%(count)s đơn vị chưa có số liệu lao động, đoàn viên: %(units)s. Hãy nhập số liệu, hoặc đổi cơ sở tính."
    ) % {
        "count": len(units),
        "units": named + (", …" if len(units) > NAMED_AT_MOST else ""),
    }


def _holders(territory: _Territory, rule: Rule, award: AwardType) -> tuple[Figures, str]:
    """Who holds the award of the campaign's last year, counted at the nearest proposing unit at or above theirs."""
    year = territory.campaign.ends_on.year
    held = Honour.objects.in_force_on(today()).filter(award__code=rule.award, year=year).order_by()
    at = {unit.path: unit.code for unit in territory.units}
    figures: Figures = Counter()
    counted = held.values_list("unit__path", "subject_kind").annotate(
        number=Count("member", distinct=True)
        + Count("collective", distinct=True)
        + Count("subject_unit", distinct=True)
    )
    for path, kind, number in counted:
        starts = (path[:end] for end in range(len(path), 0, -Unit.steplen))
        if (start := next((start for start in starts if start in at), None)) is not None:
            figures[at[start], _group(kind)] += number
    problem = _(
        "sổ khen thưởng năm %(year)s chưa có ai, tập thể nào ở các đơn vị này. Hãy nhập danh hiệu đã có, hoặc đổi "
        "cơ sở tính."
    ) % {"year": year}
    return figures, problem * (not summed(figures, rule, territory.buckets))


def _group(kind: str) -> QuotaGroup:
    return GROUP_OF[SubjectKind(kind)]


def _codes(rules: Iterable[Rule]) -> set[str]:
    return {rule.award for rule in rules if rule.award}


_READERS: Mapping[QuotaBase, Callable[[_Territory, Rule, AwardType], tuple[Figures, str]]] = {
    QuotaBase.REGISTERED: _registered,
    QuotaBase.WORKERS: _headcount("workers"),
    QuotaBase.MEMBERS: _headcount("members"),
    QuotaBase.HOLDERS: _holders,
}
_NOBODY_THERE: Mapping[QuotaScope, Callable[[], str]] = {
    QuotaScope.CLUSTER: lambda: _("chưa đơn vị nào được xếp cụm thi đua của năm. Hãy lập cụm, hoặc bỏ chỉ tiêu này."),
    QuotaScope.BLOCK: lambda: _("chưa đơn vị nào có khối. Hãy ghi khối của đơn vị, hoặc bỏ chỉ tiêu này."),
    QuotaScope.PROVINCE: lambda: _("không đơn vị nào thuộc LĐLĐ tỉnh, công đoàn ngành. Hãy bỏ chỉ tiêu này."),
    QuotaScope.UPPER: lambda: _("không đơn vị nào thuộc công đoàn cấp trên trực tiếp cơ sở. Hãy bỏ chỉ tiêu này."),
}
