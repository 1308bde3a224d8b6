"""The parts of a dossier, and how much stands in each."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from campaigns.models import Attachment, Dossier, DossierInitiative, DossierWork, Entry
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
