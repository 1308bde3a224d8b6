"""What stands on each kind of paper: plain texts, numbers, days and tuples of them, frozen; no row of any table.

Whoever makes a paper fills one of these in, and ``papers.services.rendering`` lays it out. Amounts are in đồng. A text
is printed as it is; an empty text, ``None`` or an empty tuple leaves a place to fill in by hand, or its part out.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from papers.content_base import Heading as Heading
from papers.content_base import Paper as Paper
from papers.content_base import Signer as Signer
from papers.content_summary import SummaryReport


class PaperKind(TextChoices):
    DECISION = "decision", _("Quyết định")
    PLAQUE_DECISION = "plaque_decision", _("Quyết định gắn biển")
    SUBMISSION = "submission", _("Tờ trình")
    PROPOSAL_LIST = "proposal_list", _("Danh sách đề nghị")
    ACHIEVEMENT_REPORT = "achievement_report", _("Báo cáo thành tích")
    MINUTES = "minutes", _("Biên bản")
    RETURN_SLIP = "return_slip", _("Phiếu trả hồ sơ")
    AGENCY_LETTER = "agency_letter", _("Công văn lấy ý kiến hiệp y")
    SUMMARY_REPORT = "summary_report", _("Báo cáo sơ kết, tổng kết")
    CERTIFICATE = "certificate", _("Giấy khen, bằng khen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """One line of the list that goes with a decision. ``book_number`` is that of the golden book."""

    name: str
    unit: str
    award: str
    position: str = ""
    birth_year: int | None = None
    prize: int | None = None
    book_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One text that a correction puts right; ``name`` and ``unit`` as they were."""

    name: str
    unit: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """Whose award is taken back or replaced; ``amount`` is paid back, ``thing`` says whether the sheet or flag is."""

    name: str
    unit: str
    award: str
    position: str = ""
    amount: int | None = None
    thing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Paper):
    """A decision with its list. ``about`` begins «Về việc…», each of ``articles`` without its «Điều n.».

    Without ``authority`` that of the heading is printed. Lists keep the order given, collectives first. A decision
    about an earlier one lists the ``changes`` of texts, or those ``recalled``, each under a title of its own.
    ``witness`` is the newest root of the audit when it was issued.
    """

    about: str
    grounds: tuple[str, ...]
    articles: tuple[str, ...]
    authority: str = ""
    list_title: str = ""
    collectives: tuple[Awarded, ...] = ()
    individuals: tuple[Awarded, ...] = ()
    changes_title: str = ""
    changes: tuple[Change, ...] = ()
    recalled_title: str = ""
    recalled: tuple[Recalled, ...] = ()
    witness: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkWithPlaque:
    """One line of the list of a decision on plaques. ``owner`` registered the work, ``builder`` built it;
    ``text`` stands on the plaque."""

    name: str
    owner: str
    place: str = ""
    value: int | None = None
    builder: str = ""
    occasion: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaqueDecision(Paper):
    """A decision on plaques with the list of works; the rest as in ``Decision``.

    One that takes plaques back lists their works under a title of its own, one that puts texts right the ``changes``.
    """

    about: str
    grounds: tuple[str, ...]
    articles: tuple[str, ...]
    authority: str = ""
    list_title: str = ""
    works: tuple[WorkWithPlaque, ...] = ()
    changes_title: str = ""
    changes: tuple[Change, ...] = ()
    witness: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardCount:
    """How many of each are proposed for one award."""

    award: str
    collectives: int = 0
    individuals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Paper):
    """A letter to the body that decides: why, what is asked for, what is enclosed."""

    about: str
    addressees: tuple[str, ...]
    grounds: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    counts: tuple[AwardCount, ...] = ()
    names: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    closing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedCollective:
    name: str
    award: str
    unit: str = ""
    members: int | None = None
    achievements: str = ""
    praised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedIndividual:
    """``votes`` as «12/14 (85,7%)»; a birth year of a woman stands in the column «Nữ»."""

    name: str
    award: str
    unit: str = ""
    position: str = ""
    birth_year: int | None = None
    is_woman: bool = False
    achievements: str = ""
    praised: str = ""
    votes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalList(Paper):
    """The list of the proposed. ``title`` begins «Danh sách…», ``accompanies`` «Kèm theo Tờ trình…»."""

    title: str
    accompanies: str = ""
    collectives: tuple[ProposedCollective, ...] = ()
    individuals: tuple[ProposedIndividual, ...] = ()
    maker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a life or of a collective: «Sinh ngày»: «05/3/1980»; an empty ``value`` is dotted."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedInitiative:
    year: int | None
    name: str
    decision: str = ""
    benefit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedHonour:
    """``decision`` as «số 12/QĐ-LĐLĐ ngày 05/3/2024 của …»."""

    year: int | None
    name: str
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementReport(Paper):
    """What one person or collective did; ``about`` begins «Đề nghị tặng…». Texts may have several lines."""

    about: str
    is_collective: bool = False
    facts: tuple[Fact, ...] = ()
    duties: str = ""
    results: str = ""
    initiatives: tuple[ReportedInitiative, ...] = ()
    titles: tuple[ReportedHonour, ...] = ()
    praises: tuple[ReportedHonour, ...] = ()
    reporter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendant:
    """``office`` is what one is in the council; ``note`` how one took part, or why one was absent."""

    name: str
    position: str = ""
    office: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """Of one round of voting: slips given out and what came back."""

    issued: int
    received: int
    valid: int
    invalid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What came out for one nominee; ``base`` is the number the percentage is of."""

    name: str
    award: str
    votes_for: int
    votes_against: int
    abstentions: int
    base: int
    verdict: str
    unit: str = ""
    barred: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Paper):
    """What a session of a council did; never a name beside a vote. ``base_note`` says what percentages are of."""

    about: str
    council: str
    began_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    venue: str = ""
    members: int = 0
    present: tuple[Attendant, ...] = ()
    absent: tuple[Attendant, ...] = ()
    chair: str = ""
    secretary: str = ""
    way: str = ""
    proceedings: tuple[str, ...] = ()
    ballots: Ballots | None = None
    votes: tuple[Vote, ...] = ()
    base_note: str = ""
    conclusions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPoint:
    """What must be put right, in which part of the dossier."""

    part: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSlip(Paper):
    """Why a dossier goes back to its unit and what is to be done until when."""

    addressee: str
    dossier: str
    campaign: str = ""
    received: str = ""
    reason: str = ""
    points: tuple[ReturnPoint, ...] = ()
    due_on: dt.date | None = None
    returned_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAbout:
    """One line of the list agencies are asked about."""

    name: str
    unit: str
    award: str
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLetter(Paper):
    """A letter that asks agencies for their opinion until the end of ``due_on``; ``about`` begins «V/v…».

    ``asked`` stands in the letter itself, or, when ``is_annexed``, on pages of its own under ``list_title``.
    ``reply`` says where the answer goes.
    """

    about: str
    addressees: tuple[str, ...]
    question: tuple[str, ...]
    asked: tuple[AskedAbout, ...]
    due_on: dt.date
    reply: str = ""
    closing: str = ""
    is_annexed: bool = False
    list_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Paper):
    """One sheet: ``title`` is «GIẤY KHEN» or «BẰNG KHEN», ``qr`` the text to encode, ``code`` the same for people.

    ``decision`` is «số 12/QĐ-LĐLĐ»; ``signed_on`` that of the decision. Without ``authority`` that of the heading.
    """

    title: str
    name: str
    reason: str
    decision: str
    authority: str = ""
    position: str = ""
    unit: str = ""
    book_number: str = ""
    code: str = ""
    qr: str = ""


CONTENT: dict[PaperKind, type[Paper]] = {
    PaperKind.DECISION: Decision,
    PaperKind.PLAQUE_DECISION: PlaqueDecision,
    PaperKind.SUBMISSION: Submission,
    PaperKind.PROPOSAL_LIST: ProposalList,
    PaperKind.ACHIEVEMENT_REPORT: AchievementReport,
    PaperKind.MINUTES: Minutes,
    PaperKind.RETURN_SLIP: ReturnSlip,
    PaperKind.AGENCY_LETTER: AgencyLetter,
    PaperKind.SUMMARY_REPORT: SummaryReport,
    PaperKind.CERTIFICATE: Certificate,
}
