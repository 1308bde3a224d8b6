from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from common.serving import refuse
from common.workflow import available_moves
from contributions.above import plaque_urls
from contributions.forms.filters import PlaqueFilterSet, WorkFilterSet
from contributions.forms.work import WorkOutsideForm
from contributions.guards.work import work_goes_on, work_is_open
from contributions.models import Work
from contributions.permissions.work import may_conclude, may_edit_work
from contributions.selectors.plaques import put_in_words, told
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
from units.views.shared_form import SharedFormView

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

    queryset = Work.objects.plaques()
    filterset_class = PlaqueFilterSet
    template_name = "contributions/work_plaques.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        put_in_words(context["object_list"], viewer=self.request.user)
        drafts = scope_of(self.request.user).holds(Role.SPECIALIST, Role.APPROVER)
        return context | {"may_draft": drafts}


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
        """Where the works that ``line`` counts are listed, within the filters of the page."""
        asked = {name: self.request.GET[name] for name in self.filterset.filters if self.request.GET.get(name)}
        return f"{reverse('contributions:work-list')}?{urlencode(asked | {'line': line.key})}"


class WorkDetailView(ContributionDetailView):
    """A work, how far it is, what can be done with it next."""

    queryset = Work.objects.select_related("owner_unit", "builder_unit", "counts_in__owner_unit").prefetch_related(
        "plaque_amendments"
    )
    template_name = "contributions/work_detail.html"

    def get_context_data(self, **kwargs):
        work, user = self.object, self.request.user
        moves = available_moves(work, by=user, table=WORK_MOVES)
        may_edit = bool(may_edit_work(user, work))
        files = list(work.files.all())
        named = (work.plaque_no, work.plaque_decided_on)
        amended = work.plaque_amendments.all()
        urls = plaque_urls([work], viewer=user).get(work.pk, {}) if work.plaque_no or amended else {}
        return super().get_context_data(**kwargs) | {
            "offered": moves,
            "moves": [(move, WORK_MOVES[move].label, move == self._next(moves)) for move in moves],
            "may_edit": may_edit and bool(work_is_open(work)),
            "may_tell": may_edit and bool(work_goes_on(work)),
            "progress": self._progress(files),
            "decisions": [file for file in files if file.progress_id is None],
            "alikes": [(one, bool(may_conclude(user, work, one.work))) for one in look_alikes(work)],
            "pairs": [(pair, _may_withdraw(user, pair)) for pair in pairs_of(work)],
            "ahead": _ahead(work.days_ahead),
            "decision_url": urls.get(named),
            "amendments": told(work, named, urls),
            "events": work_timeline(work),
        }

    def _progress(self, files) -> list:
        rows = list(self.object.progress.select_related("made_by"))
        for row in rows:
            row.pictures = [file for file in files if file.progress_id == row.pk]
        return rows

    def _next(self, moves) -> str:
        return next((move for move in FORWARD if move in moves), "")


class WorkFormView(SharedFormView):
    """The form of a work outside dossiers."""

    done = gettext_lazy("Đã lưu công trình.")

    def bind(self, data=None, files=None):
        return WorkOutsideForm(data, instance=copy(self.row), user=self.request.user)

    def next_page(self):
        return reverse("contributions:work-detail", args=[self.row.pk])

    def page(self, form, *, status=200, version=None, **extra):
        stored = self.row.version if self.row else ""
        context = {"form": form, "work": self.row, "version": stored if version is None else version}
        return render(self.request, "contributions/work_form.html", context | extra, status=status)


class WorkCreateView(AllowedMixin, WorkFormView):
    """A new work of a unit one writes for."""

    may = staticmethod(may_write_somewhere)
    elsewhere = "contributions:work-list"

    def find(self):
        """There is no row yet."""

    def save(self, form):
        self.row = create_work(by=self.request.user, **form.cleaned_data)


class WorkEditView(WorkFormView):
    """What is known of the work, until a plaque is asked for."""

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)

    def find(self):
        self.row = find_work(self.request, self.kwargs["pk"])

    def closed(self):
        if not (verdict := may_edit_work(self.request.user, self.row)):
            refuse(self.request, verdict.reason)
        elif not (verdict := work_is_open(self.row)):
            messages.error(self.request, verdict.reason)
        return None if verdict else redirect(self.next_page())

    def save(self, form):
        update_work(self.row, by=self.request.user, version=self.opened_with(), **form.cleaned_data)


def _may_withdraw(user, pair) -> bool:
    """Whether the conclusion stands and ``user`` may take it back."""
    return pair.withdrawn_at is None and bool(may_conclude(user, pair.first, pair.second))


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
