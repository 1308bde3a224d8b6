"""A letter to a higher body is drafted from approved results, its words are settled, or it is thrown away."""

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import TallyRun
from catalogue.models import AwardType, RoadKind
from common.bulk import create_rows
from common.clock import today
from common.editing import mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.workflow import Move, write_audit
from decisions.models import SubmissionLetter
from decisions.permissions import may_draft_for, may_edit_letter
from decisions.selectors.going_up import addressee_of, grounds_of, one_addressee, put_up_of, units_above
from decisions.selectors.recipients import road_of
from notices.models import NoticeKind
from notices.services.notice import notify, take_back
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from units.models import Role
from units.selectors.people import people_with


@transaction.atomic
def draft_letter(run: TallyRun, awards: Sequence[AwardType], *, by, seen: str | None = None) -> SubmissionLetter:
    """A draft puts up whoever is approved for one of ``awards`` and stands in no list, as they are today.

    Approvers of the unit are told that it waits for them. ``seen`` is the fingerprint of the list a person looked at,
    ``None`` for whoever looked at none. Raises
    ``NotAllowed``, or ``TransitionRefused`` when the level does not propose one of the awards, when they are asked of
    different bodies, when nobody is left, or when the list is no longer the one that was seen.
    """
    unit = run.campaign.unit
    if not (verdict := may_draft_for(by, unit)):
        raise NotAllowed(verdict.reason)
    for award in awards:
        if road_of(award, unit) != RoadKind.PROPOSE_UP:
            raise TransitionRefused(_("%(unit)s không trình cấp trên %(award)s.") % {"unit": unit, "award": award.name})
    if not (verdict := one_addressee(awards, unit)):
        raise TransitionRefused(verdict.reason)
    TallyRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    found = put_up_of(run, awards)
    if not found.lines:
        raise TransitionRefused(_("Không còn ai đã phê duyệt mà chưa có trong tờ trình."))
    if seen not in (None, found.fingerprint):
        raise TransitionRefused(_("Danh sách đã thay đổi từ lúc bạn xem. Hãy xem lại rồi soạn."))
    letter = _new_draft(run, awards, [line.recommendation_id for line in found.lines], by=by)
    for line in found.lines:
        line.letter = letter
    create_rows(found.lines)
    figures = {"lines": len(found.lines), "awards": [award.code for award in awards]}
    write_audit(letter, "create", by=by, record=Move(data=figures))
    _tell_senders(letter, by=by)
    return letter


@in_vietnamese()
def _new_draft(run: TallyRun, awards: Sequence[AwardType], results: list[int], *, by) -> SubmissionLetter:
    """A draft with the words of the unit's letterhead of today and what the campaign rests on."""
    unit = run.campaign.unit
    heading = heading_of(PaperKind.SUBMISSION, unit, today())
    addressee_unit, addressee = addressee_of(awards[0], unit)
    named = ", ".join(award.name for award in awards)
    return SubmissionLetter.objects.create(
        unit=unit,
        run=run,
        addressee_unit=addressee_unit,
        addressee=addressee,
        subject_matter=(_("Về việc đề nghị tặng %(awards)s") % {"awards": named})[:500],
        grounds=grounds_of(run, results),
        request=_("%(unit)s kính đề nghị xem xét, tặng thưởng cho các tập thể, cá nhân sau:") % {"unit": unit.name},
        enclosures="\n".join([_("Danh sách đề nghị khen thưởng"), _("Báo cáo thành tích"), _("Biên bản họp xét")]),
        symbol=heading.symbol,
        place=heading.place,
        signing_formula=heading.signer.formula,
        signer_post=heading.signer.post,
        signer_name=heading.signer.name,
        drafted_by=by,
    )


@transaction.atomic
def update_letter(letter: SubmissionLetter, *, by, version: int | None, addressee_unit, **fields) -> SubmissionLetter:
    """The draft says what is given. A unit addressed is one above; its name is printed where ``addressee`` is empty.

    Raises ``NotAllowed``, ``StaleEdit``, ``TransitionRefused`` when it is no draft any more, or ``DomainError`` for
    another unit or nobody addressed.
    """
    letter = lock_letter(letter, by=by)
    refuse_stale(letter, version)
    if addressee_unit and not units_above(letter.unit).filter(pk=addressee_unit.pk).exists():
        raise DomainError(_("Đơn vị nhận phải là đơn vị cấp trên của đơn vị trình."))
    fields["addressee"] = fields.get("addressee") or (addressee_unit.name if addressee_unit else "")
    if not fields["addressee"]:
        raise DomainError(_("Hãy ghi nơi kính gửi, hoặc chọn đơn vị nhận."))
    for name, value in fields.items():
        setattr(letter, name, value)
    letter.addressee_unit = addressee_unit
    letter.save(update_fields=[*fields, "addressee_unit", "updated_at"])
    mark_edited(letter, by=by)
    return letter


@transaction.atomic
def discard_letter(letter: SubmissionLetter, *, by, version: int | None = None) -> None:
    """The draft and its list are gone; who stood in it may stand in another. Raises as ``update_letter``."""
    letter = lock_letter(letter, by=by)
    refuse_stale(letter, version)
    record = Move(data={"letter": letter.subject_matter, "lines": letter.lines.count()})
    write_audit(letter.run, "discard_letter", by=by, record=record)
    take_back(letter.draft_topic, by=by)
    letter.delete()


@in_vietnamese()
def _tell_senders(letter: SubmissionLetter, *, by) -> None:
    """Whoever may send the draft knows that it waits for them."""
    people = [one for one in people_with(Role.APPROVER, unit=letter.unit) if one.pk != by.pk]
    text = _("%(who)s soạn tờ trình «%(about)s», chờ bạn xem và gửi.") % {"who": by, "about": letter.subject_matter}
    url = reverse("decisions:letter-detail", args=[letter.pk])
    notify(people, text=text, url=url, kind=NoticeKind.REVIEW, topic=letter.draft_topic)


def lock_letter(letter: SubmissionLetter, *, by) -> SubmissionLetter:
    """``letter`` under lock. Raises ``NotAllowed``, or ``TransitionRefused`` when it is no draft."""
    letter = SubmissionLetter.objects.select_for_update(of=("self",)).select_related("unit", "run").get(pk=letter.pk)
    if not (verdict := may_edit_letter(by, letter)):
        raise NotAllowed(verdict.reason)
    if not letter.is_open:
        raise TransitionRefused(
            _("Tờ trình đang ở trạng thái «%(state)s» nên không sửa, không huỷ được.")
            % {"state": letter.get_state_display()}
        )
    return letter
