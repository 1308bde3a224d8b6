from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, TemplateView, View

from awards.views.mixins import RunMixin
from common.clock import today
from common.serving import stored_response
from common.workflow import available_moves
from decisions.forms.letter import LetterFilterSet, LetterForm
from decisions.guards import has_lines
from decisions.models import SubmissionFile, SubmissionLetter, SubmissionState
from decisions.permissions import READERS, may_answer, may_change_letter, may_draft_for, may_draft_somewhere
from decisions.register import has_outdated
from decisions.selectors.going_up import awards_going_up, by_addressee, one_addressee, put_up_of
from decisions.selectors.letter_paper import letter_list, letter_paper
from decisions.selectors.letter_timeline import letter_timeline
from decisions.services.letters import draft_letter, update_letter
from decisions.transitions import LETTER_MOVES
from decisions.views.decisions import PagedMixin
from decisions.views.draft_form import DraftFormView
from papers.content import PaperKind
from papers.views.printing import PaperView
from units.scope import scope_of
from units.views.mixins import AskedFirstMixin, FilteredListView, UnitScopeMixin, refusing


class LetterListView(FilteredListView):
    """Letters of one's units to higher bodies, newest first."""

    queryset = SubmissionLetter.objects.for_list()
    scope_roles = READERS
    filterset_class = LetterFilterSet
    template_name = "decisions/letter_list.html"
    box = "sent"
    listed = "letters"
    title = gettext_lazy("Tờ trình đi")
    lead = gettext_lazy("Danh sách đề nghị cấp trên khen, và cấp trên đã trả lời thế nào.")

    def get_queryset(self):
        self.queryset = self.of_box(type(self).queryset)
        return super().get_queryset()

    def of_box(self, letters):
        return letters.within(self.paths())

    def paths(self):
        """Where the person reads letters; for a superuser, everywhere."""
        return [""] if self.request.user.is_superuser else scope_of(self.request.user).paths(*READERS)

    def get_context_data(self, **kwargs):
        here = self.of_box(SubmissionLetter.objects.all())
        return super().get_context_data(**kwargs) | {
            "waiting": here.filter(state=SubmissionState.SENT).count(),
            "overdue": here.overdue().count(),
            "may_draft": may_draft_somewhere(self.request.user),
        }


class LetterReceivedView(LetterListView):
    """Letters that were addressed to one's units."""

    box = "received"
    listed = "letters-received"
    title = gettext_lazy("Tờ trình đến")
    lead = gettext_lazy("Danh sách đơn vị cấp dưới trình đơn vị bạn; trả lời được ghi ngay tại đây.")

    def of_box(self, letters):
        return letters.received(self.paths())


class LetterCreateView(AskedFirstMixin, RunMixin, PagedMixin, TemplateView):
    """Whom a letter on chosen awards of the run would put up, and who is left out and why; confirmed, it is drafted."""

    shown_only = True
    template_name = "decisions/letter_create.html"

    def verdict(self):
        return may_draft_for(self.request.user, self.run.campaign.unit)

    def back_url(self):
        return reverse("awards:run-detail", args=[self.kwargs["pk"]])

    @cached_property
    def run(self):
        return self.get_run()

    @cached_property
    def awards(self):
        return awards_going_up(self.run)

    @cached_property
    def chosen(self):
        """The awards asked for; without any, those that go to the same body as the first."""
        asked = self.request.POST.getlist("award") or self.request.GET.getlist("award")
        if asked or not self.awards:
            return [award for award in self.awards if award.code in asked]
        return next(iter(by_addressee(self.awards, self.run.campaign.unit).values()))

    def post(self, request, pk):
        if not self.chosen:
            messages.error(request, _("Không còn ai đã phê duyệt mà chưa có trong tờ trình."))
            return redirect("decisions:letter-create", pk=pk)
        with refusing(request) as outcome:
            letter = draft_letter(self.run, self.chosen, by=request.user, seen=request.POST.get("seen", ""))
        if not outcome.done:
            return self.get(request, pk=pk)
        messages.success(request, _("Đã soạn dự thảo. Hãy kiểm tra nơi kính gửi, lời văn; người phê duyệt khác gửi."))
        return redirect("decisions:letter-detail", pk=letter.pk)

    def get_context_data(self, **kwargs):
        apart = one_addressee(self.chosen, self.run.campaign.unit).reason
        found = put_up_of(self.run, self.chosen) if self.chosen and not apart else None
        return super().get_context_data(**kwargs) | {
            "run": self.run,
            "apart": apart,
            "awards": self.awards,
            "chosen": self.chosen,
            "found": found,
            "page_obj": found and self.page_of(found.lines),
        }


