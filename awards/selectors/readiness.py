"""«Còn thiếu gì?»: the entries of a dossier against the conditions the tally will use."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet
from django.utils import timezone

from awards.selectors.assessing import remembering_rules
from awards.selectors.explanation import Explained, explain_findings, label_of
from awards.selectors.facts import Period, facts_of
from awards.selectors.facts.slices import Row
from awards.selectors.naming import said
from awards.selectors.standards import BARRING, AwardRules, rules_in_force
from awards.tally.engine import Evaluation, Outcome, evaluate
from awards.tally.finding import Verdict
from campaigns.models import Entry
from catalogue.models import AwardType

TONES = {Outcome.ELIGIBLE: "green", Outcome.NOT_ELIGIBLE: "red", Outcome.MISSING_DATA: "gold"}


@dataclass(frozen=True, slots=True)
class EntryReadiness:
    """What the tally would say of an entry today; put into words for those that are looked at."""

    entry_id: int
    evaluation: Evaluation
    has_standard: bool = True

    @property
    def is_left_to_people(self) -> bool:
        """Whether no standard is in force by which anything could be said."""
        return not self.has_standard and self.evaluation.outcome is Outcome.MISSING_DATA

    @property
    def outcome(self) -> str:
        return self.evaluation.outcome.value

    @property
    def tone(self) -> str:
        return TONES[self.evaluation.outcome]

    @property
    def gap(self) -> str:
        """What is missing, in one sentence."""
        return self.evaluation.nearest_gap.text(said)

    @property
    def lacking(self) -> list[Explained]:
        """Each condition that is not met, or not known to be, in words."""
        return explain_findings(finding for finding in self.evaluation.findings if finding.verdict is not Verdict.MET)

    @property
    def met(self) -> list[str]:
        """What the conditions that are met are called."""
        return [label_of(finding) for finding in self.evaluation.findings if finding.verdict is Verdict.MET]


@dataclass(frozen=True, slots=True)
class Readiness:
    """The entries of a dossier: how many meet their standard, and those that do not, with why.

    ``without_standard`` are entries of awards for which no standard is in force: only people can judge them.
    """

    ready: int
    open: list[EntryReadiness]
    without_standard: int


def readiness_of(dossier) -> Readiness:
    """All entries of ``dossier`` as ``evaluated`` sees them. The queries do not grow with the entries."""
    ready, without, open_entries = 0, 0, []
    for item in evaluated(dossier, Entry.objects.filter(dossier=dossier)):
        if item.is_left_to_people:
            without += 1
        elif item.evaluation.outcome is Outcome.ELIGIBLE:
            ready += 1
        else:
            open_entries.append(item)
    return Readiness(ready=ready, open=open_entries, without_standard=without)


def evaluated(dossier, entries: QuerySet[Entry]) -> Iterator[EntryReadiness]:
    """Each of ``entries`` by the standards in force on the campaign's last day, their ``dossier`` taken as accepted.

    In order of primary key. A condition no standard in force can be read for is left to people. Raises ``DomainError``
    for a standard that cannot be read.
    """
    campaign = dossier.campaign
    awards = AwardType.objects.filter(pk__in=entries.order_by().values("award")).only("code", "name", "subject_kinds")
    rules = {code: remembering_rules(rules) for code, rules in rules_in_force(awards, campaign.ends_on).items()}
    period = Period(campaign.starts_on, campaign.ends_on, timezone.localdate())
    for considered in facts_of(entries, period, accepting=dossier, needs=_needs(rules)):
        of_award = rules[considered.award_code]
        version = of_award.version_for(considered.subject_kind)
        standard = version.standard if version else None
        evaluation = evaluate(considered.facts, standard, subject_kinds=of_award.kinds)
        yield EntryReadiness(considered.entry_id, evaluation, has_standard=version is not None)


def _needs(rules: Mapping[str, AwardRules]) -> Callable[[Row], frozenset[str]]:
    """The facts that decide about an entry; what would only place it is not asked for."""

    @cache
    def of_kind(award_code: str, subject_kind: str) -> frozenset[str]:
        version = rules[award_code].version_for(subject_kind)
        return BARRING if version is None else BARRING | version.standard.needs()

    return lambda row: of_kind(row.award_code or "", row.subject_kind)


def entries_of(items: Iterable[EntryReadiness]) -> dict[int, Entry]:
    """The entries ``items`` are about, by key, with what their subjects and awards are called; one query."""
    return Entry.objects.with_labels().in_bulk([item.entry_id for item in items])
