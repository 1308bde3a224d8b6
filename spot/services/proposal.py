from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import AwardType
from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.storing import drop_file, keep_file
from common.uploads import checked_upload
from common.workflow import Move, write_audit
from people.models import Collective, Member, SubjectKind
from people.models.subject import subject_columns
from spot.awards import decider_of, is_for_spot
from spot.guards import has_happened, is_draft
from spot.models import SpotFile, SpotProposal
from spot.permissions import may_propose
from units.models import Unit
from units.permissions import may_write_for

MOST_FILES = 20


@transaction.atomic
def create_proposal(*, by, subject: Member | Collective, award: AwardType, uploads=(), **fields: Any) -> SpotProposal:
    """A draft of the unit of ``subject`` stands, with its files, for the unit that decides ``award``.

    Raises ``NotAllowed``, or ``DomainError`` naming each bad field and for an award that is not given on the spot, not
    to such a subject, or not by a union from there upwards.
    """
    proposal = SpotProposal(created_by=by, **fields)
    _settle(proposal, subject, award, by=by)
    with refusing(SpotProposal):
        proposal.save(force_insert=True)
    write_audit(proposal, "create", by=by)
    for upload in uploads:
        _keep(proposal, upload, by=by)
    return proposal


@transaction.atomic
def update_proposal(
    proposal: SpotProposal,
    *,
    by,
    subject: Member | Collective,
    award: AwardType,
    uploads=(),
    version: int | None = None,
    **fields: Any,
) -> SpotProposal:
    """The draft holds ``fields``; its version has grown.

    Raises as ``create_proposal``, ``StaleEdit``, or ``TransitionRefused`` once it was sent.
    """
    proposal = _lock_draft(proposal, by=by, version=version)
    for name, value in fields.items():
        setattr(proposal, name, value)
    _settle(proposal, subject, award, by=by)
    with refusing(SpotProposal):
        proposal.save()
    mark_edited(proposal, by=by)
    for upload in uploads:
        _keep(proposal, upload, by=by)
    return proposal


@transaction.atomic
def add_files(proposal: SpotProposal, *, by, uploads) -> list[SpotFile]:
    """The files stand in the draft. Raises ``NotAllowed``, ``TransitionRefused`` or ``DomainError``."""
    proposal = _lock_draft(proposal, by=by)
    return [_keep(proposal, upload, by=by) for upload in uploads]


@transaction.atomic
def remove_file(file: SpotFile, *, by) -> None:
    """The file is gone from the draft. Raises ``NotAllowed`` or ``TransitionRefused``."""
    proposal = _lock_draft(file.proposal, by=by)
    write_audit(proposal, "remove_file", by=by, record=Move(note=file.name))
    drop_file(file)


def lock_proposal(proposal: SpotProposal) -> SpotProposal:
    """The row under lock, with its units, award, whom it is about and its decision."""
    rows = SpotProposal.objects.select_for_update(of=("self",)).with_subject()
    return rows.get(pk=proposal.pk)


def _lock_draft(proposal: SpotProposal, *, by, version: int | None = None) -> SpotProposal:
    proposal = lock_proposal(proposal)
    if not (verdict := may_propose(by, proposal)):
        raise NotAllowed(verdict.reason)
    refuse_stale(proposal, version)
    if not (verdict := is_draft(proposal)):
        raise TransitionRefused(verdict.reason)
    return proposal


def _keep(proposal: SpotProposal, upload, *, by) -> SpotFile:
    if proposal.files.count() >= MOST_FILES:
        raise DomainError(
            _("Mỗi đề nghị có tối đa %(most)s tệp. Hãy bỏ bớt tệp, hoặc gộp các trang vào một tệp PDF.")
            % {"most": MOST_FILES}
        )
    kept = keep_file(SpotFile(proposal=proposal, uploaded_by=by), checked_upload(upload))
    write_audit(proposal, "add_file", by=by, record=Move(note=kept.name))
    return kept


def _settle(proposal: SpotProposal, subject: Member | Collective, award: AwardType, *, by) -> None:
    """``proposal`` is one of the unit of ``subject``, for ``award``, and asks the unit that decides it."""
    if not (verdict := may_write_for(by, subject.unit)):
        raise NotAllowed(verdict.reason)
    kind = SubjectKind.INDIVIDUAL if isinstance(subject, Member) else SubjectKind.COLLECTIVE
    for name, value in subject_columns(kind, subject).items():
        setattr(proposal, name, value)
    proposal.unit, proposal.award = subject.unit, award
    proposal.decider = _decider(proposal, kind)
    cleaned(proposal)
    if not (verdict := has_happened(proposal)):
        raise DomainError(verdict.reason)


def _decider(proposal: SpotProposal, kind: SubjectKind) -> Unit:
    award, unit = proposal.award, proposal.unit
    if not is_for_spot(award):
        raise DomainError(
            _("Danh mục không cho tặng đột xuất «%(award)s». Hãy chọn hình thức khác.") % {"award": award}
        )
    if kind not in award.subject_kinds:
        raise DomainError(
            _("«%(award)s» không tặng cho %(kind)s. Hãy chọn hình thức khác.")
            % {"award": award, "kind": kind.label.lower()}
        )
    decider = decider_of(unit, award)
    if decider is None:
        raise DomainError(
            _("Không có công đoàn nào từ %(unit)s trở lên quyết định «%(award)s». Hãy chọn hình thức khác.")
            % {"unit": unit.label, "award": award}
        )
    return decider
