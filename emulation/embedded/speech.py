import sys
from contextlib import suppress
from typing import TextIO


def say(text: str, stream: TextIO | None = None) -> None:
    """A line for the person, on stderr unless told otherwise; a terminal that has gone is no error."""
    target = stream or sys.stderr
    with suppress(OSError, ValueError):
        target.write(f"{text}\n")
        target.flush()
