"""Files about an initiative, and the employer's word on its benefit."""

from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from common.editing import cleaned
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.pictures import checked_picture
from common.storing import drop_file, keep_file
from common.uploads import Upload, checked_upload, refuse_total
from common.vietnamese import format_number
from common.workflow import Move, write_audit
from contributions.above import is_free
from contributions.guards.initiative import initiative_is_open
from contributions.models import FileKind, Initiative, InitiativeFile
from contributions.permissions.initiative import may_confirm_benefit, may_edit_initiative

PICTURES = (".jpg", ".jpeg", ".png")


@transaction.atomic
def add_initiative_file(initiative: Initiative, *, upload, by) -> InitiativeFile:
    """A document or picture is with the initiative while its unit may still change it."""
    initiative = _lock(initiative)
    _refuse_closed(initiative, by=by)
    return attach_initiative_file(initiative, kind=FileKind.CONTENT, upload=upload, by=by)


@transaction.atomic
def remove_initiative_file(file: InitiativeFile, *, by) -> None:
    """A document or picture is off the initiative; what confirms or decides stays."""
    initiative = _lock(file.initiative)
    _refuse_closed(initiative, by=by)
    if file.kind != FileKind.CONTENT:
        raise DomainError(_("Tệp này là căn cứ xác nhận hoặc công nhận nên được giữ lại."))
    write_audit(initiative, "detach", by=by, record=Move(note=file.name))
    drop_file(file)


@transaction.atomic
def confirm_benefit(initiative: Initiative, *, amount: int, confirmed_by: str, upload, by) -> Initiative:
    """The employer's word: ``amount`` đồng, given by whom, with its file. What was declared stays as it is.

    Raises ``NotAllowed``, ``TransitionRefused`` or ``DomainError`` naming what is wrong.
    """
    initiative = _lock(initiative)
    if not (verdict := may_confirm_benefit(by, initiative)):
        raise NotAllowed(verdict.reason)
    if not initiative.is_confirmed and not (verdict := is_free(initiative)):
        raise TransitionRefused(verdict.reason)
    initiative.benefit_confirmed = amount
    cleaned(initiative)
    initiative.version += 1
    initiative.save(update_fields=["benefit_confirmed", "version", "updated_at"])
    attach_initiative_file(initiative, kind=FileKind.CONFIRMATION, upload=upload, by=by, note=confirmed_by)
    with in_vietnamese():
        said = _("%(amount)s đồng – %(who)s") % {"amount": format_number(amount), "who": confirmed_by}
    write_audit(initiative, "confirm_benefit", by=by, record=Move(note=said))
    return initiative


def attach_initiative_file(initiative: Initiative, *, kind: str, upload, by, **fields: Any) -> InitiativeFile:
    """The file is kept with the initiative (locked); a picture smaller, without the place it was taken at.

    Raises ``DomainError`` for a file that may not be kept, one there already, and more than an initiative may hold.
    """
    checked = _checked(upload)
    if initiative.files.filter(sha256=checked.sha256, kind=kind).exists():
        raise DomainError(_("Tệp «%(name)s» đã có ở sáng kiến này.") % {"name": checked.name})
    kept = initiative.files.aggregate(size=Sum("size", default=0))["size"]
    refuse_total(checked, kept=kept, owner=_("sáng kiến"))
    write_audit(initiative, "attach", by=by, record=Move(note=checked.name))
    return keep_file(InitiativeFile(initiative=initiative, kind=kind, uploaded_by=by, **fields), checked)


def _checked(upload) -> Upload:
    is_picture = PurePosixPath(upload.name or "").suffix.lower() in PICTURES
    return checked_picture(upload) if is_picture else checked_upload(upload)


def _lock(initiative: Initiative) -> Initiative:
    return Initiative.objects.select_for_update(of=("self",)).select_related("unit").get(pk=initiative.pk)


def _refuse_closed(initiative: Initiative, *, by) -> None:
    if not (verdict := may_edit_initiative(by, initiative)):
        raise NotAllowed(verdict.reason)
    for verdict in (initiative_is_open(initiative), is_free(initiative)):
        if not verdict:
            raise TransitionRefused(verdict.reason)
