"""What processes find in their environment."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import environ

from emulation.embedded.lease import MARK, POSTGRES, REDIS
from emulation.embedded.paths import REPOSITORY, DataFolder
from emulation.embedded.programs import installed_postgres
from emulation.embedded.secret_store import load_secrets

LOCAL_SETTINGS = "emulation.settings.local"
PRODUCTION_SUFFIX = ".production"


def read_env_file() -> None:
    """What ``.env`` says stands in the environment where that was silent, as the settings read it."""
    path = REPOSITORY / ".env"
    if path.is_file():
        environ.Env.read_env(path, overwrite=False)


def needed_services() -> set[str]:
    """The services nobody has given a URL for."""
    given = {POSTGRES: "DATABASE_URL", REDIS: "REDIS_URL"}
    return {need for need, variable in given.items() if not os.environ.get(variable)}


def settings_module() -> str:
    return os.environ.get("DJANGO_SETTINGS_MODULE") or LOCAL_SETTINGS


def is_production() -> bool:
    return settings_module().endswith(PRODUCTION_SUFFIX)


def child_environment(folder: DataFolder, urls: Mapping[str, str], *, lease_id: str, as_owner: bool) -> dict[str, str]:
    """This environment with the URLs nobody has given, the lease, the data folder and the local secrets.

    Beside an embedded PostgreSQL stand its own programs: an older ``pg_dump`` of the system refuses it.
    With ``as_owner``, DATABASE_URL is that of the owner role where one is known.
    """
    found = dict(os.environ)
    needs = needed_services()
    search = [str(Path(sys.executable).parent), found.get("PATH", os.defpath)]
    if POSTGRES in needs:
        found |= {name: urls[name] for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "PGHOST")}
        search.insert(1, str(installed_postgres()))
    found["PATH"] = os.pathsep.join(search)
    if REDIS in needs:
        found["REDIS_URL"] = urls["REDIS_URL"]
    if as_owner and found.get("DATABASE_OWNER_URL"):
        found["DATABASE_URL"] = found["DATABASE_OWNER_URL"]
    found[MARK] = lease_id
    found["EMULATION_DATA_DIR"] = str(folder.root)
    if not is_production():
        found["SECRET_KEY"] = found.get("SECRET_KEY") or load_secrets(folder).django
    return found
