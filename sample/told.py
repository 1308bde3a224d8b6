"""What a pack tells beside campaigns and their dossiers: exemplars, inspections, contests, summaries, news."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ExemplarPlan:
    """A worker held up as an example of a month, approved on a day; income in đồng.

    ``field_code`` and ``programme_code`` are of the catalogue, ``story`` tells what the worker did; ``figures`` are
    ``workdays``, ``income``, ``productivity`` (%) and ``initiatives``. ``consent`` is the way the worker agreed to be
    shown to everybody, empty where nobody wrote it down; ``published_on`` is None for one not shown.
    """

    unit_code: str
    member_code: str
    programme_code: str
    field_code: str
    year: int
    month: int
    title: str
    story: str
    quote: str
    figures: Mapping[str, int]
    approved_on: date
    consent: str = ""
    consented_on: date | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class ExemplarRoundPlan:
    """The vote of a unit on its exemplars of a year: ``voters`` are members, each of whom names all of them.

    ``run_by`` writes and proposes for the unit, ``approved_by`` judges what was chosen.
    """

    unit_code: str
    year: int
    title: str
    opens_on: date
    closes_on: date
    voters: tuple[str, ...]
    run_by: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class FindingPlan:
    """What was found at a unit; of a shortcoming what is asked until a day, and how the unit reported it done.

    ``sent_back`` is why a first report was not enough, empty where it was.
    """

    kind: str
    text: str
    ground: str = ""
    remedy: str = ""
    due: date | None = None
    report: str = ""
    reported_on: date | None = None
    sent_back: str = ""


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A unit that is inspected on a day, with what was found there."""

    unit_code: str
    held_on: date
    findings: tuple[FindingPlan, ...]


@dataclass(frozen=True, slots=True)
class InspectionPlan:
    """An inspection planned, announced and led by ``run_by``; remedies are reported by ``reported_by``."""

    unit_code: str
    title: str
    kind: str
    decision_no: str
    decided_on: date
    from_day: date
    to_day: date
    closed_on: date
    leader: str
    team: str
    subject: str
    run_by: str
    reported_by: str
    visits: tuple[VisitPlan, ...]


@dataclass(frozen=True, slots=True)
class SpotAwardPlan:
    """An award proposed outside the year's rounds for a direct worker, for what was done on a day.

    ``answer`` is the move of whoever answered, with the ``reason`` it needs; empty while the proposal waits.
    """

    campaign_code: str
    unit_code: str
    member_code: str
    award_code: str
    done_on: date
    deed: str
    proposed_by: str
    answered_by: str
    answer: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ContestantPlan:
    """A member who took part in a trade, with what came of it; ``grade`` is empty without a prize."""

    member_code: str
    trade: str
    points: Decimal
    rank: int
    grade: str = ""


@dataclass(frozen=True, slots=True)
class SkillContestPlan:
    """A contest of skilled workers: trades, prizes, days, and those who took part.

    ``run_by`` holds it and types the results, ``registered_by`` registers, ``confirmed_by`` finds the results right.
    """

    campaign_code: str
    unit_code: str
    title: str
    trades: tuple[str, ...]
    grades: tuple[str, ...]
    planned_on: date
    registration_closes: date
    from_day: date
    to_day: date
    published_on: date
    place: str
    decision_no: str
    run_by: str
    registered_by: str
    confirmed_by: str
    contestants: tuple[ContestantPlan, ...]


@dataclass(frozen=True, slots=True)
class SummaryPlan:
    """A report on campaigns, each of a phase (None: as a whole), frozen and published by another than who wrote it.

    ``texts`` are by field; what the article does not say is left out.
    """

    unit_code: str
    kind: str
    title: str
    about: tuple[tuple[str, int | None], ...]
    as_of: date
    texts: Mapping[str, str]
    number: int
    signed_on: date
    written_by: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class NewsPlan:
    """What a unit told everybody, after an article named in ``source``; the campaigns it is about are public."""

    unit_code: str
    campaign_codes: tuple[str, ...]
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    source: str
    published_on: date
    written_by: str
