"""What the papers of a dossier say: its return slip, submission, list of the proposed and reports of achievements."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import Honour
from awards.selectors.award_history import HistoryLine, award_history
from campaigns.models import Dossier, DossierKind, DossierState, Entry
from campaigns.selectors.dossier_page import initiative_links
from campaigns.selectors.entry_reviews import reasons_to_mend
from campaigns.selectors.parts import open_part_labels
from common import clock
from common.editing import last_line
from common.verdict import YES, Verdict, no
from common.vietnamese import format_day, format_money, format_number
from papers.content import (
    AchievementReport,
    AwardCount,
    Fact,
    ProposalList,
    ProposedCollective,
    ProposedIndividual,
    ReportedHonour,
    ReportedInitiative,
    ReturnPoint,
    ReturnSlip,
    Submission,
)
from papers.selectors.headings import name_on
from people.models import Gender, SubjectKind
from units.models import Role, Unit
from units.permissions import reviewing_unit

PEOPLE = (SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD)
NEWEST = 3
"""So many earlier awards stand beside each of the proposed; the report has them all."""


def has_return_slip(dossier: Dossier) -> Verdict:
    """The dossier lies with its unit to be mended."""
    if dossier.state == DossierState.RETURNED:
        return YES
    return no(_("Chỉ hồ sơ đang bị trả lại mới có phiếu trả hồ sơ."))


def has_proposal(dossier: Dossier) -> Verdict:
    """The dossier puts somebody up."""
    if dossier.kind == DossierKind.PROPOSAL:
        return YES
    return no(_("Chỉ hồ sơ đề nghị mới có tờ trình, danh sách đề nghị và báo cáo thành tích."))


def drawn_on(dossier: Dossier) -> dt.date:
    """The day whose letterhead the unit's own papers bear: that of sending, today while it was not sent."""
    return timezone.localdate(dossier.sent_at) if dossier.sent_at else clock.today()


def returned_by(dossier: Dossier) -> tuple[Unit, dt.date]:
    """The unit that returned the dossier last and the day; the campaign's unit where who did it holds no role now."""
    line = last_line(dossier, "return")
    unit = reviewing_unit(line.actor, dossier.unit) if line and line.actor else None
    return unit or dossier.campaign.unit, timezone.localdate(line.at) if line else clock.today()


def return_slip(dossier: Dossier) -> ReturnSlip:
    """Why the dossier was returned, entry by entry, and what was opened until when."""
    line = last_line(dossier, "return")
    _unit, day = returned_by(dossier)
    reasons = reasons_to_mend(dossier)
    entries = {entry.pk: entry for entry in dossier.entries.filter(pk__in=reasons).with_labels()}
    points = [ReturnPoint(part=str(entries[pk]), text=reason) for pk, reason in reasons.items()]
    opened = open_part_labels(dossier) if dossier.open_parts else []
    received = ""
    if dossier.receipt_no:
        received = _("Biên nhận số %(number)s.") % {"number": dossier.receipt_no}
    return ReturnSlip(
        signed_on=day,
        addressee=name_on(dossier.unit, day),
        dossier=dossier.get_kind_display(),
        campaign=dossier.campaign.name,
        received=received,
        reason=dossier.return_reason,
        points=(*points, *(ReturnPoint(part=label, text=_("Được mở lại để sửa.")) for label in opened)),
        due_on=dossier.due_on,
        returned_by=str(line.actor) if line and line.actor else "",
    )


def submission(dossier: Dossier) -> Submission:
    """The letter that goes with the proposal to the unit of the campaign, with how many are proposed for what."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for entry in _entries(dossier):
        counts[entry.award.name][entry.subject_kind in PEOPLE] += 1
    campaign, day = dossier.campaign, drawn_on(dossier)
    unit, above = name_on(dossier.unit, day), name_on(campaign.unit, day)
    return Submission(
        about=_("Về việc đề nghị khen thưởng %(campaign)s") % {"campaign": campaign.name},
        addressees=(above,),
        grounds=(
            _("Căn cứ kết quả thực hiện %(campaign)s của đơn vị;") % {"campaign": campaign.name},
            _("%(unit)s kính đề nghị %(above)s xét, tặng:") % {"unit": unit, "above": above},
        ),
        counts=tuple(AwardCount(award=name, collectives=of[0], individuals=of[1]) for name, of in counts.items()),
        enclosures=(_("Danh sách đề nghị khen thưởng;"), _("Báo cáo thành tích;"), _("Biên bản họp xét.")),
        closing=_("Kính trình %(above)s xem xét, quyết định./.") % {"above": above},
    )


def proposal_list(dossier: Dossier) -> ProposalList:
    """Everybody the dossier puts up, in order of award, with the awards they hold; three queries.

    Units are called as on the day of the list, and awards taken back since are still held.
    """
    entries = _entries(dossier)
    day = drawn_on(dossier)
    held, unit = held_by(entries, on=day), name_on(dossier.unit, day)
    return ProposalList(
        title=_("Danh sách đề nghị khen thưởng %(campaign)s") % {"campaign": dossier.campaign.name},
        accompanies=_("Kèm theo Tờ trình của %(unit)s") % {"unit": unit},
        collectives=tuple(_collective(entry, held, unit) for entry in entries if entry.subject_kind not in PEOPLE),
        individuals=tuple(_individual(entry, held, unit) for entry in entries if entry.subject_kind in PEOPLE),
    )


def achievement_report(entry: Entry, *, viewer) -> AchievementReport:
    """What the entry's subject did and held on the report's day, as far as the registers know; the rest is dotted."""
    day = drawn_on(entry.dossier)
    unit = name_on(entry.dossier.unit, day)
    is_collective = entry.subject_kind not in PEOPLE
    kind = SubjectKind.INDIVIDUAL if entry.member else entry.subject_kind
    history = award_history(kind, entry.subject, viewer=viewer, roles=tuple(Role), day=day)
    return AchievementReport(
        about=_("Đề nghị tặng %(award)s") % {"award": entry.award.name},
        is_collective=is_collective,
        facts=_facts_of_collective(entry, unit) if is_collective else _facts_of_person(entry, unit),
        results=entry.achievements,
        initiatives=tuple(_reported_initiatives(entry)),
        titles=tuple(map(_reported, history.titles)),
        praises=tuple(map(_reported, history.rewards)),
        reporter="" if is_collective else str(entry.subject),
    )


def _entries(dossier: Dossier) -> list[Entry]:
    return list(dossier.entries.for_list())


def held_by(entries: Iterable[Entry], *, on: dt.date | None = None) -> dict[tuple[str, int], list[str]]:
    """By column and key of each subject, the awards it holds with their years, the newest first.

    Those that no decision had ended ``on`` that day, by now without one.
    """
    keys = defaultdict(set)
    for entry in entries:
        column, key = _column(entry)
        keys[column].add(key)
    wanted = Q(pk__in=[])
    for column, of_column in keys.items():
        wanted |= Q(**{f"{column}__in": of_column})
    held = defaultdict(list)
    for honour in (
        Honour.objects.in_force_on(on or clock.today())
        .filter(wanted)
        .select_related("award")
        .order_by("-year", "award__position", "pk")
    ):
        held[_column(honour)].append(f"{honour.award.name} ({honour.year})")
    return held


def _column(row) -> tuple[str, int]:
    """The column that names the subject of an entry or an honour, and what stands in it."""
    columns = ("member_id", "collective_id", "subject_unit_id")
    return next((column, getattr(row, column)) for column in columns if getattr(row, column))


def praised_of(entry: Entry, held) -> str:
    """The newest of what ``held_by`` found for the entry's subject, as a list says it."""
    return "; ".join(held.get(_column(entry), [])[:NEWEST])


