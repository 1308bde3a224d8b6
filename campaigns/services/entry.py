from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Dossier, DossierKind, Entry
from campaigns.selectors.doubles import stands_already
from campaigns.selectors.parts import (
    EntryField,
    Section,
    closed_fields,
    columns_of,
    entries_part,
    entry_parts,
    section_of,
)
from campaigns.services.editing import edited, lock_for_edit, refuse_closed
from campaigns.services.reminding import stop_reminding
from catalogue.models import AwardType
from common import clock
from common.bulk import update_rows
from common.editing import cleaned, refuse_changed
from common.errors import DomainError, TransitionRefused
from common.integrity import refusing
from people.models import Collective, Member, SubjectKind
from people.models.subject import subject_columns
from people.permissions import stands_for_person
from units.models import Unit

Subject = Member | Collective | Unit

SENTENCES = {
    "entry_subject_fits_award": gettext_lazy("Hình thức khen này không dành cho đối tượng đã chọn."),
    "entry_award_in_campaign": gettext_lazy("Phong trào này không xét hình thức khen đã chọn."),
    "entry_subject_of_unit": gettext_lazy("Đối tượng không thuộc đơn vị lập hồ sơ."),
    "entry_source_id_key": gettext_lazy("Dòng đăng ký này đã được đưa vào hồ sơ đề nghị."),
}


SAID = frozenset({"achievements", "registered_on", "award", "self_score", "votes_for", "votes_members"})
"""What a unit says of an entry once it stands."""


class AddedEntries(list[Entry]):
    """The new entries; ``skipped`` are the subjects that already stood in the dossier for that award."""

    def __init__(self, entries: Iterable[Entry] = (), *, skipped: Iterable[Subject] = ()) -> None:
        super().__init__(entries)
        self.skipped = list(skipped)


@transaction.atomic
def add_entries(
    dossier: Dossier,
    *,
    award: AwardType,
    subjects: Sequence[Subject],
    by,
    registered_on=None,
    achievements: str = "",
    subject_kind: str = "",
    version: int | None = None,
) -> AddedEntries:
    """Every subject stands in the dossier for ``award``, once; those that already did are reported as skipped.

    ``registered_on`` is today when ``None``. ``subject_kind`` is needed only for households, who go by a member.
    Nobody is added when one of them may not be, or stands for it in another unit's dossier of the round: raises
    ``DomainError`` with the sentence.
    """
    dossier = lock_for_edit(dossier, by=by, parts=[*map(entries_part, Section)], version=version)
    if not subjects:
        raise DomainError(_("Hãy chọn ít nhất một cá nhân hoặc tập thể."))
    _refuse_award(dossier, award)
    registered_on = registered_on or clock.today()
    named = [(_kind_of(award, one, subject_kind), one) for one in subjects]
    for section in {section_of(kind) for kind, _subject in named}:
        refuse_closed(dossier, [entries_part(section)])
    fresh, skipped = _new_ones(dossier, award, named)
    sources = _registered(dossier, award) if dossier.kind == DossierKind.PROPOSAL else {}
    unregistered = [one for kind, one in fresh if _key(kind, one) not in sources]
    _refuse_strangers(dossier, unregistered)
    _refuse_merged(unregistered)
    _refuse_gone(dossier, unregistered, registered_on)
    _refuse_unregistered(dossier, award, unregistered)
    _refuse_elsewhere(dossier, award, [one for _kind, one in fresh])
    entries = [
        Entry(
            dossier=dossier,
            award=award,
            registered_on=registered_on,
            achievements=achievements,
            source=sources.get(_key(kind, subject)),
            added_by=by,
            **subject_columns(kind, subject),
        )
        for kind, subject in fresh
    ]
    _refuse_future(registered_on)
    with refusing(Entry, SENTENCES):
        Entry.objects.bulk_create(entries)
    explain_left_out({entry.source: "" for entry in entries if entry.source})
    if entries:
        edited(dossier, by=by)
    return AddedEntries(entries, skipped=skipped)


