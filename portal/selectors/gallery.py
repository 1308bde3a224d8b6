"""Stories of exemplars as everybody may read them."""

from django.db.models import QuerySet

from exemplars.models import Exemplar
from exemplars.selectors.public import published
from portal.selectors.honours import MOST_UNITS
from units.models import Unit


def gallery_rows(asked: dict) -> QuerySet[Exemplar]:
    """Public exemplars narrowed by what was ``asked``: field, programme, year, words, names of units."""
    narrowed = {name: asked[name] for name in ("field", "programme", "year") if name in asked}
    rows = published(**narrowed, search=asked.get("q", "")).filter(published_at__isnull=False)
    return rows.within(paths_named(asked["unit"])) if "unit" in asked else rows


def paths_named(text: str) -> list[str]:
    """Paths of units that have, or had, a name that holds ``text``; none under another of them."""
    topmost: list[str] = []
    for path in Unit.objects.matching(text).order_by("path").values_list("path", flat=True)[:MOST_UNITS]:
        if not topmost or not path.startswith(topmost[-1]):
            topmost.append(path)
    return topmost
