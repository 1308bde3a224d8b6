"""Plain JSON in its one spelling, as ``awards.tally.seal.spelled`` gives it, several times sooner."""

import unicodedata

import orjson


def spelled(plain: object) -> str:
    """The one spelling of what is plain JSON already: text, whole numbers, lists, objects with ASCII keys."""
    text = orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()
    return text if text.isascii() else unicodedata.normalize("NFC", text)
