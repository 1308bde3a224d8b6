"""Of which provinces a person is: what is shared within them is for that person too."""

from typing import Any

from units.scope import scope_of
from units.selectors.provinces import province_paths


def provinces_of(user: Any) -> list[str]:
    """The paths of the provinces where ``user`` holds a role or is a member; two queries, kept on the user object."""
    if not hasattr(user, "library_provinces"):
        province_of = province_paths()
        member = getattr(user, "member", None)
        paths = [*scope_of(user).paths(), *([member.unit.path] if member else [])]
        user.library_provinces = sorted({province_of(path) for path in paths})
    return user.library_provinces
