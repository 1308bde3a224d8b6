from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.guards.dossier import campaign_is_running
from campaigns.models import (
    Dossier,
    DossierInitiative,
    DossierKind,
    DossierState,
    DossierWork,
    Entry,
)
from campaigns.permissions.dossier import may_edit
from campaigns.selectors.parts import Section, entries_part, section_of
from campaigns.services.editing import edited, lock, lock_for_edit, refuse_closed, written
from campaigns.services.entry import SENTENCES, explain_left_out
from campaigns.services.reminding import stop_reminding
from common.bulk import update_rows
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import write_audit
from people.models.subject import subject_columns
from units.permissions import unit_above_acting


@transaction.atomic
def make_proposal(registration: Dossier, *, by) -> Dossier:
    """The draft proposal of an accepted registration, with its entries, initiatives and works; one, however often.

    What was achieved is not written yet: the registration says what was aimed at. Who failed the review there is not
    put up. A proposal the unit had opened
    without registration takes the registered entries in.
    Raises ``NotAllowed`` or ``TransitionRefused``.
    """
    proposal, made = _open(registration, by=by)
    if made:
        _copy_entries(proposal.source, proposal, by=by)
    return proposal


@transaction.atomic
def open_proposal(registration: Dossier, *, by) -> Dossier:
    """As ``make_proposal``, but without entries: the caller brings those that are put up."""
    proposal, _made = _open(registration, by=by)
    return proposal


@transaction.atomic
def choose_entries(proposal: Dossier, *, put_up: Collection[Entry], left_out: Mapping[Entry, str], by) -> None:
    """The registered entries of ``put_up`` stand in the proposal, those of ``left_out`` do not and say why.

    What an entry said in the proposal goes with it; a unit that puts nobody up is not reminded any more. Raises
    ``DomainError`` where a reason is missing, an entry is not one of the registration behind ``proposal`` or failed its
    review there.
    """
    proposal = lock_for_edit(proposal, by=by, parts=[*map(entries_part, Section)])
    _refuse_foreign(proposal, [*put_up, *left_out])
    _refuse_failed(put_up)
    for section in {section_of(entry.subject_kind) for entry in [*put_up, *left_out]}:
        refuse_closed(proposal, [entries_part(section)])
    _refuse_unexplained(left_out)
    _put_up(proposal, put_up, by=by)
    proposal.entries.filter(source__in=left_out).delete()
    explain_left_out(left_out)
    if put_up or left_out:
        edited(proposal, by=by)
        stop_reminding(proposal, by=by)


def _refuse_foreign(proposal: Dossier, entries: Iterable[Entry]) -> None:
    if any(entry.dossier_id != proposal.source_id for entry in entries):
        raise DomainError(_("Có dòng không thuộc hồ sơ đăng ký của đơn vị. Hãy tải lại trang và chọn lại."))


def _refuse_failed(entries: Collection[Entry]) -> None:
    for entry in Entry.objects.failed().filter(pk__in=[entry.pk for entry in entries]).with_labels():
        raise DomainError(
            _("%(subject)s không đạt khi thẩm định đăng ký nên không đề nghị được.") % {"subject": entry.subject_label}
        )


def _refuse_unexplained(left_out: Mapping[Entry, str]) -> None:
    for entry, reason in left_out.items():
        if not reason.strip():
            raise DomainError(_("Hãy ghi lý do không đề nghị %(subject)s.") % {"subject": entry.subject_label})


def _put_up(proposal: Dossier, entries: Collection[Entry], *, by) -> None:
    """The registered ``entries`` stand in the proposal; none of them is left out any more."""
    known = set(proposal.entries.filter(source__in=entries).values_list("source", flat=True))
    with refusing(Entry, SENTENCES):
        Entry.objects.bulk_create(_copies((entry for entry in entries if entry.pk not in known), proposal, by=by))
    explain_left_out(dict.fromkeys(entries, ""))


def _open(registration: Dossier, *, by) -> tuple[Dossier, bool]:
    """The proposal with initiatives and works, and whether it is new."""
    registration = lock(registration)
    if not (verdict := may_edit(by, registration)):
        raise NotAllowed(verdict.reason)
    if known := Dossier.objects.filter(source=registration).first():
        return known, False
    _refuse_unfit(registration)
    proposal = _proposal(registration, by=by)
    _copy_links(registration, proposal)
    write_audit(registration, "propose", by=by, record=written(registration, by=by))
    return proposal, True


