"""The one password of all sample accounts: from the environment, else generated once; kept in the data folder."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from common.files import write_once, write_whole

FILE_NAME = "sample-password"


def sample_password() -> str:
    """``SAMPLE_PASSWORD`` when it is set, else the one kept from before, made now when there is none."""
    kept = Path(settings.DATA_DIR) / FILE_NAME
    kept.parent.mkdir(parents=True, exist_ok=True)
    if wanted := os.environ.get("SAMPLE_PASSWORD"):
        write_whole(kept, wanted)
        return wanted
    return write_once(kept, secrets.token_urlsafe(9)).strip()


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
