"""Who may open what of notices, mail and reminders."""

from notices.models import Mail

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "notices:preferences": "L...............",
    "campaigns:campaign-reminders": "Lx>xx.x.>>>.x>>>",
    "office:mail-list": "L>>>>>>>>>..>>>>",
    "office:mail-detail": "L>>>>>>>>>..>>>>",
}
POST: dict[str, str] = {
    "notices:preferences": "L...............",
    "campaigns:campaign-remind": "Lx>xx>x>>>>>x>>>",
    "office:mail-move": "L>>>>>>>>>>>>>>>",
}
FORMS: dict[str, dict[str, str]] = {"office:mail-move": {"move": "hold"}}


def build(world) -> None:
    """A letter to the base union's editor waits in the outbox."""
    world.letter = Mail.objects.create(
        user=world.people["editor"],
        to="editor@example.org",
        subject="Hồ sơ bị trả lại",
        body="Thiếu biên bản họp.",
        dedupe_key="notice:1",
        send_after="2020-01-01T00:00:00Z",
    )


def row_for(world, name):
    return world.letter if name == "office:mail-detail" else None
