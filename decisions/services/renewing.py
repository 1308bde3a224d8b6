"""A draft takes over what the register says today of those it names."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import refuse_stale
from common.errors import DomainError
from common.workflow import Move, write_audit
from decisions.models import Decision, SubmissionLetter
from decisions.register import TEXTS, outdated, outdated_lines
from decisions.services.drafting import lock_draft
from decisions.services.letters import lock_letter


@transaction.atomic
def renew_lines(draft: Decision | SubmissionLetter, *, by, version: int | None = None) -> int:
    """Post, unit and birth year of every line are those of the register; returns how many lines that changed.

    The audit names them; who did it wrote a part of the draft. Raises ``NotAllowed``, ``StaleEdit``,
    ``TransitionRefused`` when it is no draft any more, ``DomainError`` when nothing differs.
    """
    draft = lock_letter(draft, by=by) if isinstance(draft, SubmissionLetter) else lock_draft(draft, by=by)
    refuse_stale(draft, version)
    if not (changed := outdated_lines(draft)):
        raise DomainError(_("Mọi dòng đã đúng như sổ."))
    for line in changed:
        for name, value in outdated(line).items():
            setattr(line, name, value)
    draft.lines.model.objects.bulk_update(changed, TEXTS, batch_size=500)
    draft.version += 1
    draft.save(update_fields=["version", "updated_at"])
    figures = {"lines": len(changed), "names": [line.name for line in changed[:20]]}
    write_audit(draft, "renew", by=by, record=Move(data=figures))
    return len(changed)
