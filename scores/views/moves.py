from django.utils.translation import gettext_lazy

from scores.models import ScoreCard
from scores.services.moves import appraise_card, finish_cluster, reopen_card, return_card, send_card
from scores.transitions import CARD_MOVES
from units.forms.act import ReasonForm
from units.views.act import MoveView


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
