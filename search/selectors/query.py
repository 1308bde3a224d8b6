"""What somebody typed into the search box, made ready to be looked up."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.vietnamese import clean, fold

FEWEST, MOST = 2, 200
"""Letters and digits a search needs; and how long it may be."""
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """``typed`` as cleaned, ``folded`` without dấu in lower case; ``words`` are its runs of letters and digits."""

    typed: str
    folded: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Query":
        typed = clean(text)
        folded = fold(typed)
        return cls(typed, folded, tuple(WORD.findall(folded)))

    @property
    def advice(self) -> str:
        """Why nothing is looked up, and what to do; empty when it may be."""
        if not self.typed:
            return _("Gõ tên, mã hoặc số quyết định. Không cần dấu.")
        if len(self.typed) > MOST:
            return _("Nội dung tìm quá dài. Hãy rút còn nhiều nhất %(most)s chữ.") % {"most": MOST}
        if sum(map(len, self.words)) < FEWEST:
            return _("Hãy gõ ít nhất hai chữ cái hoặc chữ số.")
        return ""

    @property
    def is_short(self) -> bool:
        """Whether an index needs more letters in a row to find it inside words: only beginnings are found then."""
        longest = max(map(len, self.words), default=0)
        return not (longest >= 3 or len(self.words) >= 3 or (len(self.words) == 2 and longest == 2))