def _collective(entry: Entry, held, unit: str) -> ProposedCollective:
    return ProposedCollective(
        name=str(entry.subject),
        award=entry.award.name,
        unit=unit,
        members=entry.collective.headcount if entry.collective else None,
        achievements=entry.achievements,
        praised=praised_of(entry, held),
    )


def _individual(entry: Entry, held, unit: str) -> ProposedIndividual:
    person = entry.member
    return ProposedIndividual(
        name=person.full_name,
        award=entry.award.name,
        unit=unit,
        position=person.position,
        birth_year=person.birth_date.year if person.birth_date else None,
        is_woman=person.gender == Gender.FEMALE,
        achievements=entry.achievements,
        praised=praised_of(entry, held),
        votes=votes_of(entry),
    )


def votes_of(entry: Entry) -> str:
    """«12/14 (85,7%)»; empty where the unit's vote is not written."""
    if entry.votes_for is None or not entry.votes_members:
        return ""
    share = format_number(100 * entry.votes_for / entry.votes_members, places=1)
    return f"{entry.votes_for}/{entry.votes_members} ({share}%)"


def _facts_of_person(entry: Entry, unit: str) -> tuple[Fact, ...]:
    person = entry.member
    return (
        Fact(label=_("Họ và tên"), value=person.full_name),
        Fact(label=_("Sinh ngày"), value=format_day(person.birth_date) if person.birth_date else ""),
        Fact(label=_("Giới tính"), value=person.get_gender_display()),
        Fact(label=_("Quê quán")),
        Fact(label=_("Nơi thường trú")),
        Fact(label=_("Đơn vị công tác"), value=unit),
        Fact(label=_("Chức vụ (Đảng, chính quyền, đoàn thể)"), value=person.position),
        Fact(label=_("Trình độ chuyên môn"), value=person.get_education_display()),
    )


def _facts_of_collective(entry: Entry, unit: str) -> tuple[Fact, ...]:
    headcount = entry.collective.headcount if entry.collective else None
    return (
        Fact(label=_("Tên tập thể"), value=str(entry.subject)),
        Fact(label=_("Đơn vị quản lý"), value=unit),
        Fact(label=_("Địa điểm trụ sở chính, điện thoại")),
        Fact(label=_("Quá trình thành lập và phát triển")),
        Fact(label=_("Số người"), value="" if headcount is None else format_number(headcount)),
        Fact(label=_("Chức năng, nhiệm vụ được giao")),
    )


def _reported_initiatives(entry: Entry) -> Iterable[ReportedInitiative]:
    """Those of the dossier; of a person those they are an author of."""
    for link in initiative_links(entry.dossier):
        row = link.initiative
        if entry.member_id and entry.member_id not in {author.member_id for author in row.authors.all()}:
            continue
        benefit = row.benefit_confirmed if row.benefit_confirmed is not None else row.benefit_declared
        when = row.recognised_on or row.applied_on
        yield ReportedInitiative(
            year=when.year if when else None,
            name=row.title,
            decision=_decision(row.recognition_no, row.recognised_on),
            benefit="" if benefit is None else format_money(benefit),
        )


def _reported(line: HistoryLine) -> ReportedHonour:
    decision = _decision(line.decision_no, line.decided_on)
    if decision and line.decided_by:
        decision = _("%(decision)s của %(body)s") % {"decision": decision, "body": line.decided_by}
    return ReportedHonour(year=line.year, name=line.award.name, decision=decision)


def _decision(number: str, day: dt.date | None) -> str:
    """«số 12/QĐ-LĐLĐ ngày 05/01/2023», as far as it is known."""
    parts = (
        _("số %(number)s") % {"number": number} if number else "",
        _("ngày %(day)s") % {"day": format_day(day)} if day else "",
    )
    return " ".join(filter(None, parts))