@transaction.atomic
def update_entry(entry: Entry, *, by, seen: datetime | None = None, **fields: Any) -> Entry:
    """The entry holds ``fields``, which are of ``SAID``; its dossier has a new version.

    ``seen`` is the entry's ``updated_at`` when the form was opened: work elsewhere in the dossier is no hindrance.
    Raises ``StaleEdit``, ``NotAllowed``, ``TransitionRefused``, also for a change of a field the return left closed, or
    ``DomainError``.
    """
    if unknown := fields.keys() - SAID:
        raise TypeError(f"not fields of an entry to edit: {sorted(unknown)}")
    dossier = lock_for_edit(entry.dossier, by=by, parts=entry_parts(entry, *EntryField))
    entry = _entry_of(dossier, entry)
    refuse_changed(entry, seen)
    _refuse_closed_fields(entry, fields)
    if "award" in fields and fields["award"] != entry.award:
        _refuse_award(dossier, fields["award"])
        _refuse_kind(fields["award"], entry.subject, entry.subject_kind)
        if entry.source_id:
            raise DomainError(_("Dòng này lấy từ đăng ký nên không đổi được hình thức khen. Hãy bỏ dòng rồi thêm lại."))
        if dossier.kind == DossierKind.PROPOSAL:
            _refuse_unregistered(dossier, fields["award"], [entry.subject])
        _refuse_elsewhere(dossier, fields["award"], [entry.subject])
    for name, value in fields.items():
        setattr(entry, name, value)
    cleaned(entry)
    _refuse_future(entry.registered_on)
    with refusing(Entry, SENTENCES):
        entry.save(update_fields=[*fields, "updated_at"])
    edited(dossier, by=by)
    return entry


@transaction.atomic
def remove_entry(entry: Entry, *, by, version: int | None = None, reason: str = "") -> None:
    """The entry is out of its dossier; the history keeps it.

    ``reason`` is why one that was registered is not proposed; left empty, the proposal waits for it.
    """
    dossier = lock_for_edit(entry.dossier, by=by, parts=entry_parts(entry), version=version)
    entry = _entry_of(dossier, entry)
    if Entry.objects.filter(source=entry).exists():
        raise DomainError(_("Dòng này đã được đưa vào hồ sơ đề nghị nên không bỏ được."))
    entry.delete()
    if entry.source:
        explain_left_out({entry.source: reason})
        stop_reminding(dossier, by=by)
    edited(dossier, by=by)


def explain_left_out(reasons: Mapping[Entry, str]) -> None:
    """Each registered entry is not proposed for its reason; an empty one says that it is, or that nobody said why."""
    changed = [entry for entry, reason in reasons.items() if entry.not_proposed != reason.strip()]
    for entry in changed:
        entry.not_proposed = reasons[entry].strip()
    update_rows(changed, ["not_proposed"])


def lock_subjects(subjects: Iterable[Subject]) -> None:
    """Until the transaction ends, nobody else puts any of ``subjects`` down in whichever dossier."""
    keys: dict[type[Subject], set[int]] = defaultdict(set)
    for subject in subjects:
        keys[type(subject)].add(subject.pk)
    lock_keys(keys)


def lock_keys(keys: Mapping[type[Subject], Collection[int]]) -> None:
    """As ``lock_subjects``, by the primary keys of people, collectives and units."""
    for model in (Member, Collective, Unit):
        if wanted := keys.get(model):
            rows = model.objects.filter(pk__any_of=wanted).order_by("pk").select_for_update(no_key=True)
            list(rows.values_list("pk"))


def _entry_of(dossier: Dossier, entry: Entry) -> Entry:
    """The row as it stands now, with ``dossier`` (locked) as its dossier."""
    rows = dossier.entries.select_related("award", "member", "collective", "subject_unit", "source")
    found = rows.filter(pk=entry.pk).first()
    if found is None:
        raise DomainError(_("Dòng này không còn trong hồ sơ: có người vừa bỏ nó. Hãy tải lại trang."))
    found.dossier = dossier
    return found


def _refuse_closed_fields(entry: Entry, fields: Mapping[str, Any]) -> None:
    """Raises ``TransitionRefused`` when ``fields`` change one that the return left closed."""
    for field, why in closed_fields(entry).items():
        if any(name in fields and fields[name] != getattr(entry, name) for name in columns_of(field)):
            raise TransitionRefused(why)


# ---------- What may stand together ----------


def _kind_of(award: AwardType, subject: Subject, wanted: str) -> str:
    """The kind ``subject`` stands under; a member is a household where asked, or where the award knows no person."""
    if isinstance(subject, Collective):
        kind = SubjectKind.COLLECTIVE
    elif isinstance(subject, Unit):
        kind = SubjectKind.UNIT
    else:
        households_only = SubjectKind.INDIVIDUAL not in award.subject_kinds
        by_member = (SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD)
        kind = SubjectKind(wanted) if wanted in by_member else SubjectKind.INDIVIDUAL
        if not wanted and households_only and SubjectKind.HOUSEHOLD in award.subject_kinds:
            kind = SubjectKind.HOUSEHOLD
    _refuse_kind(award, subject, kind)
    return kind


