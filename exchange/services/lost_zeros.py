"""Codes whose leading zeros a spreadsheet took away: the likely code is named, never taken for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _

from campaigns.models import Campaign
from contributions.models import Initiative, Work
from exchange.permissions import acting
from exchange.services.workbook import CellError
from people.models import Collective, Member
from units.models import Unit

Models = tuple[type[models.Model], ...]
LONGEST: Final = 14
"""Digits a code is looked for with."""
OWN_CODES: Final[Mapping[str, type[models.Model]]] = MappingProxyType(
    {
        "units": Unit,
        "members": Member,
        "collectives": Collective,
        "campaigns": Campaign,
        "initiatives": Initiative,
        "works": Work,
    }
)
"""What the column ``code`` of a sheet names."""
NAMED: Final[Mapping[str, Models]] = MappingProxyType(
    {
        "unit_code": (Unit,),
        "parent_code": (Unit,),
        "owner_unit_code": (Unit,),
        "member_unit_code": (Unit,),
        "member_code": (Member,),
        "subject_code": (Member, Collective, Unit),
        "campaign_code": (Campaign,),
    }
)
"""What the other columns of codes name."""


def name_likely_codes(errors: Sequence[CellError], *, by: Any) -> list[CellError]:
    """``errors`` with the code that was probably meant, where a cell of digits lacks the zeros of one within reach."""
    asked: dict[type[models.Model], set[str]] = defaultdict(set)
    for error in errors:
        for model in _models(error):
            asked[model].add(error.value)
    if not asked:
        return list(errors)
    known = {model: _known(model, values, by=by) for model, values in asked.items()}
    return [_asking(error, known) for error in errors]


def _models(error: CellError) -> Models:
    if not (error.value.isascii() and error.value.isdigit() and len(error.value) < LONGEST):
        return ()
    if error.column == "code":
        return (OWN_CODES[error.sheet],) if error.sheet in OWN_CODES else ()
    return NAMED.get(error.column, ())


def _known(model: type[models.Model], values: set[str], *, by: Any) -> dict[str, str]:
    """By what was written, the code with fewest zeros before it within reach; what is a code itself is left out."""
    meant = {value.zfill(length): value for value in values for length in range(len(value), LONGEST + 1)}
    found = model.objects.visible_to(acting(by)).filter(code__in=meant).values_list("code", flat=True)
    codes = set(found)
    return {meant[code]: code for code in sorted(codes, key=len, reverse=True) if meant[code] not in codes}


def _asking(error: CellError, known: Mapping[type[models.Model], Mapping[str, str]]) -> CellError:
    likely = next((known[model][error.value] for model in _models(error) if error.value in known[model]), "")
    if not likely:
        return error
    return replace(error, message=_("%(message)s Có phải «%(code)s»?") % {"message": error.message, "code": likely})
