"""Who runs the services: oneself, or for root, whom PostgreSQL refuses, a user made for it."""

import os
import pwd
import shutil
import subprocess
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common.files import write_once
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.paths import DataFolder

SHARED = Path("/var/lib/emulation")
"""Root's databases and copies of the programs lie here: the service user may be unable to enter the clone."""

SERVICE_USER = "emulation-db"
FALLBACK_USER = "nobody"


@dataclass(frozen=True)
class ServiceAccount:
    """The user who runs the services and the folder that holds their data; ``user`` None is oneself."""

    home: Path
    user: int | None = None
    group: int | None = None

    @property
    def is_another(self) -> bool:
        """Whether the services run as someone else than this process."""
        return self.user is not None

    @property
    def uid(self) -> int:
        return os.geteuid() if self.user is None else self.user

    def options(self) -> dict[str, Any]:
        """What ``subprocess`` needs to run a program as this user."""
        environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": str(self.home)}
        options: dict[str, Any] = {"cwd": self.home, "env": environment, "stdin": subprocess.DEVNULL}
        if self.is_another:
            options |= {"user": self.user, "group": self.group, "extra_groups": []}
        return options

    def own(self, path: Path) -> None:
        """The path belongs to the service user."""
        if self.is_another:
            os.chown(path, self.uid, -1 if self.group is None else self.group)

    def folder(self, name: str) -> Path:
        """A folder of the service user's own below its home, mode 0700."""
        path = self.home / name
        path.mkdir(mode=0o700, exist_ok=True)
        self.own(path)
        return path


def service_account(folder: DataFolder) -> ServiceAccount:
    """Oneself with the databases in the data folder; for root the service user with a home it can reach."""
    if os.geteuid() != 0:
        return ServiceAccount(home=folder.root)
    home = Path(write_once(folder.service_home, str(SHARED / uuid.uuid4().hex[:12])))
    open_folder(SHARED)
    home.mkdir(mode=0o700, exist_ok=True)
    if home.stat().st_uid == 0:
        entry = _service_user()
        os.chown(home, entry.pw_uid, entry.pw_gid)
    owner = home.stat()
    return ServiceAccount(home=home, user=owner.st_uid, group=owner.st_gid)


def open_folder(path: Path) -> None:
    """The folder exists and everyone may enter it, whatever the umask."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o755)


def _service_user() -> pwd.struct_passwd:
    """Our service user, made now when the machine can; else ``nobody``."""
    if entry := _known(SERVICE_USER):
        return entry
    if useradd := shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"):
        command = [useradd, "--system", "--no-create-home", "--home-dir", str(SHARED)]
        subprocess.run([*command, "--shell", "/bin/false", SERVICE_USER], check=False, capture_output=True)  # noqa: S603 -- no outside input
    if entry := _known(SERVICE_USER) or _known(FALLBACK_USER):
        return entry
    raise EmbeddedError(
        f"PostgreSQL không chạy bằng root và máy không có người dùng {SERVICE_USER}: "
        f"hãy tạo bằng «useradd --system {SERVICE_USER}», hoặc chạy bằng một người dùng thường."
    )


def _known(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
