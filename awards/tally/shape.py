"""What a JSON value must look like: one small reader per kind of value, for facts, parameters and quotas.

A shape reads (JSON → value, raising ``Malformed`` that names the key), writes (value → JSON) and describes
itself as JSON Schema.
"""

import dataclasses
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Protocol, TypeVar, get_type_hints

from awards.tally.levels import Coded, Graded
from awards.tally.phrase import Phrase
from awards.tally.wording import labels, reading

Schema = dict[str, Any]

DECIMAL_TEXT = r"-?[0-9]{1,18}(\.[0-9]{1,400})?"
ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Malformed(ValueError):
    """Input that cannot be read: ``path`` names the place, ``phrase`` is the sentence to show."""

    def __init__(self, path: str, problem: Phrase) -> None:
        self.path = path
        self.problem = problem
        self.phrase = reading.at_key(path, problem)
        super().__init__(str(self.phrase))


@contextmanager
def refused_as(error: type[Malformed]) -> Iterator[None]:
    """Raise what cannot be read as ``error``, with the same place and sentence."""
    try:
        yield
    except Malformed as malformed:
        raise error(malformed.path, malformed.problem) from None


class Shape(Protocol):
    """Reads, writes and describes one kind of value."""

    def read(self, value: object, path: str) -> Any: ...

    def write(self, value: Any) -> object: ...

    def schema(self) -> Schema: ...


def at(path: str, key: object) -> str:
    """The path one step further: ``at("votes", "for")`` is ``votes.for``, an index goes into brackets."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else str(key)


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, value: object, path: str) -> bool:
        if not isinstance(value, bool):
            raise Malformed(path, reading.must_be_flag(value))
        return value

    def write(self, value: bool) -> object:
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds; true and 3.0 are not."""

    minimum: int = 0
    maximum: int = 10**15

    def read(self, value: object, path: str) -> int:
        if type(value) is not int or not self.minimum <= value <= self.maximum:
            raise Malformed(path, reading.must_be_whole(self.minimum, self.maximum, value))
        return value

    def write(self, value: int) -> object:
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal within bounds, given as a JSON number or as a string of digits; never kept as a float."""

    minimum: int = 0
    maximum: int = 10**12

    def read(self, value: object, path: str) -> Decimal:
        number = _decimal(value)
        if number is None or not self.minimum <= number <= self.maximum:
            raise Malformed(path, reading.must_be_number(self.minimum, self.maximum, value))
        return number

    def write(self, value: Decimal) -> object:
        return int(value) if value == value.to_integral_value() else format(value, "f")

    def schema(self) -> Schema:
        return {
            "anyOf": [
                {"type": "number", "minimum": self.minimum, "maximum": self.maximum},
                {"type": "string", "pattern": f"^{DECIMAL_TEXT}$"},
            ]
        }


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day written yyyy-mm-dd."""

    def read(self, value: object, path: str) -> dt.date:
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        if isinstance(value, str) and re.fullmatch(ISO_DAY, value):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                pass
        raise Malformed(path, reading.must_be_day(value))

    def write(self, value: dt.date) -> object:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date", "pattern": f"^{ISO_DAY}$"}


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text, kept in NFC; ``pattern`` narrows it to codes."""

    pattern: str = ""
    longest: int = 2000

    def read(self, value: object, path: str) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > self.longest:
            raise Malformed(path, reading.must_be_text(self.longest, value))
        if self.pattern and not re.fullmatch(self.pattern, value):
            raise Malformed(path, reading.must_be_code(value))
        return unicodedata.normalize("NFC", value)

    def write(self, value: str) -> object:
        return value

    def schema(self) -> Schema:
        length: Schema = {"type": "string", "minLength": 1, "maxLength": self.longest}
        return length | ({"pattern": f"^{self.pattern}$"} if self.pattern else {})


AWARD_CODE = Text(pattern="[A-Z][A-Z0-9_]{0,29}", longest=30)


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    members: type[Graded] | type[Coded]

    def read(self, value: object, path: str) -> Graded | Coded:
        for member in self.members:
            if value == member.code and isinstance(value, str):
                return member
        raise Malformed(path, reading.must_be_one_of([member.code for member in self.members], value))

    def write(self, value: Graded | Coded) -> object:
        return value.code

    def schema(self) -> Schema:
        return {"type": "string", "enum": [member.code for member in self.members]}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one kind of value, read into a tuple; in a ``unique`` one no value stands twice."""

    item: Shape
    shortest: int = 0
    longest: int = 1000
    unique: bool = False

    def read(self, value: object, path: str) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or not self.shortest <= len(value) <= self.longest:
            raise Malformed(path, reading.must_be_list(self.shortest, self.longest, value))
        items = tuple(self.item.read(each, at(path, index)) for index, each in enumerate(value))
        if self.unique and len(set(items)) < len(items):
            again = next(each for index, each in enumerate(items) if each in items[:index])
            raise Malformed(path, reading.twice_the_same(str(self.item.write(again))))
        return items

    def write(self, value: tuple[Any, ...]) -> object:
        return [self.item.write(each) for each in value]

    def schema(self) -> Schema:
        return {
            "type": "array",
            "items": self.item.schema(),
            "minItems": self.shortest,
            "maxItems": self.longest,
        } | ({"uniqueItems": True} if self.unique else {})


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object whose keys are all of one kind; ``nullable`` keeps ``null`` as an unknown value."""

    key: Shape
    item: Shape
    nullable: bool = False

    def read(self, value: object, path: str) -> dict[Any, Any]:
        if not isinstance(value, Mapping):
            raise Malformed(path, reading.must_be_object(value))
        return {
            self.key.read(key, at(path, str(key))): (
                None if each is None and self.nullable else self.item.read(each, at(path, str(key)))
            )
            for key, each in value.items()
        }

    def write(self, value: Mapping[Any, Any]) -> object:
        return {
            str(self.key.write(key)): None if each is None else self.item.write(each) for key, each in value.items()
        }

    def schema(self) -> Schema:
        item = self.item.schema()
        return {"type": "object", "additionalProperties": _or_null(item) if self.nullable else item}


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year, as a number or as the key of an object."""

    def read(self, value: object, path: str) -> int:
        if isinstance(value, str) and re.fullmatch("[0-9]{4}", value):
            value = int(value)
        if type(value) is not int or not 1900 <= value <= 2200:
            raise Malformed(path, reading.must_be_year(value))
        return value

    def write(self, value: int) -> object:
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": 1900, "maximum": 2200}


