"""A version that was sent, read back from its own text alone: what the tables hold today plays no part."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from campaigns.models import Attachment, DossierKind, DossierVersion, FilePurpose
from contributions.models import InitiativeKind, PlaqueLevel, RecognitionLevel, WorkKind
from people.models import SubjectKind


@dataclass(frozen=True, slots=True)
class Kept:
    """``content`` is what was sent, with words for codes and days for texts beside it; ``is_intact`` compares."""

    content: dict[str, Any]
    hash_now: str
    is_intact: bool


def kept_version(version: DossierVersion) -> Kept:
    """What ``version`` says, and whether its text still has the SHA-256 it was kept with; no query."""
    hash_now = version.hash_now()
    content = json.loads(version.content)
    content["kind_label"] = _label(DossierKind, content["kind"])
    for entry in content["entries"]:
        entry["subject"]["kind_label"] = _label(SubjectKind, entry["subject"]["kind"])
        entry["registered_on"] = _day(entry["registered_on"])
        if points := entry.get("self_score"):
            entry["self_score"] = Decimal(points)
    for entry in content.get("not_proposed", ()):
        entry["subject"]["kind_label"] = _label(SubjectKind, entry["subject"]["kind"])
    for row in content["initiatives"]:
        row["kind_label"] = _label(InitiativeKind, row["kind"])
        row["level_label"] = _label(RecognitionLevel, row["recognised_level"])
        _read_days(row, "applied_on", "recognised_on")
    for row in content["works"]:
        row["kind_label"] = _label(WorkKind, row["kind"])
        row["plaque_label"] = _label(PlaqueLevel, row["plaque_level"])
        _read_days(row, "started_on", "due_on", "finished_on")
    for file in content["attachments"]:
        file["purpose_label"] = _label(FilePurpose, file["purpose"]) if "purpose" in file else ""
    return Kept(content, hash_now, hash_now == version.sha256)


def stored_files(version: DossierVersion) -> dict[str, Attachment]:
    """Files of the dossier whose bytes are at hand, also those taken off it since, by their SHA-256; one query."""
    rows = Attachment.kept.filter(dossier=version.dossier_id).order_by("pk")
    return {row.sha256: row for row in rows if row.file.storage.exists(row.file.name)}


def _label(choices: Any, value: str) -> str:
    """The word for ``value``; the value itself when today's choices no longer know it."""
    return str(choices(value).label) if value in choices.values else value


def _read_days(row: dict[str, Any], *names: str) -> None:
    """The days of ``row`` under ``names`` are days now."""
    row |= {name: _day(row[name]) for name in names}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
