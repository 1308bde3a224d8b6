"""What a campaign is made of, in one piece: as it stands, and as it would be a year later."""

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from awards.models import QuotaRule, QuotaRuleState
from awards.selectors.quota_problems import problem_of
from awards.services.quota import TERMS
from campaigns.models import Campaign, CampaignAward, CampaignDocument, Target, TargetOrigin
from campaigns.selectors.legal_basis import validity_of
from campaigns.services.award import Quota
from campaigns.services.campaign import FIELDS as GENERAL_FIELDS
from campaigns.services.phase import FIELDS as PHASE_FIELDS
from catalogue.models import AwardType
from common.clock import today
from common.vietnamese import format_number
from units.models import Unit, UnitSuccession

NOT_COPIED = frozenset({"code", "unit"})
COPIED = tuple(field.name for field in Campaign._meta.fields if field.name in GENERAL_FIELDS - NOT_COPIED)
"""What of the general data goes into the next year."""
MOST_STEPS = 10
"""How often a unit may have gone into another one in a year; keeps a ring of rows from being followed for ever."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:(\s?[-–/]\s?)(\d\d))?(?!\d)")
"""A year, with the last two digits of the next one where both are written so: «2024-25»."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An award with its quota and the terms of its quota rules in force."""

    award: AwardType
    quota: Quota
    rules: tuple[Mapping[str, Any], ...]


Targets = Mapping[tuple[int, str], int]


@dataclass(frozen=True, slots=True)
class Shape:
    """All parts of a campaign; targets handed down by (unit's key, indicator), with the ``units`` they speak of.

    ``remarks`` say what did not go on as it was, by the section and what it is about.
    """

    fields: Mapping[str, Any]
    phases: tuple[Mapping[str, Any], ...]
    contents: Mapping[str, str]
    offers: tuple[Offer, ...]
    documents: tuple[CampaignDocument, ...]
    targets: Targets
    units: Mapping[int, Unit]
    remarks: Mapping[tuple[str, Any], str] = field(default_factory=dict)


def shape_of(campaign: Campaign) -> Shape:
    """``campaign`` as it stands; a fixed number of queries."""
    rules: dict[int, list[dict[str, Any]]] = {}
    in_force = QuotaRule.objects.filter(offer__campaign=campaign, state=QuotaRuleState.IN_FORCE)
    for rule in in_force.select_related("base_award"):
        rules.setdefault(rule.offer_id, []).append({name: getattr(rule, name) for name in TERMS})
    targets = Target.objects.filter(campaign=campaign, origin=TargetOrigin.ASSIGNED).select_related("unit")
    rows = list(targets.order_by("unit__path", "indicator"))
    return Shape(
        fields={name: getattr(campaign, name) for name in COPIED},
        phases=tuple({name: getattr(phase, name) for name in PHASE_FIELDS} for phase in campaign.phases.all()),
        contents={content.block: content.text for content in campaign.contents.all()},
        offers=tuple(
            Offer(offer.award, Quota(offer.quota, offer.quota_per_unit), tuple(rules.get(offer.pk, ())))
            for offer in campaign.awards.select_related("award")
        ),
        documents=tuple(campaign.documents.select_related("document").order_by("document__number", "pk")),
        targets={(row.unit_id, row.indicator): row.value for row in rows},
        units={row.unit_id: row.unit for row in rows},
    )


def a_year_later(shape: Shape, *, top: Unit, years: int = 1) -> Shape:
    """What a campaign of ``top`` would be ``years`` after ``shape``; asks for successors of ended units only."""
    remarks: dict[tuple[str, Any], str] = {}
    days = {name: _later(value, years) for name, value in shape.fields.items() if isinstance(value, dt.date)}
    known = {shape.fields["starts_on"].year, shape.fields["ends_on"].year}
    words = {name: _renamed(shape.fields[name], known, years) for name in ("name", "slogan")}
    targets, units = _targets(shape, top, remarks)
    return replace(
        shape,
        fields={**shape.fields, **days, **words},
        phases=tuple(_phases(shape.phases, known, years)),
        contents=_contents(shape.contents, known, remarks),
        offers=tuple(_offers(shape.offers, days["ends_on"], remarks)),
        documents=tuple(_documents(shape.documents, max(days["starts_on"], today()), remarks)),
        targets=targets,
        units=units,
        remarks=remarks,
    )


def code_a_year_later(campaign: Campaign, years: int = 1) -> str:
    """The code with the year raised, when it holds one and nobody has it; empty means the next of the series."""
    code = _renamed(campaign.code, {campaign.starts_on.year, campaign.ends_on.year}, years)
    return "" if code == campaign.code or Campaign.objects.filter(code=code).exists() else code


