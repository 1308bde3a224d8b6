from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.verdict import no
from office.forms.transfers import (
    AnswerForm,
    RefusalForm,
    TransferFilterSet,
    TransferForm,
    TransferRequestForm,
    WithdrawalForm,
)
from office.models import Transfer, TransferSide, TransferState
from office.permissions.transfers import may_answer, may_propose, may_propose_some, may_withdraw
from office.services.transfers import confirm_transfer, propose_transfer, refuse_transfer, withdraw_transfer
from people.views.mixins import MemberActView
from units.views.act import ActView
from units.views.mixins import FilteredListView

ASKED = gettext_lazy(
    "Đơn vị bên kia nhận thông báo và trả lời. Khi họ xác nhận, đoàn viên thuộc đơn vị mới từ ngày này; khen thưởng, "
    "sáng kiến, xếp loại và quá trình ở đơn vị cũ đi theo người đó."
)
SENT = gettext_lazy("Đã gửi đề nghị đến đơn vị bên kia.")


class TransferListView(FilteredListView):
    """Proposals from and to the units one reaches, each with what one may do about it."""

    queryset = Transfer.objects.for_list()
    filterset_class = TransferFilterSet
    template_name = "office/transfer_list.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        viewer = self.request.user
        for row in context["object_list"]:
            is_open = row.state == TransferState.PROPOSED
            row.may_answer = is_open and may_answer(viewer, row)
            row.may_withdraw = is_open and may_withdraw(viewer, row)
        return context | {"may_propose": may_propose_some(viewer)}


class TransferCreateView(MemberActView):
    """The unit of today proposes that the person goes to another one."""

    form_class = TransferForm
    title = gettext_lazy("Đề nghị chuyển sang đơn vị khác")
    button = gettext_lazy("Gửi đề nghị")
    consequences = ASKED
    done = SENT

    def verdict(self):
        return may_propose(self.request.user, self.member.unit)

    def act(self, to, on, reason):
        propose_transfer(self.member, side=TransferSide.GIVING, to=to, on=on, reason=reason, by=self.request.user)


class TransferListActView(ActView):
    """An act whose way back is the list of proposals."""

    def back_url(self):
        return reverse("office:transfer-list")

    def back_label(self):
        return _("Chuyển sinh hoạt")


class TransferRequestView(TransferListActView):
    """The unit to come asks for a person who came to it."""

    form_class = TransferRequestForm
    title = gettext_lazy("Đề nghị tiếp nhận đoàn viên")
    button = gettext_lazy("Gửi đề nghị")
    consequences = ASKED
    done = SENT

    def find(self):
        """Whom it is about is typed."""

    def verdict(self):
        return may_propose_some(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, member, to, on, reason, **_typed):
        propose_transfer(member, side=TransferSide.TAKING, to=to, on=on, reason=reason, by=self.request.user)

    def about(self):
        return _("Cho người đã về đơn vị của bạn nhưng vẫn đứng tên ở đơn vị cũ.")


class TransferActView(TransferListActView):
    """An answer to one proposal within reach."""

    def find(self):
        reached = Transfer.objects.for_list().visible_to(self.request.user)
        self.transfer = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        if self.transfer.state != TransferState.PROPOSED:
            return no(_("Đề nghị này đã được trả lời hoặc đã rút."))
        return self.allowed(self.request.user, self.transfer)

    def allowed(self, user, transfer):
        return may_answer(user, transfer)

    def about(self):
        return _("%(person)s: %(from)s → %(to)s, từ ngày %(day)s") % {
            "person": self.transfer.member.label,
            "from": self.transfer.from_unit.label,
            "to": self.transfer.to_unit.label,
            "day": f"{self.transfer.on:%d/%m/%Y}",
        }


class TransferConfirmView(TransferActView):
    form_class = AnswerForm
    title = gettext_lazy("Xác nhận chuyển sinh hoạt")
    button = gettext_lazy("Xác nhận")
    consequences = gettext_lazy(
        "Đoàn viên thuộc đơn vị mới từ ngày đã đề nghị. Khen thưởng, sáng kiến, xếp loại và quá trình ở đơn vị cũ đi "
        "theo người đó; hồ sơ đơn vị cũ đã lập giữ nguyên."
    )
    done = gettext_lazy("Đã chuyển sinh hoạt.")

    def act(self):
        confirm_transfer(self.transfer, by=self.request.user)


class TransferRefuseView(TransferActView):
    form_class = RefusalForm
    title = button = gettext_lazy("Không nhận lời")
    consequences = gettext_lazy("Đoàn viên ở lại đơn vị hiện tại. Bên đề nghị nhận thông báo kèm lý do.")
    done = gettext_lazy("Đã trả lời không nhận.")
    is_danger = True

    def act(self, reason):
        refuse_transfer(self.transfer, reason=reason, by=self.request.user)


class TransferWithdrawView(TransferActView):
    form_class = WithdrawalForm
    title = button = gettext_lazy("Rút đề nghị")
    done = gettext_lazy("Đã rút đề nghị.")

    def allowed(self, user, transfer):
        return may_withdraw(user, transfer)

    def act(self, reason):
        withdraw_transfer(self.transfer, reason=reason, by=self.request.user)
