import datetime as dt

import pytest

from api.services.token import make_token

DAY = dt.date(2099, 12, 31)


@pytest.fixture
def make(people):
    """A token of a unit, as software holds it."""

    def made(unit, scopes=()):
        about = {"name": "Phần mềm", "purpose": "Đối chiếu", "expires_on": DAY, "by": people["superuser"]}
        return make_token(unit=unit, scopes=list(scopes), **about)

    return made


@pytest.fixture
def ask(client):
    def asked(token, path, **given):
        return client.get(f"/api/v1{path}", given, headers={"Authorization": f"Bearer {token}"})

    return asked
