"""Pictures of an exemplar, in an order, with captions."""

from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from common.editing import cleaned
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.pictures import checked_picture
from common.public_pages import renew_public_pages
from common.storing import drop_file, keep_file
from common.uploads import refuse_total
from common.workflow import Move, write_audit
from exemplars.guards import exemplar_is_draft
from exemplars.models import Exemplar, ExemplarPhoto
from exemplars.permissions import may_edit_exemplar, may_take_down
from exemplars.services.exemplar import lock_exemplar

MOST_PIXELS = 80_000_000
"""Of one photo: more takes more memory to draw anew than a picture of a web page is worth."""


@transaction.atomic
def add_photo(exemplar: Exemplar, *, upload, by, caption: str = "") -> ExemplarPhoto:
    """A draft has one more picture, the last in order, drawn anew without the place it was taken at.

    Raises ``NotAllowed``, ``TransitionRefused``, or ``DomainError`` for a file that is no picture, has too many
    pixels, is there already, or is more than an exemplar may hold.
    """
    exemplar = lock_exemplar(exemplar)
    _refuse_closed(exemplar, by=by)
    picture = checked_picture(upload, most_pixels=MOST_PIXELS)
    if exemplar.photos.filter(sha256=picture.sha256).exists():
        raise DomainError(_("Ảnh «%(name)s» đã có ở điển hình này.") % {"name": picture.name})
    kept = exemplar.photos.aggregate(size=Sum("size", default=0), last=Max("position", default=0))
    refuse_total(picture, kept=kept["size"], owner=_("điển hình"))
    photo = ExemplarPhoto(exemplar=exemplar, uploaded_by=by, caption=caption, position=kept["last"] + 1)
    write_audit(exemplar, "add_photo", by=by, record=Move(note=picture.name))
    return keep_file(photo, picture)


@transaction.atomic
def edit_photo(photo: ExemplarPhoto, *, by, caption: str, position: int) -> ExemplarPhoto:
    """The picture of a draft has that caption and place in the order."""
    exemplar = lock_exemplar(photo.exemplar)
    _refuse_closed(exemplar, by=by)
    photo.caption, photo.position = caption, position
    cleaned(photo, exclude=("file",))
    photo.save(update_fields=["caption", "position", "updated_at"])
    write_audit(exemplar, "edit_photo", by=by, record=Move(note=photo.name))
    return photo


@transaction.atomic
def remove_photo(photo: ExemplarPhoto, *, by) -> None:
    """The picture is gone, of a published exemplar too: somebody on it may have asked for that."""
    exemplar = lock_exemplar(photo.exemplar)
    if not (verdict := may_take_down(by, exemplar)):
        raise NotAllowed(verdict.reason)
    write_audit(exemplar, "remove_photo", by=by, record=Move(note=photo.name))
    drop_file(photo)
    renew_public_pages()


def _refuse_closed(exemplar: Exemplar, *, by) -> None:
    if not (verdict := may_edit_exemplar(by, exemplar)):
        raise NotAllowed(verdict.reason)
    if not (verdict := exemplar_is_draft(exemplar)):
        raise TransitionRefused(verdict.reason)