def later_day(day: dt.date, years: int) -> dt.date:
    """The same day ``years`` later; the last day of a month stays the last."""
    last = calendar.monthrange(day.year + years, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.replace(year=day.year + years, day=last if is_last else min(day.day, last))


def _later(day: dt.date | None, years: int) -> dt.date | None:
    return None if day is None else later_day(day, years)


def _renamed(text: str, known: Collection[int], years: int) -> str:
    """``text`` with the years of the campaign raised; others, such as those of a law, stay."""
    return _YEARS.sub(lambda found: _raised(found, years) if int(found[1]) in known else found[0], text)


def _raised(found: re.Match[str], years: int) -> str:
    """The year raised, and with it the two digits behind it where they are the year after."""
    year, between, short = int(found[1]), found[2] or "", found[3] or ""
    if short and int(short) == (year + 1) % 100:
        short = f"{(year + years + 1) % 100:02}"
    return f"{year + years}{between}{short}"


def _phases(phases: Iterable[Mapping[str, Any]], known: Collection[int], years: int) -> Iterator[dict[str, Any]]:
    """Phases a year later; where 28/2 and 29/2 became one day, the later phase begins the day after."""
    last_before = last_after = None
    for phase in phases:
        first, last = (later_day(phase[name], years) for name in ("starts_on", "ends_on"))
        if last_before and phase["starts_on"] > last_before and first <= last_after:
            first = last_after + dt.timedelta(days=1)
        last_before, last_after = phase["ends_on"], max(first, last)
        name = _renamed(phase["name"], known, years)
        yield {**phase, "starts_on": first, "ends_on": last_after, "name": name}


def _contents(contents: Mapping[str, str], known: Collection[int], remarks: dict) -> Mapping[str, str]:
    for block, text in contents.items():
        if told := sorted({year for year in map(int, _YEAR.findall(text)) if year in known}):
            years = ", ".join(map(str, told))
            remarks["contents", block] = _("Chép nguyên văn và còn nhắc năm %(years)s: hãy xem lại.") % {"years": years}
    return contents


def _offers(offers: tuple[Offer, ...], ends_on: dt.date, remarks: dict) -> Iterator[Offer]:
    year = Campaign(ends_on=ends_on)
    for offer in offers:
        if not offer.award.active:
            remarks["awards", offer.award.code] = _("Không chép: hình thức này không còn dùng.")
            continue
        rules = [QuotaRule(offer=CampaignAward(award=offer.award), **terms) for terms in offer.rules]
        problems = [problem_of(rule, year) for rule in rules]
        if told := " ".join(dict.fromkeys(filter(None, problems))):
            remarks["awards", offer.award.code] = _("Có quy tắc chỉ tiêu không chép. %(why)s") % {"why": told}
        sound = tuple(terms for terms, problem in zip(offer.rules, problems, strict=True) if not problem)
        yield replace(offer, rules=sound)


def _documents(documents: tuple[CampaignDocument, ...], day: dt.date, remarks: dict) -> Iterator[CampaignDocument]:
    for attached in documents:
        validity = validity_of(attached.document, day)
        if validity.is_sound:
            yield attached
        else:
            words = {"validity": validity.label}
            remarks["documents", attached.document_id] = (
                _("Không chép: %(validity)s. Hãy gắn văn bản thay thế.") % words
            )


def _targets(shape: Shape, top: Unit, remarks: dict) -> tuple[Targets, Mapping[int, Unit]]:
    """Targets of units that go on; those of an ended unit go to its only successor and are added there."""
    ended = [unit.pk for unit in shape.units.values() if unit.ended_on]
    successors = _successors(ended)
    values: Counter[tuple[int, str]] = Counter()
    units: dict[int, Unit] = {}
    joined: dict[tuple[int, str], list[str]] = {}
    for (pk, indicator), value in shape.targets.items():
        unit = shape.units[pk]
        heirs = [unit] if unit.ended_on is None else successors.get(pk, [])
        if len(heirs) != 1 or not heirs[0].path.startswith(top.path):
            remarks["targets", (pk, indicator)] = _why_dropped(heirs)
            continue
        (heir,) = heirs
        if heir.pk != pk:
            words = {"unit": heir.label}
            remarks["targets", (pk, indicator)] = _("Đơn vị đã kết thúc: cộng vào chỉ tiêu của %(unit)s.") % words
            joined.setdefault((heir.pk, indicator), []).append(f"{unit.label} ({format_number(value)})")
        units[heir.pk] = heir
        values[heir.pk, indicator] += value
    for key, parts in joined.items():
        remarks["targets", key] = _("Gồm cả chỉ tiêu của đơn vị đã kết thúc: %(parts)s.") % {"parts": "; ".join(parts)}
    return dict(values), units


def remarks_that_hold(planned: Shape, now: Shape) -> dict[tuple[str, Any], str]:
    """Of the remarks of ``planned`` those about parts that still are as they were planned."""
    parts = {
        "contents": lambda shape: shape.contents,
        "awards": lambda shape: {offer.award.code: offer for offer in shape.offers},
        "documents": lambda shape: {one.document_id: True for one in shape.documents},
        "targets": lambda shape: shape.targets,
    }
    told = {name: (part(planned), part(now)) for name, part in parts.items()}
    return {
        (name, key): remark
        for (name, key), remark in planned.remarks.items()
        if told[name][0].get(key) == told[name][1].get(key)
    }


def _why_dropped(heirs: list[Unit]) -> str:
    if not heirs:
        return _("Không chép: đơn vị đã kết thúc và không có đơn vị kế tiếp.")
    if len(heirs) > 1:
        names = ", ".join(unit.label for unit in heirs)
        return _("Không chép: đơn vị đã chia thành %(units)s. Hãy giao lại.") % {"units": names}
    return _("Không chép: đơn vị không còn thuộc đơn vị phát động.")


def _successors(ended: Collection[int]) -> dict[int, list[Unit]]:
    """The units that stand where ``ended`` ones stood, however many steps on; a query a step."""
    found: dict[int, dict[int, Unit]] = {pk: {} for pk in ended}
    asked = {pk: {pk} for pk in ended}
    for _step in range(MOST_STEPS):
        if not asked:
            break
        rows = UnitSuccession.objects.filter(predecessor__in=asked).select_related("successor")
        following: dict[int, set[int]] = {}
        for row in rows.order_by("successor__path"):
            for origin in asked[row.predecessor_id]:
                if row.successor.ended_on is None:
                    found[origin][row.successor_id] = row.successor
                else:
                    following.setdefault(row.successor_id, set()).add(origin)
        asked = following
    return {origin: list(heirs.values()) for origin, heirs in found.items()}
