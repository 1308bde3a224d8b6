"""What passes with a handover: as it stands, and as it was signed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from campaigns.models import Dossier, DossierKind, DossierState
from campaigns.selectors.canonical import canonical_json
from exchange.models import ImportState
from office.models import Handover, HandoverList, HandoverSide
from office.selectors.open_work import open_work_at
from scores.models import CardState
from units.models import Role

FORMAT = 2
"""Grows when the shape of the text changes; signed lists keep theirs. The first had no ``assigned``."""
KINDS = ("to_send", "to_review", "assigned", "to_score", "to_answer", "imports")
"""The parts of a list that are work, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class PassedList:
    """A list as it is shown: ``content`` with words for codes and days for texts.

    ``signed`` is the stored list, ``None`` for one nobody signed; ``is_intact`` compares it with its hash.
    """

    content: Mapping[str, Any]
    sha256: str
    signed: HandoverList | None = None
    is_intact: bool = True

    @property
    def count(self) -> int:
        """How many pieces of work there are."""
        return sum(len(self.content[kind]) for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Drift:
    """What came and what went since the person who gives signed, by kind; roles among them."""

    came: Mapping[str, list[Any]]
    went: Mapping[str, list[Any]]

    def __bool__(self) -> bool:
        return bool(self.came or self.went)


def list_text(handover: Handover) -> str:
    """What the person who gives has open at the unit now, as one text that is the same to the byte."""
    work = open_work_at(handover.unit, handover.giver)
    return canonical_json(
        {
            "format": FORMAT,
            "unit": _named(handover.unit),
            "giver": _person(handover.giver),
            "taker": _person(handover.taker),
            "roles": [{"role": row.role, "from": row.valid_from, "to": row.valid_to} for row in work.roles],
            "to_send": [_dossier(row) for row in work.to_send],
            "to_review": [_dossier(row) for row in work.to_review],
            "assigned": [_dossier(row) for row in work.assigned],
            "to_score": [
                {"subject": row.subject_label, "campaign": _named(row.campaign), "state": row.state}
                for row in work.to_score
            ],
            "to_answer": [
                {
                    "member": {"code": row.member.code, "name": row.member.full_name},
                    "from": _named(row.from_unit),
                    "to": _named(row.to_unit),
                    "on": row.on,
                }
                for row in work.to_answer
            ],
            "imports": [{"file": row.file_name, "state": row.state, "sent": row.created_at} for row in work.imports],
        }
    )


def hash_of(text: str) -> str:
    """The SHA-256 of a list's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def list_now(handover: Handover) -> PassedList:
    """What would pass if it passed now."""
    text = list_text(handover)
    return PassedList(_in_words(json.loads(text)), hash_of(text))


def signed_lists(handover: Handover) -> dict[str, PassedList]:
    """The lists that were signed, by side; one query."""
    rows = handover.lists.select_related("signed_by")
    return {row.side: _signed(row) for row in rows}


def _signed(row: HandoverList) -> PassedList:
    return PassedList(_in_words(json.loads(row.content)), row.sha256, row, row.hash_now() == row.sha256)


def last_signed(lists: Mapping[str, PassedList]) -> PassedList | None:
    """Of ``signed_lists`` the one that counts: what was taken, else what was given; ``None`` before anybody signed."""
    return lists.get(HandoverSide.TAKER) or lists.get(HandoverSide.GIVER)


def drift(given: PassedList, now: PassedList) -> Drift:
    """How ``now`` differs from what was ``given``; a dossier that changed its state both went and came."""
    before, after = ({kind: shown.content[kind] for kind in ("roles", *KINDS)} for shown in (given, now))
    came = {kind: rows for kind in after if (rows := [row for row in after[kind] if row not in before[kind]])}
    went = {kind: rows for kind in before if (rows := [row for row in before[kind] if row not in after[kind]])}
    return Drift(came, went)


def _named(row: Model) -> dict[str, str]:
    return {"code": row.code, "name": row.name}


def _person(account: Any) -> dict[str, str]:
    return {"username": account.username, "name": str(account)}


def _dossier(row: Dossier) -> dict[str, Any]:
    return {
        "unit": _named(row.unit),
        "campaign": _named(row.campaign),
        "phase": row.phase.name if row.phase else "",
        "kind": row.kind,
        "state": row.state,
        "last_day": row.last_day,
    }


def _in_words(content: dict[str, Any]) -> dict[str, Any]:
    for row in content["roles"]:
        row["label"] = _label(Role, row["role"])
        row["valid_from"], row["valid_to"] = _day(row["from"]), _day(row["to"])
    content.setdefault("assigned", [])
    for row in [*content["to_send"], *content["to_review"], *content["assigned"]]:
        row["kind_label"], row["state_label"] = _label(DossierKind, row["kind"]), _label(DossierState, row["state"])
        row["last_day"] = _day(row["last_day"])
    for row in content["to_score"]:
        row["state_label"] = _label(CardState, row["state"])
    for row in content["to_answer"]:
        row["day"] = _day(row["on"])
    for row in content["imports"]:
        row["state_label"] = _label(ImportState, row["state"])
    return content


def _label(choices: Any, value: str) -> str:
    """The word for ``value``; the value itself when today's choices no longer know it."""
    return str(choices(value).label) if value in choices.values else value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
