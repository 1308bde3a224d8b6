"""The .docx template of each kind of paper: the shipped one, or what an administrator put in its place."""

from django.core.files.base import File
from django.db import transaction

from common import clock
from common.errors import NotAllowed
from common.storing import keep_file
from common.uploads import checked_upload
from common.workflow import Move, write_audit
from papers.content import PaperKind
from papers.models import PaperTemplate
from papers.permissions import may_keep_templates
from papers.services.checking import check_template
from papers.services.shipped_templates import shipped_template


def template_of(kind: PaperKind) -> bytes:
    """The template papers of the kind are made from now."""
    row = PaperTemplate.objects.in_use(kind).first()
    return content_of(row) if row else shipped_template(kind)


def content_of(row: PaperTemplate) -> bytes:
    """The bytes of an uploaded template."""
    with row.file.open("rb") as kept:
        return kept.read()


@transaction.atomic
def replace_template(kind: PaperKind, file: File, *, by) -> PaperTemplate:
    """Papers of the kind are made from ``file`` from now on.

    Raises ``NotAllowed``, or ``DomainError`` that names what may not stand in a template.
    """
    _refuse_others(by)
    upload = checked_upload(file, endings=("docx",))
    upload.content.seek(0)
    check_template(upload.content.read(), kind)
    upload.content.seek(0)
    row = keep_file(PaperTemplate(kind=kind, uploaded_by=by), upload)
    write_audit(row, "replace", by=by, record=Move(data={"kind": kind, "sha256": row.sha256}))
    return row


@transaction.atomic
def withdraw_template(kind: PaperKind, *, by) -> None:
    """Papers of the kind are made from the template before, in the end the shipped one; raises ``NotAllowed``."""
    _refuse_others(by)
    for row in PaperTemplate.objects.select_for_update().filter(pk__in=PaperTemplate.objects.in_use(kind).values("pk")):
        row.withdrawn_at = clock.now()
        row.save(update_fields=["withdrawn_at", "updated_at"])
        write_audit(row, "withdraw", by=by, record=Move(data={"kind": kind}))


def _refuse_others(by) -> None:
    if not (verdict := may_keep_templates(by)):
        raise NotAllowed(verdict.reason)
