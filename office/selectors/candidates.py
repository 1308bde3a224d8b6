"""Records of the register that may be of one person: shown to people, never merged by the machine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from common.clock import today
from common.remembering import remembered
from people.models import Member, MemberPair, Membership
from people.selectors.page import seen_authorships
from units.models import Unit
from units.permissions import KEEPERS
from units.scope import scope_of

MOST = 200
FOUND = r"""
WITH reached AS MATERIALIZED (
  SELECT member.id, member.search, member.birth_date AS birth, member.unit_id AS unit, upper(member.code) AS code,
    translate(upper(member.code), '0 .,-_/', '') AS digest,
    CASE WHEN extract(day FROM birth_date) <= 12 THEN make_date(extract(year FROM birth_date)::int,
      extract(day FROM birth_date)::int, extract(month FROM birth_date)::int) END AS swapped
  FROM people_member AS member JOIN units_unit AS unit_of ON unit_of.id = member.unit_id
  WHERE unit_of.path ^@ ANY(%(paths)s) AND member.merged_into_id IS NULL
), stays AS MATERIALIZED (
  SELECT id, search, birth, unit FROM reached
  UNION ALL SELECT reached.id, search, birth, spent.unit_id
  FROM reached JOIN people_membership AS spent ON spent.member_id = reached.id AND spent.unit_id <> reached.unit
), alike AS (
  SELECT one.id AS one, other.id AS other
  FROM reached AS one JOIN reached AS other USING (search, birth) WHERE other.id > one.id
  UNION ALL SELECT one.id, other.id
  FROM reached AS one JOIN reached AS other ON other.search = one.search AND other.birth = one.swapped
  UNION ALL SELECT one.id, other.id
  FROM reached AS one JOIN reached AS other USING (search, digest) WHERE other.id > one.id
  UNION ALL SELECT one.id, other.id
  FROM stays AS one JOIN stays AS other USING (search, unit) WHERE one.birth IS NULL
), pairs AS (
  SELECT first, second,
    coalesce(one.birth = other.birth, false) AS same_birth,
    coalesce(one.birth <> other.birth AND one.swapped = other.birth, false) AS swapped_birth,
    {bare_one} = {bare_other} AS same_code,
    one.unit = other.unit AS same_unit,
    EXISTS (
      SELECT FROM people_membership AS a JOIN people_membership AS b ON b.unit_id = a.unit_id
      WHERE a.member_id = one.id AND b.member_id = other.id) AS shared_unit,
    coalesce(one.birth <> other.birth, false) AS other_birth
  FROM (SELECT DISTINCT least(one, other) AS first, greatest(one, other) AS second FROM alike WHERE one <> other) AS two
  JOIN reached AS one ON one.id = first JOIN reached AS other ON other.id = second
  WHERE NOT EXISTS (
    SELECT FROM people_memberpair AS told
    WHERE told.first_id = first AND told.second_id = second AND told.withdrawn_at IS NULL)
)
SELECT first, second, same_birth, swapped_birth, same_code, same_unit, shared_unit
FROM pairs
WHERE same_birth OR swapped_birth OR same_code OR (NOT other_birth AND (same_unit OR shared_unit))
ORDER BY 3 * same_birth::int + 2 * swapped_birth::int + 3 * same_code::int + same_unit::int + shared_unit::int DESC,
  first, second
LIMIT %(most)s
"""
BARE = r"regexp_replace(regexp_replace({}.code, '[^[:alnum:]]', '', 'g'), '(^|[^0-9])0+', '\1', 'g')"
FOUND = FOUND.format(bare_one=BARE.format("one"), bare_other=BARE.format("other"))
"""Each ground is sought by itself, by name and what it compares, so that common names cost no more than rare ones."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records of one name; ``why`` is what else they share, in words."""

    first: Member
    second: Member
    why: list[str]


