"""Which of somebody's notices lead to a row that a person reaches."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from campaigns.models import Campaign, Dossier
from common.keys import key_of
from exchange.models import ImportRun
from notices.models import Notice
from office.models import Reorganisation, Transfer

ROWS: Final = {
    "campaigns:dossier-detail": Dossier,
    "campaigns:campaign-detail": Campaign,
    "exchange:run-detail": ImportRun,
    "office:reorganisation-detail": Reorganisation,
    "office:transfer-list": Transfer,
}
"""Pages a notice leads to, and what they are about; the list of transfers names its row behind «#»."""


def reached_by(user, notices: Iterable[Notice]) -> set[int]:
    """Keys of those ``notices`` whose page is about a row ``user`` reaches now; a query for each kind of page."""
    wanted: defaultdict[type, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for notice in notices:
        if place := _row_of(notice.url):
            model, key = place
            wanted[model][key].append(notice.pk)
    found: set[int] = set()
    for model, keys in wanted.items():
        reached = model.objects.filter(pk__in=keys).visible_to(user).order_by().values_list("pk", flat=True)
        found.update(notice for key in reached for notice in keys[key])
    return found


def _row_of(url: str) -> tuple[type, int] | None:
    """The kind and the key of the row the page at ``url`` is about; ``None`` when it is about none we know."""
    parts = urlsplit(url)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    key = match.kwargs.get("pk") or key_of(parts.fragment.rpartition("-")[2])
    return (ROWS[match.view_name], key) if match.view_name in ROWS and key else None
