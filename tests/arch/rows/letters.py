"""Who may open what of letters to higher bodies."""

from django.core.files.base import ContentFile
from django.utils import timezone

from decisions.models import Answer, SubmissionFile
from tests.factories import SubmissionLineFactory, UserFactory

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "decisions:letter-list": "L...............",
    "decisions:letter-received": "L...............",
    "decisions:letter-create": "Lxxxxxx..>x>x>x>",
    "decisions:letter-detail": "Lxxxxxx...x.x...",
    "decisions:letter-paper": "Lxxxxxx...x.x...",
    "decisions:letter-proposals": "Lxxxxxx...x.x...",
    "decisions:letter-file": "Lxxxxxx...x.x...",
    "decisions:letter-update": "Lxxxxxx..>x>x>>>",
    "decisions:letter-discard": "Lxxxxxx..>x>x>>>",
    "decisions:letter-renew": "Lxxxxxx..>x>x>>>",
    "decisions:letter-send": "Lxxxxxx>.>x>x>>>",
    "decisions:letter-withdraw": "Lxxxxxx>.>x>x>>>",
    "decisions:letter-answer": "Lxxxxxx..>x>x>>>",
    "decisions:answer-correct": "Lxxxxxx..>x>x>>>",
}
POST: dict[str, str] = {
    "decisions:letter-create": "Lxxxxxx>>>x>x>x>",
    "decisions:letter-update": "Lxxxxxx..>x>x>>>",
    "decisions:letter-discard": "Lxxxxxx>>>x>x>>>",
    "decisions:letter-renew": "Lxxxxxx..>x>x>>>",
    "decisions:letter-send": "Lxxxxxx>>>x>x>>>",
    "decisions:letter-withdraw": "Lxxxxxx>.>x>x>>>",
    "decisions:letter-answer": "Lxxxxxx..>x>x>>>",
    "decisions:answer-correct": "Lxxxxxx..>x>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}
OF_SENT = ("decisions:letter-withdraw", "decisions:letter-answer", "decisions:letter-file")


def build(world) -> None:
    """A province's draft, and a letter that was sent, with an answer and its file."""
    world.draft_letter = SubmissionLineFactory(letter__unit=world.tree.province).letter
    line = SubmissionLineFactory(letter__unit=world.tree.province)
    line.answer, line.reason = Answer.NOT_GRANTED, "Chưa đủ thời gian"
    line.recorded_by, line.recorded_at = UserFactory(), timezone.now()
    line.save()
    SubmissionLineFactory(letter=line.letter)
    world.sent_letter, world.answered_line = line.letter, line
    reply = SubmissionFile(
        letter=line.letter,
        name="quyet-dinh.pdf",
        size=4,
        content_type="application/pdf",
        sha256="e" * 64,
        uploaded_by=line.recorded_by,
    )
    reply.file.save("quyet-dinh.pdf", ContentFile(b"%PDF"), save=True)
    world.named["reply"] = reply.pk
    sent = {"state": "sent", "year": 2026, "number": 99, "signed_on": "2026-11-20", "sent_at": timezone.now()}
    type(line.letter).objects.filter(pk=line.letter_id).update(sent_by=UserFactory(), **sent)


def row_for(world, name: str):
    if name == "decisions:letter-create":
        return world.run
    if name == "decisions:answer-correct":
        return world.answered_line
    if name in OF_SENT:
        return world.sent_letter
    return world.draft_letter if name.startswith("decisions:letter-") else None
