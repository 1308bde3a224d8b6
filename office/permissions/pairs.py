"""Who looks for records of one person and says what they are."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.permissions import KEEPERS
from units.scope import scope_of


def may_compare(user) -> Verdict:
    """Whoever keeps the register of some unit."""
    if user.is_superuser or scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Chỉ người giữ sổ đoàn viên được tìm và so sánh các bản ghi trùng."))
