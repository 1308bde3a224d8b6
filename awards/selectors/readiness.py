"""«Còn thiếu gì?»: the entries of a dossier against the conditions the tally will use."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from awards.selectors.explanation import Explained, explain_findings
from awards.selectors.facts import Period, facts_of
from awards.selectors.standards import rules_of, standards_in_force
from awards.tally.engine import Outcome, evaluate
from awards.tally.finding import Finding
from campaigns.models import Entry
from catalogue.models import AwardType

TONES = {Outcome.ELIGIBLE: "green", Outcome.NOT_ELIGIBLE: "red", Outcome.MISSING_DATA: "gold"}


@dataclass(frozen=True, slots=True)
class EntryReadiness:
    """What the tally would say of an entry today; ``gap`` is empty when it meets its standard."""

    entry: Entry
    outcome: str
    gap: str
    tone: str
    evaluated: tuple[Finding, ...]

    @property
    def findings(self) -> list[Explained]:
        """Each condition in words; told for those that are looked at."""
        return explain_findings(self.evaluated)


@dataclass(frozen=True, slots=True)
class Readiness:
    """The entries of a dossier: how many meet their standard, and those that do not, with why.

    ``without_standard`` are entries of awards for which no standard is in force: only people can judge them.
    """

    ready: int
    open: list[EntryReadiness]
    without_standard: int


def readiness_of(dossier) -> Readiness:
    """Each entry of ``dossier`` by the standards in force on the campaign's last day, the dossier taken as accepted.

    A condition no standard in force can be read for is left to people. The queries do not grow with the entries.
    """
    campaign = dossier.campaign
    entries = {entry.pk: entry for entry in dossier.entries.with_subject()}
    awards = AwardType.objects.filter(entries__dossier=dossier).distinct()
    rules = rules_of(standards_in_force(awards, campaign.ends_on))
    period = Period(campaign.starts_on, campaign.ends_on, timezone.localdate())
    ready, without, open_entries = 0, 0, []
    for considered in facts_of(Entry.objects.filter(dossier=dossier), period):
        of_award = rules[considered.award_code]
        version = of_award.version_for(considered.subject_kind)
        evaluation = evaluate(considered.facts, version.standard if version else None, subject_kinds=of_award.kinds)
        if version is None and evaluation.outcome is Outcome.MISSING_DATA:
            without += 1
        elif evaluation.outcome is Outcome.ELIGIBLE:
            ready += 1
        else:
            open_entries.append(
                EntryReadiness(
                    entry=entries[considered.entry_id],
                    outcome=evaluation.outcome.value,
                    gap=evaluation.nearest_gap.text(_),
                    tone=TONES[evaluation.outcome],
                    evaluated=tuple(evaluation.findings),
                )
            )
    return Readiness(ready=ready, open=open_entries, without_standard=without)
