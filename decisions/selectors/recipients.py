"""Whom a decision may award: approved results of a run, each with its line or what is in the way."""

import hashlib
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Subquery

from awards.models import Recommendation, RecommendationState, TallyRun
from awards.selectors.since import changed_since_tally
from catalogue.models import AwardType, Road, RoadKind
from decisions.models import DecisionLine, SubmissionLine, name_of
from decisions.register import texts_of
from people.models import SubjectKind
from people.models.subject import subject_columns
from units.models import Unit

PEOPLE = (SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD)


@dataclass(slots=True)
class Recipients:
    """``lines`` in the order of the list, with their numbers; ``barred`` are those left out, each with the reason."""

    lines: list[DecisionLine] = field(default_factory=list)
    barred: list[tuple[DecisionLine, str]] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """Another text for other recipients."""
        keys = sorted(line.recommendation_id for line in self.lines)
        return hashlib.sha256(repr(keys).encode()).hexdigest()


def awards_to_decide(run: TallyRun) -> list[AwardType]:
    """Awards of the run with approved results that no decision names yet, each with ``approved``, their number."""
    waiting = _approved(run).filter(award=OuterRef("pk")).order_by().values("award").annotate(n=Count("pk")).values("n")
    awards = AwardType.objects.annotate(approved=Subquery(waiting)).filter(approved__isnull=False)
    return list(awards.order_by("position", "code"))


def road_of(award: AwardType, unit: Unit) -> str:
    """What the level of ``unit`` does with ``award``; to decide, where the catalogue does not say."""
    kind = Road.objects.filter(award=award, level=unit.kind).values_list("kind", flat=True).first()
    return kind or RoadKind.DECIDE


def recipients_of(run: TallyRun, award: AwardType) -> Recipients:
    """Whom a decision on ``award`` would name: collectives first, then people, each by unit and name."""
    chosen = _approved(run).filter(award=award)
    changed = changed_since_tally(run, chosen)
    rows = chosen.select_related(
        "award", "entry__member__unit", "entry__collective__unit", "entry__subject_unit"
    ).order_by()
    found = Recipients()
    for line in sorted((_line(row) for row in rows), key=_place):
        if problem := changed.get(line.recommendation_id):
            found.barred.append((line, problem.told))
        else:
            found.lines.append(line)
            line.order_no = len(found.lines)
    return found


def _approved(run: TallyRun):
    """Approved results of the run that stand in no decision and in no letter to a higher body."""
    taken = DecisionLine.objects.binding().filter(recommendation=OuterRef("pk"))
    up = SubmissionLine.objects.live().filter(recommendation=OuterRef("pk"))
    return Recommendation.objects.filter(~Exists(taken), ~Exists(up), run=run, state=RecommendationState.APPROVED)


def _line(recommendation: Recommendation) -> DecisionLine:
    entry = recommendation.entry
    subject = entry.subject
    return DecisionLine(
        **subject_columns(entry.subject_kind, subject),
        recommendation=recommendation,
        award=recommendation.award,
        name=name_of(subject),
        award_label=recommendation.award.name,
        **texts_of(entry.subject_kind, subject),
    )


def _place(line: DecisionLine) -> tuple:
    return line.subject_kind in PEOPLE, line.unit.path, line.subject.sort_key, line.recommendation_id
