"""Pages of a list too long to be counted: the keys of the last ones are looked up, and one page is read."""

from collections.abc import Sequence
from itertools import chain

from django.core.paginator import Paginator
from django.db.models import F, QuerySet

MOST = 250
"""Rows that are paged through unless told otherwise; whoever wants others narrows the list."""


class CappedPaginator(Paginator):
    """Pages of the rows that ``arms`` find, one query each, the latest by ``latest`` first; read from ``rows``.

    ``has_more`` says that there are more than ``most``.
    """

    def __init__(
        self, arms: Sequence[QuerySet], rows: QuerySet, per_page: int, *, most: int = MOST, latest: str = "pk"
    ) -> None:
        order = list(dict.fromkeys((latest, "pk")))
        descending = [F(name).desc() for name in order]
        found = (arm.order_by(*descending).values_list(*order)[: most + 1] for arm in arms)
        keys = [row[-1] for row in sorted(set(chain.from_iterable(found)), reverse=True)]
        self.rows, self.most, self.has_more = rows, most, len(keys) > most
        super().__init__(keys[:most], per_page)

    def page(self, number):
        page = super().page(number)
        known = self.rows.in_bulk(page.object_list)
        page.object_list = [known[key] for key in page.object_list if key in known]
        return page
