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


class ConclusionQuerySet(models.QuerySet):
    """Conclusions about pairs of rows."""

    def standing(self):
        """Those nobody took back."""
        return self.filter(withdrawn_at__isnull=True)

    def taken_back(self):
        """Those that hold no longer."""
        return self.filter(withdrawn_at__isnull=False)

    def between(self, one, other):
        """Those about these two, whichever is older."""
        first, second = sorted((one.pk, other.pk))
        return self.filter(first=first, second=second)

    def about(self, row):
        """Those of ``row`` and another."""
        return self.filter(Q(first=row) | Q(second=row))
