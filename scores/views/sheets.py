from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView

from catalogue.models import AwardType
from common.verdict import YES, no
from common.workflow import available_moves
from scores.forms.card import ReasonForm
from scores.forms.filters import SheetFilterSet
from scores.forms.sheet import DraftSheetForm
from scores.models import ScoreSheet
from scores.services.sheet import draft_from, put_in_force, supersede
from scores.transitions import SHEET_MOVES
from scores.views.moves import MoveView
from units.models import Role
from units.scope import scope_of
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


class SheetActView(MoveView):
    queryset = ScoreSheet.objects.for_list()
    address = "scores:sheet-detail"
    table = SHEET_MOVES

    def about(self):
        return f"{self.row.code} v{self.row.number} – {self.row}"

    def back_label(self):
        return self.row.name


class SheetForceView(SheetActView):
    move = "put_in_force"
    title = gettext_lazy("Đưa bảng điểm vào áp dụng")
    consequences = gettext_lazy("Phiếu mới dùng bảng này; bảng không sửa được nữa.")
    button = gettext_lazy("Đưa vào áp dụng")
    done = gettext_lazy("Bảng điểm đã có hiệu lực.")

    def act(self, version):
        put_in_force(self.row, by=self.request.user)


class SheetSupersedeView(SheetActView):
    move = "supersede"
    form_class = ReasonForm
    title = gettext_lazy("Thôi áp dụng bảng điểm")
    consequences = gettext_lazy("Không lập phiếu mới theo bảng này nữa; phiếu đã lập vẫn dùng nó.")
    button = gettext_lazy("Thôi áp dụng")
    done = gettext_lazy("Bảng điểm đã thôi áp dụng.")
    is_danger = True

    def act(self, reason):
        supersede(self.row, by=self.request.user, reason=reason)


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
        self.row = draft_from(self.row, unit=unit, by=self.request.user)
