"""Records of the register that may be of one person: shown to people, never merged by the machine."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from people.models import Member
from units.permissions import KEEPERS
from units.scope import scope_of

MOST = 200
FOUND = r"""
WITH reached AS (
  SELECT member.id, member.search, member.birth_date AS birth, member.unit_id AS unit,
    upper(regexp_replace(regexp_replace(member.code, '[^[:alnum:]]', '', 'g'), '(^|[^0-9])0+', '\1', 'g')) AS code
  FROM people_member AS member JOIN units_unit AS unit_of ON unit_of.id = member.unit_id
  WHERE unit_of.path ^@ ANY(%(paths)s)
), pairs AS (
  SELECT one.id AS first, other.id AS second,
    one.birth = other.birth AS same_birth,
    one.birth <> other.birth AND extract(year FROM one.birth) = extract(year FROM other.birth)
      AND extract(day FROM one.birth) = extract(month FROM other.birth)
      AND extract(month FROM one.birth) = extract(day FROM other.birth) AS swapped_birth,
    one.birth <> other.birth AS other_birth,
    one.code = other.code AS same_code,
    one.unit = other.unit AS same_unit,
    EXISTS (
      SELECT FROM people_membership AS a JOIN people_membership AS b ON b.unit_id = a.unit_id
      WHERE a.member_id = one.id AND b.member_id = other.id) AS shared_unit
  FROM reached AS one JOIN reached AS other ON other.search = one.search AND other.id > one.id
  WHERE NOT EXISTS (
    SELECT FROM people_memberpair AS told
    WHERE told.first_id = one.id AND told.second_id = other.id AND told.withdrawn_at IS NULL)
)
SELECT first, second, coalesce(same_birth, false), coalesce(swapped_birth, false), same_code, same_unit, shared_unit
FROM pairs
WHERE same_birth OR swapped_birth OR same_code OR (other_birth IS NOT TRUE AND (same_unit OR shared_unit))
ORDER BY 3 * coalesce(same_birth, false)::int + 2 * coalesce(swapped_birth, false)::int + 3 * same_code::int
  + same_unit::int + shared_unit::int DESC, first, second
LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records of one name; ``why`` is what else they share, in words."""

    first: Member
    second: Member
    why: list[str]


def candidates_for(viewer) -> tuple[list[Candidate], bool]:
    """The pairs among the people whose register ``viewer`` keeps, those that share most first; whether there are more.

    Of one name, dấu and spelling aside, and of one birth date, also with day and month exchanged, or of codes that
    differ in zeros, spaces and case only, or of one unit now or before where no two birth dates speak against it.
    Without those somebody told apart. Two queries.
    """
    paths = [""] if viewer.is_superuser else scope_of(viewer).paths(*KEEPERS)
    with connection.cursor() as cursor:
        cursor.execute(FOUND, {"paths": paths, "most": MOST + 1})
        rows = cursor.fetchall()
    members = _members({key for row in rows for key in row[:2]})
    found = [Candidate(members[first], members[second], _why(*shared)) for first, second, *shared in rows[:MOST]]
    return found, len(rows) > MOST


def _members(keys: Collection[int]) -> dict[int, Member]:
    return Member.objects.select_related("unit").in_bulk(keys)


def _why(same_birth: bool, swapped_birth: bool, same_code: bool, same_unit: bool, shared_unit: bool) -> list[str]:
    said = [
        (same_birth, _("cùng ngày sinh")),
        (swapped_birth, _("ngày và tháng sinh đổi chỗ cho nhau")),
        (same_code, _("mã chỉ khác số 0, dấu cách hoặc chữ hoa")),
        (same_unit, _("cùng đơn vị")),
        (shared_unit and not same_unit, _("từng ở cùng đơn vị")),
    ]
    return [words for holds, words in said if holds]


def side_by_side(first: Member, second: Member) -> list[dict[str, Any]]:
    """What the register holds of each, line by line: its name, both values, and whether they differ."""
    one, other = _read(first), _read(second)
    return [
        {"label": label, "values": (one[label], other[label]), "differs": one[label] != other[label]} for label in one
    ]


def _read(member: Member) -> dict[str, Any]:
    honours = member.honour_set.select_related("award").order_by("year", "pk")
    return {
        _("Mã đoàn viên"): [member.code],
        _("Họ và tên"): [member.full_name],
        _("Ngày sinh"): [_day(member.birth_date)],
        _("Giới tính"): [member.get_gender_display()],
        _("Đơn vị"): [member.unit.name],
        _("Chức vụ"): [member.position or _("Chưa có")],
        _("Ngày vào công đoàn"): [_day(member.joined_on)],
        _("Ngày rời công đoàn"): [_day(member.left_on)],
        _("Quá trình sinh hoạt"): [
            f"{row.unit} ({_day(row.valid_from)} – {_day(row.valid_to)})"
            for row in member.memberships.select_related("unit").newest_first()
        ],
        _("Khen thưởng"): [f"{row.year} – {row.award} {row.decision_no}".strip() for row in honours],
        _("Sáng kiến"): [
            row.initiative.title for row in member.authorships.select_related("initiative").order_by("pk")
        ],
        _("Xếp loại"): [f"{row.year} – {row.get_rating_display()}" for row in member.rating_set.order_by("year")],
    }


def _day(day) -> str:
    return f"{day:%d/%m/%Y}" if day else _("chưa rõ")
