from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import Move, write_audit
from contests.guards import takes_contestants
from contests.models import Contestant, ContestDiscipline
from contests.permissions import may_register_for, may_take_out
from contests.selectors.candidates import standing_in
from contests.services.contest import lock_contest
from people.models import Member
from people.selectors.picking import Subject, key_of


@transaction.atomic
def register(discipline: ContestDiscipline, subjects: Collection[Subject], *, by) -> list[Contestant]:
    """Those of ``subjects`` who did not stand in the discipline do; returns the new ones.

    Each belongs to the unit it is of today. Raises ``NotAllowed``, ``TransitionRefused`` or ``DomainError``.
    """
    contest = lock_contest(discipline.contest)
    if not (verdict := takes_contestants(contest)):
        raise TransitionRefused(verdict.reason)
    for subject in subjects:
        if not (verdict := may_register_for(by, subject.unit)):
            raise NotAllowed(verdict.reason)
        if not subject.unit.path.startswith(contest.unit.path):
            raise DomainError(
                _("«%(name)s» không thuộc %(unit)s nên không dự thi ở đây được.")
                % {"name": subject, "unit": contest.unit.label}
            )
    standing = standing_in(discipline, subjects)
    with refusing(Contestant):
        added = Contestant.objects.bulk_create(
            Contestant(
                discipline=discipline,
                unit=subject.unit,
                member=subject if isinstance(subject, Member) else None,
                collective=None if isinstance(subject, Member) else subject,
                added_by=by,
            )
            for subject in subjects
            if key_of(subject) not in standing
        )
    if added:
        names = ", ".join(str(each.subject) for each in added[:10])
        write_audit(contest, "register", by=by, record=Move(note=f"{discipline.name}: {names}"))
    return added


@transaction.atomic
def take_out(contestant: Contestant, *, by) -> None:
    """The contestant is registered no more. Raises ``NotAllowed`` or ``TransitionRefused`` after the last day."""
    contest = lock_contest(contestant.discipline.contest)
    if not (verdict := may_take_out(by, contestant)):
        raise NotAllowed(verdict.reason)
    if not (verdict := takes_contestants(contest)):
        raise TransitionRefused(verdict.reason)
    name = str(contestant.subject)
    contestant.delete()
    write_audit(contest, "take_out", by=by, record=Move(note=f"{contestant.discipline.name}: {name}"))
