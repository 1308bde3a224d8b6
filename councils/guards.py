"""What must hold before a session moves on."""

from django.db.models import Q
from django.utils.translation import gettext as _

from awards.models import RecommendationState
from common.clock import today
from common.verdict import YES, Verdict, no
from contributions.models import InitiativeState
from councils.models import CouncilSession, Office, Presence, VoteWay
from councils.voters import base_of, presence_counts, quorum_of, sitting, still_to_vote, voters_by_item

ON_THE_TABLE = (RecommendationState.PROPOSED, RecommendationState.APPROVED)
"""States of a recommendation a council may still vote on."""


def day_has_come(session: CouncilSession) -> Verdict:
    """It is the day of the session, or later."""
    if session.day <= today():
        return YES
    return no(
        _("Chưa đến ngày họp %(day)s. Hãy mở bỏ phiếu từ ngày ấy, hoặc sửa ngày họp của phiên.")
        % {"day": f"{session.day:%d/%m/%Y}"}
    )


def unit_stands(session: CouncilSession) -> Verdict:
    """The unit of the council had not ended by the day of the session: its council ends with it."""
    unit = session.council.unit
    if unit.ended_on is None or session.day <= unit.ended_on:
        return YES
    return no(
        _(
            "%(unit)s đã kết thúc hoạt động từ hết ngày %(day)s nên hội đồng không họp sau ngày ấy. Hãy lập hội đồng "
            "ở đơn vị kế tiếp; kết quả biểu quyết trước đó vẫn có giá trị ở đơn vị ấy."
        )
        % {"unit": unit.name, "day": f"{unit.ended_on:%d/%m/%Y}"}
    )


def has_agenda(session: CouncilSession) -> Verdict:
    if session.items.exists():
        return YES
    return no(_("Phiên họp chưa có nội dung biểu quyết. Hãy thêm đề nghị khen hoặc sáng kiến."))


def agenda_stands(session: CouncilSession) -> Verdict:
    """Nothing on the agenda was refused, decided or recognised since it was put there."""
    waits = Q(recommendation__state__in=ON_THE_TABLE) | Q(initiative__state=InitiativeState.CHECKED)
    if item := session.items.exclude(waits).for_list().first():
        return no(_("«%(subject)s» không còn chờ xét. Hãy bỏ khỏi nội dung phiên họp.") % {"subject": item.subject})
    return YES


def attendance_is_taken(session: CouncilSession) -> Verdict:
    """Of every member of the council it is written whether they are there, and of nobody else."""
    members = set(sitting(session).values_list("pk", flat=True))
    if members == set(session.attendances.values_list("member", flat=True)):
        return YES
    return no(_("Chưa điểm danh đủ thành viên hội đồng. Hãy điểm danh rồi mở lại phiên."))


def has_quorum(session: CouncilSession) -> Verdict:
    """The council has members, and enough of them are there; opinions in writing are no presence."""
    total = base_of(session)
    if total == 0:
        return no(
            _(
                "Hội đồng chưa có thành viên nào vào ngày họp %(day)s. Hãy thêm thành viên, hoặc sửa ngày họp sang "
                "ngày họ đã tham gia."
            )
            % {"day": f"{session.day:%d/%m/%Y}"}
        )
    there, needed = presence_counts(session)[Presence.PRESENT], quorum_of(session)
    if there >= needed:
        return YES
    words = {"there": there, "total": total, "needed": needed}
    return no(
        _(
            "Không đủ số thành viên để họp: có mặt %(there)s trên %(total)s, cần ít nhất %(needed)s. "
            "Hãy hoãn phiên họp, hoặc điểm danh lại nếu có người đến thêm."
        )
        % words
    )


def is_led(session: CouncilSession) -> Verdict:
    """The chair or a deputy is there, who presides, and the secretary, who writes the minutes."""
    there = session.attendances.filter(presence=Presence.PRESENT)
    offices = set(there.values_list("member__office", flat=True))
    if not offices & {Office.CHAIR, Office.DEPUTY}:
        return no(
            _(
                "Chủ tịch và phó chủ tịch hội đồng đều không có mặt nên không ai chủ trì. Hãy hoãn phiên họp, hoặc "
                "điểm danh lại."
            )
        )
    if Office.SECRETARY not in offices:
        return no(
            _(
                "Thư ký hội đồng không có mặt nên không ai ghi biên bản. Hãy giao vai trò thư ký cho một thành viên có "
                "mặt, hoặc điểm danh lại."
            )
        )
    return YES


def everybody_voted(session: CouncilSession) -> Verdict:
    """Each who votes has voted on each item; of a vote on paper its count is confirmed instead."""
    if session.way == VoteWay.PAPER:
        return counts_are_confirmed(session)
    waiting = [str(member) for member in still_to_vote(session)]
    if not waiting:
        return YES
    return no(
        _("Còn %(count)s thành viên chưa bỏ phiếu: %(names)s. Hãy chờ, hoặc điểm danh lại nếu họ không dự họp nữa.")
        % {"count": len(waiting), "names": ", ".join(waiting)}
    )


def counts_are_confirmed(session: CouncilSession) -> Verdict:
    """Every item has a count that two people stand for and that has as many ballots as voters."""
    voters = voters_by_item(session)
    for item in session.items.for_list():
        count = getattr(item, "paper_count", None)
        if count is None or count.confirmed_by_id is None:
            return no(_("Kết quả kiểm phiếu về «%(subject)s» chưa được xác nhận.") % {"subject": item.subject})
        if count.collected != voters[item.pk]:
            return no(
                _(
                    "Số phiếu về «%(subject)s» là %(collected)s, số người được bỏ phiếu là %(voters)s. "
                    "Hãy kiểm lại phiếu rồi nhập lại."
                )
                % {"subject": item.subject, "collected": count.collected, "voters": voters[item.pk]}
            )
    return YES
