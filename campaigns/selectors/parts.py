"""The parts of a dossier, and how much stands in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

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


def entry_parts(entry: Entry) -> tuple[str, str]:
    """The keys of which one must be open for the entry to be changed: its own and its section's."""
    return f"{_ENTRY}{entry.pk}", entries_part(section_of(entry.subject_kind))


def file_parts(purpose: str, entry: Entry | None) -> list[str]:
    """The keys of which one must be open for a file of that purpose, or for that entry, to be added or taken off."""
    return [ATTACHMENTS, *([f"{_FILES}{purpose}"] if purpose else []), *(entry_parts(entry) if entry else [])]


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


def part_keys(dossier: Dossier) -> set[str]:
    """The keys of every part of the dossier, single entries too; one query."""
    return {*whole_parts(dossier), *(f"{_ENTRY}{pk}" for pk in dossier.entries.values_list("pk", flat=True))}


def single_keys(dossier: Dossier) -> set[int]:
    """Keys of the single entries among the open parts."""
    return {int(key.removeprefix(_ENTRY)) for key in dossier.open_parts if key.startswith(_ENTRY)}


def single_part_keys(dossier: Dossier) -> list[str]:
    """The open parts that are single entries."""
    return [key for key in dossier.open_parts if key.startswith(_ENTRY)]


def sections_of_single(dossier: Dossier) -> set[Section]:
    """The halves in which the single entries among the open parts stand; a query where there are any."""
    keys = single_keys(dossier)
    kinds = dossier.entries.filter(pk__in=keys).values_list("subject_kind", flat=True).distinct() if keys else ()
    return set(map(section_of, kinds))


def open_part_labels(dossier: Dossier) -> list[str]:
    """What people call the open parts of the dossier, in its order; a query where single entries are among them."""
    known = whole_parts(dossier)
    if keys := single_keys(dossier):
        known |= single_parts(dossier.entries.filter(pk__in=keys).with_labels().order_by("pk"))
    return [label for key, label in known.items() if key in dossier.open_parts]


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
