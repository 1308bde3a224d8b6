"""Keys of rows as they come in from outside."""

from collections.abc import Iterable

from django.db.models import BigAutoField

LARGEST = BigAutoField.MAX_BIGINT


def key_of(text: object) -> int | None:
    """The key that ``text`` writes in plain digits; ``None`` for anything no row could have."""
    if not isinstance(text, str) or not (text.isascii() and text.isdecimal()) or len(text) > len(str(LARGEST)):
        return None
    key = int(text)
    return key if 0 < key <= LARGEST else None


def keys_of(texts: Iterable[object]) -> list[int]:
    """The keys among ``texts``, in order, without the rest."""
    return [key for text in texts if (key := key_of(text)) is not None]
