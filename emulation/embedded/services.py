"""The services of one data folder, together."""

import logging
import os
import time

from emulation.embedded import lease
from emulation.embedded.account import service_account
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.paths import DataFolder
from emulation.embedded.postgres import Postgres
from emulation.embedded.redis_server import RedisServer
from emulation.embedded.secret_store import load_secrets

REVIVALS = 5
"""A service that dies more often than this within REVIVAL_WINDOW seconds is given up."""
REVIVAL_WINDOW = 60.0
REVIVAL_PAUSE = 1.0
"""Seconds for the children of a dead server to notice and end."""

logger = logging.getLogger(__name__)


class Services:
    """Started when first needed, revived when they die, stopped together."""

    def __init__(self, folder: DataFolder) -> None:
        account = service_account(folder)
        secrets = load_secrets(folder)
        fast = os.environ.get("EMULATION_FAST_DB") == "1"
        self._postgres = Postgres(folder, account, secrets, fast=fast)
        self._redis = RedisServer(folder, account, secrets, fast=fast)
        self._by_need: dict[str, Postgres | RedisServer] = {
            lease.POSTGRES: self._postgres,
            lease.REDIS: self._redis,
        }
        self._deaths: list[float] = []

    def prefer(self, urls: dict[str, str]) -> None:
        """Stay reachable where a keeper before us was."""
        if url := urls.get("REDIS_URL"):
            self._redis.prefer(url)

    def start(self, needs: set[str]) -> bool:
        """Every needed service runs; True when one was started now."""
        missing = [self._by_need[need] for need in sorted(needs) if not self._by_need[need].is_started()]
        for service in missing:
            service.start()
        return bool(missing)

    def revive(self) -> bool:
        """Every service that died by itself runs again; True when there was one. EmbeddedError at last."""
        dead = [service for service in self._by_need.values() if service.has_died()]
        for service in dead:
            now = time.monotonic()
            self._deaths = [death for death in self._deaths if now - death < REVIVAL_WINDOW] + [now]
            logger.warning("%s has died; starting it again", type(service).__name__)
            if len(self._deaths) > REVIVALS:
                raise EmbeddedError("Dịch vụ dựng sẵn chết liên tục: xem nhật ký trong thư mục log.")
            time.sleep(REVIVAL_PAUSE)
            service.start()
        return bool(dead)

    def urls(self) -> dict[str, str]:
        """The environment of those who use what runs."""
        found = {}
        if self._postgres.is_started():
            found["DATABASE_URL"] = self._postgres.url()
            found["DATABASE_OWNER_URL"] = self._postgres.owner_url()
            found["PGHOST"] = self._postgres.socket_folder()
        if self._redis.is_started():
            found["REDIS_URL"] = self._redis.url()
        return found

    def stop(self) -> None:
        """Nothing we started runs."""
        for service in self._by_need.values():
            service.stop()

    def clean_leftovers(self) -> None:
        """Nothing a killed keeper started runs."""
        for service in self._by_need.values():
            service.clean_leftovers()

    def erase(self) -> None:
        """The data of both is gone; call with the keeper's lock held."""
        for service in self._by_need.values():
            service.clean_leftovers()
            service.erase()
