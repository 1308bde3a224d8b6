from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

OPEN = {"account_change_password", "account_logout"}


class OneTimePasswordMiddleware:
    """Whoever signed in with a password that somebody else knows sees only the page that changes it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not getattr(view, "login_required", True) or request.resolver_match.view_name in OPEN:
            return None
        if not getattr(request.user, "must_change_password", False):
            return None
        messages.warning(request, _("Bạn đang dùng mật khẩu một lần. Hãy đổi mật khẩu trước khi làm việc."))
        return redirect("account_change_password")
