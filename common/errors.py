"""Errors a service may raise and a view may show; the message is for the person, in Vietnamese."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

refusals: ContextVar[list[str] | None] = ContextVar("refusals", default=None)
"""What was not allowed while the present request is answered, whoever caught it; ``None`` outside of one."""


@contextmanager
def asking() -> Iterator[None]:
    """Whatever is refused inside was only asked about: nobody tried it."""
    token = refusals.set(None)
    try:
        yield
    finally:
        refusals.reset(token)


class DomainError(Exception):
    """Base of every refusal by the domain."""


class TransitionRefused(DomainError):
    """The move is not in the table for the present state, or a guard does not hold."""


class NotAllowed(DomainError):
    """The move exists but this person may not make it. A request that meets one is in the audit as refused."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        if (met := refusals.get()) is not None:
            met.append(str(message))


class StaleEdit(DomainError):
    """Someone else changed the row since the form was opened; what was typed is kept by the form.

    ``who`` saved it ``at`` that moment; either is ``None`` when that is not known.
    """

    def __init__(self, message: str, *, who: object = None, at: datetime | None = None) -> None:
        super().__init__(message)
        self.who, self.at = who, at
