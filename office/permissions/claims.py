"""Who takes in old lists of awards and says whom they name."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.permissions import KEEPERS, may_keep_register
from units.scope import scope_of


def may_claim_some(user) -> Verdict:
    """Whoever keeps the register of some unit."""
    if user.is_superuser or scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Chỉ người giữ sổ đoàn viên được nhập và đối chiếu khen thưởng trước đây."))


def may_settle(user, claim) -> Verdict:
    """Whoever keeps the register of the unit whose list it is."""
    if may_keep_register(user, claim.unit):
        return YES
    return no(_("Chỉ người giữ sổ đoàn viên của %(unit)s được đối chiếu dòng này.") % {"unit": claim.unit.label})
