"""Who is put up twice: what the round refuses, and what people should look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Dossier, Entry
from campaigns.querysets import COUNTED_STATES
from units.scope import scope_of

NEAR = 0.6
"""The share of trigrams from which two texts say nearly the same."""
COMPARED = 2000
"""Letters of a text that are compared."""

REASONS = {
    "award": gettext_lazy("cùng hình thức khen trong năm"),
    "text": gettext_lazy("thành tích ghi gần như nhau"),
    "initiative": gettext_lazy("cùng một sáng kiến"),
    "work": gettext_lazy("cùng một công trình"),
}

_SAME = """
    SELECT own.id AS entry, other.id AS other, FALSE AS namesake
    FROM campaigns_entry own
    JOIN campaigns_entry other ON other.{key} = own.{key} AND other.dossier_id <> own.dossier_id
    WHERE own.dossier_id = %(dossier)s
"""
_SAME_PERSON = """
    SELECT own.id AS entry, other.id AS other, FALSE AS namesake
    FROM campaigns_entry own
    JOIN people_member me ON me.id = own.member_id
    JOIN people_member record
        ON record.id = coalesce(me.merged_into_id, me.id) OR record.merged_into_id = coalesce(me.merged_into_id, me.id)
    JOIN campaigns_entry other ON other.member_id = record.id AND other.dossier_id <> own.dossier_id
    WHERE own.dossier_id = %(dossier)s
"""
_NAMESAKES = """
    SELECT own.id, other.id, TRUE
    FROM campaigns_entry own
    JOIN {table} one ON one.id = own.{key}
    JOIN {table} two ON two.{place} = one.{place} AND two.search = one.search AND two.id <> one.id
    JOIN campaigns_entry other ON other.{key} = two.id
    WHERE own.dossier_id = %(dossier)s AND (other.dossier_id <> own.dossier_id OR other.id > own.id) {but}
"""
_OF_ANOTHER_PERSON = """
    AND coalesce(one.merged_into_id, one.id) <> coalesce(two.merged_into_id, two.id)
    AND NOT EXISTS (
        SELECT FROM people_memberpair pair
        WHERE pair.first_id = LEAST(one.id, two.id) AND pair.second_id = GREATEST(one.id, two.id)
            AND pair.verdict = 'different' AND pair.withdrawn_at IS NULL
    )
"""
_PAIRS = " UNION ALL ".join(
    [
        _SAME_PERSON,
        *(_SAME.format(key=key) for key in ("collective_id", "subject_unit_id")),
        _NAMESAKES.format(table="people_member", key="member_id", place="birth_date", but=_OF_ANOTHER_PERSON),
        _NAMESAKES.format(table="people_collective", key="collective_id", place="unit_id", but=""),
    ]
)
_DOUBLES = """
    SELECT * FROM (
        SELECT pair.entry, pair.other, pair.namesake,
            own.award_id = other.award_id AND (pair.namesake OR there.campaign_id <> here.campaign_id) AS award,
            own.achievements <> '' AND other.achievements <> '' AND similarity(
                left(own.achievements, %(letters)s), left(other.achievements, %(letters)s)
            ) >= %(near)s AS text,
            there.id <> here.id AND EXISTS (
                SELECT FROM campaigns_dossierinitiative mine
                JOIN campaigns_dossierinitiative theirs ON theirs.initiative_id = mine.initiative_id
                JOIN contributions_initiativeauthor author ON author.initiative_id = mine.initiative_id
                WHERE mine.dossier_id = here.id AND theirs.dossier_id = there.id AND author.member_id = own.member_id
            ) AS initiative,
            there.id <> here.id AND EXISTS (
                SELECT FROM campaigns_dossierwork mine
                JOIN campaigns_dossierwork theirs ON theirs.work_id = mine.work_id
                JOIN contributions_work work ON work.id = mine.work_id
                WHERE mine.dossier_id = here.id AND theirs.dossier_id = there.id
                    AND work.owner_unit_id = own.subject_unit_id
            ) AS work
        FROM ($pairs) pair
        JOIN campaigns_entry own ON own.id = pair.entry
        JOIN campaigns_entry other ON other.id = pair.other
        JOIN campaigns_dossier here ON here.id = own.dossier_id
        JOIN campaigns_dossier there ON there.id = other.dossier_id
        JOIN campaigns_campaign campaign ON campaign.id = there.campaign_id
        JOIN units_unit unit ON unit.id = there.unit_id
        WHERE there.kind = here.kind
            AND (there.id = here.id OR there.state = ANY(%(counted)s))
            AND campaign.ends_on BETWEEN make_date(%(year)s, 1, 1) AND make_date(%(year)s, 12, 31)
            AND (NOT pair.namesake OR unit.path LIKE ANY(%(reach)s))
    ) found
    WHERE award OR text OR initiative OR work
    ORDER BY entry, namesake, other
    LIMIT %(most)s
""".replace("$pairs", _PAIRS)


@dataclass(frozen=True, slots=True)
class Double:
    """``other`` may stand for the same as ``entry``; ``is_within`` whether its dossier is within the viewer's reach.

    ``is_namesake`` says that it is about another row of the register with the same name, and born on the same day or
    in the same unit.
    """

    entry: Entry
    other: Entry
    is_namesake: bool
    is_within: bool
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """What the two have in common, in words."""
        return ", ".join(self.reasons)


def stands_already(entry) -> str:
    """Why the subject of ``entry`` may not stand for its award in another dossier of the round as well."""
    return _(
        "%(subject)s đã có trong hồ sơ của %(unit)s cho %(award)s. "
        "Mỗi hình thức chỉ đứng tên một lần trong một đợt: hãy để ở một hồ sơ."
    ) % {"subject": entry.subject_label, "unit": entry.dossier.unit.label, "award": entry.award.name}


def possible_doubles(dossier: Dossier, *, viewer, most: int) -> list[Double]:
    """Up to ``most`` other entries of the year, handed in, that may be about the same as one of ``dossier``.

    Advice: one query where there are none, two otherwise. Somebody of the same name outside the viewer's reach is not
    told at all; the own person in a dossier outside it is told without saying whose.
    """
    found = list(_pairs(dossier, viewer, most))
    if not found:
        return []
    keys = {key for entry, other, *_rest in found for key in (entry, other)}
    fields = ("dossier__unit", "dossier__campaign", "member__unit", "collective__unit")
    entries = Entry.objects.with_subject().select_related(*fields).in_bulk(keys)
    return [
        Double(
            entry=entries[entry],
            other=entries[other],
            is_namesake=namesake,
            is_within=_reaches(viewer, entries[other].dossier.unit),
            reasons=tuple(str(word) for word, holds in zip(REASONS.values(), reasons, strict=True) if holds),
        )
        for entry, other, namesake, *reasons in found
    ]


def _pairs(dossier, viewer, most) -> Iterator[tuple]:
    tops = [""] if viewer.is_superuser else scope_of(viewer).paths()
    values = {
        "dossier": dossier.pk,
        "counted": list(COUNTED_STATES),
        "year": dossier.campaign.year,
        "reach": [f"{top}%" for top in tops],
        "most": most,
        "near": NEAR,
        "letters": COMPARED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DOUBLES, values)
        yield from cursor.fetchall()


def _reaches(viewer, unit) -> bool:
    return viewer.is_superuser or scope_of(viewer).covers(unit.path)
