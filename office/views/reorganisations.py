from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, FormView, ListView

from common.errors import DomainError
from common.workflow import available_moves
from office.forms.reorganisation import ReasonForm, ReorganisationForm, SeenForm
from office.models import Operation, Reorganisation, ReorganisationState
from office.permissions.reorganisations import may_draft, may_draft_some, may_give_up, may_schedule, may_undo
from office.selectors.open_at_units import open_at
from office.selectors.reorganisation_figures import lines_of
from office.selectors.reorganisation_trial import trial_of
from office.selectors.reorganisation_words import sum_of_units
from office.services.reorganisation import (
    draft_reorganisation,
    schedule_reorganisation,
    undo_reorganisation,
    update_reorganisation,
)
from office.transitions.reorganisation import REORGANISATION_MOVES
from units.views.act import ActView
from units.views.mixins import AllowedMixin, PageSizeMixin, UnitScopeMixin

LINES_SHOWN = 25


class ReorganisationListView(UnitScopeMixin, PageSizeMixin, ListView):
    queryset = Reorganisation.objects.with_line_count().for_list()
    template_name = "office/reorganisation_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_draft": bool(may_draft_some(self.request.user))}


class ReorganisationDetailView(UnitScopeMixin, DetailView):
    """The decision, its lines with what is wrong about each, and the headcounts before and after."""

    queryset = Reorganisation.objects.select_related("unit", "drafted_by", "scheduled_by")
    template_name = "office/reorganisation_detail.html"

    def get_context_data(self, **kwargs):
        row, viewer = self.object, self.request.user
        waits = row.state in (ReorganisationState.DRAFT, ReorganisationState.SCHEDULED)
        trial = trial_of(row) if waits else None
        page = Paginator(trial.lines if trial else lines_of(row), LINES_SHOWN).get_page(self.request.GET.get("page"))
        for line in page:
            line.problems = trial.problems.get(line.pk, []) if trial else []
            line.may_confirm = line.operation == Operation.RECEIVE and bool(may_give_up(viewer, line))
        return super().get_context_data(**kwargs) | {
            "trial": trial,
            "figures": trial.figures if trial and row.is_draft else row.figures,
            "sum_of_units": sum_of_units(trial.figures if trial and row.is_draft else row.figures),
            "open_work": open_at([line.source_id for line in trial.lines if line.ends_source]) if trial else None,
            "page_obj": page,
            "faulty": sum(bool(trial.problems.get(line.pk)) for line in trial.lines) if trial else 0,
            "may_edit": bool(may_draft(viewer, row)),
            "may_confirm_some": any(line.may_confirm for line in page),
            "moves": available_moves(row, by=viewer, table=REORGANISATION_MOVES),
        }


class DecisionFormMixin:
    """The form of the decision; a refusal stands on it."""

    form_class = ReorganisationForm
    template_name = "office/reorganisation_form.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            row = self.save(form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return redirect("office:reorganisation-detail", pk=row.pk)


class ReorganisationCreateView(AllowedMixin, DecisionFormMixin, FormView):
    title = gettext_lazy("Lập việc sắp xếp tổ chức")
    may = staticmethod(may_draft_some)
    elsewhere = "office:reorganisation-list"

    def save(self, typed):
        del typed["version"]
        return draft_reorganisation(by=self.request.user, **typed)

    def back_url(self):
        return reverse("office:reorganisation-list")


class OfReorganisation:
    """About a reorganisation within reach."""

    row: Reorganisation

    def find(self):
        reached = Reorganisation.objects.select_related("unit").visible_to(self.request.user)
        self.row = get_object_or_404(reached, pk=self.kwargs["pk"])

    def about(self):
        return str(self.row)

    def back_label(self):
        return str(self.row)

    def back_url(self):
        return reverse("office:reorganisation-detail", args=[self.row.pk])


class ReorganisationUpdateView(DecisionFormMixin, OfReorganisation, ActView):
    template_name = "office/reorganisation_form.html"
    title = gettext_lazy("Sửa quyết định")

    def verdict(self):
        return may_draft(self.request.user, self.row)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": Reorganisation.objects.get(pk=self.row.pk)}

    def save(self, typed):
        return update_reorganisation(self.row, by=self.request.user, **typed)


class ReorganisationScheduleView(OfReorganisation, ActView):
    form_class = SeenForm
    title = button = gettext_lazy("Duyệt và đặt lịch")
    done = gettext_lazy("Đã duyệt. Hệ thống sẽ thực hiện khi đến ngày có hiệu lực.")

    @property
    def consequences(self):
        figures = trial_of(self.row).figures
        return _(
            "Từ %(day)s: %(sum)s Đoàn viên trước "
            "%(members_before)s = sau %(members_after)s + thôi sinh hoạt %(members_left)s. Trước ngày đó còn huỷ được."
        ) % (figures | {"day": f"{self.row.effective_on:%d/%m/%Y}", "sum": sum_of_units(figures)})

    def verdict(self):
        return may_schedule(self.request.user, self.row)

    def get_initial(self):
        return super().get_initial() | {"seen": self.row.version}

    def act(self, seen):
        schedule_reorganisation(self.row, by=self.request.user, seen=seen)


class ReorganisationUndoView(OfReorganisation, ActView):
    form_class = ReasonForm
    title = button = gettext_lazy("Huỷ việc sắp xếp")
    consequences = gettext_lazy("Việc này sẽ không được thực hiện. Chưa có gì thay đổi nên không phải khôi phục gì.")
    done = gettext_lazy("Đã huỷ việc sắp xếp.")
    is_danger = True

    def verdict(self):
        return may_undo(self.request.user, self.row)

    def act(self, reason):
        undo_reorganisation(self.row, by=self.request.user, reason=reason)
