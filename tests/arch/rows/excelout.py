"""Who may open what of files that go out."""

from django.core.files.base import ContentFile

from exchange.models import ExportRun, ExportState

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "exchange:export-home": "L...............",
    "exchange:export-rows": "L...............",
    "exchange:export-file": "Lx.xxxxxxxxxxxxx",
    "exchange:paste": "Lx.xx.x.xxx>xxxx",
}
POST: dict[str, str] = {
    "exchange:export-home": "L>fffffff>fff>>>",
    "exchange:list-export": "L...............",
    "exchange:paste": "Lxfxxfxfxxx>xxxx",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """The world has a file the base union's editor took out, and a list to take out."""
    run = ExportRun(key="members", title="Đoàn viên", by=world.people["editor"], state=ExportState.DONE, rows=1)
    run.file.save("a.xlsx", ContentFile(b"PK"))
    world.export_run = run
    world.named |= {"listed": "members"}


def row_for(world, name: str):
    return {"exchange:export-file": world.export_run, "exchange:paste": world.draft}.get(name)
