"""Old lists of awards: taken in as they are written, and recorded once a person says whom each line means."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import Honour, TallyRun
from awards.selectors.reading import runs_that_read
from awards.services.honour import record_honour
from catalogue.models import AwardType
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import DataQuestion
from common.vietnamese import fold
from common.workflow import Move, advance, write_audit
from office.models import AwardClaim
from office.permissions.claims import may_claim_some
from office.services.claim_lines import ClaimLine
from office.transitions.claim import CLAIM_MOVES
from people.models import Member, SubjectKind
from people.permissions import stands_for_person
from units.models import Unit
from units.permissions import KEEPERS, may_keep_register


@transaction.atomic
def take_in_claims(lines: Iterable[ClaimLine], *, unit: Unit, by, source: str = "") -> tuple[int, int]:
    """Each line waits for somebody to say whom it means; how many are new, and how many waited or were settled before.

    Raises ``NotAllowed`` for whoever does not keep the register of ``unit``.
    """
    for verdict in (may_claim_some(by), may_keep_register(by, unit)):
        if not verdict:
            raise NotAllowed(verdict.reason)
    rows = [
        AwardClaim(**line.fields, unit=unit, line=line.number, source=source, made_by=by, search_name=fold(line.name))
        for line in lines
    ]
    before = unit.award_claims.count()
    AwardClaim.objects.bulk_create(rows, ignore_conflicts=True)
    new = unit.award_claims.count() - before
    write_audit(unit, "take_in_claims", by=by, record=Move(note=source, data={"new": new, "same": len(rows) - new}))
    return new, len(rows) - new


@transaction.atomic
def match_claim(claim: AwardClaim, *, member: Member, award: AwardType, by) -> AwardClaim:
    """The register says that ``member`` holds ``award``, as the list does; an award that stood there already is found.

    Raises ``NotAllowed``, ``TransitionRefused``, or ``DomainError`` for a record that was merged, one out of reach or
    an award for others than persons.
    """
    claim = _locked(claim)
    if not (verdict := stands_for_person(member)):
        raise DomainError(verdict.reason)
    if not Member.objects.visible_to(by, *KEEPERS).filter(pk=member.pk).exists():
        raise DomainError(_("Bạn không giữ sổ của đơn vị đoàn viên này nên không ghi khen thưởng cho họ được."))
    if SubjectKind.INDIVIDUAL not in award.subject_kinds:
        raise DomainError(_("%(award)s không trao cho cá nhân. Hãy chọn hình thức khác.") % {"award": award.name})
    held = Honour.objects.filter(
        member__in=Member.objects.of_person(member), award=award, year=claim.year, decision_no=claim.decision_no
    ).first()
    honour = held or record_honour(
        subject=member,
        subject_kind=SubjectKind.INDIVIDUAL,
        award=award,
        year=claim.year,
        decision_no=claim.decision_no,
        decided_on=claim.decided_on,
        decided_by=claim.decided_by,
    )
    data = {"member": member.code, "award": award.code, "honour": honour.pk}
    return _settled(claim, "match", by=by, record=Move(data=data), honour=honour, recorded=held is None)


@transaction.atomic
def set_claim_aside(claim: AwardClaim, *, by, reason: str) -> AwardClaim:
    """Nobody looks for the line's person any more; it stays with ``reason``. Raises as ``advance``."""
    return _settled(claim, "set_aside", by=by, record=Move(note=reason), answer=reason.strip())


@transaction.atomic
def open_claim_again(claim: AwardClaim, *, by, reason: str) -> AwardClaim:
    """The line waits again, and an award it was recorded as is out of the register, as its history tells.

    Raises as ``advance``, and ``TransitionRefused`` when a tally has looked at the award since, or is about to.
    """
    claim = _locked(claim)
    honour = claim.honour if claim.recorded else None
    if honour and (runs := runs_that_read(honour)):
        raise TransitionRefused(_why_it_stays(runs[0]))
    claim = _settled(
        claim, "open_again", by=by, record=Move(note=reason), answer=reason.strip(), honour=None, recorded=False
    )
    if honour and not _left_to_another(honour):
        _remove(honour)
    return claim


def _left_to_another(honour: Honour) -> bool:
    """Whether another line rests on the award; then it is the one with which the award goes."""
    other = honour.claims.order_by("pk").first()
    if other is None:
        return False
    other.recorded = True
    other.save(update_fields=["recorded", "updated_at"])
    return True


def _locked(claim: AwardClaim) -> AwardClaim:
    rows = AwardClaim.objects.select_for_update(of=("self",)).select_related("unit", "honour__member", "honour__award")
    return rows.get(pk=claim.pk)


def _settled(claim: AwardClaim, move: str, *, by, record: Move, **changes) -> AwardClaim:
    return advance(
        claim, move, by=by, table=CLAIM_MOVES, record=record, answered_by=by, answered_at=timezone.now(), **changes
    )


def _why_it_stays(run: TallyRun) -> str:
    if run.is_active:
        told = _(
            "Lần tổng hợp %(run)s đang tính và có xét lượt khen đó nên chưa bỏ khỏi sổ được. Hãy chờ tính xong hoặc "
            "huỷ lần tổng hợp ấy."
        )
    else:
        told = _("Lần tổng hợp %(run)s đã xét người này với lượt khen đó nên không bỏ khỏi sổ được.")
    return told % {"run": run}


def _remove(honour: Honour) -> None:
    """With the questions about it that nobody answered."""
    about = DataQuestion.objects.filter(subject_type=ContentType.objects.get_for_model(Honour), subject_id=honour.pk)
    about.filter(answered_at__isnull=True).delete()
    honour.delete()
