"""What everybody may see: for pages without a sign-in. Nothing here that is not published and consented to."""

from typing import Any

from django.db.models import F, QuerySet

from common.vietnamese import fold
from exemplars.models import CommentState, Exemplar, ExemplarPhoto, StoryComment
from units.models import Unit


def published(
    *,
    field: Any = None,
    unit: Unit | None = None,
    programme: Any = None,
    year: int | None = None,
    search: str = "",
) -> QuerySet[Exemplar]:
    """The gallery: what is public, the last published first, each with its photos in their order.

    Narrowed by a field, a unit with everything under it, a programme, a year, and by words typed with or without dấu
    (title, name of whom it is about); ``None`` and an empty text narrow nothing. Without the stories: two queries a
    page, however long it is. ``first_photo`` gives the picture of a row.
    """
    rows = Exemplar.objects.public()
    if field is not None:
        rows = rows.filter(field=field)
    if unit is not None:
        rows = rows.of_subtree(unit)
    if programme is not None:
        rows = rows.filter(programme=programme)
    if year is not None:
        rows = rows.filter(year=year)
    if fold(search):
        rows = rows.matching(search)
    return rows.for_list().with_photos().order_by(F("published_at").desc(), "-pk")


def first_photo(exemplar: Exemplar) -> ExemplarPhoto | None:
    """The picture that stands for a row of ``published``; ``None`` where it has none. No query there."""
    return next(iter(exemplar.photos.all()), None)


def story(pk: int) -> Exemplar | None:
    """One public story with its photos and ``uptake_count``; ``None`` when there is none, or no longer."""
    rows = Exemplar.objects.public().with_subject().with_photos().with_uptake_count()
    return rows.filter(pk=pk).first()


def public_photo(pk: int) -> ExemplarPhoto | None:
    """A picture of a public story; ``None`` for any other one."""
    return ExemplarPhoto.objects.filter(pk=pk, exemplar__in=Exemplar.objects.public()).first()


def comments_of(exemplar: Exemplar) -> QuerySet[StoryComment]:
    """What readers said and somebody let be shown, the oldest first, without addresses; empty of what is not public."""
    rows = exemplar.comments.filter(state=CommentState.SHOWN, exemplar__in=Exemplar.objects.public())
    return rows.defer("email").order_by("pk")
