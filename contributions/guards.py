from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no

FULL_SHARE = 100


def shares_are_full(initiative) -> Verdict:
    """The authors' shares sum to 100 percent."""
    total = sum(author.share_percent for author in initiative.authors.all())
    if total == FULL_SHARE:
        return YES
    return no(
        _("Sáng kiến «%(title)s»: tổng tỷ lệ của các tác giả là %(total)s%%, phải bằng 100%%. Hãy sửa lại.")
        % {"title": initiative.title, "total": total}
    )


def recognition_is_known(initiative) -> Verdict:
    """The level that recognised it is named."""
    if initiative.recognised_level:
        return YES
    return no(_("Sáng kiến «%(title)s» chưa ghi cấp công nhận.") % {"title": initiative.title})
