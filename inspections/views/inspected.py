"""The units of an inspection: chosen, visited, concluded about."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import DetailView, View

from common import clock
from common.errors import DomainError
from inspections.forms.finding import VisitForm
from inspections.forms.inspection import MOST_UNITS, UnitSearchForm, UnitsForm
from inspections.guards import is_going, takes_findings
from inspections.models import Inspection, InspectionFinding, InspectionUnit
from inspections.permissions import may_inspect, may_judge, may_report, may_run
from inspections.services.inspected import add_units, conclude_unit, remove_unit, visit_unit
from inspections.transitions import FINDING_MOVES, INSPECTED_MOVES
from units.models import Unit
from units.views.act import MoveView, may_move
from units.views.mixins import AskedFirstMixin, UnitScopeMixin, refusing


class UnitsAddView(AskedFirstMixin, View):
    """Units under the inspecting one that are not in it yet, by search or cluster; several are added at once."""

    def dispatch(self, request, *args, **kwargs):
        rows = Inspection.objects.select_related("unit").visible_to(request.user)
        self.row = get_object_or_404(rows, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def verdict(self):
        return may_run(self.request.user, self.row) and is_going(self.row)

    def back_url(self):
        return reverse("inspections:inspection-detail", args=[self.row.pk])

    def get(self, request, pk):
        return self._page()

    def post(self, request, pk):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            added = add_units(self.row, by=request.user, units=list(form.cleaned_data["units"]))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self._page(form)
        done = ngettext("Đã thêm %(count)s đơn vị.", "Đã thêm %(count)s đơn vị.", len(added)) % {"count": len(added)}
        messages.success(request, done)
        return redirect(self.back_url())

    def _form(self, data=None):
        below = Unit.objects.active().of_subtree(self.row.unit).exclude(pk=self.row.unit_id)
        candidates = below.exclude(inspected_in__inspection=self.row)
        self.search = UnitSearchForm(self.request.GET, user=self.request.user)
        found = list(self.search.narrowed(candidates).order_by("sort_key", "path")[: MOST_UNITS + 1])
        self.is_cut, shown = len(found) > MOST_UNITS, found[:MOST_UNITS]
        by_cluster = self.search.is_valid() and self.search.cleaned_data["cluster"]
        chosen = [unit.pk for unit in shown] if by_cluster else []
        return UnitsForm(data, candidates=candidates, shown=shown, initial={"units": chosen})

    def _page(self, form=None):
        form = form or self._form()
        context = {"form": form, "search": self.search, "inspection": self.row, "is_cut": self.is_cut}
        return render(self.request, "inspections/units_add.html", context)


class PartDetailView(UnitScopeMixin, DetailView):
    """One unit of an inspection, what was found there, and how far each remedy is."""

    queryset = InspectionUnit.objects.select_related("unit", "inspection__unit")
    template_name = "inspections/part_detail.html"
    context_object_name = "part"

    def get_context_data(self, **kwargs):
        part, user = self.object, self.request.user
        visible = InspectionFinding.objects.visible_to(user).filter(inspected=part)
        findings = list(visible.in_order().prefetch_related("files").select_related("reported_by"))
        for finding in findings:
            finding.inspected = part
        inspects = bool(may_inspect(user, part))
        may_change = bool(may_run(user, part.inspection)) and bool(is_going(part.inspection))
        return super().get_context_data(**kwargs) | {
            "findings": [(finding, self._moves(finding)) for finding in findings],
            "moves": [
                (move, INSPECTED_MOVES[move].label)
                for move in INSPECTED_MOVES
                if may_move(part, move, by=user, table=INSPECTED_MOVES)
            ],
            "may_write": inspects and bool(takes_findings(part)),
            "may_remove": part.state == "waiting" and may_change,
        }

    def _moves(self, finding):
        user = self.request.user
        return {
            "report": finding.is_owed and bool(may_report(user, finding)),
            "judge": finding.state in FINDING_MOVES["confirm"].sources and bool(may_judge(user, finding)),
        }


class PartMoveView(MoveView):
    queryset = InspectionUnit.objects.select_related("unit", "inspection__unit")
    address = "inspections:part-detail"
    table = INSPECTED_MOVES

    def about(self):
        return self.row.unit.name


class PartVisitView(PartMoveView):
    move, form_class = "visit", VisitForm
    title = button = gettext_lazy("Ghi ngày làm việc")
    consequences = gettext_lazy("Sau khi ghi, thêm được ưu điểm, hạn chế của đơn vị.")
    done = gettext_lazy("Đã ghi ngày làm việc.")

    def get_initial(self):
        return {"visited_on": clock.today()}

    def act(self, **typed):
        visit_unit(self.row, by=self.request.user, **typed)


class PartConcludeView(PartMoveView):
    move = "conclude"
    title = button = gettext_lazy("Kết luận đơn vị")
    consequences = gettext_lazy(
        "Đơn vị nhận thông báo, đọc được mọi kết quả và báo cáo khắc phục. Kết quả không sửa được nữa."
    )
    done = gettext_lazy("Đã kết luận và báo cho đơn vị.")

    def act(self, **typed):
        conclude_unit(self.row, by=self.request.user)


class PartRemoveView(UnitScopeMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        rows = InspectionUnit.objects.select_related("unit", "inspection__unit").visible_to(request.user)
        part = get_object_or_404(rows, pk=pk)
        with refusing(request, success=_("Đã bỏ đơn vị khỏi cuộc kiểm tra.")) as outcome:
            remove_unit(part, by=request.user)
        if outcome.done:
            return redirect("inspections:inspection-detail", pk=part.inspection_id)
        return redirect("inspections:part-detail", pk=pk)
