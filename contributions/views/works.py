from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from common.errors import DomainError, StaleEdit
from common.workflow import available_moves
from contributions.forms.filters import PlaqueFilterSet, WorkFilterSet
from contributions.forms.work import WorkOutsideForm
from contributions.guards.work import work_goes_on, work_is_open
from contributions.models import HAS_PLAQUE, Work
from contributions.permissions.work import may_conclude, may_edit_work
from contributions.selectors.work_doubles import look_alikes, pairs_of
from contributions.selectors.work_timeline import work_timeline
from contributions.selectors.work_totals import by_occasion, by_phase, by_unit, sums_of
from contributions.services.work import create_work, update_work
from contributions.transitions.work import WORK_MOVES
from contributions.views.lists import ContributionDetailView
from units.models import Role
from units.permissions import may_write_somewhere
from units.scope import scope_of
from units.views.mixins import AllowedMixin, FilteredListView

FORWARD = ("start", "finish", "inspect", "propose_plaque", "decide_plaque", "fix_plaque")
"""The way to the plaque; the first of these that is open is the next step."""


class WorkListView(FilteredListView):
    """The last made first, as initiatives."""

    queryset = Work.objects.for_list().order_by("-pk")
    filterset_class = WorkFilterSet
    template_name = "contributions/work_list.html"

    def get_context_data(self, **kwargs):
        writes = scope_of(self.request.user).holds(Role.EDITOR, Role.SPECIALIST)
        return super().get_context_data(**kwargs) | {"may_create": writes}


class PlaqueListView(FilteredListView):
    """The register of plaques: the last decision first."""

    queryset = Work.objects.for_list().filter(state__in=HAS_PLAQUE).order_by("-plaque_decided_on", "-pk")
    filterset_class = PlaqueFilterSet
    template_name = "contributions/work_plaques.html"


class WorkTotalsView(FilteredListView):
    """The works of the filter counted and summed by unit, occasion or phase."""

    queryset = Work.objects.all()
    filterset_class = WorkFilterSet
    template_name = "contributions/work_totals.html"
    paginate_by = 50
    page_sizes = (50, 100)
    groups = {
        "unit": (gettext_lazy("Đơn vị"), by_unit),
        "occasion": (gettext_lazy("Dịp chào mừng"), by_occasion),
        "phase": (gettext_lazy("Đợt đăng ký"), by_phase),
    }

    def get_queryset(self):
        self.works = super().get_queryset()
        return self.groups[self.group][1](self.works)

    @cached_property
    def group(self) -> str:
        asked = self.request.GET.get("by")
        return asked if asked in self.groups else "unit"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "lines": [(line, self._works_of(line)) for line in context["object_list"]],
            "sums": sums_of(self.works),
            "group_label": self.groups[self.group][0],
            "groups": [(key, label, key == self.group) for key, (label, _lines) in self.groups.items()],
        }

    def _works_of(self, line) -> str:
        """Where the works of ``line`` are listed, within the filters of the page; empty where no filter says so."""
        if not line.filters:
            return ""
        asked = {name: self.request.GET[name] for name in self.filterset.filters if self.request.GET.get(name)}
        return f"{reverse('contributions:work-list')}?{urlencode(asked | line.filters)}"


class WorkDetailView(ContributionDetailView):
    """A work, how far it is, what can be done with it next."""

    queryset = Work.objects.select_related("owner_unit", "builder_unit", "counts_in__owner_unit")
    template_name = "contributions/work_detail.html"

    def get_context_data(self, **kwargs):
        work, user = self.object, self.request.user
        moves = available_moves(work, by=user, table=WORK_MOVES)
        may_edit = bool(may_edit_work(user, work))
        files = list(work.files.all())
        return super().get_context_data(**kwargs) | {
            "moves": [(move, WORK_MOVES[move].label, move == self._next(moves)) for move in moves],
            "may_edit": may_edit and bool(work_is_open(work)),
            "may_tell": may_edit and bool(work_goes_on(work)),
            "progress": self._progress(files),
            "decisions": [file for file in files if file.progress_id is None],
            "alikes": [(one, bool(may_conclude(user, work, one.work))) for one in look_alikes(work)],
            "pairs": [(pair, bool(may_conclude(user, pair.first, pair.second))) for pair in pairs_of(work)],
            "ahead": _ahead(work.days_ahead),
            "events": work_timeline(work),
        }

    def _progress(self, files) -> list:
        rows = list(self.object.progress.select_related("made_by"))
        for row in rows:
            row.pictures = [file for file in files if file.progress_id == row.pk]
        return rows

    def _next(self, moves) -> str:
        return next((move for move in FORWARD if move in moves), "")


class WorkFormMixin:
    """The form of a work outside dossiers; what is refused stays on the page, and a second save of it overrides."""

    form_class = WorkOutsideForm
    template_name = "contributions/work_form.html"
    work = None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user, "instance": self.work}

    def form_valid(self, form):
        try:
            work = self.save(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            is_stale = isinstance(refusal, StaleEdit)
            if is_stale:
                form.data = form.data.copy()
                form.data["version"] = Work.objects.get(pk=self.work.pk).version
            return self.render_to_response(self.get_context_data(form=form, is_stale=is_stale))
        messages.success(self.request, _("Đã lưu công trình «%(name)s».") % {"name": work.name})
        return redirect("contributions:work-detail", pk=work.pk)


class WorkCreateView(AllowedMixin, WorkFormMixin, FormView):
    """A new work of a unit one writes for."""

    may = staticmethod(may_write_somewhere)
    elsewhere = "contributions:work-list"

    def save(self, form):
        fields = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        return create_work(by=self.request.user, **fields)


class WorkEditView(WorkFormMixin, FormView):
    """What is known of the work, until a plaque is asked for."""

    def dispatch(self, request, *args, **kwargs):
        self.work = find_work(request, kwargs["pk"])
        for verdict in (may_edit_work(request.user, self.work), work_is_open(self.work)):
            if not verdict:
                messages.error(request, verdict.reason)
                return redirect("contributions:work-detail", pk=self.work.pk)
        return super().dispatch(request, *args, **kwargs)

    def save(self, form):
        return update_work(self.work, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"work": Work.objects.get(pk=self.work.pk)}


def _ahead(days: int | None) -> str:
    """How long before its plan, or after, the work was finished; empty when that is not known."""
    if days is None:
        return ""
    if days == 0:
        return _("đúng kế hoạch")
    if days > 0:
        return ngettext("vượt tiến độ %(days)s ngày", "vượt tiến độ %(days)s ngày", days) % {"days": days}
    return ngettext("chậm %(days)s ngày", "chậm %(days)s ngày", -days) % {"days": -days}


def find_work(request, pk) -> Work:
    """The work within one's reach, with its units."""
    rows = Work.objects.select_related("owner_unit", "builder_unit").visible_to(request.user)
    return get_object_or_404(rows, pk=pk)
