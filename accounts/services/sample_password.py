"""The one password of all sample accounts: from the environment, else generated once and kept in the data folder."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
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
    changed = 0
    for user in get_user_model().objects.select_for_update().filter(is_sample=True).order_by("pk"):
        if not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
            changed += 1
    return changed
