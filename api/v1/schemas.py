"""What the API says of each thing: codes with their Vietnamese labels, days in ISO 8601, money in whole đồng."""

import datetime as dt
from typing import Any, Generic, TypeVar

from ninja import Schema

Item = TypeVar("Item")


class Page(Schema, Generic[Item]):
    """A part of a list: ``count`` rows in all, these from ``offset``."""

    count: int
    limit: int
    offset: int
    items: list[Item]


class Coded(Schema):
    code: str
    label: str


class UnitRef(Schema):
    id: int
    code: str
    name: str


class AwardRef(Schema):
    code: str
    name: str


class UnitOut(UnitRef):
    short_name: str
    kind: Coded
    block: Coded | None
    parent_id: int | None
    founded_on: dt.date | None
    ended_on: dt.date | None
    updated_at: dt.datetime


class CampaignOut(Schema):
    id: int
    code: str
    name: str
    kind: Coded
    state: Coded
    unit: UnitRef
    starts_on: dt.date
    ends_on: dt.date
    registration_opens_on: dt.date
    registration_closes_on: dt.date
    updated_at: dt.datetime


class SubjectOut(Schema):
    """``member_code`` and ``birth_date`` are ``null`` without the scope ``people``."""

    kind: Coded
    name: str
    member_code: str | None
    birth_date: dt.date | None


class EntryOut(Schema):
    id: int
    subject: SubjectOut
    award: AwardRef
    registered_on: dt.date | None


class DossierOut(Schema):
    id: int
    kind: Coded
    state: Coded
    campaign_id: int
    campaign_code: str
    unit: UnitRef
    receipt_no: str
    sent_at: dt.datetime | None
    is_late: bool
    updated_at: dt.datetime


class DossierDetail(DossierOut):
    pledge: str


class HonourOut(Schema):
    id: int
    subject: SubjectOut
    award: AwardRef
    unit: UnitRef
    unit_name_then: str
    year: int
    decision_no: str
    decided_on: dt.date | None
    decided_by: str
    ended: Coded | None


class DecisionOut(Schema):
    id: int
    number: str
    year: int
    kind: Coded
    unit: UnitRef
    award: AwardRef | None
    campaign_id: int | None
    about_id: int | None
    subject_matter: str
    signed_on: dt.date
    signer_name: str
    signer_post: str


class LineOut(Schema):
    order_no: int
    kind: Coded
    name: str
    position: str
    unit_name: str
    award_label: str
    prize_amount: int | None
    member_code: str | None
    birth_year: int | None


class VerificationOut(Schema):
    """What the public page of the certificate says; ``fault`` tells what is wrong with the scanned code."""

    code: str
    standing: Coded
    told: str
    name: str
    unit_name: str
    award_label: str
    decision: str
    signed_on: dt.date
    corrected: dict[str, Any] | None
    fault: str
