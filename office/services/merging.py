"""Two records of one person become one, and are parted again: a link, and nothing of what was written changes."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import CampaignState, Entry
from campaigns.querysets import GIVEN_UP_STATES
from common.concluding import conclude, take_back
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.workflow import Move, write_audit
from office.models import Transfer
from office.permissions.pairs import may_join, may_merge
from people.models import Member, MemberPair, PairVerdict

LONG_ENOUGH = 20
"""Letters of a reason where not even the birth dates are the same."""
NAMED = 3
ROUND = ("dossier__campaign", "dossier__phase", "dossier__kind", "award", "subject_kind")


@transaction.atomic
def merge_members(keep: Member, other: Member, *, by, reason: str) -> MemberPair:
    """``keep`` stands for the person from now on; ``other``, and what was merged into it before, is found under it.

    Every row stays as it is and where it is: facts, histories and lists read both. Raises ``NotAllowed``,
    ``DomainError`` without a ground, for people told apart, two accounts, a transfer that waits, or both put up for one
    award in a round under way.
    """
    keep, other = _locked(keep, other)
    if keep.pk == other.pk:
        raise DomainError(_("Hãy chọn hai bản ghi khác nhau."))
    if not (verdict := may_merge(by, keep, other)):
        raise NotAllowed(verdict.reason)
    reason = _ground(keep, other, reason)
    for refuse in (_refuse_told_apart, _refuse_two_accounts, _refuse_transfers, _refuse_one_round):
        refuse(keep, other)
    moved = list(Member.objects.filter(merged_into=other).order_by("pk").values_list("pk", flat=True))
    pair = conclude(MemberPair, keep, other, verdict=PairVerdict.MERGED, kept=keep, moved=moved, reason=reason, by=by)
    Member.objects.filter(pk__in=[other.pk, *moved]).update(merged_into=keep)
    _write_down(pair, "merge", by=by, note=reason)
    return pair


@transaction.atomic
def undo_merge(pair: MemberPair, *, by, reason: str) -> MemberPair:
    """Both records stand for themselves again, with what had been merged into each; what is written now stays.

    What was recorded since under the one that was kept stays there. Raises ``NotAllowed``, ``DomainError`` without a
    reason, ``TransitionRefused`` when it was undone already or the kept one was merged into another since.
    """
    pair = MemberPair.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    pair.first, pair.second = _locked(pair.first, pair.second)
    pair.kept = pair.first if pair.kept_id == pair.first_id else pair.second
    if not (verdict := may_join(by, pair.first, pair.second)):
        raise NotAllowed(verdict.reason)
    if pair.verdict != PairVerdict.MERGED or pair.withdrawn_at:
        raise TransitionRefused(_("Hai bản ghi này đã được tách ra."))
    if pair.kept.merged_into_id:
        raise TransitionRefused(
            _("Bản ghi %(code)s sau đó lại gộp vào bản ghi khác. Hãy tách lần gộp sau trước.")
            % {"code": pair.kept.code}
        )
    if not reason.strip():
        raise DomainError(_("Hãy ghi lý do tách."))
    Member.objects.filter(pk=pair.other.pk).update(merged_into=None)
    Member.objects.filter(pk__in=pair.moved, merged_into=pair.kept).update(merged_into=pair.other)
    take_back(pair, reason=reason, by=by)
    _write_down(pair, "undo_merge", by=by, note=pair.withdrawn_reason)
    return pair


def _locked(*members: Member) -> list[Member]:
    """As they stand now, in the order given; until the transaction ends nobody puts them, or what was merged into
    them, down or moves them.
    """
    keys = [member.pk for member in members]
    rows = Member.objects.of_people(keys).order_by("pk").select_for_update(of=("self",))
    found = {member.pk: member for member in rows.select_related("unit", "merged_into")}
    return [found[key] for key in keys]


def _write_down(pair: MemberPair, move: str, *, by, note: str) -> None:
    """A line of the audit about either."""
    kept, other = pair.kept, pair.other
    data = {"pair": pair.pk, "kept": kept.code, "other": other.code}
    for member in (kept, other):
        write_audit(member, move, by=by, record=Move(note=note, data=data))


# ---------- What stands in the way ----------


def _ground(keep: Member, other: Member, reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise DomainError(_("Hãy ghi căn cứ, ví dụ: cùng số căn cước, đã gặp người ấy."))
    same_birth = keep.birth_date is not None and keep.birth_date == other.birth_date
    if not same_birth and len(reason) < LONG_ENOUGH:
        raise DomainError(
            _("Hai bản ghi không cùng ngày sinh. Hãy ghi rõ căn cứ, ít nhất %(count)s chữ cái.")
            % {"count": LONG_ENOUGH}
        )
    return reason


def _refuse_told_apart(keep: Member, other: Member) -> None:
    """Neither the two, nor any records merged into them."""
    ours, theirs = (Member.objects.of_person(member) for member in (keep, other))
    told = MemberPair.objects.standing().telling_apart().select_related("first", "second")
    found = told.filter(first__in=ours, second__in=theirs) | told.filter(first__in=theirs, second__in=ours)
    if pair := found.order_by("pk").first():
        raise DomainError(
            _("%(first)s và %(second)s đã được kết luận là khác người. Hãy bỏ kết luận đó trước nếu nhầm.")
            % {"first": pair.first.code, "second": pair.second.code}
        )


def _refuse_two_accounts(keep: Member, other: Member) -> None:
    """Neither the two, nor any records merged into them."""
    records = Member.objects.of_people([keep.pk, other.pk])
    if records.filter(user__isnull=False).count() > 1:
        raise DomainError(
            _("Cả hai bản ghi đều có tài khoản đăng nhập. Hãy gỡ tài khoản của một bản ghi trước khi gộp.")
        )


def _refuse_transfers(keep: Member, other: Member) -> None:
    waiting = Transfer.objects.open().filter(member__in=[keep, other]).select_related("member").first()
    if waiting:
        raise DomainError(
            _("%(code)s đang có đề nghị chuyển sinh hoạt chờ trả lời. Hãy trả lời hoặc rút đề nghị trước khi gộp.")
            % {"code": waiting.member.code}
        )


def _refuse_one_round(keep: Member, other: Member) -> None:
    """While a campaign is under way a person stands once for an award in each of its rounds."""
    standing = Entry.objects.exclude(dossier__state__in=GIVEN_UP_STATES).exclude(
        dossier__campaign__state=CampaignState.ENDED
    )
    rounds = set(standing.filter(member__in=Member.objects.of_person(keep)).values_list(*ROUND))
    rows = standing.filter(member__in=Member.objects.of_person(other)).with_subject()
    both = [row for row in rows.select_related("dossier__campaign").order_by("pk") if _round_of(row) in rounds]
    if both:
        raise DomainError(
            _("Cả hai bản ghi đang đứng tên trong cùng một đợt: %(entries)s. Hãy bỏ một dòng trước khi gộp.")
            % {"entries": _named(both)}
        )


def _round_of(entry: Entry) -> tuple[object, ...]:
    dossier = entry.dossier
    return dossier.campaign_id, dossier.phase_id, dossier.kind, entry.award_id, entry.subject_kind


def _named(entries: Iterable[Entry]) -> str:
    named = [
        _("%(award)s – %(campaign)s, hồ sơ của %(unit)s")
        % {"award": row.award.label, "campaign": row.dossier.campaign, "unit": row.dossier.unit.label}
        for row in entries
    ]
    return "; ".join(named[:NAMED]) + ("; …" if len(named) > NAMED else "")
