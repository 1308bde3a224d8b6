from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by the union above; nobody signs themselves up."""

    def is_open_for_signup(self, request) -> bool:
        return False
