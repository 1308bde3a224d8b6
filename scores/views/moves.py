from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.verdict import Verdict, no
from scores.forms.card import ReasonForm, VersionForm
from scores.models import ScoreCard
from scores.services.moves import appraise_card, finish_cluster, reopen_card, return_card, send_card
from scores.transitions import CARD_MOVES
from units.views.act import ActView


def may_move(row, move, *, by, table) -> Verdict:
    """Whether ``by`` may make ``move`` from the present state; guards are asked when it is made."""
    step = table[move]
    if row.state not in step.sources:
        return no(
            _("Hiện ở trạng thái «%(state)s» nên không còn làm được việc này.") % {"state": row.get_state_display()}
        )
    return step.may(by, row)


class RowActView(ActView):
    """An act on ``row``, one of ``queryset`` within the person's reach; ``address`` is the name of its page."""

    queryset = None
    address = ""
    form_class = VersionForm

    def find(self):
        self.row = get_object_or_404(self.queryset.visible_to(self.request.user), pk=self.kwargs["pk"])

    def about(self):
        return str(self.row)

    def back_url(self):
        return reverse(self.address, args=[self.row.pk])

    def get_initial(self):
        return super().get_initial() | {"version": getattr(self.row, "version", None)}


class MoveView(RowActView):
    """A GET explains and asks, a POST makes the ``move`` of the ``table``."""

    move = ""
    table = None

    def verdict(self):
        return may_move(self.row, self.move, by=self.request.user, table=self.table)


class CardMoveView(MoveView):
    queryset = ScoreCard.objects.for_list().select_related("cluster__unit")
    address = "scores:card-detail"
    table = CARD_MOVES

    def about(self):
        return f"{self.row.subject_label} – {self.row.sheet}"

    def back_label(self):
        return self.row.subject_label


class CardSendView(CardMoveView):
    move = "send"
    title = gettext_lazy("Gửi phiếu tự chấm")
    consequences = gettext_lazy(
        "Cụm và công đoàn cấp trên thấy phiếu và chấm cột của mình. Đơn vị không sửa được nữa trừ khi phiếu bị trả lại."
    )
    button = gettext_lazy("Gửi phiếu")
    done = gettext_lazy("Đã gửi phiếu.")

    def act(self, version):
        send_card(self.row, by=self.request.user, version=version)


class CardFinishView(CardMoveView):
    move = "finish_cluster"
    title = gettext_lazy("Chấm xong cho cụm")
    consequences = gettext_lazy("Tổng điểm của cụm được tính cho đến khi công đoàn cấp trên thẩm định.")
    button = gettext_lazy("Cụm chấm xong")
    done = gettext_lazy("Đã ghi: cụm chấm xong.")

    def act(self, version):
        finish_cluster(self.row, by=self.request.user, version=version)


class CardAppraiseView(CardMoveView):
    move = "appraise"
    title = gettext_lazy("Thẩm định xong")
    consequences = gettext_lazy("Điểm thẩm định là điểm của phiếu, dùng khi xếp hạng và xét khen.")
    button = gettext_lazy("Thẩm định xong")
    done = gettext_lazy("Đã thẩm định phiếu.")

    def act(self, version):
        appraise_card(self.row, by=self.request.user, version=version)


class CardReasonView(CardMoveView):
    form_class = ReasonForm


class CardReturnView(CardReasonView):
    move = "return"
    title = gettext_lazy("Trả lại để đơn vị chấm lại")
    consequences = gettext_lazy(
        "Đơn vị đọc được lý do, sửa cột tự chấm rồi gửi lại. Điểm người khác đã chấm giữ nguyên."
    )
    button = gettext_lazy("Trả lại")
    done = gettext_lazy("Đã trả lại phiếu.")
    is_danger = True

    def act(self, reason):
        return_card(self.row, by=self.request.user, reason=reason)


class CardReopenView(CardReasonView):
    move = "reopen"
    title = gettext_lazy("Mở lại phiếu đã chấm")
    consequences = gettext_lazy("Phiếu chưa có điểm được tính cho đến khi chấm xong lại.")
    button = gettext_lazy("Mở lại")
    done = gettext_lazy("Đã mở lại phiếu.")
    is_danger = True

    def act(self, reason):
        reopen_card(self.row, by=self.request.user, reason=reason)
