"""What the apps above do with a sample pack. They say so when the application starts; nothing is imported."""

from collections.abc import Callable, Mapping

from accounts.models import User
from sample.pack import Pack

Teller = Callable[[Pack, Mapping[str, User]], None]

_tellers: list[Teller] = []


def register_teller(teller: Teller) -> None:
    """``teller(pack, users)`` is asked, after all else of a pack stands, to tell its part of it; users by name."""
    _tellers.append(teller)


def tell_above(pack: Pack, users: Mapping[str, User]) -> None:
    """Every app above has told its part of ``pack``."""
    for teller in _tellers:
        teller(pack, users)
