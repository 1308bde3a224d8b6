from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from common.workflow import Move, write_audit

EDIT_ACCOUNT, RENEW = "edit_account", "renew_password"
POWERS = ("is_active", "is_staff", "is_superuser")


@transaction.atomic
def save_account(user: User, *, by: User) -> User:
    """The account as it stands on ``user`` is saved; after a change of address no former one resets its password.

    The sign-in library keeps each address it mailed to, and mails to all of them. That an account was opened, that its
    address is another, what it may do from now on or no longer, is in the audit.
    """
    former = User.objects.select_for_update().filter(pk=user.pk).first()
    user.save()
    if former and former.email != user.email:
        EmailAddress.objects.filter(user=user).delete()
    powers = {name: getattr(user, name) for name in POWERS if getattr(user, name) != getattr(former or User(), name)}
    if former is None:
        write_audit(user, "open", by=by, record=Move(data=powers))
    elif powers or former.email != user.email:
        moved = {} if former.email == user.email else {"email": True}
        write_audit(user, EDIT_ACCOUNT, by=by, record=Move(data=powers | moved))
    return user
