from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from common.vietnamese import format_day
from contributions.models import Condition, InitiativeState, SuggestionState

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


def suits_programme(initiative) -> Verdict:
    """Of a programme: it was first applied on a day the programme counts."""
    programme = initiative.programme
    if programme is None or (initiative.applied_on and programme.covers(initiative.applied_on)):
        return YES
    words = {"programme": programme.name, "days": days_of(programme)}
    if not initiative.applied_on:
        return no(_("Chương trình «%(programme)s» nhận sáng kiến %(days)s. Hãy ghi ngày áp dụng lần đầu.") % words)
    return no(
        _(
            "Chương trình «%(programme)s» chỉ nhận sáng kiến %(days)s; ngày áp dụng %(day)s nằm ngoài. "
            "Hãy xem lại ngày, hoặc bỏ chọn chương trình."
        )
        % (words | {"day": format_day(initiative.applied_on)})
    )


def suits_programme_when_recognised(initiative) -> Verdict:
    """Of a programme: it was recognised on a day the programme counts too, as far as that is known."""
    programme, day = initiative.programme, initiative.recognised_on
    if programme is None or day is None or programme.covers(day):
        return YES
    return no(
        _(
            "Chương trình «%(programme)s» nhận sáng kiến %(days)s và được công nhận trong thời gian đó; "
            "ngày công nhận %(day)s nằm ngoài. Hãy xem lại ngày, hoặc bỏ chọn chương trình."
        )
        % {"programme": programme.name, "days": days_of(programme), "day": format_day(day)}
    )


def suggestion_is_confirmed(initiative) -> Verdict:
    """Somebody of the unit confirmed it, where a worker handed it in."""
    suggestion = getattr(initiative, "suggestion", None)
    if suggestion is None or suggestion.state == SuggestionState.CONFIRMED:
        return YES
    return no(
        _("Sáng kiến «%(title)s» do người lao động gửi và chưa được đơn vị xác nhận. Hãy xác nhận trước.")
        % {"title": initiative.title}
    )


def days_of(programme) -> str:
    """«áp dụng từ 01/9/2021 đến 01/9/2023»; without the end where there is none."""
    words = {"first": format_day(programme.starts_on)}
    if programme.ends_on is None:
        return _("áp dụng từ %(first)s") % words
    return _("áp dụng từ %(first)s đến %(last)s") % (words | {"last": format_day(programme.ends_on)})
