"""The parts of a dossier, and how much stands in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery, TextChoices
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Attachment, Dossier, DossierInitiative, DossierKind, DossierWork, Entry, FilePurpose
from people.models import SubjectKind


class Section(StrEnum):
    """The two halves of the entries."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"


SECTION_KINDS = {
    Section.INDIVIDUAL: (SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD),
    Section.COLLECTIVE: (SubjectKind.COLLECTIVE, SubjectKind.UNIT),
}


def section_label(section: str) -> str:
    """What the steps and headings call it."""
    return _("Cá nhân") if section == Section.INDIVIDUAL else _("Tập thể")


class EntryField(TextChoices):
    """What of a single entry may be opened by itself: a field of its form, the two of the vote as one, or its files."""

    AWARD = "award", gettext_lazy("Danh hiệu, hình thức khen")
    REGISTERED_ON = "registered_on", gettext_lazy("Ngày đăng ký")
    ACHIEVEMENTS = "achievements", gettext_lazy("Tóm tắt thành tích")
    SELF_SCORE = "self_score", gettext_lazy("Điểm tự chấm")
    VOTES = "votes", gettext_lazy("Kết quả bỏ phiếu")
    EVIDENCE = "evidence", gettext_lazy("Tệp minh chứng")


FROM_REGISTRATION = frozenset({EntryField.AWARD, EntryField.REGISTERED_ON})
"""What an entry that comes from the registration holds from there."""
ONLY_PROPOSED = frozenset({EntryField.SELF_SCORE, EntryField.VOTES})
"""What only a proposal says."""
COLUMNS = {
    EntryField.VOTES: ("votes_for", "votes_members"),
    EntryField.EVIDENCE: (),
}
"""The columns of a field, where they are not one of its name."""

PLEDGE = "pledge"
INITIATIVES = "initiatives"
WORKS = "works"
ATTACHMENTS = "attachments"
_FILES = "attachments:"
_ENTRIES = "entries:"
_ENTRY = "entry:"
"""The keys of the parts of a dossier; the last ones go before a purpose, a section and the key of an entry."""


def entries_part(section: str) -> str:
    """The key of all entries of a section, and of adding to it."""
    return f"{_ENTRIES}{section}"


def section_of(subject_kind: str) -> Section:
    """The half in which an entry of that kind stands."""
    return next(section for section, kinds in SECTION_KINDS.items() if subject_kind in kinds)


def columns_of(field: EntryField) -> tuple[str, ...]:
    """The columns of an entry that ``field`` stands for; none for its files."""
    return COLUMNS.get(field, (field.value,))


def fields_of(dossier: Dossier, entry: Entry) -> list[EntryField]:
    """What of an entry of ``dossier`` its unit may change, in the order of the form."""
    fixed = FROM_REGISTRATION if entry.source_id else frozenset()
    unasked = ONLY_PROPOSED if dossier.kind == DossierKind.REGISTRATION else frozenset()
    return [field for field in EntryField if field not in fixed | unasked]


def entry_parts(entry: Entry, *fields: EntryField) -> tuple[str, ...]:
    """The keys of which one must be open for the entry to be changed, or any of ``fields``: its own, its section's."""
    own = f"{_ENTRY}{entry.pk}"
    return own, entries_part(section_of(entry.subject_kind)), *(f"{own}:{field}" for field in fields)


def closed_fields(entry: Entry) -> dict[EntryField, str]:
    """What of the entry the last return left closed, each with why it is not changed."""
    why = _("Công đoàn cấp trên không mở lại «%(field)s» của dòng này nên không sửa được.")
    closed = [field for field in EntryField if not entry.dossier.opens(*entry_parts(entry, field))]
    return {field: why % {"field": field.label} for field in closed}


def file_parts(purpose: str, entry: Entry | None) -> list[str]:
    """The keys of which one must be open for a file of that purpose, or for that entry, to be added or taken off."""
    return [ATTACHMENTS, *([f"{_FILES}{purpose}"] if purpose else []), *(evidence_parts(entry) if entry else [])]


def evidence_parts(entry: Entry) -> tuple[str, ...]:
    """The keys of which one must be open for a file that is evidence for the entry, beside those of all files."""
    return entry_parts(entry, EntryField.EVIDENCE)


def any_file_parts() -> list[str]:
    """The keys of which one must be open for any file of the dossier as a whole to be changed."""
    return [ATTACHMENTS, *(f"{_FILES}{purpose}" for purpose in FilePurpose.values)]


