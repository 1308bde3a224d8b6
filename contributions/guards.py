from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from contributions.models import Condition, InitiativeState

FULL_SHARE = 100
EDITABLE_STATES = frozenset({InitiativeState.DRAFT, InitiativeState.SENT})


def shares_are_full(initiative) -> Verdict:
    """The authors' shares sum to 100 percent."""
    total = sum(author.share_percent for author in initiative.authors.all())
    if total == FULL_SHARE:
        return YES
    return no(
        _("Sáng kiến «%(title)s»: tổng tỷ lệ của các tác giả là %(total)s%%, phải bằng 100%%. Hãy sửa lại.")
        % {"title": initiative.title, "total": total}
    )


def kind_is_chosen(initiative) -> Verdict:
    """The unit has said what kind of solution it is."""
    if initiative.kind:
        return YES
    return no(_("Sáng kiến «%(title)s» chưa chọn loại. Hãy chọn loại.") % {"title": initiative.title})


def initiative_is_open(initiative) -> Verdict:
    """Nobody above has checked it yet."""
    if initiative.state in EDITABLE_STATES:
        return YES
    return no(
        _("Sáng kiến đang ở trạng thái «%(state)s» nên không sửa được trong hồ sơ.")
        % {"state": initiative.get_state_display()}
    )


def recognition_is_known(initiative) -> Verdict:
    """The level that recognised it is named."""
    if initiative.recognised_level:
        return YES
    return no(_("Sáng kiến «%(title)s» chưa ghi cấp công nhận.") % {"title": initiative.title})


def conditions_are_met(initiative) -> Verdict:
    """Somebody checked all three conditions and found each of them met."""
    checks = {check.condition: check for check in initiative.checks.all()}
    if len(checks) < len(Condition):
        return no(_("Hãy kiểm tra đủ ba điều kiện (mới, khả thi, hiệu quả) trước khi công nhận."))
    failed = [check.get_condition_display() for check in checks.values() if not check.is_met]
    if not failed:
        return YES
    return no(_("Chưa công nhận được: %(what)s chưa đạt.") % {"what": ", ".join(failed).lower()})


def application_comes_first(initiative) -> Verdict:
    """It was applied, or tried, before it was recognised, as far as both days are known."""
    applied, recognised = initiative.applied_on, initiative.recognised_on
    if not applied or not recognised or applied <= recognised:
        return YES
    return no(
        _(
            "Sáng kiến «%(title)s»: ngày công nhận %(recognised)s trước ngày áp dụng lần đầu %(applied)s. "
            "Sáng kiến phải được áp dụng, hoặc áp dụng thử, rồi mới được công nhận. Hãy xem lại hai ngày."
        )
        % {"title": initiative.title, "recognised": f"{recognised:%d/%m/%Y}", "applied": f"{applied:%d/%m/%Y}"}
    )
