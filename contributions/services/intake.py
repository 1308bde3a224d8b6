"""Many initiatives and works at once, as a workbook brings them; the caller has checked the values and the person."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction

from common.bulk import create_rows, update_rows
from common.editing import EDIT
from common.workflow import Move, advance_all, write_audits
from contributions.guards.initiative import application_comes_first, suits_programme_when_recognised
from contributions.models import Initiative, InitiativeAuthor, Work
from contributions.permissions.initiative import may_recognise_initiative
from contributions.services.recognition import keep_declared
from contributions.transitions.initiative import INITIATIVE_MOVES

Shares = Mapping[int, int]
"""Member → percent; 100 in all."""


@transaction.atomic
def take_in_initiatives(
    *,
    new: Sequence[tuple[Initiative, Shares]],
    changed: Sequence[tuple[Initiative, Shares]],
    fields: Collection[str],
    by,
) -> None:
    """The initiatives hold ``fields`` and exactly these authors; new ones are drafts."""
    create_rows([initiative for initiative, _shares in new])
    _save([initiative for initiative, _shares in changed], fields, by=by)
    authors = InitiativeAuthor.objects.filter(initiative__in=[initiative.pk for initiative, _shares in changed])
    kept = {(row.initiative_id, row.member_id): row for row in authors}
    wanted = {
        (initiative.pk, member): share for initiative, shares in (*new, *changed) for member, share in shares.items()
    }
    InitiativeAuthor.objects.filter(pk__in=[row.pk for key, row in kept.items() if key not in wanted]).delete()
    moved = []
    for key, row in kept.items():
        if key in wanted and row.share_percent != wanted[key]:
            row.share_percent = wanted[key]
            moved.append(row)
    update_rows(moved, ["share_percent"])
    create_rows(
        [
            InitiativeAuthor(initiative_id=initiative, member_id=member, share_percent=share)
            for (initiative, member), share in wanted.items()
            if (initiative, member) not in kept
        ]
    )


@transaction.atomic
def recognise_initiatives(initiatives, *, by) -> list[Initiative]:
    """All of the queryset ``initiatives`` are recognised, as they declare, or none.

    Raises ``TransitionRefused`` or ``NotAllowed``.
    """
    rows = initiatives.select_related("unit", "programme", "suggestion").prefetch_related("authors")
    recognised = advance_all(rows, "recognise", by=by, table=INITIATIVE_MOVES)
    keep_declared(recognised, by=by)
    return recognised


@transaction.atomic
def confirm_declared(initiatives, *, by) -> list[Initiative]:
    """Those of the queryset ``initiatives`` that declare a whole recognition ``by`` may confirm are recognised.

    A recognition of a level above the person's own, or of a day that cannot be, stays declared. Raises
    ``TransitionRefused``.
    """
    declared = initiatives.declaring_recognition().select_related("unit", "programme")
    fitting = [one for one in declared if application_comes_first(one) and suits_programme_when_recognised(one)]
    confirmed = [one.pk for one in fitting if may_recognise_initiative(by, one)]
    return recognise_initiatives(Initiative.objects.filter(pk__in=confirmed), by=by) if confirmed else []


@transaction.atomic
def take_in_works(*, new: Sequence[Work], changed: Sequence[Work], fields: Collection[str], by) -> None:
    """The works hold ``fields``; new ones are registered."""
    create_rows(new)
    _save(changed, fields, by=by)


def _save(rows: Sequence, fields: Collection[str], *, by) -> None:
    """As one edit of each: a new version, and a line of the audit."""
    for row in rows:
        row.version += 1
    update_rows(rows, {*fields, "version"})
    write_audits([(row, Move()) for row in rows], EDIT, by=by)
