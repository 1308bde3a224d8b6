"""Whose guide is whose."""

from emulation.guides.content import ADMIN, GUIDES, WORKER
from emulation.guides.guide import Guide
from units.scope import scope_of


def guides_of(user) -> list[Guide]:
    """Those of the roles ``user`` holds, in the order of the work; a worker without a role has one as well.

    Nobody else without a role has any.
    """
    if user.is_superuser:
        return [ADMIN]
    held = scope_of(user)
    own = [guide for guide in GUIDES if guide.roles and held.holds(*guide.roles)]
    if own or not hasattr(user, "member"):
        return own
    return [WORKER]
