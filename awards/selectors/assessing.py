"""Facts against the standards a run keeps: the same for the worker, for «Vì sao?» and for whoever checks the seal."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from awards.models import TallyRun
from awards.selectors.places import Place
from awards.selectors.spelling import spelled
from awards.selectors.standards import AwardRules, Version, campaign_rules, facts_needed, rules_of
from awards.tally.engine import Evaluation, Outcome, evaluate
from awards.tally.facts import Facts
from awards.tally.memory import remembering
from awards.tally.rank_keys import standing
from awards.tally.seal import canonical_json, digest_of
from awards.tally.stored import findings_to_json


class Judged(NamedTuple):
    """What facts come to. ``version`` is the standard used, ``None`` without one; the others are spelled JSON."""

    evaluation: Evaluation
    version: Version | None
    findings: str
    standing: str

    @property
    def is_eligible(self) -> bool:
        return self.evaluation.outcome is Outcome.ELIGIBLE


class Assessor:
    """Judges facts as ``run`` does; only for the awards of ``codes``, by default all of the run's."""

    def __init__(self, run: TallyRun, codes: Iterable[str] | None = None) -> None:
        awards = run.standards["awards"]
        rules = rules_of(awards if codes is None else {code: awards[code] for code in codes if code in awards})
        self._rules = {code: remembering_rules(of_award) for code, of_award in rules.items()}
        self._of_campaign = remembering(campaign_rules())

    @property
    def needs(self) -> frozenset[str]:
        """The facts its standards read."""
        return facts_needed(self._rules.values())

    def evaluate(self, award: str, kind: str, facts: Facts) -> tuple[Evaluation, Version | None]:
        """What the facts of a subject of ``kind`` come to for ``award``, and by which version."""
        rules = self._rules[award]
        version = rules.version_for(kind)
        standard = version.standard if version else None
        found = evaluate(facts, standard, campaign_rules=self._of_campaign, subject_kinds=rules.kinds)
        return found, version

    def judge(self, award: str, kind: str, facts: Facts) -> Judged:
        """The same with findings and standing as they are stored and sealed."""
        evaluation, version = self.evaluate(award, kind, facts)
        eligible = evaluation.outcome is Outcome.ELIGIBLE
        order = standing(facts, version.rank_by) if version and eligible else ()
        return Judged(
            evaluation,
            version,
            findings=spelled(findings_to_json(evaluation.findings)),
            standing=canonical_json(list(order)).decode(),
        )


def remembering_rules(rules: AwardRules) -> AwardRules:
    """The same rules for many subjects: a finding is made once for equal facts."""
    versions = (replace(version, standard=remembering(version.standard)) for version in rules.versions)
    return replace(rules, versions=tuple(versions))


def spelled_place(award: str, kind: str, place: Place, version: Version | None) -> str:
    """The place of an entry in the seal, in codes: see ``Assessment.place``."""
    number = version.number if version else 0
    return spelled([award, kind, place.subject, place.unit, str(place.phase), str(number)])


def digest_of_stored(place: list[str], facts: dict[str, Any], findings: dict[str, Any], order: list[Any]) -> bytes:
    """The digest of a result as it is read back from its row."""
    return digest_of(spelled(place), spelled(facts), spelled(findings), spelled(order))
