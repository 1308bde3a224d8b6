from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from campaigns.views.editing import CONFLICT, moment_of, whole
from catalogue.models import AwardType
from common.errors import DomainError, StaleEdit
from common.serving import refuse
from common.verdict import YES, no
from common.workflow import available_moves
from scores.forms.filters import SheetFilterSet
from scores.forms.sheet import PARTS, DraftSheetForm, SheetEditor
from scores.models import ScoreSheet
from scores.permissions import may_write_sheet
from scores.services.sheet import draft_from, put_in_force, supersede, write_draft
from scores.transitions import SHEET_MOVES
from units.forms.act import ReasonForm
from units.models import Role
from units.scope import scope_of
from units.views.act import MoveView
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
            "writes": bool(may_write_sheet(user, self.object)),
            "made_for": AwardType.objects.filter(code__in=self.object.awards).order_by("position", "code"),
        }


class SheetEditView(UnitScopeMixin, SingleObjectMixin, View):
    """A draft is written here: what it is called, for whom it is, and its parts."""

    queryset = ScoreSheet.objects.for_list()

    def dispatch(self, request, *args, **kwargs):
        self.sheet = self.get_object()
        verdict = may_write_sheet(request.user, self.sheet)
        if not verdict:
            refuse(request, verdict.reason)
            return redirect("scores:sheet-detail", pk=self.sheet.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self._page(SheetEditor(self.sheet))

    def post(self, request, pk):
        if (name := request.POST.get("more")) in PARTS:
            return self._page(self._with_one_more(name), adds_row=True)
        editor = SheetEditor(self.sheet, request.POST)
        if not editor.is_valid():
            return self._page(editor, has_errors=True)
        try:
            write_draft(
                self.sheet,
                content=editor.content(),
                parts=editor.written(),
                seen=moment_of(request),
                by=request.user,
            )
        except StaleEdit as refusal:
            messages.error(request, str(refusal))
            self.sheet.refresh_from_db()
            return self._page(editor, version=self.sheet.updated_at.isoformat(), status=CONFLICT)
        except DomainError as refusal:
            editor.head.add_error(None, str(refusal))
            return self._page(editor, has_errors=True)
        messages.success(request, _("Đã lưu bản nháp."))
        return redirect("scores:sheet-detail", pk=pk)

    def _with_one_more(self, name):
        """What was typed with one more empty row; nothing is saved."""
        data = self.request.POST.copy()
        data[f"{name}-TOTAL_FORMS"] = str(whole(data.get(f"{name}-TOTAL_FORMS", "")) + 1)
        return SheetEditor(self.sheet, data)

    def _page(self, editor, *, version=None, status=200, **extra):
        """The form, carrying when the sheet it began with was saved."""
        opened_with = self.request.POST.get("version", self.sheet.updated_at.isoformat())
        context = {
            "sheet": self.sheet,
            "editor": editor,
            "parts": [
                {"name": name, "heading": heading, "more": more, "rows": editor.parts[name]}
                for name, (_form, heading, more) in PARTS.items()
            ],
            "version": version or opened_with,
        }
        return render(self.request, "scores/sheet_edit.html", context | extra, status=status)


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
    """A draft of one's own union from a sheet that is there."""

    form_class = DraftSheetForm
    title = gettext_lazy("Soạn phiên bản mới từ bảng này")
    consequences = gettext_lazy(
        "Bản nháp chép mọi phần, tiêu chí, mức xếp loại để bạn sửa; người phê duyệt đưa vào áp dụng."
    )
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
