"""Who may open what of works and of stored files."""

import datetime as dt

from contributions.models import WorkFile, WorkPair, WorkProgress
from tests.factories import WorkFactory
from tests.scores.conftest import pdf

GET: dict[str, str] = {
    "contributions:work-plaques": "L...............",
    "contributions:work-totals": "L...............",
    "contributions:work-create": "L>......>>>>.>>>",
    "contributions:work-edit": "Lx.xx.x.>>>>x>>>",
    "contributions:work-move": "Lx.xx.x.>>>>x>>>",
    "contributions:work-progress": "Lx.xx.x.>>>>x>>>",
    "contributions:work-progress-remove": "Lx.xx.x.>>>>x>>>",
    "contributions:work-file": "Lx.xx.x.....x...",
    "contributions:work-pair": "Lxxxx.x.>>>>x>>>",
    "contributions:work-pair-withdraw": "Lx>xx.x.>>>>x>>>",
}
POST: dict[str, str] = {
    "contributions:work-create": "L>......>>>>.>>>",
    "contributions:work-edit": "Lx.xx.x.>>>>x>>>",
    "contributions:work-move": "Lx.xx.x.>>>>x>>>",
    "contributions:work-progress": "Lx.xx.x.>>>>x>>>",
    "contributions:work-progress-remove": "Lx>xx>x>>>>>x>>>",
    "contributions:work-pair": "Lxxxx.x.>>>>x>>>",
    "contributions:work-pair-withdraw": "Lx>xx.x.>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A work of the base union with progress and a photo, and another that was told apart from it."""
    author = world.people["editor"]
    work, other = WorkFactory(owner_unit=world.tree.base), WorkFactory(owner_unit=world.tree.base2)
    progress = WorkProgress.objects.create(work=work, day=dt.date(2025, 6, 1), text="Xong móng", made_by=author)
    photo = WorkFile.objects.create(
        work=work,
        progress=progress,
        file=pdf(),
        name="anh.jpg",
        size=9,
        content_type="image/jpeg",
        sha256="d" * 64,
        uploaded_by=author,
    )
    pair = WorkPair.objects.create(first=work, second=other, verdict="different", reason="Khác", made_by=author)
    world.own_work = work
    world.named |= {
        "progress": progress.pk,
        "paper": photo.pk,
        "twin": other.pk,
        "pair": pair.pk,
        "move": "start",
    }


def row_for(world, name):
    return world.own_work if name.startswith("contributions:work-") else None
