from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User


@transaction.atomic
def save_account(user: User) -> User:
    """The account as it stands on ``user`` is saved; after a change of address no former one resets its password.

    The sign-in library keeps each address it mailed to, and mails to all of them.
    """
    former = User.objects.select_for_update().filter(pk=user.pk).values_list("email", flat=True).first()
    user.save()
    if former not in (None, user.email):
        EmailAddress.objects.filter(user=user).delete()
    return user
