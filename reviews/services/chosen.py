"""How much a person may do at once."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from common.errors import TransitionRefused

MOST_AT_ONCE = 300
"""As many dossiers are moved while a person waits for the page."""


def refuse_too_many(keys: Collection[int]) -> None:
    """Nothing happens up to ``MOST_AT_ONCE``; raises ``TransitionRefused`` above."""
    if len(keys) > MOST_AT_ONCE:
        raise TransitionRefused(
            _("Bạn đã chọn %(chosen)s hồ sơ; mỗi lần làm được nhiều nhất %(most)s. Hãy lọc hẹp lại.")
            % {"chosen": len(keys), "most": MOST_AT_ONCE}
        )