class LetterDetailView(PagedMixin, UnitScopeMixin, DetailView):
    """The letter as it is printed beside its data, its list with the answers, and what may be done."""

    queryset = SubmissionLetter.objects.for_page().counted()
    scope_roles = READERS
    template_name = "decisions/letter_detail.html"
    context_object_name = "letter"

    def get_context_data(self, **kwargs):
        letter, viewer = self.object, self.request.user
        problems = []
        may_edit = may_change_letter(viewer, letter)
        if letter.is_open:
            guards = LETTER_MOVES["send"].guards
            problems = [verdict.reason for guard in guards if not (verdict := guard(letter))]
        return super().get_context_data(**kwargs) | {
            "paper": letter_paper(letter),
            "page_obj": self.page_of(letter.lines.select_related("file", "recorded_by").in_order()),
            "moves": available_moves(letter, by=viewer, table=LETTER_MOVES),
            "may_edit": may_edit,
            "may_answer": letter.is_sent and may_answer(viewer, letter),
            "problems": problems,
            "is_outdated": may_edit and has_outdated(letter),
            "timeline": letter_timeline(letter),
        }


class LetterPaperView(PaperView):
    """The letter as it is printed; a draft as it would be today."""

    kind = PaperKind.SUBMISSION
    name = "to-trinh"

    def find(self, pk) -> None:
        rows = SubmissionLetter.objects.for_page().visible_to(self.request.user, *READERS)
        self.letter = get_object_or_404(rows, pk=pk)

    def verdict(self):
        return has_lines(self.letter)

    def place(self):
        return self.letter.unit, self.letter.signed_on or today()

    def content(self):
        return letter_paper(self.letter)

    def back(self):
        return reverse("decisions:letter-detail", args=[self.letter.pk])


class LetterProposalsView(LetterPaperView):
    """The list that goes with it."""

    kind = PaperKind.PROPOSAL_LIST
    name = "danh-sach-de-nghi"

    def content(self):
        return letter_list(self.letter)


class LetterFileView(View):
    """A paper of the higher body; whoever may read the letter may have it."""

    http_method_names = ["get"]

    def get(self, request, pk, reply):
        letters = SubmissionLetter.objects.visible_to(request.user, *READERS)
        found = get_object_or_404(SubmissionFile, letter__in=letters.filter(pk=pk), pk=reply)
        return stored_response(found, request.GET)


class LetterUpdateView(DraftFormView):
    """The words of a draft and who is addressed."""

    done = gettext_lazy("Đã lưu dự thảo.")

    def find(self):
        rows = SubmissionLetter.objects.for_page().visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def verdict(self):
        return may_change_letter(self.request.user, self.row)

    def bind(self, data=None, files=None):
        letter = SubmissionLetter.objects.select_related("unit").get(pk=self.row.pk)
        return LetterForm(data, instance=letter)

    def save(self, form):
        update_letter(self.row, by=self.request.user, version=self.opened_with(), **form.cleaned_data)

    def next_page(self):
        return reverse("decisions:letter-detail", args=[self.row.pk])

    def page(self, form, *, status=200, version=None, **extra):
        context = {"form": form, "letter": self.row, "version": version or self.row.version, **extra}
        return render(self.request, "decisions/letter_form.html", context, status=status)
