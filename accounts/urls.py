"""One's own account: the sign-in library's addresses, but for those of mail: who keeps accounts changes an address."""

from allauth.account.urls import urlpatterns as of_account
from django.urls import include, path

NOT_OFFERED = {"account_email", "account_email_verification_sent", "account_confirm_email"}

urlpatterns = [
    *(pattern for pattern in of_account if pattern.name not in NOT_OFFERED),
    path("2fa/", include("allauth.mfa.urls")),
]
