"""What a sample pack is made of. Standard library only; nothing here touches a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from sample.told import (
    ExemplarPlan,
    ExemplarRoundPlan,
    InspectionPlan,
    NewsPlan,
    SkillContestPlan,
    SpotAwardPlan,
    SummaryPlan,
)

Row = dict[str, object]

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        sheet: tuple(columns.split())
        for sheet, columns in {
            "campaigns": "code name unit_code kind slogan from to registration_opens registration_closes"
            " needs_proposal",
            "phases": "campaign_code number name from to",
            "clusters": "code name unit_code year member_unit_code officer",
            "units": "code name short_name kind parent_code block cluster founded_on workers workers_female"
            " members members_female as_of",
            "members": "code full_name birth_date gender unit_code position is_direct_worker is_leader"
            " education joined_on",
            "collectives": "code name unit_code kind headcount headcount_female",
            "entries": "campaign_code phase stage award_code unit_code subject_kind subject_code"
            " registered_on achievements",
            "initiatives": "code campaign_code title kind field unit_code authors applied_on summary"
            " benefit_declared benefit_confirmed recognised_level recognised_on recognition_no",
            "works": "code campaign_code name kind owner_unit_code builder occasion value benefit started_on"
            " due_on finished_on plaque_text plaque_level plaque_no plaque_on",
            "targets": "campaign_code unit_code indicator value",
            "past_awards": "subject_kind subject_code award_code year decision_no decided_on decided_by campaign_code",
            "discipline": "subject_kind subject_code level from_date to_date decision_no",
            "ratings": "subject_kind subject_code year rating",
        }.items()
    }
)

STATE_AFTER: Mapping[str, str] = MappingProxyType(
    {
        "send": "sent",
        "start_review": "in_review",
        "return": "returned",
        "withdraw": "withdrawn",
        "accept": "accepted",
        "refuse": "refused",
    }
)


def row(sheet: str, **cells: object) -> Row:
    """A row of ``sheet`` with every column of it, empty ones as None; KeyError for an unknown column."""
    columns = COLUMNS[sheet]
    if unknown := cells.keys() - set(columns):
        raise KeyError(f"{sheet}: {', '.join(sorted(unknown))}")
    return {column: cells.get(column) for column in columns}


@dataclass(frozen=True, slots=True)
class Account:
    """A person to sign in with; ``role`` is None for the superuser and a worker, who hold no role in a unit.

    ``member_code`` is that of the worker whose account it is.
    """

    username: str
    display_name: str
    role: str | None
    unit_code: str | None
    is_superuser: bool = False
    member_code: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a dossier by an account on a business date; names as in ``STATE_AFTER``."""

    name: str
    by: str
    on: date
    reason: str = ""
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class DossierStep:
    """A dossier, who typed it and the moves it makes, in order.

    Its entries are the rows of the sheet with the same campaign, unit and phase, and the stage of its kind.
    Initiatives and works of the campaign and unit belong to the registration.
    """

    campaign_code: str
    unit_code: str
    phase: int
    kind: str
    drafted_by: str
    moves: tuple[Move, ...] = ()

    @property
    def state(self) -> str:
        """The state after the last move."""
        return STATE_AFTER[self.moves[-1].name] if self.moves else "draft"

    @property
    def stage(self) -> str:
        """The stage its entries carry in the sheet."""
        return "proposed" if self.kind == "proposal" else "registered"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document a campaign stands on; ``valid_to`` is None while no end is known."""

    number: str
    title: str
    issued_on: date
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class CampaignPlan:
    """What a campaign needs beside its row before entries come: awards, content, legal bases.

    ``content`` is by block, ``""`` for every block; ``quotas`` limit awards of the whole campaign, by code.
    Everybody may read of one that ``is_public`` once it is launched, whether there is news of it or not.
    """

    campaign_code: str
    launched_by: str
    launched_on: date
    award_codes: tuple[str, ...]
    content: Mapping[str, str]
    legal_bases: tuple[LegalBasis, ...] = ()
    quotas: Mapping[str, int] = field(default_factory=dict)
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class LetterheadPlan:
    """What stands at the top and the foot of a unit's papers from a day on; ``words`` by field."""

    unit_code: str
    valid_from: date
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CouncilPlan:
    """A council for initiatives with its seats, and a session it is convened to about as many as ``items``.

    ``seats`` are username, office and position; ``checked_by`` found the conditions of the items met.
    """

    unit_code: str
    name: str
    decision_no: str
    decided_on: date
    founded_by: str
    checked_by: str
    seats: tuple[tuple[str, str, str], ...]
    session: str
    place: str
    held_on: date
    items: int


@dataclass(frozen=True, slots=True)
class ReportedFigurePlan:
    """A figure the article gives only as a total, told by ``noted_by``; money in đồng.

    ``indicator`` is as the reports name it. ``question`` is what looks wrong about it and is left to be answered.
    """

    unit_code: str
    campaign_code: str
    indicator: str
    words: str
    value: int
    from_day: date
    to_day: date
    source: str
    source_date: date
    noted_by: str
    is_more_than: bool = False
    measure: str = ""
    source_url: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole sample: workbook rows by sheet, and what no sheet holds.

    ``typed_by`` imports everything but the dossiers that name somebody else in ``drafted_by``. ``dossiers``
    are in order: a proposal comes after the registration it grew from. ``notes`` says who is meant for what.
    """

    name: str
    title: str
    top_unit_code: str
    typed_by: str
    sheets: dict[str, list[Row]]
    accounts: list[Account]
    campaigns: list[CampaignPlan]
    dossiers: list[DossierStep]
    letterheads: tuple[LetterheadPlan, ...] = ()
    councils: tuple[CouncilPlan, ...] = ()
    reported: tuple[ReportedFigurePlan, ...] = ()
    exemplars: tuple[ExemplarPlan, ...] = ()
    exemplar_rounds: tuple[ExemplarRoundPlan, ...] = ()
    inspections: tuple[InspectionPlan, ...] = ()
    spot_awards: tuple[SpotAwardPlan, ...] = ()
    contests: tuple[SkillContestPlan, ...] = ()
    summaries: tuple[SummaryPlan, ...] = ()
    news: tuple[NewsPlan, ...] = ()
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)
