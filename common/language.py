"""In which language something is said: a page speaks the reader's, what is kept speaks Vietnamese."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import translation


@contextmanager
def in_vietnamese() -> Iterator[None]:
    """What is said inside is Vietnamese, whoever reads the page: notices, the audit, papers and files are the office's.

    As a decorator, all that the function says.
    """
    with translation.override(settings.LANGUAGE_CODE):
        yield
