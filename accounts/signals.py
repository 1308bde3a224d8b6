"""What the sign-in tells of."""

from allauth.account.adapter import get_adapter
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver

from common.noting import note_failed_sign_in


@receiver(user_login_failed)
def note_failure(sender, credentials, request=None, **kwargs) -> None:
    """It is in the audit that somebody did not get in as an account there is; of names nobody has, nothing is."""
    name = credentials.get("username")
    account = name and get_user_model().objects.filter(username__iexact=name).first()
    if account and request:
        note_failed_sign_in(account, client=get_adapter().get_client_ip(request) or "")