@dataclass(frozen=True, slots=True)
class Key:
    """The name of a field in JSON, where Python cannot use it."""

    name: str


T = TypeVar("T")


class Record(Generic[T]):
    """An object with the fields of a dataclass that are annotated with a shape: ``Annotated[bool, Flag()]``.

    A field without a default is required; ``nullable`` reads ``null`` as an absent key. A method ``problems``
    of the dataclass may name fields that contradict one another.
    """

    def __init__(self, made: type[T], *, nullable: bool = False) -> None:
        self.made = made
        self.nullable = nullable
        hints = get_type_hints(made, include_extras=True)
        self.fields: dict[str, dataclasses.Field[Any]] = {}
        self._readers: dict[str, tuple[str, Shape]] = {}
        for field in dataclasses.fields(made):  # type: ignore[arg-type]
            marks = getattr(hints[field.name], "__metadata__", ())
            if marks:
                key = next((mark.name for mark in marks if isinstance(mark, Key)), field.name)
                self.fields[key] = field
                self._readers[key] = (field.name, marks[0])
        self._writers = [(key, shape.write) for key, (_name, shape) in self._readers.items()]
        self._names = [name for name, _shape in self._readers.values()]
        self.shapes = {key: shape for key, (_name, shape) in self._readers.items()}
        self._required = {key for key, f in self.fields.items() if f.default is dataclasses.MISSING}

    def read(self, value: object, path: str, **extra: object) -> T:
        if not isinstance(value, Mapping):
            raise Malformed(path, reading.must_be_object(value))
        found: dict[str, Any] = dict(extra)
        for key, each in value.items():
            if key not in self._readers:
                raise Malformed(at(path, str(key)), reading.unknown_key(str(key), list(self._readers)))
            if each is None and self.nullable:
                continue
            name, shape = self._readers[key]
            found[name] = shape.read(each, at(path, key))
        for key in self._required:
            if self._readers[key][0] not in found:
                raise Malformed(at(path, key), reading.missing_key())
        made = self.made(**found)
        for key, problem in getattr(made, "problems", tuple)():
            raise Malformed(at(path, key), problem)
        return made

    def shape_of(self, key: str) -> Shape:
        """What the value of a key must look like."""
        return self._readers[key][1]

    def write(self, value: T) -> dict[str, object]:
        """The object with the keys that are not ``None``."""
        return {
            key: write(each)
            for (key, write), each in zip(self._writers, self._values(value), strict=True)
            if each is not None
        }

    def _values(self, value: T) -> list[Any]:
        return [getattr(value, name) for name in self._names]

    def schema(self) -> Schema:
        properties: Schema = {}
        for key, field in self.fields.items():
            shape = self._readers[key][1]
            described = shape.schema()
            if label := labels.PARAM_LABELS.get(key):
                described = {"title": label} | described
            if field.default is not dataclasses.MISSING and field.default is not None:
                described = described | {"default": shape.write(field.default)}
            properties[key] = _or_null(described) if self.nullable else described
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return schema | ({"required": sorted(self._required)} if self._required else {})


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, float):
        number = Decimal(repr(value))
        return number if number.is_finite() else None
    if isinstance(value, str) and re.fullmatch(DECIMAL_TEXT, value):
        return Decimal(value)
    return None
