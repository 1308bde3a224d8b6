"""Who may be put down in a dossier, and who stands there already."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from campaigns.models import Dossier, DossierKind, Entry
from campaigns.selectors.parts import SECTION_KINDS, Section
from catalogue.models import AwardType
from contributions.models import Initiative, Work
from people.models import Collective, Member, SubjectKind
from people.selectors.naming import note_of
from units.models import Unit

Subject = Member | Collective | Unit

MODELS = {
    SubjectKind.INDIVIDUAL: Member,
    SubjectKind.HOUSEHOLD: Member,
    SubjectKind.COLLECTIVE: Collective,
    SubjectKind.UNIT: Unit,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject with its ``key`` for forms, what tells it apart, and why it cannot be chosen (empty: it can)."""

    key: str
    label: str
    note: str
    bar: str = ""


def awards_for(dossier: Dossier, section: str) -> QuerySet[AwardType]:
    """The campaign's awards that some subject of the section can have."""
    return AwardType.objects.filter(
        campaigns__campaign=dossier.campaign_id, subject_kinds__overlap=list(SECTION_KINDS[Section(section)])
    ).order_by("position", "code")


def kinds_for(award: AwardType | None, section: str) -> list[SubjectKind]:
    """The kinds of the section that ``award`` is given to; all but households where it is not chosen."""
    kinds = SECTION_KINDS[Section(section)]
    if award is None:
        return [kind for kind in kinds if kind != SubjectKind.HOUSEHOLD]
    return [kind for kind in kinds if kind in award.subject_kinds]


def subjects_of(dossier: Dossier, kind: str) -> QuerySet:
    """The people, collectives or units of the dossier's unit and of what lies under it, in Vietnamese order.

    Whoever has left is not registered any more, but is put up for what was done since the campaign began.
    """
    model = MODELS[SubjectKind(kind)]
    rows = model.objects.of_subtree(dossier.unit)
    if dossier.kind == DossierKind.REGISTRATION:
        rows = rows.active()
    else:
        last_day = "left_on" if model is Member else "ended_on"
        rows = rows.filter(Q(**{f"{last_day}__isnull": True}) | Q(**{f"{last_day}__gte": dossier.campaign.starts_on}))
        if model is Member:
            rows = rows.standing()
    return rows.order_by("path") if model is Unit else rows.select_related("unit").order_by("sort_key", "pk")


def candidates(
    dossier: Dossier, rows: Iterable[Subject], *, kind: str, award: AwardType | None = None
) -> list[Candidate]:
    """``rows`` as lists and search fields show them; two queries at most."""
    rows = list(rows)
    taken = _standing(dossier, award, rows) if award else {}
    registered = _registered(dossier, award)
    return [
        Candidate(
            key=key_of(kind, row),
            label=str(row),
            note=note_of(row, home=dossier.unit),
            bar=_bar((kind, getattr(row, "person_id", row.pk)), taken, registered),
        )
        for row in rows
    ]


def key_of(kind: str, row: Subject) -> str:
    """What stands for ``row`` in a form: «individual-12»."""
    return f"{SubjectKind(kind).value}-{row.pk}"


def kind_of(row: Subject) -> SubjectKind:
    """The kind ``row`` is put down as unless a household is meant."""
    if isinstance(row, Member):
        return SubjectKind.INDIVIDUAL
    return SubjectKind.COLLECTIVE if isinstance(row, Collective) else SubjectKind.UNIT


def free_initiatives(dossier: Dossier) -> QuerySet[Initiative]:
    """The initiatives of the unit and of what lies under it that do not stand in the dossier."""
    taken = dossier.initiative_links.values("initiative_id")
    return Initiative.objects.own().of_subtree(dossier.unit).exclude(pk__in=taken).order_by("-created_at", "-pk")


def free_works(dossier: Dossier) -> QuerySet[Work]:
    """The works of the unit and of what lies under it that do not stand in the dossier."""
    taken = dossier.work_links.values("work_id")
    return Work.objects.of_subtree(dossier.unit).exclude(pk__in=taken).order_by("-created_at", "-pk")


def _standing(dossier: Dossier, award: AwardType, rows: list[Subject]) -> dict[tuple[str, int], str]:
    """Who of ``rows`` stands for ``award`` in the round already, and where."""
    entries = Entry.objects.of_round(dossier).filter(award=award).about(rows).select_related("dossier__unit", "member")
    return {_who(entry): _where(entry, dossier) for entry in entries}


def _where(entry: Entry, dossier: Dossier) -> str:
    if entry.dossier_id == dossier.pk:
        return _("đã có trong hồ sơ")
    return _("đã có trong hồ sơ của %(unit)s") % {"unit": entry.dossier.unit.label}


def _registered(dossier: Dossier, award: AwardType | None) -> set[tuple[str, int]] | None:
    """Who was registered for ``award``; ``None`` where that is not asked."""
    if award is None or dossier.kind != DossierKind.PROPOSAL or award.allows_unregistered:
        return None
    entries = Entry.objects.filter(dossier=dossier.source_id, award=award).select_related("member")
    return {_who(entry) for entry in entries}


def _who(entry: Entry) -> tuple[str, int]:
    """The kind and key of whom the entry is about; of a merged record, of the one that stands for the person."""
    person = entry.member.person_id if entry.member else None
    return entry.subject_kind, person or entry.collective_id or entry.subject_unit_id


def _bar(who, taken, registered) -> str:
    if who in taken:
        return taken[who]
    if registered is not None and who not in registered:
        return _("chưa đăng ký")
    return ""
