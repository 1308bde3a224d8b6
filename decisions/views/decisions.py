from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, TemplateView

from awards.views.mixins import RunMixin
from catalogue.models import RoadKind
from common.clock import today
from common.workflow import available_moves
from decisions.forms.decision import DecisionFilterSet, DecisionForm
from decisions.guards import has_lines
from decisions.models import Decision
from decisions.permissions import DRAFTERS, KEEPERS, READERS, may_draft, may_draft_for
from decisions.selectors.paper import paper_of
from decisions.selectors.recipients import awards_to_decide, recipients_of, road_of
from decisions.selectors.timeline import timeline_of
from decisions.services.drafting import draft_decision, update_decision
from decisions.transitions import DECISION_MOVES
from papers.content import PaperKind
from papers.views.printing import PaperView
from units.scope import scope_of
from units.views.mixins import FilteredListView, PageSizeMixin, UnitScopeMixin, refusing
from units.views.shared_form import SharedFormView


class DecisionListView(FilteredListView):
    """Decisions of one's units, and issued ones that name somebody there; newest first."""

    queryset = Decision.objects.for_list()
    scope_roles = READERS
    filterset_class = DecisionFilterSet
    template_name = "decisions/decision_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_draft": scope_of(self.request.user).holds(*DRAFTERS)}


class PagedMixin(PageSizeMixin):
    """A page of a list beside other things."""

    def page_of(self, rows):
        return Paginator(rows, self.get_paginate_by(rows)).get_page(self.request.GET.get("page"))


class DecisionCreateView(RunMixin, PagedMixin, TemplateView):
    """Whom a decision on one award of the run would name, and who is left out and why; confirmed, it is drafted."""

    shown_only = True
    template_name = "decisions/decision_create.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not (verdict := may_draft_for(request.user, self.run.campaign.unit)):
            messages.error(request, verdict.reason)
            return redirect("awards:run-detail", pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def run(self):
        return self.get_run()

    @cached_property
    def awards(self):
        return awards_to_decide(self.run)

    @cached_property
    def award(self):
        """The award asked for, else the first; ``None`` when nobody is approved who stands in no decision."""
        asked = self.request.GET.get("award")
        return next((award for award in self.awards if asked in (None, award.code)), None)

    def post(self, request, pk):
        if self.award is None:
            messages.error(request, _("Không còn ai đã phê duyệt mà chưa có quyết định."))
            return redirect("decisions:decision-create", pk=pk)
        with refusing(request) as outcome:
            decision = draft_decision(self.run, self.award, by=request.user, seen=request.POST.get("seen", ""))
        if not outcome.done:
            return self.get(request, pk=pk)
        messages.success(request, _("Đã soạn dự thảo. Hãy kiểm tra căn cứ, lời văn rồi trình công bố."))
        return redirect("decisions:decision-detail", pk=decision.pk)

    def get_context_data(self, **kwargs):
        found = recipients_of(self.run, self.award) if self.award else None
        elsewhere = self.award and road_of(self.award, self.run.campaign.unit) != RoadKind.DECIDE
        return super().get_context_data(**kwargs) | {
            "run": self.run,
            "awards": self.awards,
            "award": self.award,
            "found": found,
            "page_obj": found and self.page_of(found.lines),
            "is_decided_elsewhere": elsewhere,
        }


class DecisionDetailView(PagedMixin, UnitScopeMixin, DetailView):
    """The decision as it is printed beside its data, its list page by page, and what may be done."""

    queryset = Decision.objects.for_page()
    scope_roles = READERS
    template_name = "decisions/decision_detail.html"
    context_object_name = "decision"

    def get_context_data(self, **kwargs):
        decision, viewer = self.object, self.request.user
        moves = available_moves(decision, by=viewer, table=DECISION_MOVES)
        problems = []
        if not decision.is_issued:
            guards = DECISION_MOVES["issue"].guards
            problems = [verdict.reason for guard in guards if not (verdict := guard(decision))]
        return super().get_context_data(**kwargs) | {
            "paper": paper_of(decision),
            "page_obj": self.page_of(decision.lines.in_order()),
            "moves": moves,
            "may_edit": decision.is_open and may_draft(viewer, decision),
            "problems": problems,
            "timeline": timeline_of(decision),
            "keeps": viewer.is_superuser or scope_of(viewer).covers(decision.unit.path, *KEEPERS),
        }


class DecisionPaperView(PaperView):
    """The decision with its list as it is printed; a draft as it would be today."""

    kind = PaperKind.DECISION
    name = "quyet-dinh"

    def find(self, pk) -> None:
        rows = Decision.objects.for_page().visible_to(self.request.user, *READERS)
        self.decision = get_object_or_404(rows, pk=pk)

    def verdict(self):
        return has_lines(self.decision)

    def place(self):
        return self.decision.unit, self.decision.signed_on or today()

    def content(self):
        return paper_of(self.decision, with_list=True)

    def back(self):
        return reverse("decisions:decision-detail", args=[self.decision.pk])


class DecisionUpdateView(SharedFormView):
    """The words of a draft and its basis."""

    done = gettext_lazy("Đã lưu dự thảo.")

    def find(self):
        rows = Decision.objects.for_page().visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)

    def closed(self):
        verdict = may_draft(self.request.user, self.row)
        if verdict and self.row.is_open:
            return None
        messages.error(self.request, verdict.reason or _("Chỉ sửa được khi còn là dự thảo."))
        return redirect(self.next_page())

    def bind(self, data=None, files=None):
        return DecisionForm(data, instance=Decision.objects.get(pk=self.row.pk))

    def save(self, form):
        update_decision(self.row, by=self.request.user, version=self.opened_with(), **form.cleaned_data)

    def next_page(self):
        return reverse("decisions:decision-detail", args=[self.row.pk])

    def page(self, form, *, status=200, version=None, **extra):
        context = {"form": form, "decision": self.row, "version": version or self.row.version, **extra}
        return render(self.request, "decisions/decision_form.html", context, status=status)
