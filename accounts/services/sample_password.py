"""The one password of all sample accounts: from the environment, else generated once and kept in the data folder."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

FILE_NAME = "sample-password"


def sample_password() -> str:
    """``SAMPLE_PASSWORD`` when it is set, else the password generated at the first start."""
    if wanted := os.environ.get("SAMPLE_PASSWORD"):
        return wanted
    kept = Path(settings.DATA_DIR) / FILE_NAME
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with kept.open("x", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(9))
    return kept.read_text().strip()


@transaction.atomic
def apply_sample_password() -> int:
    """Every sample account signs in with the sample password; returns how many had another one."""
    password = sample_password()
    users = get_user_model().objects.filter(is_sample=True)
    stored = list(users.select_for_update().order_by("pk").values_list("password", flat=True))
    other = {one for one in set(stored) if not check_password(password, one)}
    if other:
        users.filter(password__in=other).update(password=make_password(password))
    return sum(one in other for one in stored)
