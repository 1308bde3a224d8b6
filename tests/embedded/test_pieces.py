"""What the keeper and its users are made of, without a server."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import types

import psutil
import pytest

from common.files import write_whole
from emulation.embedded import lease, processes, server
from emulation.embedded.environment import child_environment
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.files import is_locked, try_lock
from emulation.embedded.lease import Lease
from emulation.embedded.paths import DataFolder
from emulation.embedded.postgres import memory_settings
from emulation.embedded.secret_store import load_secrets
from emulation.embedded.signals import Signals


@pytest.fixture
def folder(tmp_path):
    found = DataFolder(tmp_path)
    found.create()
    return found


def test_lock_is_seen_while_held(tmp_path):
    path = tmp_path / "lock"
    assert not is_locked(path)
    descriptor = try_lock(path)
    assert is_locked(path)
    assert try_lock(path) is None
    os.close(descriptor)
    assert not is_locked(path)


def test_lease_is_held_until_given_back(folder):
    first, second = Lease(folder, {lease.REDIS}), Lease(folder, {lease.POSTGRES})
    assert lease.needs(lease.held(folder)) == {lease.POSTGRES, lease.REDIS}
    second.release()
    assert (lease.held(folder), lease.released(folder)) == ([first.path], [second.path])
    first.release()


def test_lease_is_not_inherited(folder):
    kept = Lease(folder, set())
    with subprocess.Popen(["sleep", "60"], close_fds=False) as child:
        kept.release()
        assert not is_locked(kept.path)
        child.kill()


def test_secrets_are_made_once(folder):
    assert load_secrets(folder) == load_secrets(folder)


def test_broken_secrets_are_one_sentence(folder):
    write_whole(folder.secrets, "{")
    with pytest.raises(EmbeddedError, match="bị hỏng: hãy khôi phục"):
        load_secrets(folder)


def test_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddedError, match="Không dùng được thư mục dữ liệu"):
        DataFolder(tmp_path / "file").create()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_folder_of_another_user_is_refused(tmp_path):
    os.chown(tmp_path, 65534, -1)
    with pytest.raises(EmbeddedError, match="thuộc về người dùng khác"):
        DataFolder(tmp_path).create()


@pytest.mark.parametrize(
    ("module", "has_secrets"), [("emulation.settings.local", True), ("emulation.settings.production", False)]
)
def test_production_gets_no_secrets_of_ours(folder, monkeypatch, module, has_secrets):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgres://a:b@192.0.2.1/c")
    monkeypatch.setenv("REDIS_URL", "redis://192.0.2.1/0")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", module)
    found = child_environment(folder, {}, lease_id="x", as_owner=False)
    assert ("SECRET_KEY" in found) is has_secrets


def test_as_owner_takes_the_owners_url(folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://a:b@192.0.2.1/c")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgres://o:b@192.0.2.1/c")
    monkeypatch.setenv("REDIS_URL", "redis://192.0.2.1/0")
    found = child_environment(folder, {}, lease_id="x", as_owner=True)
    assert found["DATABASE_URL"] == "postgres://o:b@192.0.2.1/c"


def test_marked_processes_and_their_children_are_ended(tmp_path):
    family = "import subprocess, sys; p = subprocess.Popen(['sleep', '60'], env={}); print(p.pid, flush=True); p.wait()"
    environment = os.environ | {lease.MARK: "just-this-test"}
    command = [sys.executable, "-c", family]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as parent:
        child = psutil.Process(int(parent.stdout.readline()))
        assert {process.pid for process in processes.marked("just-this-test")} == {parent.pid, child.pid}
        processes.end_marked("just-this-test")
        assert not processes.is_alive(child)
        assert parent.wait(5) != 0


def test_busy_port_is_one_sentence_with_the_remedy():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(EmbeddedError, match=f"Cổng {port} đang .* --port"):
            server.require_free_port(port)
    server.require_free_port(port)


def test_data_in_use_is_not_erased(folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")
    kept = Lease(folder, {lease.POSTGRES})
    keeper = try_lock(folder.keeper_lock)
    fcntl.flock(keeper, fcntl.LOCK_EX)
    with pytest.raises(EmbeddedError, match="đang dùng dữ liệu"):
        server.erase_data(folder)
    kept.release()
    os.close(keeper)


def test_database_of_someone_else_is_not_erased(folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://a:b@192.0.2.1/c")
    with pytest.raises(EmbeddedError, match="--fresh chỉ xoá cơ sở dữ liệu dựng sẵn"):
        server.erase_data(folder)


@pytest.mark.parametrize(
    ("gigabytes", "pages", "counted_on"), [(0.25, "128MB", "256MB"), (4, "512MB", "2048MB"), (64, "1024MB", "32768MB")]
)
def test_the_server_takes_an_eighth_of_the_memory_within_bounds(gigabytes, pages, counted_on):
    assert memory_settings(int(gigabytes * 2**30)) == {"shared_buffers": pages, "effective_cache_size": counted_on}


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT])
def test_a_request_to_end_is_passed_on_to_a_child_that_has_ended_already(signum):
    child = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    received = types.SimpleNamespace(si_signo=signum, si_code=0)
    Signals().pass_on(received, child)
    assert child.returncode == 0
    Signals().pass_on(received, child)
