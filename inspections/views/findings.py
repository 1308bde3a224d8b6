"""Findings: written down by who inspects, remedied by the unit, confirmed or sent back."""

from copy import copy

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from common import clock
from inspections.forms.finding import FindingForm, RemedyForm
from inspections.guards import takes_findings
from inspections.models import InspectionFinding, InspectionUnit
from inspections.permissions import may_inspect
from inspections.services.finding import add_finding, judge_remedy, remove_finding, report_remedy, update_finding
from inspections.transitions import FINDING_MOVES
from units.forms.act import ReasonForm
from units.views.act import MoveView
from units.views.mixins import UnitScopeMixin, refusing
from units.views.shared_form import SharedFormView


class FindingFormView(SharedFormView):
    """``part`` is the inspected unit, ``row`` the finding, ``None`` for a new one."""

    done = gettext_lazy("Đã lưu kết quả.")

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)

    def verdict(self):
        return may_inspect(self.request.user, self.part) and takes_findings(self.part)

    def bind(self, data=None, files=None):
        return FindingForm(data, instance=copy(self.row))

    def next_page(self):
        return reverse("inspections:part-detail", args=[self.part.pk])

    def page(self, form, *, status=200, version=None, **extra):
        stored = self.row.version if self.row else ""
        context = {"form": form, "finding": self.row, "part": self.part}
        context |= {"version": stored if version is None else version}
        return render(self.request, "inspections/finding_form.html", context | extra, status=status)


class FindingCreateView(FindingFormView):
    def find(self):
        rows = InspectionUnit.objects.select_related("unit", "inspection__unit").visible_to(self.request.user)
        self.part = get_object_or_404(rows, pk=self.kwargs["pk"])

    def save(self, form):
        add_finding(self.part, by=self.request.user, **form.cleaned_data)


class FindingEditView(FindingFormView):
    def find(self):
        rows = InspectionFinding.objects.select_related("inspected__unit", "inspected__inspection__unit")
        self.row = get_object_or_404(rows.visible_to(self.request.user), pk=self.kwargs["pk"])
        self.part = self.row.inspected

    def save(self, form):
        update_finding(self.row, by=self.request.user, version=self.opened_with(), **form.cleaned_data)


class FindingRemoveView(UnitScopeMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        rows = InspectionFinding.objects.select_related("inspected__unit", "inspected__inspection__unit")
        finding = get_object_or_404(rows.visible_to(request.user), pk=pk)
        with refusing(request, success=_("Đã bỏ kết quả.")):
            remove_finding(finding, by=request.user)
        return redirect("inspections:part-detail", pk=finding.inspected_id)


class FindingMoveView(MoveView):
    queryset = InspectionFinding.objects.select_related("inspected__unit", "inspected__inspection__unit")
    table = FINDING_MOVES

    def back_url(self):
        return reverse("inspections:part-detail", args=[self.row.inspected_id])

    def back_label(self):
        return self.row.inspected.unit.label


class FindingReportView(FindingMoveView):
    move, form_class = "report", RemedyForm
    title = gettext_lazy("Báo cáo khắc phục")
    button = gettext_lazy("Gửi báo cáo")
    done = gettext_lazy("Đã gửi báo cáo khắc phục.")

    @property
    def consequences(self):
        return _("Yêu cầu: %(remedy)s") % {"remedy": self.row.remedy}

    def get_initial(self):
        return {"report": self.row.report, "reported_on": clock.today()}

    def act(self, **typed):
        report_remedy(self.row, by=self.request.user, **typed)


class FindingJudgeView(FindingMoveView):
    def act(self, **typed):
        judge_remedy(self.row, self.move, by=self.request.user, **typed)


class FindingConfirmView(FindingJudgeView):
    move = "confirm"
    title = button = gettext_lazy("Xác nhận đã khắc phục")
    consequences = gettext_lazy("Đơn vị được báo; không ai nhắc về yêu cầu này nữa.")
    done = gettext_lazy("Đã xác nhận khắc phục.")


class FindingReturnView(FindingJudgeView):
    move, form_class = "return", ReasonForm
    title = button = gettext_lazy("Yêu cầu khắc phục lại")
    consequences = gettext_lazy("Đơn vị đọc lý do, khắc phục tiếp và báo cáo lại.")
    done = gettext_lazy("Đã yêu cầu khắc phục lại.")
    is_danger = True
