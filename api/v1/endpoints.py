"""Addresses of the API, version 1: GET only, by token only."""

import datetime as dt
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import Http404  # noqa: TID251 -- the web layer of the API
from django.utils import timezone
from ninja import NinjaAPI, Path, Query, Schema
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer
from pydantic import BeforeValidator, WithJsonSchema

from api.services.token import token_of
from api.v1 import rows, seen
from api.v1 import schemas as out
from api.v1.problems import CONTENT_TYPE, Fault, Problem, Throttled, problem, told_fault
from api.v1.reader import reader_of
from certificates.codes import code_in
from certificates.models import Certificate
from common.throttle import within_limit
from units.models import Unit

MOST_A_MINUTE = 120
"""Calls of one token."""
MOST_ROWS = 200
MOST_OFFSET = 1_000_000
PREFIX = "/api/v1/"
LARGEST_KEY = 2**53 - 1
FAULTS = {401: Problem, 404: Problem, 405: Problem, 422: Problem, 429: Problem}

Key = Annotated[int, Path(ge=1, le=LARGEST_KEY)]
Number = Annotated[int | None, Query(ge=1, le=LARGEST_KEY)]
Year = Annotated[int | None, Query(ge=2000, le=2100)]


def _iso_day(value: Any) -> Any:
    if isinstance(value, str) and len(value) != len("2026-01-01"):
        raise ValueError("YYYY-MM-DD")
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


Day = Annotated[
    dt.date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-01-31"]})
]


class Slice(Schema):
    """Which part of the list."""

    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 50
    offset: Annotated[int, Query(ge=0, le=MOST_OFFSET)] = 0


Part = Annotated[Slice, Query()]


class TokenAuth(HttpBearer):
    """Whoever sends a usable token reads as a viewer of its unit; no cookie is looked at."""

    def authenticate(self, request, token):
        if (known := token_of(token)) is None:
            return None
        if not within_limit(f"api:{known.pk}", most=MOST_A_MINUTE, seconds=60):
            raise Throttled
        return reader_of(known)


class Api(NinjaAPI):
    """Says in its description that faults come as problem documents."""

    def get_openapi_schema(self, **kwargs):
        schema = super().get_openapi_schema(**kwargs | {"path_prefix": PREFIX})
        for methods in schema["paths"].values():
            for operation in methods.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400 and "application/json" in answer.get("content", {}):
                        answer["content"] = {CONTENT_TYPE: answer["content"].pop("application/json")}
        return schema


api = Api(
    title="Thi đua – khen thưởng công đoàn",
    version="1",
    description="Chỉ đọc. Mã truy cập do người quản lý tài khoản của đơn vị cấp, gửi trong «Authorization: Bearer».",
    urls_namespace="api-v1",
    docs_url=None,
    auth=TokenAuth(),
)


@api.exception_handler(AuthenticationError)
def _unknown(request, exc):
    return problem(401, headers={"WWW-Authenticate": "Bearer"})


@api.exception_handler(Throttled)
def _throttled(request, exc):
    return problem(429, headers={"Retry-After": "60"})


@api.exception_handler(Http404)
def _missing(request, exc):
    return problem(404)


@api.exception_handler(ValidationError)
def _unclear(request, exc):
    return problem(
        422,
        faults=[
            Fault(where=str(each["loc"][-1]), what=told_fault(each["type"], each.get("ctx", {}))) for each in exc.errors
        ],
    )


def _page(found: QuerySet, part: Slice, say) -> dict:
    chosen = found[part.offset : part.offset + part.limit]
    count = found.count()
    return {"count": count, "limit": part.limit, "offset": part.offset, "items": [say(row) for row in chosen]}


def _one(found: QuerySet, key: int):
    if (row := found.filter(pk=key).first()) is None:
        raise Http404
    return row


def _since(found: QuerySet, day: dt.date | None) -> QuerySet:
    """Those changed since the morning of ``day``."""
    if day is None:
        return found
    start = dt.datetime.combine(day, dt.time.min, tzinfo=timezone.get_default_timezone())
    return found.filter(updated_at__gte=start)


def _narrowed(found: QuerySet, **wanted) -> QuerySet:
    return found.filter(**{name: value for name, value in wanted.items() if value is not None})


def _parents(found) -> dict[str, int]:
    paths = {row.path[: -row.steplen] for row in found}
    return dict(Unit.objects.filter(path__in=paths).values_list("path", "pk"))


@api.get("/units", response={200: out.Page[out.UnitOut], **FAULTS}, url_name="unit-list", summary="Đơn vị")
def units(request, part: Part, updated_since: Annotated[Day | None, Query()] = None):
    found = _since(seen.units_seen(request.auth), updated_since)
    page = _page(found, part, lambda row: row)
    parents = _parents(page["items"])
    return page | {"items": [rows.unit(row, parents) for row in page["items"]]}


