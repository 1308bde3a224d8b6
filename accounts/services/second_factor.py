from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.models import User
from common.workflow import Move, write_audit

REMOVE = "remove_second_factor"


@transaction.atomic
def remove_second_factor(factor: Authenticator, *, by: User) -> None:
    """The factor is gone, recovery codes with the last one, and it is written down whose it was and of which kind."""
    owner, kind = factor.user, factor.type
    factor.delete()
    left = Authenticator.objects.filter(user=owner)
    if not left.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        left.delete()
    write_audit(owner, REMOVE, by=by, record=Move(data={"type": kind}))
