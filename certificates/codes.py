"""The short code of a certificate: nobody can guess it, anybody can type it."""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals without I, L, O and U, which are read as others."""
LENGTH = 10
GROUP = 5
MISREAD = str.maketrans("OIL", "011")
FORM = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def new_code() -> str:
    """A code of fifty random bits."""
    return "".join(secrets.choice(ALPHABET) for _letter in range(LENGTH))


def code_in(text: str) -> str | None:
    """The code that ``text`` spells, with small letters, spaces, dashes or O for 0; ``None`` when it spells none."""
    code = re.sub(r"[\s-]", "", text).upper().translate(MISREAD)
    return code if FORM.fullmatch(code) else None


def spelled(code: str) -> str:
    """As it is printed: in groups of five."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
