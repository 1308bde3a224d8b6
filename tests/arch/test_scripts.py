"""The scripts are POSIX sh, whichever shell is asked to read them."""

import subprocess
from shutil import copy, which

import pytest

from tests.arch.test_shape import ROOT

SCRIPTS = [ROOT / ".ci/run", *sorted((ROOT / "script").iterdir())]
TOOLS = ("dirname", "sh", "bash")
TELLING = '#!/bin/sh\necho "${0##*/} $*" >>"$LOG"\n'
"""A program that writes down that it was called, and with what."""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_a_script_is_read_by_either_shell(script, shell):
    assert script.suffix == ".sh" or script.read_text().startswith("#!/bin/sh\n")
    subprocess.run([shell, "-n", script], check=True)


def program(path, text=TELLING):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


@pytest.mark.parametrize("shell", ["sh", "bash"])
@pytest.mark.parametrize(
    ("there", "installed"),
    [
        (("chromium", "pdftotext", "xgettext", "soffice", "python3"), ""),
        (("pdftotext", "xgettext", "soffice", "python3"), "chromium"),
        ((), "chromium poppler-utils gettext libreoffice-calc-nogui python3-venv"),
    ],
    ids=["all", "no browser", "bare"],
)
def test_a_bare_machine_is_given_what_it_lacks(tmp_path, shell, there, installed):
    clone, tools, log = tmp_path / "a clone", tmp_path / "bin", tmp_path / "log"
    for name in ("lint", "test"):
        program(clone / "script" / name, TELLING)
    (clone / ".ci").mkdir()
    copy(ROOT / ".ci/run", clone / ".ci/run")
    for name in (*there, "apt-get"):
        program(tools / name, TELLING if name == "apt-get" else "#!/bin/sh\n")
    for name in TOOLS:
        (tools / name).symlink_to(which(name))
    subprocess.run([tools / shell, clone / ".ci/run"], env={"PATH": str(tools), "LOG": str(log)}, check=True, cwd="/")
    install = "apt-get install -y -qq --no-install-recommends "
    expected = ["apt-get update -qq", install + installed] if installed else []
    assert [line.strip() for line in log.read_text().splitlines()] == [*expected, "lint", "test"]
