"""What people do at a step of a decision."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.verdict import not_now
from decisions.chain import current_step
from decisions.forms.chain import ApproveForm, SeenReasonForm, WaiverForm
from decisions.models import Decision
from decisions.permissions import may_waive
from decisions.selectors.chain import colleagues_who_may_act
from decisions.services.approval import approve_step, grant_waiver, refuse_decision, reopen_approval, step_back
from decisions.transitions import CHAIN_MOVES
from decisions.views.acts import DecisionMoveView
from units.views.act import RowActView


class StepMoveView(DecisionMoveView):
    """An act of whoever takes the present step."""

    table = CHAIN_MOVES

    def about(self):
        step = current_step(self.row)
        return (
            _("%(decision)s – bước «%(step)s»") % {"decision": self.row, "step": step.name} if step else str(self.row)
        )


class DecisionApproveView(StepMoveView):
    """The present step is approved."""

    move = "pass"
    title = gettext_lazy("Duyệt quyết định")
    button = gettext_lazy("Duyệt")
    done = gettext_lazy("Đã duyệt. Bước sau đã được báo.")
    consequences = gettext_lazy(
        "Ý kiến của bạn được ghi lại, không sửa được. Quyết định sang bước sau; qua bước cuối thì chờ công bố."
    )
    form_class = ApproveForm

    def act(self, *, comment, version):
        approve_step(self.row, by=self.request.user, comment=comment, version=version)


class DecisionStepBackView(StepMoveView):
    """One step back, from the first to the draft."""

    move = "step_back"
    title = gettext_lazy("Trả lại một bước")
    button = gettext_lazy("Trả lại")
    done = gettext_lazy("Đã trả lại một bước.")
    consequences = gettext_lazy("Quyết định về bước ngay trước để duyệt lại; ở bước đầu thì về dự thảo để sửa.")
    form_class = SeenReasonForm

    def act(self, *, reason, version):
        step_back(self.row, by=self.request.user, reason=reason, version=version)


class DecisionRefuseView(StepMoveView):
    """Back to the draft from any step."""

    move = "refuse"
    title = gettext_lazy("Không duyệt quyết định")
    button = gettext_lazy("Không duyệt")
    done = gettext_lazy("Đã ghi không duyệt. Quyết định về dự thảo.")
    consequences = gettext_lazy("Quyết định về dự thảo; trình lại thì qua đủ các bước từ đầu.")
    form_class = SeenReasonForm
    is_danger = True

    def act(self, *, reason, version):
        refuse_decision(self.row, by=self.request.user, reason=reason, version=version)


class DecisionReopenView(StepMoveView):
    """Whoever is to issue sends it back to the last step."""

    move = "reopen"
    title = gettext_lazy("Trả lại bước duyệt cuối")
    button = gettext_lazy("Trả lại")
    done = gettext_lazy("Đã trả lại bước duyệt cuối.")
    consequences = gettext_lazy("Quyết định chưa công bố; người duyệt bước cuối xem lại rồi duyệt hoặc trả lại tiếp.")
    form_class = SeenReasonForm

    def act(self, *, reason, version):
        reopen_approval(self.row, by=self.request.user, reason=reason, version=version)


class DecisionWaiveView(RowActView):
    """A second person lets a colleague of a recipient approve or issue."""

    queryset = Decision.objects.for_page()
    address = "decisions:decision-detail"
    title = gettext_lazy("Cho phép người cùng đơn vị duyệt")
    button = gettext_lazy("Cho phép")
    done = gettext_lazy("Đã ghi cho phép.")
    consequences = gettext_lazy(
        "Người thuộc đơn vị có tên trong danh sách không tự duyệt, tự công bố. Chỉ cho phép khi không có người khác, "
        "ghi rõ lý do hoặc số văn bản; việc cho phép được giữ cùng quyết định."
    )
    form_class = WaiverForm

    def verdict(self):
        if self.row.is_over:
            return not_now(_("Quyết định đã công bố, hoặc dự thảo đã huỷ, nên không cần cho phép nữa."))
        return may_waive(self.request.user, self.row)

    def get_initial(self):
        return {}

    def get_form_kwargs(self):
        keys = [person.pk for person in colleagues_who_may_act(self.row)]
        people = get_user_model().objects.filter(Q(pk__in=keys) & ~Q(pk=self.request.user.pk))
        return super().get_form_kwargs() | {"people": people}

    def act(self, *, user, reason):
        grant_waiver(self.row, user=user, reason=reason, by=self.request.user)
