from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView

from catalogue.models import AwardType
from common.verdict import YES, no
from common.workflow import available_moves
from scores.forms.card import ReasonForm, VersionForm
from scores.forms.filters import SheetFilterSet
from scores.forms.sheet import DraftSheetForm
from scores.models import ScoreSheet
from scores.services.sheet import draft_from, put_in_force, supersede
from scores.transitions import SHEET_MOVES
from scores.views.moves import may_move
from units.models import Role
from units.scope import scope_of
from units.views.act import ActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class SheetListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The score sheets, by series and code; drafts for those who draft."""

    queryset = ScoreSheet.objects.for_list()
    template_name = "scores/sheet_list.html"

    def get_queryset(self):
        self.filterset = SheetFilterSet(self.request.GET, super().get_queryset())
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"filter_form": self.filterset.form}


class SheetDetailView(UnitScopeMixin, DetailView):
    queryset = ScoreSheet.objects.for_list().prefetch_related("sections__criteria", "bands", "knock_outs")
    template_name = "scores/sheet_detail.html"
    context_object_name = "sheet"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "moves": available_moves(self.object, by=user, table=SHEET_MOVES),
            "drafts": scope_of(user).holds(Role.SPECIALIST),
            "made_for": AwardType.objects.filter(code__in=self.object.awards).order_by("position", "code"),
        }


class SheetActView(ActView):
    form_class = VersionForm
    move = ""

    def find(self):
        reached = ScoreSheet.objects.for_list().visible_to(self.request.user)
        self.sheet = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        return may_move(self.sheet, self.move, by=self.request.user, table=SHEET_MOVES)

    def about(self):
        return f"{self.sheet.code} v{self.sheet.number} – {self.sheet}"

    def back_label(self):
        return self.sheet.name

    def back_url(self):
        return reverse("scores:sheet-detail", args=[self.sheet.pk])


class SheetForceView(SheetActView):
    move = "put_in_force"
    title = gettext_lazy("Đưa bảng điểm vào áp dụng")
    consequences = gettext_lazy("Phiếu mới dùng bảng này; bảng không sửa được nữa.")
    button = gettext_lazy("Đưa vào áp dụng")
    done = gettext_lazy("Bảng điểm đã có hiệu lực.")

    def act(self, version):
        put_in_force(self.sheet, by=self.request.user)


class SheetSupersedeView(SheetActView):
    move = "supersede"
    form_class = ReasonForm
    title = gettext_lazy("Thôi áp dụng bảng điểm")
    consequences = gettext_lazy("Không lập phiếu mới theo bảng này nữa; phiếu đã lập vẫn dùng nó.")
    button = gettext_lazy("Thôi áp dụng")
    done = gettext_lazy("Bảng điểm đã thôi áp dụng.")
    is_danger = True

    def act(self, reason):
        supersede(self.sheet, by=self.request.user, reason=reason)


class SheetDraftView(SheetActView):
    """A draft of one's own union from a sheet that is there; its text is filled in where drafts are kept."""

    form_class = DraftSheetForm
    title = gettext_lazy("Soạn phiên bản mới từ bảng này")
    consequences = gettext_lazy("Bản nháp chép mọi phần, tiêu chí, mức xếp loại; người phê duyệt đưa vào áp dụng.")
    button = gettext_lazy("Tạo bản nháp")
    done = gettext_lazy("Đã tạo bản nháp.")

    def verdict(self):
        if scope_of(self.request.user).holds(Role.SPECIALIST):
            return YES
        return no(_("Chỉ chuyên viên soạn được bảng điểm."))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, unit):
        self.sheet = draft_from(self.sheet, unit=unit, by=self.request.user)
