from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, RedirectView, View

from campaigns.forms.dossier import CorrectForm, DeclineForm, ExtendForm, NoteForm, RefuseForm, ReturnForm
from campaigns.models import ExtensionRequest
from campaigns.selectors.review import next_to_review
from campaigns.services.extension import decline_extension, grant_extension
from campaigns.services.moves import accept_dossier, correct_dossier, refuse_dossier, return_dossier, take_dossier
from campaigns.views.editing import DossierWriteMixin
from campaigns.views.moves import DossierMoveView
from units.models import Role
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing


class OldQueueView(RedirectView):
    """Where the queue stood once."""

    pattern_name = "reviews:queue"
    query_string = True
    http_method_names = ["get", "head"]


class ReviewMixin(DossierWriteMixin):
    scope_roles = (Role.SPECIALIST,)


class ReviewMoveView(ReviewMixin, DossierMoveView):
    """A decision; «… và xem hồ sơ tiếp» leads on to the next dossier that waits."""

    def offers_next(self):
        return True

    def next_page(self, dossier):
        return page_after(self.request, dossier) if "next" in self.request.POST else super().next_page(dossier)


def page_after(request, dossier) -> str:
    """The review of the next dossier that waits for the person; the queue, with a word, where none does."""
    following = next_to_review(request.user, after=dossier)
    if following is None:
        messages.info(request, _("Không còn hồ sơ nào chờ bạn xử lý."))
        return reverse("reviews:queue")
    return reverse("reviews:dossier", args=[following.pk])


class DossierTakeView(ReviewMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        with refusing(request, success=_("Bạn đã nhận xử lý hồ sơ này. Đơn vị không tự rút được nữa.")):
            take_dossier(self.get_object(), by=request.user)
        return redirect("campaigns:dossier-detail", pk=pk)


class DossierAcceptView(ReviewMoveView):
    form_class = NoteForm
    move = "accept"
    title = gettext_lazy("Nhận hồ sơ")
    consequences = gettext_lazy("Hồ sơ được nhận và tính trong báo cáo, xét khen. Đơn vị được báo ngay.")
    done = gettext_lazy("Đã nhận hồ sơ của %(unit)s.")

    def make(self, dossier, data):
        accept_dossier(dossier, by=self.request.user, note=data["note"])


class DossierReturnView(ReviewMoveView):
    form_class = ReturnForm
    move = "return"
    title = gettext_lazy("Trả lại để bổ sung")
    consequences = gettext_lazy("Đơn vị sửa và gửi lại được đến hết hạn bổ sung, kể cả khi đã hết hạn chung.")
    button = gettext_lazy("Trả lại bổ sung")
    done = gettext_lazy("Đã trả lại hồ sơ của %(unit)s và báo cho đơn vị.")

    def form(self, dossier, data=None):
        return ReturnForm(data, dossier=dossier)

    def make(self, dossier, data):
        return_dossier(dossier, by=self.request.user, **data)


class DossierRefuseView(ReviewMoveView):
    form_class = RefuseForm
    move = "refuse"
    title = gettext_lazy("Kết luận không đạt")
    consequences = gettext_lazy(
        "Hồ sơ dừng tại đây và không mở lại được. Nếu chỉ thiếu giấy tờ, hãy trả lại để bổ sung."
    )
    done = gettext_lazy("Đã kết luận hồ sơ của %(unit)s không đạt và báo cho đơn vị.")
    is_danger = True

    def make(self, dossier, data):
        refuse_dossier(dossier, by=self.request.user, reason=data["reason"])


class DossierExtendView(ReviewMixin, DossierMoveView):
    form_class = ExtendForm
    title = gettext_lazy("Gia hạn cho đơn vị")
    consequences = gettext_lazy("Chỉ đơn vị này được nộp đến hết ngày gia hạn; đơn vị được báo ngay.")
    button = gettext_lazy("Gia hạn")
    done = gettext_lazy("Đã gia hạn cho %(unit)s.")

    def form(self, dossier, data=None):
        """What the unit asked for stands in the form already."""
        asked = dossier.extension_requests.waiting().first()
        return ExtendForm(data, initial={"until": asked.until} if asked else None)

    def make(self, dossier, data):
        grant_extension(dossier, by=self.request.user, until=data["until"], reason=data["reason"])


class DossierDeclineView(ReviewMixin, DossierMoveView):
    form_class = DeclineForm
    title = gettext_lazy("Không gia hạn")
    consequences = gettext_lazy("Hạn nộp giữ nguyên; đơn vị được báo ngay và có thể xin lại với lý do khác.")
    button = gettext_lazy("Không gia hạn")
    done = gettext_lazy("Đã trả lời %(unit)s là không gia hạn.")
    is_danger = True

    def make(self, dossier, data):
        decline_extension(dossier, by=self.request.user, reason=data["reason"])


class DossierCorrectView(ReviewMixin, DossierMoveView):
    form_class = CorrectForm
    move = "correct"
    title = gettext_lazy("Sửa lại bước vừa rồi")
    consequences = gettext_lazy(
        "Hồ sơ trở lại «Đang xử lý» như trước bước đó; đơn vị được báo ngay. Sáng kiến đã được xác nhận công nhận cùng "
        "hồ sơ thì vẫn giữ."
    )
    done = gettext_lazy("Hồ sơ của %(unit)s trở lại đang xử lý.")

    def make(self, dossier, data):
        correct_dossier(dossier, by=self.request.user, reason=data["reason"])


class ExtensionRequestListView(UnitScopeMixin, PageSizeMixin, ListView):
    """What units below ask for and nobody has answered, the oldest first."""

    queryset = ExtensionRequest.objects.waiting().for_list()
    scope_roles = (Role.SPECIALIST,)
    template_name = "campaigns/extension_requests.html"
