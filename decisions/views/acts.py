from allauth.account.decorators import reauthentication_required
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.verdict import no
from decisions.chain import chain_of
from decisions.forms.chain import SeenReasonForm
from decisions.forms.decision import IssueForm
from decisions.models import Decision
from decisions.permissions import may_draft
from decisions.services.drafting import discard_decision
from decisions.services.issue import issue_decision, send_back_decision, submit_decision
from decisions.transitions import DECISION_MOVES
from units.forms.act import VersionForm
from units.views.act import MoveView, RowActView


class DecisionMoveView(MoveView):
    queryset = Decision.objects.for_page()
    address = "decisions:decision-detail"
    table = DECISION_MOVES


class DecisionSubmitView(DecisionMoveView):
    """A draft goes to the first step of its chain, without one to whoever is to publish it."""

    move = "submit"
    title = gettext_lazy("Trình công bố quyết định")
    button = gettext_lazy("Trình công bố")
    done = gettext_lazy("Đã trình. Người phê duyệt khác của đơn vị công bố quyết định.")
    consequences = gettext_lazy(
        "Quyết định sang trạng thái «Chờ công bố», lời văn và danh sách không sửa được nữa trừ khi đưa về dự thảo. "
        "Người soạn và người trình không tự công bố."
    )
    form_class = VersionForm
    in_steps = gettext_lazy(
        "Quyết định qua các bước: %(steps)s; sau bước cuối thì chờ công bố. Lời văn và danh sách không sửa được nữa "
        "trừ khi bị trả về dự thảo. Người soạn và người trình không duyệt, không công bố."
    )

    def find(self):
        super().find()
        if chain := chain_of(self.row):
            self.title = self.button = gettext_lazy("Trình duyệt")
            self.done = _("Đã trình duyệt bước «%(step)s».") % {"step": chain[0].name}
            self.consequences = self.in_steps % {"steps": " → ".join(step.name for step in chain)}

    def act(self, *, version):
        submit_decision(self.row, by=self.request.user, version=version)


class DecisionSendBackView(DecisionMoveView):
    """Back to a draft, with a reason."""

    move = "send_back"
    title = gettext_lazy("Đưa quyết định về dự thảo")
    button = gettext_lazy("Đưa về dự thảo")
    done = gettext_lazy("Đã đưa về dự thảo.")
    consequences = gettext_lazy("Quyết định chưa có số và chưa công bố; người soạn sửa rồi trình lại.")
    form_class = SeenReasonForm

    def act(self, *, reason, version):
        send_back_decision(self.row, by=self.request.user, reason=reason, version=version)


class DecisionIssueView(DecisionMoveView):
    """What issuing means; two words are typed, the password or the second factor follows, then it is done."""

    move = "issue"
    title = gettext_lazy("Công bố quyết định")
    button = gettext_lazy("Công bố")
    done = gettext_lazy("Đã công bố. Từ nay quyết định, danh sách và lượt khen không ai sửa, xoá được.")
    consequences = gettext_lazy(
        "Quyết định được cấp số, ngày ký là hôm nay, mọi người và tập thể trong danh sách được ghi sổ khen thưởng, "
        "công trình trong danh sách được ghi sổ gắn biển. "
        "Sau đó không sửa được gì; sai sót chỉ xử lý bằng quyết định đính chính, thu hồi hoặc thay thế. "
        "Hệ thống hỏi lại mật khẩu hoặc mã xác thực của bạn."
    )
    form_class = IssueForm

    @method_decorator(reauthentication_required)
    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs)

    def act(self, *, words, version):
        issue_decision(self.row, by=self.request.user, words=words, version=version)


class DecisionDiscardView(RowActView):
    """A draft is thrown away; its recipients may stand in another."""

    queryset = Decision.objects.for_page()
    address = "decisions:decision-detail"
    title = gettext_lazy("Huỷ dự thảo quyết định")
    button = gettext_lazy("Huỷ dự thảo")
    done = gettext_lazy("Đã huỷ dự thảo. Những người, công trình trong đó vào được dự thảo khác.")
    is_danger = True
    discarded = False

    def verdict(self):
        if not self.row.is_open:
            return no(_("Chỉ huỷ được khi còn là dự thảo."))
        return may_draft(self.request.user, self.row)

    def act(self, version=None):
        discard_decision(self.row, by=self.request.user, version=version)
        self.discarded = True

    def back_url(self):
        return reverse("decisions:decision-list") if self.discarded else super().back_url()
