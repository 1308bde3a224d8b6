"""Who votes on what: who takes part in a session, without whoever is barred from an item."""

from collections import Counter

from django.db.models import Exists, OuterRef

from councils.models import AgendaItem, Bar, CouncilMember, CouncilSession, Mark


def sitting(session: CouncilSession):
    """The members of the council on the day of the session."""
    return session.council.members.on(session.day)


def base_of(session: CouncilSession) -> int:
    """How many members every percentage is of: as kept when the vote was opened, until then those who sit."""
    return sitting(session).count() if session.members is None else session.members


def taking_part(session: CouncilSession):
    """The members who vote in the session."""
    return CouncilMember.objects.filter(attendances__in=session.attendances.taking_part())


def voters_by_item(session: CouncilSession) -> dict[int, int]:
    """Key of each item → how many vote on it: those who take part, without those who are barred. Two queries."""
    there = set(taking_part(session).values_list("pk", flat=True))
    barred = Counter(item for item, member in session_bars(session).values_list("item", "member") if member in there)
    return {item: len(there) - barred[item] for item in session.items.values_list("pk", flat=True)}


def session_bars(session: CouncilSession):
    return Bar.objects.filter(item__session=session)


def ballot_paper(session: CouncilSession, member: CouncilMember):
    """The items ``member`` still has to vote on, in order: neither barred from nor voted on."""
    return (
        session.items.exclude(Exists(Bar.objects.filter(item=OuterRef("pk"), member=member)))
        .exclude(Exists(Mark.objects.filter(item=OuterRef("pk"), member=member)))
        .for_list()
    )


def still_to_vote(session: CouncilSession):
    """The members who have not voted on all that they vote on, by office."""
    open_items = (
        AgendaItem.objects.filter(session=session)
        .exclude(Exists(Bar.objects.filter(item=OuterRef("pk"), member=OuterRef(OuterRef("pk")))))
        .exclude(Exists(Mark.objects.filter(item=OuterRef("pk"), member=OuterRef(OuterRef("pk")))))
    )
    return taking_part(session).filter(Exists(open_items)).by_office()


def presence_counts(session: CouncilSession) -> Counter[str]:
    """How many members were there, absent, or asked in writing."""
    return Counter(session.attendances.values_list("presence", flat=True))


def needed_of(total: int, percent, *, is_strict: bool) -> int:
    """How many of ``total`` are ``percent`` of them, rounded up; more than that where it ``is_strict``.

    At least one: nothing is decided by nobody.
    """
    exact = total * percent
    whole, rest = divmod(exact, 100)
    return max(1, int(whole) + (1 if rest or is_strict else 0))


def quorum_of(session: CouncilSession) -> int:
    """How many members must be there: the most any item of the agenda asks for, as kept when the vote was opened."""
    if session.quorum is not None:
        return session.quorum
    total = sitting(session).count()
    asked = session.items.values_list("rule__quorum_percent", flat=True).order_by().distinct()
    return max((needed_of(total, percent, is_strict=False) for percent in asked), default=1)
