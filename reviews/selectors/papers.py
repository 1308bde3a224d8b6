"""The files a reviewer looks at beside what they bear out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db.models import QuerySet
from django.urls import reverse

from campaigns.models import Attachment, Dossier, Entry
from campaigns.selectors.dossier_page import Contents
from common.models import StoredFile
from common.uploads import PDF
from contributions.models import InitiativeFile, WorkFile

MOST_OF_ONE = 12
"""So many files of an initiative or a work stand beside it; all of them on its own page."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file with its address; ``size`` in bytes."""

    name: str
    size: int
    content_type: str
    url: str

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")

    @property
    def is_pdf(self) -> bool:
        return self.content_type == PDF

    @property
    def kind(self) -> str:
        """The ending of the name, in capitals."""
        return PurePosixPath(self.name).suffix.removeprefix(".").upper()


def papers_of_entries(dossier: Dossier, entries: Iterable[Entry]) -> dict[int, list[Paper]]:
    """The evidence of ``entries`` of ``dossier`` by the key of the entry; one query."""
    rows = _shown(Attachment.objects.filter(dossier=dossier, entry__in=[entry.pk for entry in entries]), "entry")
    return _by_owner((row.entry_id, paper_of(row, "campaigns:attachment-download", dossier.pk)) for row in rows)


def add_papers(user, dossier: Dossier, contents: Contents) -> Contents:
    """``contents`` whose files, initiatives and works have ``papers``, as far as ``user`` reaches these.

    A query for initiatives and one for works, where there are any.
    """
    for row in contents.attachments:
        row.papers = [paper_of(row, "campaigns:attachment-download", dossier.pk)]
    _hang_on(contents.initiatives, InitiativeFile, "initiative", user)
    _hang_on(contents.works, WorkFile, "work", user)
    return contents


def paper_of(row: StoredFile, view: str, owner: int) -> Paper:
    """``row`` at the address of ``view``, which finds it in ``owner`` by its key, or its digest in a dossier."""
    found_by = row.sha256 if isinstance(row, Attachment) else row.pk
    return Paper(row.name, row.size, row.content_type, reverse(view, args=[owner, found_by]))


def _hang_on(things: list, model: type[StoredFile], noun: str, user) -> None:
    if not things:
        return
    rows = _shown(model.objects.visible_to(user).filter(**{f"{noun}__in": things}), noun)
    owned = ((owner := getattr(row, f"{noun}_id"), paper_of(row, f"contributions:{noun}-file", owner)) for row in rows)
    papers = _by_owner(owned)
    for thing in things:
        thing.papers = papers.get(thing.pk, [])[:MOST_OF_ONE]


def _shown(rows: QuerySet, noun: str) -> QuerySet:
    return rows.only(noun, "name", "size", "content_type", "sha256").order_by("pk")


def _by_owner(owned: Iterable[tuple[int, Paper]]) -> dict[int, list[Paper]]:
    found: defaultdict[int, list[Paper]] = defaultdict(list)
    for owner, paper in owned:
        found[owner].append(paper)
    return dict(found)
