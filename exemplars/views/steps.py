"""What is done with one exemplar: its moves, its pictures, the consent."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin

from common import clock
from common.errors import DomainError
from common.serving import stored_response, uploaded
from exemplars.forms.exemplar import ConsentForm, ConsentWithdrawForm, PhotoEditForm, PhotoForm
from exemplars.guards import exemplar_is_draft
from exemplars.models import ConsentFile, Exemplar, ExemplarPhoto
from exemplars.permissions import may_edit_exemplar, may_take_down
from exemplars.services.consent import record_consent, withdraw_consent
from exemplars.services.moves import move_exemplar
from exemplars.services.photos import add_photo, edit_photo, remove_photo
from exemplars.transitions import EXEMPLAR_MOVES
from units.forms.act import ReasonForm, VersionForm
from units.views.act import MoveView, RowActView, problems_of
from units.views.mixins import UnitScopeMixin, refusing

CONSEQUENCES = {
    "propose": gettext_lazy("Điển hình được đưa vào đợt bình chọn của đơn vị. Muốn sửa thì đưa về nháp."),
    "approve": gettext_lazy("Điển hình được tính vào chỉ tiêu của phong trào từ hôm nay. Đơn vị được báo."),
    "return": gettext_lazy("Đơn vị đọc lý do, sửa và bình chọn lại."),
    "refuse": gettext_lazy("Đơn vị đọc được lý do."),
    "publish": gettext_lazy("Mọi người xem được câu chuyện, ảnh và các con số đã ghi, cho đến khi gỡ."),
    "withdraw": gettext_lazy("Câu chuyện không còn trên trang công khai nào nữa."),
    "rework": gettext_lazy("Điển hình trở lại nháp; phải bình chọn và duyệt lại từ đầu."),
}
DANGEROUS = frozenset({"refuse", "withdraw"})


class ExemplarActMixin:
    """One exemplar within one's reach; what was done leads back to its page."""

    queryset = Exemplar.objects.select_related("unit", "member", "collective")
    address = "exemplars:exemplar-detail"

    def about(self):
        return self.row.title


class ExemplarMoveView(ExemplarActMixin, MoveView):
    """Any of the moves, by its name in the address."""

    table = EXEMPLAR_MOVES

    def find(self):
        super().find()
        self.move = self.kwargs["step"]
        if self.move not in EXEMPLAR_MOVES:
            raise Http404
        step = EXEMPLAR_MOVES[self.move]
        self.title = self.button = step.label
        self.consequences, self.is_danger = CONSEQUENCES.get(self.move, ""), self.move in DANGEROUS
        self.done = _("Đã %(done)s.") % {"done": step.done}

    def get_form_class(self):
        return ReasonForm if EXEMPLAR_MOVES[self.move].needs_reason else VersionForm

    def act(self, **typed):
        move_exemplar(self.row, self.move, by=self.request.user, **typed)


class PhotoAddView(UnitScopeMixin, SingleObjectMixin, View):
    queryset = Exemplar.objects.select_related("unit")
    http_method_names = ["post"]

    def post(self, request, pk):
        exemplar = self.get_object()
        form = PhotoForm(request.POST, request.FILES)
        with refusing(request, success=_("Đã thêm ảnh.")) as outcome:
            add_photo(exemplar, by=request.user, **self._typed(form))
        page = reverse("exemplars:exemplar-detail", args=[pk])
        return uploaded(request, f"{page}#photos" if outcome.done else page)

    def _typed(self, form):
        if not form.is_valid():
            raise DomainError(" ".join(problems_of(form)))
        return form.cleaned_data


class PhotoView(UnitScopeMixin, SingleObjectMixin, View):
    """A picture, for whoever may see the exemplar."""

    queryset = ExemplarPhoto.objects.all()

    def get(self, request, pk, photo):
        found = get_object_or_404(self.get_queryset(), exemplar=pk, pk=photo)
        return stored_response(found, request.GET)


class PhotoMixin(ExemplarActMixin):
    def find(self):
        super().find()
        photos = ExemplarPhoto.objects.filter(exemplar=self.row).select_related("exemplar")
        self.photo = get_object_or_404(photos, pk=self.kwargs["photo"])


class PhotoEditView(PhotoMixin, RowActView):
    form_class = PhotoEditForm
    title = gettext_lazy("Chú thích, thứ tự ảnh")
    button = gettext_lazy("Lưu")
    done = gettext_lazy("Đã lưu ảnh.")

    def verdict(self):
        return may_edit_exemplar(self.request.user, self.row) and exemplar_is_draft(self.row)

    def get_initial(self):
        return {"caption": self.photo.caption, "position": self.photo.position}

    def act(self, **typed):
        edit_photo(self.photo, by=self.request.user, **typed)


class PhotoRemoveView(UnitScopeMixin, SingleObjectMixin, View):
    queryset = ExemplarPhoto.objects.select_related("exemplar__unit")
    http_method_names = ["post"]

    def post(self, request, pk, photo):
        found = get_object_or_404(self.get_queryset(), exemplar=pk, pk=photo)
        with refusing(request, success=_("Đã bỏ ảnh.")):
            remove_photo(found, by=request.user)
        return redirect("exemplars:exemplar-detail", pk=pk)


class ConsentCreateView(ExemplarActMixin, RowActView):
    form_class = ConsentForm
    title = gettext_lazy("Ghi sự đồng ý công khai")
    consequences = gettext_lazy(
        "Chỉ ghi khi người được viết đã đọc câu chuyện và đồng ý cho mọi người xem. Họ rút lại lúc nào cũng được."
    )
    button = gettext_lazy("Ghi sự đồng ý")
    done = gettext_lazy("Đã ghi sự đồng ý.")

    def verdict(self):
        return may_edit_exemplar(self.request.user, self.row)

    def get_initial(self):
        return {"given_on": clock.today()}

    def act(self, **typed):
        record_consent(self.row, by=self.request.user, **typed)


class ConsentWithdrawView(ExemplarActMixin, RowActView):
    """By those who keep the exemplar; whom it is about has a page of their own."""

    form_class = ConsentWithdrawForm
    title = gettext_lazy("Rút sự đồng ý công khai")
    consequences = gettext_lazy("Nếu đang công bố thì câu chuyện rời mọi trang công khai ngay.")
    button = gettext_lazy("Rút sự đồng ý")
    done = gettext_lazy("Đã rút sự đồng ý.")
    is_danger = True

    def verdict(self):
        return may_take_down(self.request.user, self.row)

    def get_initial(self):
        return {}

    def act(self, **typed):
        withdraw_consent(self.row, by=self.request.user, **typed)


class ConsentFileView(UnitScopeMixin, SingleObjectMixin, View):
    """The paper of a consent, for whoever may see the exemplar."""

    queryset = ConsentFile.objects.all()

    def get(self, request, pk, proof):
        found = get_object_or_404(self.get_queryset(), consent__exemplar=pk, pk=proof)
        return stored_response(found, request.GET)
