"""«Tra cứu điều kiện»: what a standard says today of somebody, put up or not."""

import datetime as dt
from dataclasses import dataclass

from awards.models import StandardVersion
from awards.selectors.explanation import Explained, explain_findings
from awards.selectors.facts import Period, facts_about, facts_of
from awards.selectors.readiness import TONES
from awards.selectors.standards import facts_needed, rules_in_force
from awards.tally.engine import Evaluation, evaluate
from campaigns.models import CampaignState, Entry
from catalogue.models import AwardType
from people.models import Member, SubjectKind
from people.models.subject import subject_columns


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What the standard ``version`` (``None``: there is none) says for ``period``; ``entry`` puts the subject up."""

    award: AwardType
    version: StandardVersion | None
    period: Period
    entry: Entry | None
    evaluation: Evaluation

    @property
    def outcome(self) -> str:
        return self.evaluation.outcome.value

    @property
    def tone(self) -> str:
        return TONES[self.evaluation.outcome]

    @property
    def findings(self) -> list[Explained]:
        """Each condition in words."""
        return explain_findings(self.evaluation.findings)

    def gap(self, translate) -> str:
        """What is missing, in one sentence."""
        return self.evaluation.nearest_gap.text(translate)


def look_up(subject_kind: str, subject, award: AwardType, *, viewer, day: dt.date) -> LookedUp:
    """What the tally would say on ``day``, in a fixed number of queries.

    For a subject that is put up for the award in a campaign under way, as far as the viewer reaches, by that
    campaign's days and the standard of its last one, as the tally; for any other by the calendar year and the
    standard in force on ``day``, registration unknown. Raises ``DomainError`` for a standard that cannot be read.
    """
    entry = _entry(subject_kind, subject, award, viewer=viewer, day=day)
    period = _period(entry, day)
    rules = rules_in_force([award], period.end if entry else day)
    needs, of_award = facts_needed(rules.values()), rules[award.code]
    if entry is None:
        facts = facts_about(subject_kind, subject.pk, period, needs=needs)
    else:
        [considered] = facts_of(Entry.objects.filter(pk=entry.pk), period, needs=needs)
        facts = considered.facts
    version = of_award.version_for(subject_kind)
    evaluation = evaluate(facts, version.standard if version else None, subject_kinds=of_award.kinds)
    row = StandardVersion.objects.get(pk=version.pk) if version else None
    return LookedUp(award, row, period, entry, evaluation)


def _entry(subject_kind: str, subject, award: AwardType, *, viewer, day: dt.date) -> Entry | None:
    """The latest one that puts the subject up for the award in a campaign under way."""
    columns = subject_columns(SubjectKind(subject_kind), subject)
    if columns.pop("member"):
        columns["member__in"] = Member.objects.of_people([subject.person_id])
    return (
        Entry.objects.visible_to(viewer)
        .filter(
            **{name: value for name, value in columns.items() if value is not None},
            award=award,
            dossier__campaign__state=CampaignState.LAUNCHED,
            dossier__campaign__starts_on__lte=day,
        )
        .select_related("dossier__campaign")
        .order_by("-dossier__campaign__starts_on", "-pk")
        .first()
    )


def _period(entry: Entry | None, day: dt.date) -> Period:
    if entry is None:
        return Period(dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), day)
    campaign = entry.dossier.campaign
    return Period(campaign.starts_on, campaign.ends_on, day)
