"""Who reads with a token: a viewer of the token's unit, without an account."""

from dataclasses import dataclass

from api.models import ApiToken
from units.models import Role
from units.scope import Scope


@dataclass(frozen=True)
class Reader:
    """Stands where a user does when rows are asked for; ``unit_scope`` is what ``scope_of`` reads."""

    token: ApiToken
    unit_scope: Scope
    is_superuser: bool = False
    is_authenticated: bool = True
    is_active: bool = True

    @property
    def sees_people(self) -> bool:
        """Whether mã đoàn viên and ngày sinh are told."""
        return "people" in self.token.scopes


def reader_of(token: ApiToken) -> Reader:
    unit = token.unit
    return Reader(token, Scope({Role.VIEWER: (unit.path,)}, {unit.path: unit.kind}))
