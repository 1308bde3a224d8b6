"""Where one data folder keeps its things."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from emulation.embedded.errors import EmbeddedError

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class DataFolder:
    """A folder of mode 0700 that holds secrets, leases, logs and, for an ordinary user, the databases."""

    root: Path

    @classmethod
    def chosen(cls, given: str | None = None) -> Self:
        """The folder given, else that of ``EMULATION_DATA_DIR``, else ``.data`` of the repository."""
        place = given or os.environ.get("EMULATION_DATA_DIR") or REPOSITORY / ".data"
        return cls(Path(place).expanduser().resolve())

    def create(self) -> None:
        """The folder exists and only its owner may enter; raises EmbeddedError when it belongs to another."""
        try:
            for folder in (self.root, self.leases, self.logs):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.root.stat().st_uid != os.geteuid():
                raise PermissionError(errno.EPERM, "thuộc về người dùng khác")
            self.root.chmod(0o700)
        except OSError as problem:
            raise EmbeddedError(
                f"Không dùng được thư mục dữ liệu {self.root} ({problem.strerror}): hãy chạy bằng chủ của "
                "thư mục ấy hoặc đặt EMULATION_DATA_DIR sang thư mục khác."
            ) from problem

    @property
    def keeper_lock(self) -> Path:
        return self.root / "keeper.lock"

    @property
    def leases(self) -> Path:
        return self.root / "leases"

    @property
    def logs(self) -> Path:
        return self.root / "log"

    @property
    def services(self) -> Path:
        return self.root / "services.json"

    @property
    def secrets(self) -> Path:
        return self.root / "secrets.json"

    @property
    def prepared(self) -> Path:
        return self.root / "prepared"

    @property
    def prepare_lock(self) -> Path:
        return self.root / "prepare.lock"

    @property
    def service_home(self) -> Path:
        """A file that names the folder of the databases when they cannot lie in this one."""
        return self.root / "service-home"
