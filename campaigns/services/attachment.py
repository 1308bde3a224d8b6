"""Files of a dossier."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from campaigns.models import Attachment, Dossier, Entry
from campaigns.selectors.parts import file_parts
from campaigns.services.editing import edited, lock_for_edit
from common import clock
from common.errors import DomainError
from common.storing import drop_file, keep_file
from common.uploads import checked_upload, refuse_total


@transaction.atomic
def attach_file(
    dossier: Dossier,
    *,
    upload: UploadedFile,
    by,
    purpose: str = "",
    entry: Entry | None = None,
    version: int | None = None,
) -> Attachment:
    """The file hangs on the dossier, or on its ``entry``, under its own name for people and a random one in the store.

    Raises ``DomainError`` for a file that ``checked_upload`` refuses, one too many for the dossier, and one that is
    there already.
    """
    dossier = lock_for_edit(dossier, by=by, parts=file_parts(purpose, entry), version=version)
    if entry and not dossier.entries.filter(pk=entry.pk).exists():
        raise DomainError(_("Dòng này không còn trong hồ sơ: có người vừa bỏ nó. Hãy tải lại trang."))
    checked = checked_upload(upload)
    if dossier.attachments.filter(sha256=checked.sha256).exists():
        raise DomainError(_("Tệp «%(name)s» đã có trong hồ sơ.") % {"name": checked.name})
    kept = dossier.attachments.aggregate(size=Sum("size", default=0))["size"]
    refuse_total(checked, kept=kept, owner=_("hồ sơ"))
    edited(dossier, by=by)
    return keep_file(Attachment(dossier=dossier, entry=entry, purpose=purpose, uploaded_by=by), checked)


@transaction.atomic
def remove_attachment(attachment: Attachment, *, by, version: int | None = None) -> None:
    """The file is off the dossier; it is kept apart while a version that was sent names it, else gone."""
    parts = file_parts(attachment.purpose, attachment.entry)
    dossier = lock_for_edit(attachment.dossier, by=by, parts=parts, version=version)
    found = dossier.attachments.filter(pk=attachment.pk).first()
    if found is None:
        raise DomainError(_("Tệp này không còn trong hồ sơ: có người vừa bỏ nó. Hãy tải lại trang."))
    if dossier.versions.filter(content__contains=found.sha256).exists():
        found.detached_at = clock.now()
        found.save(update_fields=["detached_at", "updated_at"])
    else:
        drop_file(found)
    edited(dossier, by=by)
