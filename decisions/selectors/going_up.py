"""Whom a letter to a higher body would put up, and to whom it would go: approved results that are not decided here."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from awards.models import TallyRun
from awards.selectors.entries import codes_going_up
from catalogue.models import AwardType, LegalDocument, Road, RoadKind
from common.clock import today
from common.verdict import YES, Verdict, no
from common.vietnamese import format_date_official, format_number
from councils.models import CouncilSession
from councils.selectors.results import Result, results_of
from decisions.models import DecisionLine, SubmissionLine
from decisions.selectors.recipients import PEOPLE, Recipients, awards_to_decide, recipients_of
from people.models import Gender
from reviews.selectors.documents import held_by, praised_of, votes_of
from units.models import Unit


def awards_going_up(run: TallyRun) -> list[AwardType]:
    """Awards of the run with approved results that its level only proposes and no letter names yet."""
    codes = codes_going_up(run.campaign.unit)
    return [award for award in awards_to_decide(run) if award.code in codes]


def put_up_of(run: TallyRun, awards: Iterable[AwardType]) -> Recipients:
    """Whom a letter on ``awards`` would put up: collectives first, then people, each by award, unit and name.

    The lines are those of a letter, with what they achieved, already hold and how the council, else their unit, voted.
    """
    found = Recipients()
    for award in awards:
        of_award = recipients_of(run, award)
        found.lines += of_award.lines
        found.barred += of_award.barred
    entries = [line.recommendation.entry for line in found.lines]
    held = held_by(entries)
    results = results_of([line.recommendation_id for line in found.lines])
    lines = sorted(found.lines, key=lambda line: line.subject_kind in PEOPLE)
    found.lines = [
        _line(line, number, held, results.get(line.recommendation_id)) for number, line in enumerate(lines, start=1)
    ]
    return found


def _line(line: DecisionLine, number: int, held, result: Result | None) -> SubmissionLine:
    entry = line.recommendation.entry
    return SubmissionLine(
        order_no=number,
        subject_kind=line.subject_kind,
        member=line.member,
        collective=line.collective,
        subject_unit=line.subject_unit,
        recommendation=line.recommendation,
        award=line.award,
        unit=line.unit,
        name=line.name,
        birth_year=line.birth_year,
        is_woman=bool(line.member and line.member.gender == Gender.FEMALE),
        position=line.position,
        unit_name=line.unit_name,
        award_label=line.award_label,
        members=line.collective.headcount if line.collective else None,
        achievements=entry.achievements,
        praised=praised_of(entry, held),
        votes=_share(result) if result else votes_of(entry),
    )


def _share(result: Result) -> str:
    """«12/14 (85,7%)» of all members of the council."""
    share = format_number(100 * result.votes_for / result.members, places=1) if result.members else ""
    return f"{result.votes_for}/{result.members} ({share}%)" if share else ""


def grounds_of(run: TallyRun, recommendations: Collection[int]) -> str:
    """What a letter rests on, one to a line: the law of the campaign that is in force today, its outcome, the minutes
    of the councils."""
    campaign, day = run.campaign, today()
    documents = LegalDocument.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        campaigns__campaign=campaign,
    )
    documents = documents.distinct().order_by("issued_on", "number")
    said = [_("Căn cứ %(what)s") % {"what": document.cited} for document in documents]
    said.append(_("Căn cứ kết quả thực hiện %(campaign)s") % {"campaign": campaign.name})
    sessions = {result.session.pk for result in results_of(recommendations).values()}
    minutes = _("Căn cứ Biên bản họp %(council)s, phiên số %(number)s %(day)s")
    rows = CouncilSession.objects.filter(pk__in=sessions).select_related("council").order_by("held_at", "pk")
    said += [
        minutes % {"council": row.of_council, "number": row.number, "day": format_date_official(row.day)}
        for row in rows
    ]
    return "\n".join(said)


def addressee_of(award: AwardType, unit: Unit) -> tuple[Unit | None, str]:
    """Who is asked for ``award``: the nearest unit above whose level decides or proposes it, and its name.

    Without one, ``None`` and the body that the catalogue names.
    """
    levels = set(Road.objects.filter(award=award).exclude(kind=RoadKind.RECORD).values_list("level", flat=True))
    for above in units_above(unit).order_by("-path"):
        if above.kind in levels:
            return above, above.name
    return None, award.decided_by


def by_addressee(awards: Iterable[AwardType], unit: Unit) -> dict[str, list[AwardType]]:
    """``awards`` by who is asked for them, in their order; those of one body go in one letter."""
    found: dict[tuple[Unit | None, str], list[AwardType]] = {}
    for award in awards:
        found.setdefault(addressee_of(award, unit), []).append(award)
    return {name: of_one for (_above, name), of_one in found.items()}


def one_addressee(awards: Iterable[AwardType], unit: Unit) -> Verdict:
    """All of ``awards`` are asked of the same body; otherwise the sentence says which belong together."""
    found = by_addressee(awards, unit)
    if len(found) < 2:
        return YES
    together = "; ".join(
        _("%(body)s: %(awards)s") % {"body": body, "awards": ", ".join(award.name for award in of_one)}
        for body, of_one in found.items()
    )
    return no(
        _("Các danh hiệu, hình thức đã chọn gửi đến những nơi khác nhau. Hãy soạn mỗi nơi một tờ trình – %(together)s.")
        % {"together": together}
    )


def units_above(unit: Unit):
    """The units of this system above ``unit`` that have not ended, the topmost first."""
    paths = [unit.path[:end] for end in range(unit.steplen, len(unit.path), unit.steplen)]
    return Unit.objects.active().filter(path__in=paths)
