"""A sentence kept as its message and what fills it, so that it can be translated when it is shown."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

Translate = Callable[[str], str]
PhraseRecord = str | list[object]

_EMPTY: Mapping[str, "str | Phrase"] = MappingProxyType({})


def as_written(msgid: str) -> str:
    """The message itself: Vietnamese is the language messages are written in."""
    return msgid


def mark(msgid: str) -> str:
    """The message itself, marked for the catalogue of translations when imported as ``_``."""
    return msgid


class Phrase(NamedTuple):
    """A message and its values; ``str()`` gives the Vietnamese sentence, an empty phrase is falsy."""

    msgid: str = ""
    values: "Mapping[str, str | Phrase]" = _EMPTY

    def text(self, translate: Translate = as_written) -> str:
        """The sentence in the language of ``translate`` (``gettext`` at display)."""
        if not self.msgid:
            return ""
        message = translate(self.msgid)
        if not self.values:
            return message
        return message % {
            name: value.text(translate) if isinstance(value, Phrase) else value for name, value in self.values.items()
        }

    def __str__(self) -> str:
        return self.text()

    def __bool__(self) -> bool:
        return bool(self.msgid)

    def to_record(self) -> PhraseRecord:
        """Plain JSON that ``phrase_from_record`` turns back into an equal phrase."""
        if not self.values:
            return self.msgid
        return [
            self.msgid,
            {
                name: value.to_record() if isinstance(value, Phrase) else {"text": value}
                for name, value in self.values.items()
            },
        ]


NOTHING = Phrase()


def phrase_from_record(record: object) -> Phrase:
    """The phrase that ``Phrase.to_record`` wrote; raises ``ValueError`` for anything else."""
    match record:
        case str():
            return Phrase(record)
        case [str() as msgid, dict() as values]:
            return Phrase(msgid, {str(name): _value_from_record(value) for name, value in values.items()})
    raise ValueError(f"not a phrase record: {record!r:.80}")


def joined(glue: str, phrases: Sequence[Phrase]) -> Phrase:
    """One phrase of many through the two-place message ``glue``; empty phrases and repeats are left out.

    Neighbours are joined pair by pair, so that even a thousand phrases stand only ten deep in one another.
    """
    kept: list[Phrase] = []
    for phrase in phrases:
        if phrase and phrase not in kept:
            kept.append(phrase)
    while len(kept) > 1:
        pairs = [Phrase(glue, {"first": kept[at], "second": kept[at + 1]}) for at in range(0, len(kept) - 1, 2)]
        kept = pairs + kept[2 * len(pairs) :]
    return kept[0] if kept else NOTHING


def _value_from_record(record: object) -> "str | Phrase":
    match record:
        case {"text": str() as text}:
            return text
    return phrase_from_record(record)