def whole_parts(dossier: Dossier) -> dict[str, str]:
    """The parts every dossier has, by key, each with what people call it."""
    is_proposal = dossier.kind == DossierKind.PROPOSAL
    sections = {entries_part(section): section_label(section) for section in reversed(Section)}
    return {
        PLEDGE: _("Kết quả, thành tích chung") if is_proposal else _("Nội dung, mục tiêu đăng ký"),
        **sections,
        INITIATIVES: _("Sáng kiến"),
        WORKS: _("Công trình"),
        ATTACHMENTS: _("Tệp đính kèm (mọi tệp)"),
        **{f"{_FILES}{purpose.value}": str(purpose.label) for purpose in FilePurpose},
    }


def single_parts(entries: Iterable[Entry]) -> dict[str, str]:
    """As ``whole_parts`` for single entries, which bring award and subject along."""
    return {f"{_ENTRY}{entry.pk}": f"{entry.subject_label} – {entry.award.label}" for entry in entries}


def field_parts(dossier: Dossier, entry: Entry) -> dict[str, str]:
    """As ``whole_parts`` for the fields of one entry."""
    return {f"{_ENTRY}{entry.pk}:{field}": str(field.label) for field in fields_of(dossier, entry)}


def part_keys(dossier: Dossier) -> set[str]:
    """The keys of every part of the dossier, single entries and their fields too; one query."""
    keys = set(whole_parts(dossier))
    for entry in dossier.entries.only("source"):
        keys |= {f"{_ENTRY}{entry.pk}", *field_parts(dossier, entry)}
    return keys


class Opened(NamedTuple):
    """A single entry among the open parts, by its key; ``field`` is empty where all of it is open."""

    entry: int
    field: str


def opened_singly(dossier: Dossier) -> list[Opened]:
    """The single entries among the open parts, once for each open field."""
    named = (key.removeprefix(_ENTRY).partition(":") for key in dossier.open_parts if key.startswith(_ENTRY))
    return [Opened(int(pk), field) for pk, _colon, field in named]


def without_covered(keys: Iterable[str]) -> set[str]:
    """``keys`` without the fields of entries that are among them as a whole."""
    wanted = set(keys)
    return {key for key in wanted if not (key.startswith(_ENTRY) and key.rpartition(":")[0] in wanted)}


def single_keys(dossier: Dossier) -> set[int]:
    """Keys of the single entries among the open parts."""
    return {one.entry for one in opened_singly(dossier)}


def single_file_parts(dossier: Dossier) -> list[str]:
    """The open parts by which the evidence for single entries is changed."""
    fields = ("", EntryField.EVIDENCE)
    return [f"{_ENTRY}{one.entry}:{one.field}".rstrip(":") for one in opened_singly(dossier) if one.field in fields]


def sections_of_single(dossier: Dossier) -> set[Section]:
    """The halves in which the single entries among the open parts stand; a query where there are any."""
    keys = single_keys(dossier)
    kinds = dossier.entries.filter(pk__in=keys).values_list("subject_kind", flat=True).distinct() if keys else ()
    return set(map(section_of, kinds))


def open_part_labels(dossier: Dossier) -> list[str]:
    """What people call the open parts of the dossier, in its order; a query where single entries are among them."""
    labels = [label for key, label in whole_parts(dossier).items() if key in dossier.open_parts]
    if keys := single_keys(dossier):
        entries = dossier.entries.filter(pk__in=keys).with_labels().order_by("pk")
        labels += [_open_label(dossier, entry) for entry in entries]
    return labels


def _open_label(dossier: Dossier, entry: Entry) -> str:
    """The entry, and which of its fields where not all of it is open."""
    [(_key, label)] = single_parts([entry]).items()
    fields = [name for key, name in field_parts(dossier, entry).items() if key in dossier.open_parts]
    if not fields:
        return label
    return _("%(entry)s (chỉ: %(fields)s)") % {"entry": label, "fields": ", ".join(fields)}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each kind stand in the dossier."""

    individual: int
    collective: int
    initiatives: int
    works: int
    attachments: int

    @property
    def is_empty(self) -> bool:
        """Nothing is put down yet; files alone are nothing."""
        return not (self.individual or self.collective or self.initiatives or self.works)


def counts_of(dossier: Dossier) -> Counts:
    """One query."""
    row = Dossier.objects.filter(pk=dossier.pk).values_list(
        _count(Entry.objects.filter(subject_kind__in=SECTION_KINDS[Section.INDIVIDUAL])),
        _count(Entry.objects.filter(subject_kind__in=SECTION_KINDS[Section.COLLECTIVE])),
        _count(DossierInitiative.objects.all()),
        _count(DossierWork.objects.all()),
        _count(Attachment.objects.all()),
    )
    return Counts(*row.get())


def _count(rows: QuerySet) -> Coalesce:
    counted = rows.filter(dossier=OuterRef("pk")).order_by().values("dossier").annotate(rows=Count("pk"))
    return Coalesce(Subquery(counted.values("rows")), 0)
