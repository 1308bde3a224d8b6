"""Who may open what of exemplars."""

import datetime as dt

from exemplars.models import ConsentFile, ExemplarPhoto, StoryComment, Uptake
from exemplars.services.rounds import open_round
from tests.factories import ConsentFactory, ExemplarFactory
from tests.scores.conftest import pdf

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "exemplars:exemplar-list": "L...............",
    "exemplars:exemplar-create": "L>......>>>>.>>>",
    "exemplars:exemplar-queue": "L...............",
    "exemplars:exemplar-detail": "Lx.xx.x.....x...",
    "exemplars:exemplar-edit": "Lx.xx.x.>>>>x>>>",
    "exemplars:exemplar-move": "Lx.xx.x.>>>>x>>>",
    "exemplars:photo": "Lx.xx.x.....x...",
    "exemplars:photo-edit": "Lx.xx.x.>>>>x>>>",
    "exemplars:consent-create": "Lx.xx.x.>>>>x>>>",
    "exemplars:consent-withdraw": "Lx.xx.x.>>>.x>>>",
    "exemplars:consent-file": "Lx.xx.x.....x...",
    "exemplars:own-list": "L...............",
    "exemplars:own-withdraw": "Lxxxxxxxxxxxxxxx",
    "exemplars:shared-list": "L...............",
    "exemplars:shared-detail": "L...............",
    "exemplars:shared-photo": "L...............",
    "exemplars:uptake-create": "L>......>>>>.>>>",
    "exemplars:round-list": "L...............",
    "exemplars:round-create": "L>......>>>>.>>>",
    "exemplars:round-detail": "Lx.xx.x.....x...",
    "exemplars:round-vote": "Lx.xx>x>>>>>x>>>",
    "exemplars:round-close": "Lx.xx.x.>>>>x>>>",
    "exemplars:round-cancel": "Lx.xx.x.>>>>x>>>",
    "exemplars:vote": "................",
    "exemplars:comment-list": "L...............",
    "exemplars:comment-refuse": "Lx.xx.x.>>>>x>>>",
}
POST: dict[str, str] = {
    "exemplars:exemplar-create": "L>......>>>>.>>>",
    "exemplars:exemplar-edit": "Lx.xx.x.>>>>x>>>",
    "exemplars:exemplar-move": "Lx>xx>x>>>>>x>>>",
    "exemplars:photo-add": "Lx>xx>x>>>>>x>>>",
    "exemplars:photo-edit": "Lx.xx.x.>>>>x>>>",
    "exemplars:photo-remove": "Lx>xx>x>>>>>x>>>",
    "exemplars:consent-create": "Lx.xx.x.>>>>x>>>",
    "exemplars:consent-withdraw": "Lx>xx>x>>>>>x>>>",
    "exemplars:own-withdraw": "Lxxxxxxxxxxxxxxx",
    "exemplars:uptake-create": "L>......>>>>.>>>",
    "exemplars:uptake-remove": "Lx>xx>x>>>>>x>>>",
    "exemplars:round-create": "L>......>>>>.>>>",
    "exemplars:round-vote": "Lx.xx>x>>>>>x>>>",
    "exemplars:round-close": "Lx.xx.x.>>>>x>>>",
    "exemplars:round-cancel": "Lx.xx.x.>>>>x>>>",
    "exemplars:vote": "ffffffffffffffff",  # nothing typed: who is it?
    "exemplars:comment-show": "Lx>xx>x>xxx>xxxx",
    "exemplars:comment-refuse": "Lx.xx.x.>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A draft of the base union with a photo and a consent; a published one of the same with a comment and an uptake;
    two votes that are on."""
    author, unit = world.people["editor"], world.tree.base
    world.exemplar = ExemplarFactory(unit=unit)
    world.public_exemplar = ExemplarFactory(unit=unit, state="published")
    about = {"size": 9, "content_type": "image/jpeg", "uploaded_by": author}
    world.exemplar_photos = [
        ExemplarPhoto.objects.create(exemplar=each, file=pdf(), name="anh.jpg", sha256="e" * 64, **about)
        for each in (world.exemplar, world.public_exemplar)
    ]
    consent = ConsentFactory(exemplar=world.exemplar, recorded_by=author)
    ConsentFactory(exemplar=world.public_exemplar, recorded_by=author)
    paper = ConsentFile.objects.create(consent=consent, file=pdf(), name="dong-y.jpg", sha256="f" * 64, **about)
    world.story_comment = StoryComment.objects.create(
        exemplar=world.public_exemplar, name="Bạn đọc", email="a@example.org", text="Hay"
    )
    world.uptake = Uptake.objects.create(
        exemplar=world.public_exemplar, unit=unit, taken_on="2025-05-01", text="Học theo", made_by=author
    )
    world.selection, by_members = (
        open_round(
            unit=unit,
            by=author,
            title="Quý 1",
            way=way,
            opens_on=dt.date.today(),
            closes_on=dt.date.today(),
            threshold=50,
            fewest_votes=1,
            most_choices=1,
            exemplars=[ExemplarFactory(unit=unit, state="proposed")],
        )
        for way in ("ballot", "open")
    )
    hidden, shown = world.exemplar_photos
    world.named |= {
        "step": "propose",
        "photo": hidden.pk,
        "shown": shown.pk,
        "proof": paper.pk,
        "ballot": by_members.key,
    }


def row_for(world, name):
    _app, _colon, page = name.partition(":")
    if not name.startswith("exemplars:"):
        return None
    if page.startswith(("shared-", "uptake-create")):
        return world.public_exemplar
    if page == "uptake-remove":
        return world.uptake
    if page.startswith("round-"):
        return world.selection
    return world.story_comment if page.startswith("comment-") else world.exemplar
