"""The spreadsheet program some files are handed to."""

import shutil
from pathlib import Path


def calc_program() -> str | None:
    """LibreOffice with its Calc; ``None`` where either is not on this machine."""
    program = shutil.which("soffice")
    has_calc = program and (Path(program).resolve().parent / "libsclo.so").exists()
    return program if has_calc else None


SOFFICE = calc_program()
