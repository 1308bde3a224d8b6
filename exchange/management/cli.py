"""What the commands of this app share: who answers for a change, and a refusal in one line."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from common.errors import DomainError


def answering(handle: Callable[..., Any]) -> Callable[..., Any]:
    """The command ends with code 1 and the one line of the refusal when the domain refuses."""

    @wraps(handle)
    def told(*args: Any, **options: Any) -> Any:
        try:
            return handle(*args, **options)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal

    return told


def user_named(username: str) -> Any:
    """The account of that name; raises ``DomainError`` when there is none."""
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise DomainError(_("Không có tài khoản «%(name)s». Hãy kiểm tra lại --by.") % {"name": username})
    return user
