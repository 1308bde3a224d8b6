from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contests.models import Contest
from contests.services.moves import move_contest
from contests.transitions import CONTEST_MOVES
from units.forms.act import ReasonForm, VersionForm
from units.views.act import MoveView

CONSEQUENCES = {
    "open": gettext_lazy("Các đơn vị trực thuộc thấy hội thi và đăng ký thí sinh đến hết hạn."),
    "hold": gettext_lazy("Không nhận đăng ký nữa; kết quả được nhập từ lúc này."),
    "confirm": gettext_lazy(
        "Bạn đã đối chiếu kết quả với biên bản của ban giám khảo. Kết quả sửa sau đó phải xác nhận lại."
    ),
    "publish": gettext_lazy("Mọi đơn vị dự thi thấy kết quả; các giải được tính khi xét khen từ hôm nay."),
    "reopen": gettext_lazy("Kết quả không còn được thấy và không còn được tính cho đến khi xác nhận và công bố lại."),
    "cancel": gettext_lazy("Hội thi không tổ chức nữa. Các đơn vị đã đăng ký được báo."),
}
DANGEROUS = frozenset({"cancel", "reopen"})


class SeenReasonForm(VersionForm, ReasonForm):
    """A reason, about the version that was read."""


class ContestMoveView(MoveView):
    """Any of the moves, by its name in the address."""

    queryset = Contest.objects.for_page()
    address = "contests:contest-detail"
    table = CONTEST_MOVES

    def find(self):
        super().find()
        self.move = self.kwargs["contesting"]
        if self.move not in CONTEST_MOVES:
            raise Http404
        step = CONTEST_MOVES[self.move]
        self.title = self.button = step.label
        self.consequences, self.is_danger = CONSEQUENCES[self.move], self.move in DANGEROUS
        self.done = _("Đã %(done)s.") % {"done": step.done}

    def get_form_class(self):
        return SeenReasonForm if CONTEST_MOVES[self.move].needs_reason else VersionForm

    def act(self, **typed):
        move_contest(self.row, self.move, by=self.request.user, **typed)
