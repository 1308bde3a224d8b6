"""How several people and collectives are named in one sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

NAMED = 5
"""So many are named in one sentence."""


def names_of(lines: Sequence) -> str:
    """The names of ``lines``; after a few of them how many more there are."""
    shown = ", ".join(line.name for line in lines[:NAMED])
    if (more := len(lines) - NAMED) > 0:
        shown += " " + _("và %(number)s người, tập thể khác") % {"number": more}
    return shown
