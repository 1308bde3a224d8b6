"""Nobody votes on themselves, on their own unit or collective, or where they declared a conflict; the chair neither."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import Move, write_audit
from contributions.models import InitiativeAuthor
from councils.models import AgendaItem, Bar, BarKind, CouncilMember, CouncilSession, Mark
from councils.permissions import may_declare, may_withdraw
from councils.services.telling import tell_members
from councils.voters import session_bars, sitting, taking_part
from people.models import CollectiveMembership, Member
from units.models import Role, RoleAssignment, Unit


@dataclass(frozen=True, slots=True)
class Own:
    """Who a member of the council is, ``None`` where no person is linked to the account, the paths of their units below
    that of the council, and the keys of their collectives."""

    person: Member | None
    units: list[str]
    collectives: set[int]


def bar_conflicts(session: CouncilSession) -> list[Bar]:
    """Every member who sits is barred from the items about their own person, unit or collective, nobody else from any.

    Returns, unsaved, the bars that came too late: those members had voted on the item before, and their ballot counts.
    """
    session_bars(session).exclude(member__in=sitting(session)).delete()
    members = list(sitting(session).select_related("user"))
    items = list(session.items.for_list())
    people, units = _people_of(members), _own_units(session, members)
    collectives = _own_collectives(session, people)
    authors, above = _authors_of(items), session.council.unit.path
    own = {
        user: Own(people.get(user), units[user], collectives[user]) for user in (member.user_id for member in members)
    }
    bars = [
        Bar(item=item, member=member, kind=kind)
        for item in items
        for member in members
        if (kind := _conflict(item, authors[item.pk], own[member.user_id], above))
    ]
    voted = _voted(session)
    late = [bar for bar in bars if (bar.item_id, bar.member_id) in voted]
    Bar.objects.bulk_create([bar for bar in bars if bar not in late], ignore_conflicts=True)
    return late


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
    bar = Bar(item=item, member=member, kind=BarKind.DECLARED, note=note.strip(), declared_by=by)
    with refusing(Bar):
        bar.save()
    write_audit(session, "declare_conflict", by=by, record=_record_of(bar))
    text = gettext_lazy(
        "Bạn không bỏ phiếu về «%(subject)s» trong phiên «%(title)s»: %(note)s. Nếu không đúng, hãy báo chủ trì."
    )
    _tell(bar, text, by=by)
    return bar


@transaction.atomic
def withdraw_conflict(bar: Bar, *, by) -> None:
    """The member votes on the item again, as if the conflict had not been declared; the member is told.

    Raises ``NotAllowed``, or ``TransitionRefused`` once the vote is open and for a conflict the system found.
    """
    CouncilSession.objects.select_for_update(of=("self",)).get(pk=bar.item.session_id)
    rows = Bar.objects.select_related("item__session__council__unit", "member__user")
    if (bar := rows.filter(pk=bar.pk).first()) is None:
        raise TransitionRefused(_("Xung đột này đã được rút. Hãy tải lại trang."))
    if not (verdict := may_withdraw(by, bar)):
        raise TransitionRefused(verdict.reason) if verdict.is_of_state else NotAllowed(verdict.reason)
    write_audit(bar.item.session, "withdraw_conflict", by=by, record=_record_of(bar))
    _tell(
        bar,
        gettext_lazy("Bạn lại được bỏ phiếu về «%(subject)s» trong phiên «%(title)s»: xung đột đã được rút."),
        by=by,
    )
    bar.delete()


def _record_of(bar: Bar) -> Move:
    return Move(note=bar.note, data={"item": bar.item_id, "member": bar.member.user.username})


def _tell(bar: Bar, text: Promise, *, by) -> None:
    """The member knows what another did about their vote."""
    member = CouncilMember.objects.filter(pk=bar.member_id)
    tell_members(bar.item.session, text, by=by, among=member, subject=bar.item.subject, note=bar.note)


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
        if _is_below(path, above):
            own[user].append(path)
    return own


def _own_collectives(session: CouncilSession, people: dict[int, Member]) -> defaultdict[int, set[int]]:
    """Account's key → keys of the collectives the person is in on the day, by any of their records; those of the
    council's own unit too."""
    users = {person.person_id: user for user, person in people.items()}
    rows = CollectiveMembership.objects.on(session.day).filter(member__in=Member.objects.of_people(users))
    own: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows.select_related("member"):
        own[users[row.member.person_id]].add(row.collective_id)
    return own


def _voted(session: CouncilSession) -> set[tuple[int, int]]:
    """Keys of items and members who have voted on them: on paper all who may, once it was counted."""
    marked = set(Mark.objects.filter(item__session=session).values_list("item", "member"))
    counted = session.items.filter(paper_count__isnull=False).values_list("pk", flat=True)
    there = list(taking_part(session).values_list("pk", flat=True))
    may = {(item, member) for item in counted for member in there}
    return marked | may - set(session_bars(session).values_list("item", "member"))


def _authors_of(items: Iterable[AgendaItem]) -> defaultdict[int, set[int]]:
    """Item's key → keys of the people who made its initiative."""
    by_initiative = {item.initiative_id: item.pk for item in items if item.initiative_id}
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = InitiativeAuthor.objects.filter(initiative__in=by_initiative, member__isnull=False).select_related("member")
    for author in rows:
        found[by_initiative[author.initiative_id]].add(author.member.person_id)
    return found


def _conflict(item: AgendaItem, authors: set[int], own: Own, above: str) -> str:
    """The kind of the bar; empty where there is no conflict.

    A collective or unit that is put up is also that of the members of units under it; a collective that of whoever is
    in it, wherever it is.
    """
    person = own.person
    entry = item.recommendation.entry if item.recommendation else None
    subjects = authors | ({entry.member.person_id} if entry and entry.member else set())
    if person and person.person_id in subjects:
        return BarKind.PERSON
    homes = [item.recommendation.unit.path] if entry else [item.initiative.unit.path]
    whole = _whole_unit(entry)
    if whole:
        homes.append(whole.path)
    is_own = any(home.startswith(path) for path in own.units for home in homes)
    is_above_own = (
        bool(whole) and _is_below(whole.path, above) and any(path.startswith(whole.path) for path in own.units)
    )
    is_in_it = bool(entry) and entry.collective_id in own.collectives
    return BarKind.UNIT if is_own or is_above_own or is_in_it else ""


def _whole_unit(entry) -> Unit | None:
    """The unit that is put up, or whose collective is; ``None`` for a person."""
    if entry is None or entry.member:
        return None
    return entry.subject_unit or entry.collective.unit


def _is_below(path: str, above: str) -> bool:
    return path.startswith(above) and path != above
