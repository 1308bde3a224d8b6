"""Nobody votes on themselves, on their own unit, or where they declared a conflict; the chair neither."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import Move, write_audit
from contributions.models import InitiativeAuthor
from councils.models import AgendaItem, Bar, BarKind, CouncilMember, CouncilSession, Mark
from councils.permissions import may_declare
from councils.voters import sitting
from people.models import Member
from units.models import Role, RoleAssignment


def bar_conflicts(session: CouncilSession) -> int:
    """Every member is barred from the items about their own person and unit; returns how many bars were added."""
    members = list(sitting(session).select_related("user"))
    items = list(session.items.for_list())
    people, units = _people_of(members), _own_units(session, members)
    authors = _authors_of(items)
    bars = [
        Bar(item=item, member=member, kind=kind)
        for item in items
        for member in members
        if (kind := _conflict(item, authors[item.pk], people.get(member.user_id), units[member.user_id]))
    ]
    Bar.objects.bulk_create(bars, ignore_conflicts=True)
    return len(bars)


@transaction.atomic
def declare_conflict(item: AgendaItem, *, member: CouncilMember, note: str, by) -> Bar:
    """``member`` does not vote on ``item``, for what ``note`` says.

    Raises ``NotAllowed``, ``TransitionRefused`` after the session, or ``DomainError`` for one who has voted on it.
    """
    session = (
        CouncilSession.objects.select_for_update(of=("self",)).select_related("council__unit").get(pk=item.session_id)
    )
    if not (verdict := may_declare(by, session, member)):
        raise NotAllowed(verdict.reason)
    if not (session.is_planned or session.is_open):
        raise TransitionRefused(_("Phiên họp đã kết thúc nên không khai xung đột lợi ích được nữa."))
    list(session.attendances.filter(member=member).select_for_update())
    if Mark.objects.filter(item=item, member=member).exists():
        raise DomainError(_("%(who)s đã bỏ phiếu về nội dung này.") % {"who": member})
    bar = Bar(item=item, member=member, kind=BarKind.DECLARED, note=note.strip())
    with refusing(Bar):
        bar.save()
    record = Move(note=bar.note, data={"item": item.pk, "member": member.user.username})
    write_audit(session, "declare_conflict", by=by, record=record)
    return bar


def _people_of(members: Iterable[CouncilMember]) -> dict[int, Member]:
    """Account's key → the person."""
    found = Member.objects.filter(user__in=[member.user_id for member in members]).select_related("unit")
    return {person.user_id: person for person in found}


def _own_units(session: CouncilSession, members: list[CouncilMember]) -> defaultdict[int, list[str]]:
    """Account's key → paths of the units below that of the council where the person is a member or holds a role.

    At the council's own unit they all sit: that one bars nobody.
    """
    users = [member.user_id for member in members]
    above = session.council.unit.path
    roles = RoleAssignment.objects.on(session.day).exclude(role=Role.COUNCIL).filter(user__in=users)
    people = Member.objects.filter(user__in=users)
    held = [*roles.values_list("user", "unit__path"), *people.values_list("user", "unit__path")]
    own: defaultdict[int, list[str]] = defaultdict(list)
    for user, path in held:
        if path.startswith(above) and path != above:
            own[user].append(path)
    return own


def _authors_of(items: Iterable[AgendaItem]) -> defaultdict[int, set[int]]:
    """Item's key → keys of the people who made its initiative."""
    by_initiative = {item.initiative_id: item.pk for item in items if item.initiative_id}
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = InitiativeAuthor.objects.filter(initiative__in=by_initiative, member__isnull=False).select_related("member")
    for author in rows:
        found[by_initiative[author.initiative_id]].add(author.member.person_id)
    return found


def _conflict(item: AgendaItem, authors: set[int], person: Member | None, units: list[str]) -> str:
    """The kind of the bar; empty where there is no conflict."""
    entry = item.recommendation.entry if item.recommendation else None
    subjects = authors | ({entry.member.person_id} if entry and entry.member else set())
    if person and person.person_id in subjects:
        return BarKind.PERSON
    homes = [item.recommendation.unit.path] if entry else [item.initiative.unit.path]
    if entry and entry.subject_unit:
        homes.append(entry.subject_unit.path)
    return BarKind.UNIT if any(home.startswith(path) for path in units for home in homes) else ""
