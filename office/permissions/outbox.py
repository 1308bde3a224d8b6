"""Who stops a letter, and lets it go."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.selectors.accounts import accounts_in_hand


def may_handle(user, letter) -> Verdict:
    """Whoever has the account of the person it is for in their hands, or the superuser."""
    if user.is_superuser or letter.user_id in _keys_in_hand(user):
        return YES
    return no(_("Thư này gửi cho tài khoản không do bạn quản lý."))


def _keys_in_hand(user) -> frozenset[int]:
    """Read once and kept on the user object, which lives as long as the request: letters move by the thousand."""
    if not hasattr(user, "keys_in_hand"):
        user.keys_in_hand = frozenset(accounts_in_hand(user).order_by().values_list("pk", flat=True))
    return user.keys_in_hand
