"""A dossier as one text that is the same to the byte wherever it is written: what the receipt's SHA-256 is of."""

import json
import unicodedata
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Prefetch

from campaigns.models import Dossier, Entry
from contributions.models import Initiative, InitiativeAuthor, Work
from units.models import Unit

FORMAT = 3
"""Grows when the shape of the text changes; old versions keep theirs."""


def canonical_json(content: Any) -> str:
    """``content`` with sorted keys, NFC texts, ISO days, moments in UTC, whole numbers and no spare spaces."""
    return json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def dossier_content(dossier: Dossier) -> dict[str, Any]:
    """What the dossier says: things by their codes, files by their SHA-256, money in đồng, points as texts; 6 queries.

    Names stand beside the codes as they are today, so that a version can be read without the tables.
    """
    campaign, phase = dossier.campaign, dossier.phase
    return {
        "format": FORMAT,
        "kind": dossier.kind,
        "campaign": {"code": campaign.code, "name": campaign.name},
        "phase": phase and {"number": phase.number, "name": phase.name},
        "unit": _named(dossier.unit),
        "filled_by": _named(dossier.filled_by_unit),
        "pledge": dossier.pledge,
        "entries": _entries(dossier),
        "not_proposed": _not_proposed(dossier),
        "initiatives": _initiatives(dossier),
        "works": _works(dossier),
        "attachments": _attachments(dossier),
    }


def _named(unit: Unit | None) -> dict[str, str] | None:
    return unit and {"code": unit.code, "name": unit.name}


def _entries(dossier: Dossier) -> list[dict[str, Any]]:
    rows = dossier.entries.select_related("award", "member", "collective", "subject_unit")
    entries = [
        _about(entry)
        | {
            "registered_on": entry.registered_on,
            "registered": entry.source_id is not None,
            "achievements": entry.achievements,
            "self_score": None if entry.self_score is None else f"{entry.self_score:.2f}",
            "votes": None if entry.votes_for is None else {"for": entry.votes_for, "of": entry.votes_members},
        }
        for entry in rows
    ]
    return sorted(entries, key=_place)


def _not_proposed(dossier: Dossier) -> list[dict[str, Any]]:
    """What was registered and is left out, with the reason."""
    if dossier.source_id is None:
        return []
    rows = Entry.objects.filter(dossier=dossier.source_id, proposed__isnull=True)
    rows = rows.select_related("award", "member", "collective", "subject_unit")
    return sorted((_about(entry) | {"reason": entry.not_proposed} for entry in rows), key=_place)


def _about(entry: Entry) -> dict[str, Any]:
    return {
        "award": {"code": entry.award.code, "name": entry.award.name},
        "subject": {
            "kind": entry.subject_kind,
            "code": entry.subject_code,
            "name": str(entry.subject),
            "position": entry.member.position if entry.member else "",
        },
    }


def _place(one: dict[str, Any]) -> tuple[str, str, str]:
    return (one["award"]["code"], one["subject"]["kind"], one["subject"]["code"])


def _initiatives(dossier: Dossier) -> list[dict[str, Any]]:
    authors = Prefetch("authors", queryset=InitiativeAuthor.objects.select_related("member"))
    rows = Initiative.objects.filter(dossier_links__dossier=dossier).select_related("unit", "programme")
    rows = rows.prefetch_related(authors)
    return [
        {
            "code": row.code,
            "title": row.title,
            "kind": row.kind,
            "field": row.field,
            "unit": row.unit.code,
            "authors": sorted(
                (
                    {"code": one.member.code, "name": one.member.full_name, "share_percent": one.share_percent}
                    for one in row.authors.all()
                ),
                key=lambda author: author["code"],
            ),
            "programme": row.programme.code if row.programme else "",
            "applied_on": row.applied_on,
            "applied_at": row.applied_at,
            "summary": row.summary,
            "problem": row.problem,
            "solution": row.solution,
            "result": row.result,
            "benefit_declared": row.benefit_declared,
            "benefit_confirmed": row.benefit_confirmed,
            "benefit_method": row.benefit_method,
            "benefit_other": row.benefit_other,
            "recognised_level": row.recognised_level,
            "recognised_on": row.recognised_on,
            "recognition_no": row.recognition_no,
        }
        for row in sorted(rows, key=lambda row: row.code)
    ]


def _works(dossier: Dossier) -> list[dict[str, Any]]:
    rows = Work.objects.filter(dossier_links__dossier=dossier).select_related("owner_unit", "builder_unit")
    return [
        {
            "code": row.code,
            "name": row.name,
            "kind": row.kind,
            "owner_unit": row.owner_unit.code,
            "builder": row.builder,
            "builder_unit": row.builder_unit.code if row.builder_unit else "",
            "occasion": row.occasion,
            "value": row.value,
            "benefit": row.benefit,
            "funding": row.funding,
            "place": row.place,
            "started_on": row.started_on,
            "due_on": row.due_on,
            "finished_on": row.finished_on,
            "plaque_text": row.plaque_text,
            "plaque_level": row.plaque_level,
        }
        for row in sorted(rows, key=lambda row: row.code)
    ]


def _attachments(dossier: Dossier) -> list[dict[str, Any]]:
    files = [
        {"sha256": row.sha256, "name": row.name, "size": row.size, "content_type": row.content_type}
        | ({"purpose": row.purpose} if row.purpose else {})
        | ({"evidence_for": row.entry.subject_code} if row.entry else {})
        for row in dossier.attachments.select_related("entry__member", "entry__collective", "entry__subject_unit")
    ]
    return sorted(files, key=lambda file: file["sha256"])


def _plain(value: Any) -> Any:
    """``value`` in what JSON knows, each text in NFC; a float is a mistake of the program."""
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"no canonical form for {type(value).__name__}")
