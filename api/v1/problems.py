"""What goes wrong is said as RFC 9457 asks for, in Vietnamese."""

from django.http import JsonResponse  # noqa: TID251 -- the web layer of the API
from django.utils.translation import gettext as _
from ninja import Schema

CONTENT_TYPE = "application/problem+json"


class Fault(Schema):
    """Which parameter is wrong, and how."""

    where: str
    what: str


class Problem(Schema):
    """Why there is no answer, and what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    faults: list[Fault] = []


class Throttled(Exception):
    """The token asked too often."""


def problem(status: int, *, faults=(), headers=None) -> JsonResponse:
    title, detail = _words()[status]
    said = Problem(title=title, status=status, detail=detail, faults=list(faults))
    return JsonResponse(said.dict(), status=status, content_type=CONTENT_TYPE, headers=headers)


def _words() -> dict[int, tuple[str, str]]:
    return {
        401: (_("Chưa có mã truy cập"), _("Hãy gửi mã còn hạn trong đầu mục «Authorization: Bearer …».")),
        404: (_("Không tìm thấy"), _("Không có, hoặc nằm ngoài phạm vi của mã truy cập. Hãy xem lại địa chỉ.")),
        405: (_("Chỉ đọc"), _("Giao diện này chỉ nhận GET.")),
        422: (_("Tham số không đúng"), _("Hãy sửa các tham số được nêu rồi gọi lại.")),
        429: (_("Gọi quá nhiều"), _("Mã truy cập đã gọi quá số lần trong một phút. Hãy chờ một phút rồi gọi tiếp.")),
    }


def told_fault(kind: str, limits: dict) -> str:
    """What is wrong with a parameter, and what to write instead."""
    if "ge" in limits:
        return _("Hãy ghi số từ %(least)s trở lên.") % {"least": limits["ge"]}
    if "le" in limits:
        return _("Hãy ghi số không quá %(most)s.") % {"most": limits["le"]}
    if kind.startswith("int"):
        return _("Hãy ghi một số nguyên.")
    if kind.startswith("string"):
        return _("Giá trị dài quá hoặc không đọc được.")
    return _("Hãy ghi đúng dạng, ngày như 2026-01-31.")
