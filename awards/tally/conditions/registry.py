"""Where condition kinds are declared: a function, the dataclass of its parameters, and its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from awards.tally.facts import Facts
from awards.tally.finding import Finding
from awards.tally.phrase import Phrase
from awards.tally.shape import Record, Schema

P = TypeVar("P")
Check = Callable[[P, Facts], Finding]


@dataclass(frozen=True, slots=True)
class Kind:
    """A condition kind. ``check`` gives its finding, without legal reference, for parameters and facts.

    ``reads`` names the facts it asks for; the days of the period and the year are known of everybody. ``parts`` names
    the parts of them that only some parameters ask for.
    ``needs`` is the parameter that names the awards of which one must be held first; empty when none must.
    """

    name: str
    params: Record[Any]
    check: Callable[[Any, Facts], Finding]
    reads: frozenset[str]
    needs: str = ""
    parts: Callable[[Any], frozenset[str]] = lambda params: frozenset()

    def schema(self) -> Schema:
        """JSON Schema of the parameters."""
        return self.params.schema()

    def sentence(self, params: object) -> Phrase:
        """What the condition requires, in words; it depends on the parameters alone."""
        return self.check(params, Facts()).required


KINDS: dict[str, Kind] = {}


@dataclass(frozen=True, slots=True)
class NoParams:
    """For a condition that is the same everywhere."""


def condition(
    params: type[P],
    *,
    reads: Iterable[str],
    needs: str = "",
    parts: Callable[[P], frozenset[str]] = lambda params: frozenset(),
) -> Callable[[Check[P]], Check[P]]:
    """Declare the decorated function as the condition kind of its name, which asks for the facts of ``reads``."""

    def declare(check: Check[P]) -> Check[P]:
        name = check.__name__
        KINDS[name] = Kind(name, Record(params), check, frozenset(reads), needs, parts)
        return check

    return declare
