"""Every move the code writes down has a verb, and the verb is that of the kind of row it is about."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType

from common.models import AuditEntry
from office.services.audit_words import known_moves, move_in_words

WRITERS = {"write_audit", "write_audits"}


def moves_in_code() -> set[str]:
    """The moves that stand as words in calls that write the audit, in every app."""
    found = set()
    for path in Path(settings.BASE_DIR).glob("[a-z]*/**/*.py"):
        if path.relative_to(settings.BASE_DIR).parts[0] in {"tests", "bench"}:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRITERS and len(node.args) > 1:
                found |= {part.value for part in ast.walk(node.args[1]) if isinstance(part, ast.Constant)}
    return {move for move in found if isinstance(move, str) and not move.endswith("_")}


def test_every_move_has_a_verb():
    moves = moves_in_code()
    assert len(moves) > 80
    assert moves - known_moves().keys() == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "move", "verb"),
    [
        ("prizes.Fund", "open", "Mở quỹ"),
        ("prizes.PrizeList", "close", "Chốt danh sách chi"),
        ("certificates.Ceremony", "open", "Lập buổi trao"),
        ("accounts.User", "open", "Mở tài khoản"),
        ("decisions.Delegation", "withdraw", "Rút uỷ quyền"),
        ("decisions.SubmissionLetter", "withdraw", "Rút tờ trình"),
        ("decisions.Decision", "waive", "Cho qua người đã làm việc với hồ sơ"),
        ("consultations.ConsultationRequest", "withdraw", "Rút văn bản hỏi"),
        ("consultations.PublicNotice", "withdraw", "Rút danh sách"),
        ("consultations.PublicComment", "waive", "Không xem xét"),
        ("councils.CouncilSession", "open", "Mở bỏ phiếu"),
        ("campaigns.Dossier", "la", "la"),
    ],
)
def test_a_move_is_called_as_its_kind_calls_it(kind, move, verb):
    subject = ContentType.objects.get_by_natural_key(*kind.lower().split("."))
    assert move_in_words(AuditEntry(subject_type=subject, subject_id=1, move=move)) == verb
