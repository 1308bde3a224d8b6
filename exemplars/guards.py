from django.utils.translation import gettext as _

from common import clock
from common.verdict import YES, Verdict, no
from common.vietnamese import format_day
from exemplars.models import Exemplar, ExemplarState, RoundState, SelectionRound


def exemplar_is_draft(exemplar: Exemplar) -> Verdict:
    """Nobody was asked about it yet, or it was given back."""
    if exemplar.state == ExemplarState.DRAFT:
        return YES
    return no(
        _("Điển hình đang ở trạng thái «%(state)s» nên không sửa được. Hãy đưa về nháp trước.")
        % {"state": exemplar.get_state_display()}
    )


def exemplar_is_whole(exemplar: Exemplar) -> Verdict:
    """It says whom it is about, under which programme, in which field, and tells the story."""
    asked = {
        _("người hoặc tập thể được nêu gương"): exemplar.member_id or exemplar.collective_id,
        _("chương trình"): exemplar.programme_id,
        _("lĩnh vực"): exemplar.field_id,
        _("câu chuyện"): exemplar.story,
    }
    missing = [what for what, said in asked.items() if not said]
    if not missing:
        return YES
    return no(_("Chưa đề cử được: còn thiếu %(what)s. Hãy bấm «Sửa» và ghi thêm.") % {"what": ", ".join(missing)})


def programme_holds(exemplar: Exemplar) -> Verdict:
    """Programme and field hold at the end of the period."""
    for row in (exemplar.programme, exemplar.field):
        if row and not type(row).objects.on(exemplar.last_day).filter(pk=row.pk).exists():
            return no(
                _("«%(what)s» không áp dụng cho %(period)s. Hãy chọn lại.")
                % {"what": row.name, "period": exemplar.period_label.lower()}
            )
    return YES


def period_has_begun(exemplar: Exemplar) -> Verdict:
    """Its period is not one to come."""
    if exemplar.first_day <= clock.today():
        return YES
    return no(_("%(period)s chưa đến. Hãy sửa lại kỳ.") % {"period": exemplar.period_label})


def is_in_no_open_round(exemplar: Exemplar) -> Verdict:
    """No vote that goes on has it among its candidates."""
    if not exemplar.candidacies.filter(round__state=RoundState.OPEN).exists():
        return YES
    return no(_("Điển hình đang được bình chọn. Hãy chờ chốt đợt bình chọn, hoặc huỷ đợt đó."))


def consent_is_given(exemplar: Exemplar) -> Verdict:
    """Whom it is about agreed to be shown, and did not take that back."""
    if exemplar.consents.standing().exists():
        return YES
    return no(_("Chưa ghi sự đồng ý của người được viết nên không công bố được. Hãy ghi sự đồng ý trước."))


def round_takes_votes(round_: SelectionRound) -> Verdict:
    """It is open, and today is one of its days."""
    words = {"title": round_.title, "first": format_day(round_.opens_on), "last": format_day(round_.closes_on)}
    if round_.state != RoundState.OPEN:
        return no(_("Đợt «%(title)s» không còn nhận phiếu.") % words)
    if clock.today() < round_.opens_on:
        return no(_("Đợt «%(title)s» nhận phiếu từ ngày %(first)s. Hãy quay lại sau.") % words)
    if clock.today() > round_.closes_on:
        return no(_("Đợt «%(title)s» đã hết hạn ngày %(last)s nên không nhận phiếu nữa.") % words)
    return YES


def round_is_over(round_: SelectionRound) -> Verdict:
    """Its last day is over: nobody can still vote."""
    if clock.today() > round_.closes_on:
        return YES
    return no(
        _("Đợt bình chọn còn nhận phiếu đến hết ngày %(last)s. Hãy chốt sau ngày đó.")
        % {"last": format_day(round_.closes_on)}
    )
