"""A paper of each kind that was never written: templates are tried on it."""

import dataclasses
import datetime as dt
import types
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

from papers.content import CONTENT, Certificate, Heading, Paper, PaperKind
from papers.services.printed import Printed, laid_out
from papers.services.sheets import sheet

PLAIN = {int: 2, bool: True, dt.date: dt.date(2026, 5, 19), dt.datetime: dt.datetime(2026, 5, 19, 1, tzinfo=dt.UTC)}


@cache
def specimens(kind: PaperKind) -> tuple[Printed, ...]:
    """What a paper of the kind says that leaves nothing out, and what one says that leaves out all it may."""
    heading = _made(Heading, whole=True)
    return tuple(_printed(kind, _made(CONTENT[kind], whole=whole), heading) for whole in (True, False))


def _printed(kind: PaperKind, paper: Paper, heading: Heading) -> Printed:
    return sheet(paper, heading) if isinstance(paper, Certificate) else laid_out(kind, paper, heading)


def _made(row: type, *, whole: bool) -> Any:
    """A ``row`` with every field, or with those alone that it cannot do without."""
    hints = get_type_hints(row)
    return row(
        **{
            field.name: _value(hints[field.name])
            for field in dataclasses.fields(row)
            if whole or (field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING)
        }
    )


def _value(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        return (_value(get_args(hint)[0]), _value(get_args(hint)[0]))
    if dataclasses.is_dataclass(hint):
        return _made(hint, whole=True)
    return PLAIN[hint] if hint in PLAIN else _("Mẫu thử")
