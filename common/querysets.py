"""Querysets that know no noun."""

from django.db import models
from django.db.models import Q

from common.vietnamese import clean, fold


class SearchedQuerySet(models.QuerySet):
    """Rows with a ``code`` and a stored column ``search`` without diacritics."""

    def matching(self, text):
        """Rows whose code is ``text`` or whose name holds it, typed with or without dấu; all when nothing was typed."""
        folded = fold(text)
        return self.filter(self._found(folded, clean(text))) if folded else self

    def _found(self, folded, typed):
        return Q(search__contains=folded) | Q(code__iexact=typed)
