"""The standards the application ships with, brought in without ever rewriting one that people go by."""

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

import awards.catalogue.standards
from awards.models import StandardVersion, StandardVersionState
from awards.tally.document import StandardDocument, parse_document
from awards.tally.rank_keys import RANK_KEY_LIST, parse_rank_keys
from awards.tally.standard import parse_standard
from catalogue.models import ShippedRow
from common.clock import now, today
from common.errors import DomainError

STANDARDS = Path(awards.catalogue.standards.__file__).parent
TABLE = "standards"
CONTENT = ("subject_kinds", "valid_from", "tree", "rank_by", "council_text", "legal_basis", "source", "unverified")
"""What a number stands for; the state and the last day move on."""

NEW, SAME, KEPT = "new", "same", "kept"


def load_standards(ids: Mapping[str, int]) -> dict[str, int]:
    """Every shipped standard of an award in ``ids`` (code → key) stands in the database, in force by its days.

    A new number takes the place of older shipped ones; where people put a version of their own in force, theirs stays
    and the shipped one is counted as ``kept``. Raises ``DomainError`` for other content under a number that is known.
    """
    counts: Counter[str] = Counter({NEW: 0, "changed": 0, SAME: 0, KEPT: 0})
    for document in _shipped():
        if document.award in ids:
            counts[_settle(_row(document, ids[document.award]), document)] += 1
    return dict(counts)


def end_shipped(version: StandardVersion, *, last_day: dt.date) -> None:
    """A version nobody approved holds through ``last_day`` and is superseded once that is past, in nobody's name."""
    StandardVersion.objects.filter(pk=version.pk, approved_by=None).update(
        valid_to=last_day, state=_state_on(today(), last_day), updated_at=now()
    )


def _settle(row: StandardVersion, document: StandardDocument) -> str:
    key, digest = f"{document.award}:{row.number}:{'+'.join(sorted(row.subject_kinds))}", _digest(row)
    of_number = StandardVersion.objects.filter(award=row.award_id, number=row.number)
    present = next((other for other in of_number if set(other.subject_kinds) == set(row.subject_kinds)), None)
    known = ShippedRow.objects.filter(table=TABLE, key=key).exists()
    if present is None:
        if known or not _make_room(row):
            return KEPT
        row.save(force_insert=True)
    elif _digest(present) != digest:
        if present.drafted_by_id or present.approved_by_id:
            return KEPT
        raise DomainError(
            _(
                "Tiêu chuẩn gốc %(award)s số %(number)s khác bản đã nạp cùng số, mà bản đã áp dụng thì không sửa được. "
                "Hãy ghi nội dung mới vào tệp mới với số phiên bản kế tiếp."
            )
            % {"award": document.award, "number": row.number}
        )
    ShippedRow.objects.update_or_create(table=TABLE, key=key, defaults={"sha256": digest})
    return NEW if present is None else SAME


def _make_room(row: StandardVersion) -> bool:
    """Older shipped versions end the day before ``row`` begins; not where people have decided otherwise."""
    rivals = [other for other in StandardVersion.objects.sharing_days_with(row) if other.kinds & row.kinds]
    for other in rivals:
        if other.approved_by_id or other.valid_from > row.valid_from or not other.kinds <= row.kinds:
            return False
    for other in rivals:
        end_shipped(other, last_day=row.valid_from - dt.timedelta(days=1))
    return True


def _row(document: StandardDocument, award_id: int) -> StandardVersion:
    return StandardVersion(
        award_id=award_id,
        state=_state_on(today(), document.valid_to),
        number=document.version,
        subject_kinds=[kind.code for kind in document.applies_to],
        valid_from=document.valid_from,
        valid_to=document.valid_to,
        council_text=document.council_text or "",
        legal_basis=document.legal_basis,
        source=document.source,
        unverified=document.unverified,
        tree=document.tree.to_json(),
        rank_by=RANK_KEY_LIST.write(document.rank_by),
    )


def _state_on(day: dt.date, valid_to: dt.date | None) -> str:
    is_over = valid_to is not None and valid_to < day
    return StandardVersionState.SUPERSEDED if is_over else StandardVersionState.IN_FORCE


def _shipped() -> Iterator[StandardDocument]:
    """The files, by award and number."""
    documents = [parse_document(json.loads(path.read_text(encoding="utf-8"))) for path in STANDARDS.glob("*.json")]
    yield from sorted(documents, key=lambda document: (document.award, document.version))


def _digest(row: StandardVersion) -> str:
    """Of what the row says as it is read today: a parameter left out is the one it stands for."""
    values: dict[str, Any] = {name: getattr(row, name) for name in CONTENT}
    values["tree"] = parse_standard(row.tree).to_json()
    values["rank_by"] = RANK_KEY_LIST.write(parse_rank_keys(row.rank_by))
    values["subject_kinds"] = sorted(row.subject_kinds)
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
