from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin

from campaigns.forms.dossier import NoteForm
from campaigns.models import Dossier
from campaigns.permissions.dossier import may_review
from campaigns.selectors.dossier_page import SHOWN, contents_of
from campaigns.selectors.entry_reviews import Reviewed, reviewed_entries
from campaigns.selectors.parts import counts_of
from campaigns.selectors.review import WAITING, place_in_queue
from campaigns.services.entry_review import review_entries
from campaigns.transitions import DOSSIER_MOVES
from campaigns.views.editing import CONFLICT, about, moment_in
from campaigns.views.review import page_after
from common.errors import DomainError, StaleEdit
from common.keys import keys_of
from reviews.forms.checklist import ChecklistForm
from reviews.selectors.checklist import entries_to_review, points_of, seen_at
from reviews.selectors.papers import add_papers
from reviews.services.checklist import pass_eligible
from units.models import Role
from units.views.mixins import UnitScopeMixin, refusing


class ReviewedDossierMixin(UnitScopeMixin, SingleObjectMixin):
    """A dossier the person reviews now; who may not, or too late, is told why on its own page."""

    queryset = Dossier.objects.for_form().select_related("reviewer")
    scope_roles = (Role.SPECIALIST,)

    def dispatch(self, request, *args, **kwargs):
        answers = hasattr(self, request.method.lower())
        if answers and request.user.is_authenticated and (why_not := self._why_not()):
            messages.info(request, why_not)
            return redirect("campaigns:dossier-detail", pk=self.dossier.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def dossier(self) -> Dossier:
        return self.get_object()

    def _why_not(self) -> str:
        if self.dossier.state not in WAITING:
            return _("Hồ sơ đang ở trạng thái «%(state)s» nên không còn thẩm định.") % {
                "state": self.dossier.get_state_display()
            }
        return may_review(self.request.user, self.dossier).reason


class DossierReviewView(ReviewedDossierMixin, View):
    """The dossier and its evidence on the left; on the right what is to be decided, entry by entry, then as a whole."""

    def get(self, request, pk):
        return render(request, "reviews/dossier.html", self.beside())

    def beside(self) -> dict:
        """What stands around the checklist."""
        user, dossier = self.request.user, self.dossier
        counts = counts_of(dossier)
        return about(dossier) | {
            "counts": counts,
            "contents": add_papers(user, dossier, contents_of(dossier, counts)),
            "shown": SHOWN,
            "place": place_in_queue(user, dossier),
            "moves": {"take"} if dossier.state in DOSSIER_MOVES["take"].sources else set(),
            "note_form": NoteForm(auto_id="id_accept_%s"),
        }


class ChecklistView(DossierReviewView):
    """A page of the entries with the machine's findings, each to be judged: part of the review, or a page of its own.

    What is refused is shown again, as it was typed, in its place beside the dossier.
    """

    per_page = 5

    def get(self, request, pk):
        reviewed = reviewed_entries(self.dossier)
        page = self._paginator(reviewed).get_page(request.GET.get("page"))
        template = "reviews/partials/checklist.html" if request.htmx else "reviews/checklist.html"
        try:
            points = points_of(self.dossier, page)
        except DomainError as refusal:
            return render(request, template, about(self.dossier) | {"refusal": str(refusal)})
        return render(request, template, self._context(ChecklistForm(points=points), reviewed, page_obj=page))

    def post(self, request, pk):
        chosen = self._entries().filter(pk__in=keys_of(request.POST.getlist("entry")))
        with refusing(request) as outcome:
            points = points_of(self.dossier, chosen)
        if not outcome.done:
            return redirect("reviews:dossier", pk=pk)
        form = ChecklistForm(request.POST, points=points)
        if not form.is_valid():
            return self._again(form)
        try:
            review_entries(self.dossier, form.opinions(), by=request.user, seen=moment_in(request.POST.get("seen", "")))
        except StaleEdit as refusal:
            messages.error(request, str(refusal))
            return self._again(form, status=CONFLICT)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self._again(form)
        messages.success(request, _("Đã lưu kết quả thẩm định."))
        return redirect(self._next_page())

    @property
    def _only_open(self) -> bool:
        return bool(self.request.GET.get("only_open"))

    def _entries(self):
        return entries_to_review(self.dossier, only_open=self._only_open)

    def _paginator(self, reviewed: Reviewed) -> Paginator:
        """The entries are counted with what was said of them."""
        paginator = Paginator(self._entries(), self.per_page)
        paginator.count = reviewed.total - reviewed.done if self._only_open else reviewed.total
        return paginator

    def _context(self, form, reviewed: Reviewed, **more) -> dict:
        seen = seen_at(one.point for one in form)
        return about(self.dossier) | {"checklist": form, "reviewed": reviewed, "seen": seen.isoformat()} | more

    def _again(self, form, *, status=200):
        context = self.beside() | self._context(form, reviewed_entries(self.dossier), has_errors=not form.is_valid())
        return render(self.request, "reviews/dossier.html", context, status=status)

    def _next_page(self) -> str:
        """The dossier that waits after this one where that was asked for; else this one, at the page that was sent."""
        if "next" in self.request.POST:
            return page_after(self.request, self.dossier)
        query = self.request.GET.urlencode()
        return f"{reverse('reviews:dossier', args=[self.dossier.pk])}{'?' if query else ''}{query}"


class PassEligibleView(ReviewedDossierMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        with refusing(request) as outcome:
            passed = pass_eligible(self.dossier, by=request.user)
        if outcome.done:
            said = _("Đã ghi «Đạt» cho %(count)s đối tượng máy thấy đủ điều kiện.")
            messages.success(request, said % {"count": passed})
        return redirect("reviews:dossier", pk=pk)