class Candidates(Sequence):
    """The pairs found, read as far as they are looked at: one query for each part."""

    def __init__(self, rows: Sequence[tuple[Any, ...]]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, part: slice) -> list[Candidate]:
        rows = self.rows[part]
        members = Member.objects.select_related("unit").in_bulk({key for row in rows for key in row[:2]})
        return [Candidate(members[first], members[second], _why(*shared)) for first, second, *shared in rows]

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self[:])


def candidates_for(viewer) -> tuple[Candidates, bool]:
    """The pairs among the people whose register ``viewer`` keeps, those that share most first; whether there are more.

    Of one name, dấu and spelling aside, and of one birth date, also with day and month exchanged, or of codes that
    differ in zeros, spaces and case only, or of one unit now or before where no two birth dates speak against it.
    Without those somebody told apart. One query; another, over all these people, once something of them changed.
    """
    paths = [""] if viewer.is_superuser else sorted(scope_of(viewer).paths(*KEEPERS))
    rests_on = (Member, Membership, MemberPair, Unit)
    rows = remembered("doubles", paths, rests_on, lambda: _found(paths))
    return Candidates(rows[:MOST]), len(rows) > MOST


def _found(paths: list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(FOUND, {"paths": paths, "most": MOST + 1})
        return cursor.fetchall()


def _why(same_birth: bool, swapped_birth: bool, same_code: bool, same_unit: bool, shared_unit: bool) -> list[str]:
    said = [
        (same_birth, _("cùng ngày sinh")),
        (swapped_birth, _("ngày và tháng sinh đổi chỗ cho nhau")),
        (same_code, _("mã chỉ khác số 0, dấu cách hoặc chữ hoa")),
        (same_unit, _("cùng đơn vị")),
        (shared_unit and not same_unit, _("từng ở cùng đơn vị")),
    ]
    return [words for holds, words in said if holds]


def side_by_side(first: Member, second: Member, *, viewer) -> list[dict[str, Any]]:
    """What the register holds of each, line by line: its name, both values, and whether they differ.

    Entries are those of units ``viewer`` reaches.
    """
    one, other = _read(first, viewer), _read(second, viewer)
    return [
        {"label": label, "values": (one[label], other[label]), "differs": one[label] != other[label]} for label in one
    ]


def _read(member: Member, viewer) -> dict[str, Any]:
    honours = member.honour_set.in_force_on(today()).select_related("award").order_by("year", "pk")
    return {
        _("Mã đoàn viên"): [member.code],
        _("Họ và tên"): [member.full_name],
        _("Ngày sinh"): [_day(member.birth_date)],
        _("Giới tính"): [member.get_gender_display()],
        _("Đơn vị"): [member.unit.name],
        _("Chức vụ"): [member.position or _("Chưa có")],
        _("Ngày vào công đoàn"): [_day(member.joined_on)],
        _("Ngày rời công đoàn"): [_day(member.left_on, "–")],
        _("Quá trình sinh hoạt"): [
            f"{row.unit} ({_day(row.valid_from, _('từ trước'))} – {_day(row.valid_to, _('đến nay'))})"
            for row in member.memberships.select_related("unit").newest_first()
        ],
        _("Khen thưởng"): [f"{row.year} – {row.award} {row.decision_no}".strip() for row in honours],
        _("Sáng kiến"): [row.initiative.title for row in seen_authorships(member, viewer=viewer)],
        _("Kỷ luật, việc đang xem xét"): [str(row) for row in member.discipline_set.order_by("from_date", "pk")],
        _("Đăng ký, đề nghị"): [
            f"{row.dossier.campaign} – {row.award}"
            for row in member.entry_set.visible_to(viewer).select_related("dossier__campaign", "award").order_by("pk")
        ],
        _("Xếp loại"): [f"{row.year} – {row.get_rating_display()}" for row in member.rating_set.order_by("year")],
    }


def _day(day, otherwise: str = "") -> str:
    return f"{day:%d/%m/%Y}" if day else otherwise or _("chưa rõ")
