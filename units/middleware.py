from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from units.scope import acts_as


class SecondFactorMiddleware:
    """Without a second factor, whoever holds a role of ``MFA_REQUIRED_ROLES`` or stands in for somebody who does sees
    only the page that sets one up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._must_set_up(request):
            messages.warning(request, _("Vai trò của bạn cần xác thực hai lớp. Hãy bật trước khi làm việc."))
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _must_set_up(self, request) -> bool:
        user = request.user
        if not settings.MFA_REQUIRED_ROLES or not user.is_authenticated:
            return False
        if request.path.startswith((reverse("account_login").removesuffix("login/"), settings.STATIC_URL)):
            return False
        required = acts_as(user, *settings.MFA_REQUIRED_ROLES) or (
            user.is_superuser and "superuser" in settings.MFA_REQUIRED_ROLES
        )
        return required and not user.authenticator_set.exists()
