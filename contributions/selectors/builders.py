"""Which unit a builder is who is given only as text, as far as the name leaves no doubt."""

import re
from itertools import dropwhile, takewhile

from django.db.models import Q, QuerySet

from common.expressions import Unaccented
from common.vietnamese import fold
from contributions.models import Work
from units.models import Unit, UnitName

_WORD = re.compile(r"[^\W_]+")
WRITTEN_OUT = {
    "bv": "benh vien",
    "cd": "cong doan",
    "cdcs": "cong doan co so",
    "cp": "co phan",
    "ctcp": "cong ty co phan",
    "cty": "cong ty",
    "hh": "huu han",
    "htx": "hop tac xa",
    "ldld": "lien doan lao dong",
    "mtv": "mot thanh vien",
    "tcty": "tong cong ty",
    "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong",
    "tnhh": "trach nhiem huu han",
    "ubnd": "uy ban nhan dan",
    "xn": "xi nghiep",
}
"""Abbreviations that mean one thing in the name of a builder."""
OF_THE_UNION = ("cong doan co so ", "cong doan ")
"""How the name of a union begins before the name of where it is."""
KINDS = frozenset(WRITTEN_OUT) | frozenset(word for words in WRITTEN_OUT.values() for word in words.split())
KINDS |= {"hai", "tap", "tong", "truong", "tieu", "mam", "non"}
"""Words that say of what kind somebody is, and not who."""
LEAST_LETTERS, MOST = 5, 200
"""A name of less, or one that more units hold, leaves doubt."""


def unit_named(text: str) -> Unit | None:
    """The unit that goes on whose name, of today or of before, ``text`` is, written out or not.

    ``None`` where it is nobody's, or that of several.
    """
    if not _telling(text):
        return None
    written, near = _written_out(text), list(_bearing([text])[: MOST + 1])
    named = {row.unit_id for row in near if written in {_written_out(row.name), _written_out(row.short_name)}}
    return Unit.objects.get(pk=named.pop()) if len(named) == 1 and len(near) <= MOST else None


def works_built_by(unit: Unit) -> QuerySet[Work]:
    """Those whose builder is given only as text, which is a name ``unit`` has today and no other unit ever had.

    Up to two queries, and that of the works.
    """
    names = {_written_out(name): name for name in (unit.name, unit.short_name) if _telling(name)}
    if not names:
        return Work.objects.none()
    others = _bearing(names.values()).exclude(unit=unit)
    for name in {_written_out(name) for row in others for name in (row.name, row.short_name)}:
        names.pop(name, None)
    texts = Work.objects.filter(builder_unit=None).exclude(builder="").alias(built_by=Unaccented("builder"))
    texts = texts.filter(_holding("built_by", names.values())).values_list("pk", "builder")
    return Work.objects.filter(pk__in=[pk for pk, text in texts if _written_out(text) in names])


def _bearing(texts) -> QuerySet[UnitName]:
    """The names, of today and of before, that come near one of ``texts``, of units that go on."""
    rows = UnitName.objects.filter(_holding("search", texts), unit__ended_on=None)
    return rows.only("unit", "name", "short_name")


def _written_out(text: str) -> str:
    """``text`` as it is compared: without dấu, signs, abbreviations, and without the union before the place."""
    plain = " ".join(WRITTEN_OUT.get(word, word) for word in _WORD.findall(fold(text)))
    for beginning in OF_THE_UNION:
        plain = plain.removeprefix(beginning)
    return plain


def _telling(text: str) -> str:
    """The first words in a row that say who it is; empty where they say too little."""
    words = dropwhile(KINDS.__contains__, _WORD.findall(fold(text)))
    telling = " ".join(takewhile(lambda word: word not in KINDS, words))
    return telling if len(telling) >= LEAST_LETTERS else ""


def _holding(column: str, texts) -> Q:
    found = Q(pk__in=[])
    for telling in filter(None, map(_telling, texts)):
        found |= Q(**{f"{column}__contains": telling})
    return found