@api.get("/units/{key}", response={200: out.UnitOut, **FAULTS}, url_name="unit-detail", summary="Một đơn vị")
def unit(request, key: Key):
    row = _one(seen.units_seen(request.auth), key)
    return rows.unit(row, _parents([row]))


@api.get(
    "/campaigns", response={200: out.Page[out.CampaignOut], **FAULTS}, url_name="campaign-list", summary="Phong trào"
)
def campaigns(
    request, part: Part, year: Year = None, unit: Number = None, updated_since: Annotated[Day | None, Query()] = None
):
    found = _narrowed(seen.campaigns_seen(request.auth), starts_on__year=year, unit=unit)
    return _page(_since(found, updated_since), part, rows.campaign)


@api.get(
    "/campaigns/{key}", response={200: out.CampaignOut, **FAULTS}, url_name="campaign-detail", summary="Một phong trào"
)
def campaign(request, key: Key):
    return rows.campaign(_one(seen.campaigns_seen(request.auth), key))


@api.get(
    "/dossiers",
    response={200: out.Page[out.DossierOut], **FAULTS},
    url_name="dossier-list",
    summary="Hồ sơ đăng ký, đề nghị",
)
def dossiers(
    request,
    part: Part,
    year: Year = None,
    unit: Number = None,
    campaign: Number = None,
    updated_since: Annotated[Day | None, Query()] = None,
):
    found = _narrowed(seen.dossiers_seen(request.auth), campaign__starts_on__year=year, unit=unit, campaign=campaign)
    return _page(_since(found, updated_since), part, rows.dossier)


@api.get("/dossiers/{key}", response={200: out.DossierDetail, **FAULTS}, url_name="dossier-detail", summary="Một hồ sơ")
def dossier(request, key: Key):
    row = _one(seen.dossiers_seen(request.auth), key)
    return rows.dossier(row) | {"pledge": row.pledge}


@api.get(
    "/dossiers/{key}/entries",
    response={200: out.Page[out.EntryOut], **FAULTS},
    url_name="entry-list",
    summary="Đối tượng trong hồ sơ",
)
def entries(request, key: Key, part: Part):
    row = _one(seen.dossiers_seen(request.auth), key)
    found = row.entries.select_related("award", "member", "collective", "subject_unit").order_by("pk")
    return _page(found, part, lambda each: rows.entry(each, request.auth))


@api.get(
    "/honours", response={200: out.Page[out.HonourOut], **FAULTS}, url_name="honour-list", summary="Sổ khen thưởng"
)
def honours(
    request, part: Part, year: Year = None, unit: Number = None, decided_since: Annotated[Day | None, Query()] = None
):
    found = _narrowed(seen.honours_seen(request.auth), year=year, unit=unit, decided_on__gte=decided_since)
    return _page(found, part, lambda row: rows.honour(row, request.auth))


@api.get("/honours/{key}", response={200: out.HonourOut, **FAULTS}, url_name="honour-detail", summary="Một lượt khen")
def honour(request, key: Key):
    return rows.honour(_one(seen.honours_seen(request.auth), key), request.auth)


@api.get(
    "/decisions",
    response={200: out.Page[out.DecisionOut], **FAULTS},
    url_name="decision-list",
    summary="Quyết định đã ban hành",
)
def decisions(
    request, part: Part, year: Year = None, unit: Number = None, decided_since: Annotated[Day | None, Query()] = None
):
    found = _narrowed(seen.decisions_seen(request.auth), year=year, unit=unit, signed_on__gte=decided_since)
    return _page(found, part, rows.decision)


@api.get(
    "/decisions/{key}", response={200: out.DecisionOut, **FAULTS}, url_name="decision-detail", summary="Một quyết định"
)
def decision(request, key: Key):
    return rows.decision(_one(seen.decisions_seen(request.auth), key))


@api.get(
    "/decisions/{key}/lines",
    response={200: out.Page[out.LineOut], **FAULTS},
    url_name="line-list",
    summary="Danh sách kèm theo quyết định",
)
def lines(request, key: Key, part: Part):
    row = _one(seen.decisions_seen(request.auth), key)
    return _page(seen.lines_seen(row, request.auth), part, lambda each: rows.line(each, request.auth))


@api.get(
    "/certificates/{code}",
    response={200: out.VerificationOut, **FAULTS},
    url_name="verification",
    summary="Kiểm tra bằng, giấy",
)
def verification(
    request, code: Annotated[str, Path(max_length=40)], payload: Annotated[str, Query(max_length=2000)] = ""
):
    known = code_in(code)
    row = Certificate.objects.for_page().filter(code=known).first() if known else None
    if row is None:
        raise Http404
    return rows.verification(row, payload)
