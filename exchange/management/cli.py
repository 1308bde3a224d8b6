"""What the commands of this app share."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from common.errors import DomainError


def user_named(username: str) -> Any:
    """The account of that name; raises ``DomainError`` when there is none."""
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise DomainError(_("Không có tài khoản «%(name)s». Hãy kiểm tra lại --by.") % {"name": username})
    return user
