"""The first steps on a person's home."""

from common import clock


def close_first_steps(user) -> None:
    """They stand on the home of ``user`` no more."""
    user.first_steps_closed_at = clock.now()
    user.save(update_fields=["first_steps_closed_at"])


def open_first_steps(user) -> None:
    """They stand there again."""
    user.first_steps_closed_at = None
    user.save(update_fields=["first_steps_closed_at"])
