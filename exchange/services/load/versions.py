"""What the units sent, to the byte, and the audit of how it got there."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType

from campaigns.models import Dossier, DossierState, DossierVersion
from campaigns.selectors.canonical import FORMAT, canonical_json
from catalogue.models import AwardType
from common.copying import copy_rows
from common.models import AuditEntry
from exchange.services.load.accounts import Cast
from exchange.services.load.calendar import Calendar
from exchange.services.load.contributions import Solution, Workshop
from exchange.services.load.dossiers import DAYS_TO_MEND, NOT_PROPOSED, PLEDGE, RETURN_REASON, Plan
from exchange.services.load.entries import Nomination
from people.models import SubjectKind

SAID_OF_NONE = ("programme", "applied_at", "problem", "solution", "result", "benefit_method", "benefit_other")
"""Texts the made initiatives leave empty."""
WORK_FIELDS = ("code", "name", "kind", "owner_unit", "occasion", "value", "started_on", "due_on")
DECISIONS = {DossierState.ACCEPTED: "accept", DossierState.RETURNED: "return"}


def write_versions(
    plans: list[Plan], awards: dict[str, AwardType], workshop: Workshop, *, cast: Cast, calendar: Calendar
) -> None:
    """Every dossier that was sent has its version, and every dossier a line in the audit for each of its moves."""
    hashes: dict[int, str] = {}
    copy_rows(
        DossierVersion,
        ("dossier_id", "number", "receipt_no", "content", "sha256", "sent_by_id", "sent_at"),
        _versions(plans, awards, workshop, cast, calendar, hashes),
    )
    kind = ContentType.objects.get_for_model(Dossier).pk
    copy_rows(
        AuditEntry,
        ("subject_type_id", "subject_id", "move", "before", "after", "actor_id", "note", "data", "at"),
        (
            (kind, plan.id, move, before, after, cast.ids[actor], note, data, calendar.moment(at))
            for plan in plans
            for move, before, after, actor, note, data, at in _moves(plan, hashes, calendar)
        ),
    )


def _versions(plans, awards, workshop, cast, calendar, hashes) -> Iterator[tuple]:
    for plan in plans:
        if plan.was_sent:
            content = canonical_json(sent_content(plan, awards, workshop, calendar))
            hashes[plan.id] = hashlib.sha256(content.encode()).hexdigest()
            by, at = cast.ids[plan.writer], calendar.moment(plan.sent)
            yield plan.id, 1, plan.receipt_no, content, hashes[plan.id], by, at


def sent_content(plan: Plan, awards: dict[str, AwardType], workshop: Workshop, calendar: Calendar) -> dict[str, Any]:
    """What ``dossier_content`` and ``send_dossier`` would write of the dossier, without asking the database."""
    unit, phase = plan.union.unit, plan.year.phase_of(plan.union)
    work = workshop.work(plan.union)
    solutions = workshop.of_dossier(plan.union, plan.initiative_states)
    return {
        "format": FORMAT,
        "kind": plan.kind,
        "campaign": {"code": plan.year.code, "name": plan.year.name},
        "phase": {"number": phase.number, "name": phase.name},
        "unit": {"code": unit.code, "name": unit.name},
        "filled_by": None,
        "pledge": "" if plan.source else PLEDGE,
        "entries": _entries(plan, awards, calendar),
        "not_proposed": _not_proposed(plan, awards),
        "initiatives": [_solution(one, unit.code) for one in sorted(solutions, key=lambda one: one.code)],
        "works": [_work(work, unit.code)] if work else [],
        "attachments": [],
        "number": 1,
        "receipt_no": plan.receipt_no,
        "sent_at": calendar.moment(plan.sent),
        "sent_by": plan.writer,
        "on_behalf": False,
        "sent_from": unit.code,
    }


def _entries(plan: Plan, awards: dict[str, AwardType], calendar: Calendar) -> list[dict[str, Any]]:
    registered_on = calendar.day((plan.source or plan).begun)
    lines = [
        _about(one, awards)
        | {
            "registered_on": registered_on,
            "registered": plan.source is not None,
            "achievements": plan.achievements,
            "self_score": None,
            "votes": None,
        }
        for one in plan.nominations()
    ]
    return sorted(lines, key=_place)


def _not_proposed(plan: Plan, awards: dict[str, AwardType]) -> list[dict[str, Any]]:
    return sorted((_about(one, awards) | {"reason": NOT_PROPOSED} for one in plan.left_out()), key=_place)


def _about(one: Nomination, awards: dict[str, AwardType]) -> dict[str, Any]:
    return {
        "award": {"code": one.award, "name": awards[one.award].name},
        "subject": {
            "kind": one.kind,
            "code": one.subject.code,
            "name": one.subject.name,
            "position": one.subject.position if one.kind == SubjectKind.INDIVIDUAL else "",
        },
    }


def _place(one: dict[str, Any]) -> tuple[str, str, str]:
    return (one["award"]["code"], one["subject"]["kind"], one["subject"]["code"])


def _solution(solution: Solution, unit_code: str) -> dict[str, Any]:
    values = solution._asdict()
    for name in ("id", "unit_id", "state"):
        del values[name]
    authors = [
        {"code": person.code, "name": person.name, "share_percent": share}
        for person, share in sorted(solution.authors, key=lambda author: author[0].code)
    ]
    return values | dict.fromkeys(SAID_OF_NONE, "") | {"unit": unit_code, "authors": authors}


def _work(work: tuple, unit_code: str) -> dict[str, Any]:
    values = dict(zip(WORK_FIELDS, work[1:], strict=False))
    empty = {
        "builder": "",
        "builder_unit": "",
        "benefit": None,
        "funding": "",
        "place": "",
        "finished_on": None,
        "plaque_text": "",
        "plaque_level": "",
    }
    return values | empty | {"owner_unit": unit_code}


def _moves(plan: Plan, hashes: dict[int, str], calendar: Calendar) -> Iterator[tuple]:
    """Move, state before, state after, actor, reason, figures, when."""
    own, above = {"unit": plan.union.unit.name}, {"unit": plan.union.district.name}
    yield "open", "", "draft", plan.writer, "", own, plan.begun
    if not plan.was_sent:
        return
    sent = {"receipt_no": plan.receipt_no, "number": 1, "sha256": hashes[plan.id], "is_late": False}
    yield "send", "draft", "sent", plan.writer, "", own | sent, plan.sent
    if plan.state == DossierState.SENT:
        return
    yield "take", "sent", "in_review", plan.reviewer, "", above, plan.taken
    if decision := DECISIONS.get(plan.state):
        returned = plan.state == DossierState.RETURNED
        due_on = calendar.today.toordinal() + DAYS_TO_MEND
        figures = {"due_on": calendar.today.fromordinal(due_on).isoformat()} if returned else {}
        note = RETURN_REASON if returned else ""
        yield decision, "in_review", plan.state, plan.reviewer, note, above | figures, plan.decided
