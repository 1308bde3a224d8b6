"""Inspections: the list, the plan, the page of one, its moves and its papers."""

from copy import copy

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, View
from django.views.generic.detail import SingleObjectMixin

from common.errors import DomainError
from common.serving import stored_response, turn_away, uploaded
from common.timeline import timeline_of
from common.workflow import available_moves
from inspections.forms.filters import InspectionFilterSet
from inspections.forms.inspection import InspectionForm, PaperForm
from inspections.guards import is_going
from inspections.models import Inspection, InspectionFile
from inspections.permissions import may_plan_somewhere, may_run
from inspections.selectors.timeline import DONE
from inspections.services.files import add_file, remove_file
from inspections.services.inspection import move_inspection, plan_inspection, update_inspection
from inspections.transitions import INSPECTION_MOVES
from units.forms.act import ReasonForm, VersionForm
from units.views.act import MoveView, problems_of
from units.views.mixins import AllowedMixin, FilteredListView, UnitScopeMixin, refusing
from units.views.shared_form import SharedFormView

CONSEQUENCES = {
    "announce": gettext_lazy("Người lập hồ sơ của các đơn vị được kiểm tra nhận thông báo và đọc được kế hoạch."),
    "start": gettext_lazy("Từ nay ghi được ngày làm việc và kết quả. Đơn vị nào chưa biết thì được báo."),
    "conclude": gettext_lazy("Không thêm đơn vị, không sửa kế hoạch nữa. Việc khắc phục vẫn tiếp tục."),
    "close": gettext_lazy("Mọi yêu cầu khắc phục đã được xác nhận; cuộc kiểm tra khép lại."),
    "cancel": gettext_lazy("Đơn vị đã được báo sẽ đọc được lý do. Các yêu cầu khắc phục không còn hiệu lực."),
}
FORWARD = ("start", "conclude", "close")
"""The way to the close; the first of these that is open is the next step."""


class InspectionListView(FilteredListView):
    """Those one's units plan or are inspected in, the last to begin first."""

    queryset = Inspection.objects.for_list()
    filterset_class = InspectionFilterSet
    template_name = "inspections/inspection_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_create": bool(may_plan_somewhere(self.request.user))}


class InspectionDetailView(UnitScopeMixin, DetailView):
    """The plan, the units within one's reach, the papers, what can be done next."""

    queryset = Inspection.objects.select_related("unit", "made_by")
    template_name = "inspections/inspection_detail.html"
    context_object_name = "inspection"

    def get_context_data(self, **kwargs):
        inspection, user = self.object, self.request.user
        runs = bool(may_run(user, inspection))
        moves = available_moves(inspection, by=user, table=INSPECTION_MOVES)
        if inspection.announced_at or inspection.is_unannounced:
            moves = [move for move in moves if move != "announce"]
        following = next((move for move in FORWARD if move in moves), "")
        return super().get_context_data(**kwargs) | {
            "moves": [(move, INSPECTION_MOVES[move].label, move == following) for move in moves],
            "parts": inspection.inspected.visible_to(user).in_order().with_counts(),
            "files": inspection.files.filter(finding=None).order_by("pk"),
            "may_run": runs,
            "may_change": runs and bool(is_going(inspection)),
            "paper_form": PaperForm(),
            "events": timeline_of(inspection, DONE) if runs else [],
        }


class InspectionPrintView(UnitScopeMixin, DetailView):
    """All of it on paper: the plan, the units within one's reach with what was found there."""

    queryset = Inspection.objects.select_related("unit")
    template_name = "inspections/inspection_print.html"
    context_object_name = "inspection"

    def get_context_data(self, **kwargs):
        user = self.request.user
        parts = list(self.object.inspected.visible_to(user).in_order().with_findings(user))
        return super().get_context_data(**kwargs) | {"parts": parts}


class InspectionFormView(SharedFormView):
    done = gettext_lazy("Đã lưu cuộc kiểm tra, giám sát.")

    def bind(self, data=None, files=None):
        return InspectionForm(data, instance=copy(self.row), user=self.request.user)

    def next_page(self):
        return reverse("inspections:inspection-detail", args=[self.row.pk])

    def page(self, form, *, status=200, version=None, **extra):
        stored = self.row.version if self.row else ""
        context = {"form": form, "inspection": self.row, "version": stored if version is None else version}
        return render(self.request, "inspections/inspection_form.html", context | extra, status=status)


class InspectionCreateView(AllowedMixin, InspectionFormView):
    """A new plan of a unit one inspects for."""

    may = staticmethod(may_plan_somewhere)
    elsewhere = "inspections:inspection-list"

    def find(self):
        """There is no row yet."""

    def save(self, form):
        self.row = plan_inspection(by=self.request.user, **form.cleaned_data)


class InspectionEditView(InspectionFormView):
    def find(self):
        rows = Inspection.objects.select_related("unit").visible_to(self.request.user)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)

    def closed(self):
        verdict = may_run(self.request.user, self.row)
        if verdict and is_going(self.row):
            return None
        turn_away(self.request, is_going(self.row) if verdict else verdict)
        return redirect(self.next_page())

    def save(self, form):
        update_inspection(self.row, by=self.request.user, version=self.opened_with(), **form.cleaned_data)


class InspectionMoveView(MoveView):
    """Any of the moves, by its name in the address."""

    queryset = Inspection.objects.select_related("unit")
    address = "inspections:inspection-detail"
    table = INSPECTION_MOVES

    def find(self):
        super().find()
        self.move = self.kwargs["inspecting"]
        if self.move not in INSPECTION_MOVES:
            raise Http404
        step = INSPECTION_MOVES[self.move]
        self.title = self.button = step.label
        self.consequences, self.is_danger = CONSEQUENCES[self.move], self.move == "cancel"
        self.done = _("Đã %(done)s.") % {"done": step.done}

    def get_form_class(self):
        return ReasonForm if INSPECTION_MOVES[self.move].needs_reason else VersionForm

    def act(self, **typed):
        move_inspection(self.row, self.move, by=self.request.user, **typed)


class FileAddView(UnitScopeMixin, SingleObjectMixin, View):
    queryset = Inspection.objects.select_related("unit")
    http_method_names = ["post"]

    def post(self, request, pk):
        inspection = self.get_object()
        form = PaperForm(request.POST, request.FILES)
        with refusing(request, success=_("Đã thêm tệp.")) as outcome:
            add_file(inspection, by=request.user, **self._typed(form))
        page = reverse("inspections:inspection-detail", args=[pk])
        return uploaded(request, f"{page}#files" if outcome.done else page)

    def _typed(self, form):
        if not form.is_valid():
            raise DomainError(" ".join(problems_of(form)))
        return form.cleaned_data


class FileView(UnitScopeMixin, SingleObjectMixin, View):
    """A paper, for whoever may see what it belongs to."""

    queryset = InspectionFile.objects.all()

    def get(self, request, pk, paper):
        return stored_response(get_object_or_404(self.get_queryset(), inspection=pk, pk=paper), request.GET)


class FileRemoveView(UnitScopeMixin, SingleObjectMixin, View):
    """A paper of the inspection itself; what shows a remedy stays."""

    queryset = InspectionFile.objects.filter(finding=None).select_related("inspection__unit")
    http_method_names = ["post"]

    def post(self, request, pk, paper):
        found = get_object_or_404(self.get_queryset(), inspection=pk, pk=paper)
        with refusing(request, success=_("Đã bỏ tệp.")):
            remove_file(found, by=request.user)
        return redirect("inspections:inspection-detail", pk=pk)
