"""What stands on a report that sums up campaigns, as ``papers.content`` has the other kinds."""

from dataclasses import dataclass

from papers.content_base import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class SummedFigure:
    """One figure in words: «Sáng kiến đăng ký»: «2.490»."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummedAward:
    """How many were registered, proposed and given one award."""

    name: str
    registered: int = 0
    proposed: int = 0
    collectives: int = 0
    individuals: int = 0
    households: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SummedTarget:
    """What was asked and reached; ``percent`` says so where nothing was asked."""

    name: str
    asked: int
    reached: int
    percent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummedReported:
    """A figure a source gives without a list."""

    label: str
    amount: str
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummedCampaign:
    """The results of one campaign; ``title`` names it and, where the report is of that, its phase."""

    title: str
    figures: tuple[SummedFigure, ...] = ()
    awards: tuple[SummedAward, ...] = ()
    targets: tuple[SummedTarget, ...] = ()
    reported: tuple[SummedReported, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryReport(Paper):
    """A report that sums up campaigns. ``about`` is its title, ``figures_as_of`` in words; texts may have several
    lines. ``witness`` tells the SHA-256 of the frozen figures; a draft says there that its figures still change."""

    about: str
    figures_as_of: str
    campaigns: tuple[SummedCampaign, ...] = ()
    assessment: str = ""
    unreached: str = ""
    lessons: str = ""
    tasks: str = ""
    witness: str = ""
