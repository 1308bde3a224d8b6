from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from common.errors import DomainError
from common.serving import refuse
from common.verdict import no
from common.workflow import available_moves
from office.forms.handover import CancelForm, HandoverFilterSet, HandoverForm
from office.models import Handover, HandoverSide, HandoverState
from office.permissions.handovers import may_cancel
from office.selectors.handover import drift, last_signed, list_now, signed_lists
from office.selectors.open_work import MOST
from office.services.handover import cancel_handover, give_handover, prepare_handover, take_handover
from office.transitions.handover import HANDOVER_MOVES
from units.permissions import may_manage_some
from units.selectors.accounts import accounts_managed
from units.views.act import ActView
from units.views.mixins import FilteredListView, UnitScopeMixin, refusing
from units.views.roles import PickingFormView


class HandoverListView(FilteredListView):
    """Those one manages and those one has to sign."""

    queryset = Handover.objects.for_list()
    filterset_class = HandoverFilterSet
    template_name = "office/handover_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_prepare": may_manage_some(self.request.user)}


class HandoverCreateView(PickingFormView):
    """A manager names the unit and the person who takes."""

    form_class = HandoverForm
    title = gettext_lazy("Lập bàn giao")
    button = gettext_lazy("Lập bàn giao")

    @cached_property
    def giver(self):
        return get_object_or_404(accounts_managed(self.request.user), pk=self.kwargs["pk"])

    @property
    def lead(self):
        return _(
            "%(giver)s ký giao, người nhận ký nhận, mỗi người bằng mật khẩu của mình. Khi người nhận ký, vai trò, việc "
            "đang mở và thông báo chưa đọc chuyển sang người ấy; %(giver)s không còn thấy gì của đơn vị."
        ) % {"giver": self.giver}

    def form_extras(self):
        return super().form_extras() | {"giver": self.giver}

    def form_valid(self, form):
        typed = form.cleaned_data
        try:
            handover = prepare_handover(typed["unit"], giver=self.giver, taker=typed["account"], by=self.request.user)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("Đã lập bàn giao. Người giao nhận thông báo để ký."))
        return redirect("office:handover-detail", pk=handover.pk)


class OneHandoverMixin(UnitScopeMixin):
    """A handover within reach; what it passes is the list that counts."""

    queryset = Handover.objects.for_list()
    context_object_name = "handover"

    def get_context_data(self, **kwargs):
        handover = self.object
        lists = signed_lists(handover)
        fresh = list_now(handover) if handover.is_open else None
        given = lists.get(HandoverSide.GIVER)
        shown = fresh if handover.state == HandoverState.DRAFT else last_signed(lists)
        return super().get_context_data(**kwargs) | {
            "lists": lists,
            "shown": shown,
            "now": fresh,
            "drift": drift(given, fresh) if given and fresh else None,
            "most": None if self.request.GET.get("all") else MOST,
            "moves": available_moves(handover, by=self.request.user, table=HANDOVER_MOVES),
        }


class HandoverDetailView(OneHandoverMixin, DetailView):
    """Who hands over what to whom, to print with both signatures."""

    template_name = "office/handover_detail.html"


class SignView(OneHandoverMixin, DetailView):
    """What signing means and what is signed; then the password or the second factor, then it is signed."""

    template_name = "office/handover_sign.html"
    move = ""
    title = ""
    consequences: tuple = ()
    done = ""

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        if self.move not in available_moves(self.object, by=request.user, table=HANDOVER_MOVES):
            self._say_why_not()
            return redirect("office:handover-detail", pk=self.object.pk)
        return self.render_to_response(self.get_context_data(object=self.object))

    @method_decorator(reauthentication_required)
    def post(self, request, *args, **kwargs):
        handover = self.get_object()
        with refusing(request, success=self.done):
            self.sign(handover, seen=request.POST.get("seen", ""))
        return redirect("office:handover-detail", pk=handover.pk)

    def sign(self, handover, *, seen):
        raise NotImplementedError

    def _say_why_not(self):
        step = HANDOVER_MOVES[self.move]
        if self.object.state in step.sources:
            refuse(self.request, step.may(self.request.user, self.object).reason)
        else:
            state = {"state": self.object.get_state_display()}
            messages.error(self.request, _("Bàn giao này hiện ở trạng thái «%(state)s».") % state)


class HandoverGiveView(SignView):
    move = "give"
    title = gettext_lazy("Ký giao")
    consequences = (
        gettext_lazy("Danh sách dưới đây được giữ nguyên văn cùng mã băm; sau khi ký không ai sửa được."),
        gettext_lazy("Chưa có gì chuyển đi: vai trò vẫn của người giao cho đến khi người nhận ký."),
    )
    done = gettext_lazy("Đã ký giao. Người nhận đã được báo để ký nhận.")

    def sign(self, handover, *, seen):
        give_handover(handover, by=self.request.user, seen=seen)


class HandoverTakeView(SignView):
    move = "take"
    title = gettext_lazy("Ký nhận")
    consequences = (
        gettext_lazy("Ngay khi ký, các vai trò dưới đây là của bạn, cùng hồ sơ, phiếu điểm, đề nghị và hạn của chúng."),
        gettext_lazy("Người giao bị thoát khỏi mọi máy và không còn thấy gì của đơn vị; không hoàn tác được."),
    )
    done = gettext_lazy("Đã nhận bàn giao. Các việc dưới đây nay là của bạn.")

    def sign(self, handover, *, seen):
        take_handover(handover, by=self.request.user, seen=seen)


class HandoverCancelView(ActView):
    form_class = CancelForm
    title = button = gettext_lazy("Huỷ bàn giao")
    consequences = gettext_lazy("Mọi thứ ở lại với người giao. Danh sách đã ký vẫn được giữ.")
    done = gettext_lazy("Đã huỷ bàn giao.")
    is_danger = True

    def find(self):
        reached = Handover.objects.for_list().visible_to(self.request.user)
        self.handover = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        if not self.handover.is_open:
            return no(_("Bàn giao này đã xong hoặc đã huỷ nên không huỷ được."))
        return may_cancel(self.request.user, self.handover)

    def act(self, reason):
        cancel_handover(self.handover, by=self.request.user, reason=reason)

    def about(self):
        return f"{self.handover} – {self.handover.unit.label}"

    def back_label(self):
        return _("Bàn giao")

    def back_url(self):
        return reverse("office:handover-list")
