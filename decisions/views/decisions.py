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
from decisions.expecting import prizes_expected
from decisions.forms.amending import form_of
from decisions.forms.decision import DecisionFilterSet
from decisions.guards import has_lines
from decisions.models import Decision
from decisions.permissions import (
    KEEPERS,
    READERS,
    may_change_draft,
    may_draft,
    may_draft_for,
    may_draft_somewhere,
    may_waive,
)
from decisions.register import has_outdated
from decisions.selectors.amended import aftermath_of, amendments_of
from decisions.selectors.chain import chain_on_page
from decisions.selectors.paper import kind_of, paper_of
from decisions.selectors.recipients import awards_to_decide, recipients_of, road_of
from decisions.selectors.timeline import timeline_of
from decisions.services.amending import update_amendment
from decisions.services.drafting import draft_decision, update_decision
from decisions.transitions import DECISION_MOVES
from decisions.views.draft_form import DraftFormView
from papers.views.printing import PaperView
from units.scope import scope_of
from units.views.mixins import AskedFirstMixin, FilteredListView, PageSizeMixin, UnitScopeMixin, refusing


class DecisionListView(FilteredListView):
    """Decisions of one's units, and issued ones that name somebody there; newest first."""

    queryset = Decision.objects.for_list()
    scope_roles = READERS
    filterset_class = DecisionFilterSet
    template_name = "decisions/decision_list.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        after = aftermath_of(row for row in context["object_list"] if row.is_issued and row.is_amendable)
        for decision in context["object_list"]:
            decision.after = after.get(decision.pk)
        return context | {"may_draft": may_draft_somewhere(self.request.user)}


class PagedMixin(PageSizeMixin):
    """A page of a list beside other things."""

    def page_of(self, rows):
        return Paginator(rows, self.get_paginate_by(rows)).get_page(self.request.GET.get("page"))


class DecisionCreateView(AskedFirstMixin, RunMixin, PagedMixin, TemplateView):
    """Whom a decision on one award of the run would name, and who is left out and why; confirmed, it is drafted."""

    shown_only = True
    template_name = "decisions/decision_create.html"

    def verdict(self):
        return may_draft_for(self.request.user, self.run.campaign.unit)

    def back_url(self):
        return reverse("awards:run-detail", args=[self.kwargs["pk"]])

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
        road = self.award and road_of(self.award, self.run.campaign.unit)
        return super().get_context_data(**kwargs) | {
            "run": self.run,
            "awards": self.awards,
            "award": self.award,
            "found": found,
            "page_obj": found and self.page_of(found.lines),
            "is_decided_elsewhere": road and road != RoadKind.DECIDE,
            "goes_up": road == RoadKind.PROPOSE_UP,
        }


class DecisionDetailView(PagedMixin, UnitScopeMixin, DetailView):
    """The decision as it is printed beside its data, its list page by page, and what may be done.

    Its steps and its course are for those who reach it by a role, a step or a delegation, not for units it names."""

    queryset = Decision.objects.for_page()
    scope_roles = READERS
    template_name = "decisions/decision_detail.html"
    context_object_name = "decision"

    def get_context_data(self, **kwargs):
        decision, viewer = self.object, self.request.user
        moves = available_moves(decision, by=viewer, table=DECISION_MOVES)
        guards = () if decision.is_over else DECISION_MOVES["issue"].guards
        verdicts = {guard: guard(decision) for guard in guards}
        submit = [verdicts[guard] for guard in DECISION_MOVES["submit"].guards if guard in verdicts]
        inside = Decision.objects.seen_inside_by(viewer, *READERS).filter(pk=decision.pk)
        is_inside = scope_of(viewer).covers(decision.unit.path, *READERS) or inside.exists()
        may_edit = may_change_draft(viewer, decision)
        chain = chain_on_page(decision, viewer) if is_inside else None
        stuck = chain.stuck if chain else ""
        problems = [verdict.reason for verdict in verdicts.values() if not verdict] + [stuck] * bool(stuck)
        page = self.page_of(decision.lines.select_related("honour__end").in_order())
        expected = prizes_expected(decision, viewer)
        for line in page.object_list if expected else ():
            line.expected = expected.by_line.get(line.pk)
        return super().get_context_data(**kwargs) | {
            "paper": paper_of(decision),
            "page_obj": page,
            "expected": expected,
            **amendments_of(decision, page.object_list, reached=Decision.objects.visible_to(viewer, *READERS)),
            "moves": moves,
            "may_amend": decision.is_issued and decision.is_amendable and may_draft(viewer, decision),
            "may_edit": may_edit,
            "problems": problems,
            "is_whole": all(submit) and not stuck,
            "chain": chain,
            "may_waive": not decision.is_open and not decision.is_over and may_waive(viewer, decision),
            "timeline": timeline_of(decision) if is_inside else None,
            "is_outdated": may_edit and has_outdated(decision),
            "keeps": viewer.is_superuser or scope_of(viewer).covers(decision.unit.path, *KEEPERS),
        }


class DecisionPaperView(PaperView):
    """The decision with its list as it is printed; a draft as it would be today."""

    name = "quyet-dinh"

    def find(self, pk) -> None:
        rows = Decision.objects.for_page().visible_to(self.request.user, *READERS)
        self.decision = get_object_or_404(rows, pk=pk)
        self.kind = kind_of(self.decision)

    def verdict(self):
        return has_lines(self.decision)

    def place(self):
        return self.decision.unit, self.decision.signed_on or today()

    def content(self):
        return paper_of(self.decision, with_list=True)

    def back(self):
        return reverse("decisions:decision-detail", args=[self.decision.pk])


class DecisionUpdateView(DraftFormView):
    """The words of a draft and its basis."""

    done = gettext_lazy("Đã lưu dự thảo.")

    def find(self):
        rows = Decision.objects.for_page().visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def verdict(self):
        return may_change_draft(self.request.user, self.row)

    def bind(self, data=None, files=None):
        return form_of(self.row)(data, instance=Decision.objects.get(pk=self.row.pk))

    def save(self, form):
        update = update_amendment if self.row.about_id else update_decision
        update(self.row, by=self.request.user, version=self.opened_with(), **form.cleaned_data)

    def next_page(self):
        return reverse("decisions:decision-detail", args=[self.row.pk])

    def page(self, form, *, status=200, version=None, **extra):
        context = {"form": form, "decision": self.row, "version": version or self.row.version, **extra}
        return render(self.request, "decisions/decision_form.html", context, status=status)
