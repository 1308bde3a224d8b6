"""What the database refuses, said to a person in the words the service would have used."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction

from common.errors import DomainError


@contextmanager
def refusing(model: type[models.Model], sentences: Mapping[str, object] | None = None) -> Iterator[None]:
    """A broken constraint inside becomes a ``DomainError`` and leaves the transaction usable.

    ``sentences`` are by name of constraint, for triggers; those of ``model`` bring their own. Any other
    ``IntegrityError`` is a mistake of the program and passes on.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as broken:
        sentence = (sentences or {}).get(constraint_of(broken)) or _of_model(model, constraint_of(broken))
        if not sentence:
            raise
        raise DomainError(str(sentence)) from broken


def constraint_of(broken: IntegrityError) -> str:
    """The name of the constraint that was broken; empty when the database named none."""
    return getattr(getattr(broken.__cause__, "diag", None), "constraint_name", None) or ""


def _of_model(model: type[models.Model], name: str) -> object:
    for constraint in model._meta.constraints:
        if constraint.name == name and constraint.violation_error_message:
            return constraint.violation_error_message
    return ""
