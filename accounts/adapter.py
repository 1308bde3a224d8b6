from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by the union above; nobody signs themselves up. Samples stay where samples are allowed."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "sample_account": _(
            "Tài khoản mẫu không đăng nhập được ở đây. Hãy dùng tài khoản do công đoàn cấp trên cấp cho bạn."
        )
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def set_password(self, user, password):
        """A password of one's own choice is nobody else's."""
        user.must_change_password = False
        super().set_password(user, password)

    def authenticate(self, request, **credentials):
        user = super().authenticate(request, **credentials)
        if user and user.is_sample and not settings.SAMPLE_ACCOUNTS_ALLOWED:
            raise self.validation_error("sample_account")
        return user
