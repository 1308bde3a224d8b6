"""Rows as the API says them."""

from certificates.models import Certificate
from certificates.selectors.standing import fault_of, standing_of


def coded(row, field: str) -> dict | None:
    value = getattr(row, field)
    return {"code": value, "label": getattr(row, f"get_{field}_display")()} if value else None


def unit_ref(unit) -> dict:
    return {"id": unit.pk, "code": unit.code, "name": unit.name}


def award_ref(award) -> dict:
    return {"code": award.code, "name": award.name}


def unit(row, parents) -> dict:
    return unit_ref(row) | {
        "short_name": row.short_name,
        "kind": coded(row, "kind"),
        "block": coded(row, "block"),
        "parent_id": parents.get(row.path[: -row.steplen]),
        "founded_on": row.founded_on,
        "ended_on": row.ended_on,
        "updated_at": row.updated_at,
    }


def campaign(row) -> dict:
    days = ("starts_on", "ends_on", "registration_opens_on", "registration_closes_on", "updated_at")
    return {
        "id": row.pk,
        "code": row.code,
        "name": row.name,
        "kind": coded(row, "kind"),
        "state": coded(row, "state"),
        "unit": unit_ref(row.unit),
    } | {day: getattr(row, day) for day in days}


def subject(row, reader, *, name: str = "") -> dict:
    whom = row.member or row.collective or row.subject_unit
    member = row.member if reader.sees_people else None
    return {
        "kind": coded(row, "subject_kind"),
        "name": name or getattr(whom, "full_name", "") or whom.name,
        "member_code": member.code if member else None,
        "birth_date": member.birth_date if member else None,
    }


def entry(row, reader) -> dict:
    return {
        "id": row.pk,
        "subject": subject(row, reader),
        "award": award_ref(row.award),
        "registered_on": row.registered_on,
    }


def dossier(row) -> dict:
    return {
        "id": row.pk,
        "kind": coded(row, "kind"),
        "state": coded(row, "state"),
        "campaign_id": row.campaign_id,
        "campaign_code": row.campaign.code,
        "unit": unit_ref(row.unit),
        "receipt_no": row.receipt_no,
        "sent_at": row.sent_at,
        "is_late": row.is_late,
        "updated_at": row.updated_at,
    }


def honour(row, reader) -> dict:
    end = getattr(row, "end", None)
    names = ("unit_name_then", "year", "decision_no", "decided_on", "decided_by")
    return {
        "id": row.pk,
        "subject": subject(row, reader, name=row.name_then),
        "award": award_ref(row.award),
        "unit": unit_ref(row.unit),
        "ended": coded(end, "kind") if end else None,
    } | {name: getattr(row, name) for name in names}


def decision(row) -> dict:
    names = ("year", "campaign_id", "about_id", "subject_matter", "signed_on", "signer_name", "signer_post")
    return {
        "id": row.pk,
        "number": row.number_label,
        "kind": coded(row, "kind"),
        "unit": unit_ref(row.unit),
        "award": award_ref(row.award) if row.award else None,
    } | {name: getattr(row, name) for name in names}


def line(row, reader) -> dict:
    names = ("order_no", "name", "position", "unit_name", "award_label", "prize_amount")
    return {
        "kind": coded(row, "subject_kind"),
        "member_code": row.member.code if row.member and reader.sees_people else None,
        "birth_year": row.birth_year if reader.sees_people else None,
    } | {name: getattr(row, name) for name in names}


def verification(row: Certificate, payload: str) -> dict:
    told = standing_of(row)
    names = ("name", "unit_name", "award_label")
    corrected = told.correction and {name: getattr(told.correction, name) for name in names}
    return {
        "code": row.code,
        "standing": {"code": told.standing.value, "label": str(told.standing.label)},
        "told": told.label,
        "decision": row.line.decision.number_label,
        "signed_on": row.line.decision.signed_on,
        "corrected": corrected,
        "fault": fault_of(row, payload),
    } | {name: getattr(row.line, name) for name in names}
