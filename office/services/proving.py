"""Whatever proves itself is asked to: the audit, every sealed run, every file under the hash it was kept with."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass

from django.apps import apps
from django.utils.translation import gettext as _

from awards.models import TallyRun
from awards.selectors.differences import told as told_difference
from awards.services.seal_check import verify_tally
from certificates.services.signing_key import KeyLocked, try_key
from common.audit_checking import told, verify_audit
from common.errors import DomainError
from common.models import StoredFile


@dataclass(slots=True)
class Proof:
    """What held: entries of the audit, sealed runs, files; ``unchecked`` runs were sealed before digests were kept.

    ``locked`` says why nothing can be signed with the key there is; empty when it opens, or when there is none.
    """

    entries: int = 0
    unsealed: int = 0
    runs: int = 0
    unchecked: int = 0
    files: int = 0
    locked: str = ""


def prove_all(*, root: str = "", gone: Collection[str] = ()) -> Proof:
    """Everything holds, and the audit has the ``root`` copied from elsewhere, if any; raises ``DomainError`` with what
    does not. The files named in ``gone`` may be missing."""
    proof = Proof()
    _prove_audit(proof, root)
    for run in TallyRun.objects.filter(sealed_at__isnull=False).order_by("pk"):
        _prove_run(proof, run)
    for row in _stored_files():
        if row.file.name not in gone:
            _prove_file(proof, row)
    try:
        try_key()
    except KeyLocked as locked:
        proof.locked = str(locked)
    return proof


def _prove_audit(proof: Proof, root: str) -> None:
    verdict = verify_audit(expected=root)
    if not verdict.holds:
        raise DomainError(_("Nhật ký không còn nguyên. %(fault)s") % {"fault": told(asdict(verdict.fault))})
    proof.entries, proof.unsealed = verdict.entries, verdict.unsealed


def _prove_run(proof: Proof, run: TallyRun) -> None:
    if not run.has_digests:
        proof.unchecked += 1
        return
    verdict = verify_tally(run)
    if not verdict.holds:
        raise DomainError(
            _("Lần tổng hợp mang số %(run)s không khớp niêm phong: %(difference)s")
            % {"run": run.pk, "difference": told_difference(verdict.difference.to_json())}
        )
    proof.runs += 1


def _prove_file(proof: Proof, row: StoredFile) -> None:
    try:
        with row.file.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        found = ""
    if found != row.sha256:
        raise DomainError(_("Tệp «%(name)s» (%(key)s) thiếu hoặc đã đổi.") % {"name": row.name, "key": row.file.name})
    proof.files += 1


def _stored_files() -> Iterator[StoredFile]:
    for model in apps.get_models():
        if issubclass(model, StoredFile):
            yield from model._default_manager.order_by("pk").only("file", "name", "sha256").iterator()