def _refuse_unfit(registration: Dossier) -> None:
    if registration.kind != DossierKind.REGISTRATION:
        raise TransitionRefused(_("Chỉ lập được hồ sơ đề nghị từ một hồ sơ đăng ký."))
    if registration.state != DossierState.ACCEPTED:
        raise TransitionRefused(
            _("Hồ sơ đăng ký đang ở trạng thái «%(state)s». Chỉ lập được hồ sơ đề nghị khi đăng ký đã được nhận.")
            % {"state": registration.get_state_display()}
        )
    if not registration.campaign.needs_proposal:
        raise TransitionRefused(_("Phong trào này xét trên hồ sơ đăng ký, không cần hồ sơ đề nghị."))
    if not (verdict := campaign_is_running(registration)):
        raise TransitionRefused(verdict.reason)


def _proposal(registration: Dossier, *, by) -> Dossier:
    """A new draft, or the one the unit opened by itself while it can be edited."""
    same = {
        "campaign": registration.campaign,
        "phase": registration.phase,
        "unit": registration.unit,
        "kind": DossierKind.PROPOSAL,
    }
    opened = Dossier.objects.select_for_update().filter(**same).first()
    if opened is None:
        proposal = Dossier.objects.create(
            **same,
            source=registration,
            created_by=by,
            filled_by_unit=unit_above_acting(by, registration.unit),
        )
        write_audit(proposal, "open", by=by, after=proposal.state, record=written(proposal, by=by))
        return proposal
    if not opened.is_editable:
        raise TransitionRefused(
            _("Đơn vị đã có hồ sơ đề nghị cho đợt này, đang ở trạng thái «%(state)s».")
            % {"state": opened.get_state_display()}
        )
    for section in Section:
        refuse_closed(opened, [entries_part(section)])
    opened.source = registration
    opened.version += 1
    opened.save(update_fields=["source", "version", "updated_at"])
    _link_entries(registration, opened)
    return opened


def _link_entries(registration: Dossier, proposal: Dossier) -> None:
    """What the unit put up before it had the registration points at its registered entry."""
    registered = {_who(entry): entry for entry in registration.entries.select_related("member")}
    unlinked = proposal.entries.filter(source=None).select_related("member")
    known = [entry for entry in unlinked if _who(entry) in registered]
    for entry in known:
        entry.source = registered[_who(entry)]
        entry.registered_on = entry.source.registered_on
    update_rows(known, ["source", "registered_on"])


def _copy_entries(registration: Dossier, proposal: Dossier, *, by) -> None:
    known = {_who(entry) for entry in proposal.entries.select_related("member")}
    fit = registration.entries.not_failed()
    registered = fit.select_related("member", "collective", "subject_unit").order_by("pk")
    Entry.objects.bulk_create(_copies((entry for entry in registered if _who(entry) not in known), proposal, by=by))


def _copies(registered: Iterable[Entry], proposal: Dossier, *, by) -> Iterator[Entry]:
    """Of each registered entry the one that puts it up, without what was achieved."""
    return (
        Entry(
            dossier=proposal,
            award_id=entry.award_id,
            registered_on=entry.registered_on,
            source=entry,
            added_by=by,
            **subject_columns(entry.subject_kind, entry.subject),
        )
        for entry in registered
    )


def _who(entry: Entry) -> tuple[int, int | None, int | None, int | None]:
    """For what and whom; a person is the same under whichever record."""
    person = entry.member.person_id if entry.member else None
    return (entry.award_id, person, entry.collective_id, entry.subject_unit_id)


def _copy_links(registration: Dossier, proposal: Dossier) -> None:
    DossierInitiative.objects.bulk_create(
        (
            DossierInitiative(dossier=proposal, initiative_id=pk)
            for pk in registration.initiative_links.order_by("pk").values_list("initiative_id", flat=True)
        ),
        ignore_conflicts=True,
    )
    DossierWork.objects.bulk_create(
        (
            DossierWork(dossier=proposal, work_id=pk)
            for pk in registration.work_links.order_by("pk").values_list("work_id", flat=True)
        ),
        ignore_conflicts=True,
    )