def _refuse_kind(award: AwardType, subject: Subject, kind: str) -> None:
    if kind in award.subject_kinds:
        return
    meant = ", ".join(str(SubjectKind(one).label).lower() for one in award.subject_kinds)
    raise DomainError(
        _("%(award)s chỉ trao cho %(meant)s, không trao cho %(kind)s (%(subject)s). Hãy chọn hình thức khác.")
        % {
            "award": award.name,
            "meant": meant,
            "kind": str(SubjectKind(kind).label).lower(),
            "subject": subject.label,
        }
    )


def _refuse_award(dossier: Dossier, award: AwardType) -> None:
    if not dossier.campaign.awards.filter(award=award).exists():
        raise DomainError(
            _("Phong trào «%(campaign)s» không xét %(award)s. Hãy chọn hình thức trong danh sách của phong trào.")
            % {"campaign": dossier.campaign, "award": award.name}
        )


def _refuse_strangers(dossier: Dossier, subjects: Sequence[Subject]) -> None:
    """Every subject belongs to the unit or to what lies under it."""
    homes = {subject.pk if isinstance(subject, Unit) else subject.unit_id for subject in subjects}
    own = set(Unit.objects.of_subtree(dossier.unit).filter(pk__in=homes).values_list("pk", flat=True))
    for subject in subjects:
        names = {"subject": subject.label, "unit": dossier.unit}
        if (subject.pk if isinstance(subject, Unit) else subject.unit_id) not in own:
            raise DomainError(_("%(subject)s không thuộc %(unit)s. Hãy chọn người, tập thể của đơn vị.") % names)


def _refuse_merged(subjects: Sequence[Subject]) -> None:
    """Whoever has several records stands under the one that was kept."""
    for subject in subjects:
        if isinstance(subject, Member) and not (verdict := stands_for_person(subject)):
            raise DomainError(verdict.reason)


def _refuse_gone(dossier: Dossier, subjects: Sequence[Subject], registered_on) -> None:
    """Whoever has left by ``registered_on`` is not registered; whoever left before the campaign is not put up."""
    is_registration = dossier.kind == DossierKind.REGISTRATION
    for subject in subjects:
        left_on = subject.left_on if isinstance(subject, Member) else subject.ended_on
        if left_on and (left_on < dossier.campaign.starts_on or (is_registration and left_on <= registered_on)):
            raise DomainError(
                _("%(subject)s đã rời đơn vị hoặc kết thúc hoạt động từ %(day)s nên không đưa vào hồ sơ được.")
                % {"subject": subject.label, "day": f"{left_on:%d/%m/%Y}"}
            )


def _refuse_unregistered(dossier: Dossier, award: AwardType, subjects: Sequence[Subject]) -> None:
    """In a proposal, one who was not registered stands only for an award that allows it."""
    if dossier.kind == DossierKind.PROPOSAL and subjects and not award.allows_unregistered:
        raise DomainError(
            _("%(subject)s chưa đăng ký %(award)s nên không đề nghị được: hình thức này chỉ xét người đã đăng ký.")
            % {"subject": subjects[0].label, "award": award.name}
        )


def _refuse_elsewhere(dossier: Dossier, award: AwardType, subjects: Sequence[Subject]) -> None:
    """In a round one stands once for an award, whichever unit puts one down; the subjects are locked."""
    lock_subjects(subjects)
    standing = Entry.objects.of_round(dossier).exclude(dossier=dossier).filter(award=award).about(subjects)
    if found := standing.with_subject().order_by("pk").first():
        raise DomainError(stands_already(found))


def _refuse_future(registered_on) -> None:
    if registered_on and registered_on > clock.today():
        raise DomainError(_("Ngày đăng ký không thể ở tương lai. Hãy sửa lại ngày."))


# ---------- Who is there already ----------


def _key(kind: str, subject: Subject) -> tuple[str, int]:
    return (type(subject).__name__, getattr(subject, "person_id", subject.pk))


def _new_ones(dossier: Dossier, award: AwardType, wanted):
    """Those of ``wanted`` not yet in the dossier for ``award``, each once; and the others."""
    seen = {_key(entry.subject_kind, entry.subject) for entry in _entries(dossier, award)}
    fresh, skipped = [], []
    for kind, subject in wanted:
        if _key(kind, subject) in seen:
            skipped.append(subject)
        else:
            seen.add(_key(kind, subject))
            fresh.append((kind, subject))
    return fresh, skipped


def _registered(dossier: Dossier, award: AwardType) -> dict[tuple[str, int], Entry]:
    """Entries of the registration behind a proposal that are not proposed yet."""
    if dossier.source is None:
        return {}
    rows = _entries(dossier.source, award).filter(proposed__isnull=True)
    return {_key(entry.subject_kind, entry.subject): entry for entry in rows}


def _entries(dossier: Dossier, award: AwardType):
    return dossier.entries.filter(award=award).select_related("member", "collective", "subject_unit")
