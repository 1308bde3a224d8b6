"""Errors a service may raise and a view may show; the message is for the person, in Vietnamese."""

from datetime import datetime


class DomainError(Exception):
    """Base of every refusal by the domain."""


class TransitionRefused(DomainError):
    """The move is not in the table for the present state, or a guard does not hold."""


class NotAllowed(DomainError):
    """The move exists but this person may not make it."""


class StaleEdit(DomainError):
    """Someone else changed the row since the form was opened; what was typed is kept by the form.

    ``who`` saved it ``at`` that moment; either is ``None`` when that is not known.
    """

    def __init__(self, message: str, *, who: object = None, at: datetime | None = None) -> None:
        super().__init__(message)
        self.who, self.at = who, at
