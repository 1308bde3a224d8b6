from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from common.workflow import Move, write_audit

EDIT_ACCOUNT = "edit_account"
POWERS = ("is_active", "is_staff", "is_superuser")


@transaction.atomic
def save_account(user: User, *, by: User) -> User:
    """The account as it stands on ``user`` is saved; after a change of address no former one resets its password.

    The sign-in library keeps each address it mailed to, and mails to all of them. What an account may do from now on,
    or no longer, is in the audit.
    """
    former = User.objects.select_for_update().filter(pk=user.pk).first()
    user.save()
    if former and former.email != user.email:
        EmailAddress.objects.filter(user=user).delete()
    powers = {name: getattr(user, name) for name in POWERS if getattr(user, name) != getattr(former or User(), name)}
    if powers:
        write_audit(user, EDIT_ACCOUNT, by=by, record=Move(data=powers))
    return user
