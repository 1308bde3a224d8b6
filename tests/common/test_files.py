"""Small private files: whole or absent, whoever writes at once."""

import subprocess
import sys

import pytest

from common.files import write_once, write_whole
from tests.arch.test_shape import ROOT

INTERRUPTED = """
import resource, sys
from pathlib import Path
from common import files
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
getattr(files, sys.argv[1])(Path(sys.argv[2]), "text")
"""
"""A process that may open files but write nothing into them."""


def test_first_writer_wins(tmp_path):
    path = tmp_path / "once"
    assert [write_once(path, "first"), write_once(path, "second"), path.read_text()] == ["first"] * 3
    assert list(tmp_path.iterdir()) == [path]


def test_last_writer_wins_where_told_to(tmp_path):
    path = tmp_path / "whole"
    write_whole(path, "first")
    write_whole(path, "second")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("second", 0o600)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("write", [write_once, write_whole])
def test_an_interrupted_write_leaves_the_file_absent(tmp_path, write):
    path = tmp_path / "secret"
    command = [sys.executable, "-c", INTERRUPTED, write.__name__, path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, path.exists()) == (1, False)
    write(path, "again")
    assert path.read_text() == "again"
