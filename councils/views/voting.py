"""Members vote; results on paper are typed and confirmed; the minutes tell what came of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import DetailView, View

from awards.permissions import READERS
from common.errors import DomainError
from common.verdict import YES, Verdict, no, not_now
from councils.forms.session import CountsForm, SeenForm, VoteForm
from councils.models import CouncilSession, VoteWay
from councils.permissions import may_confirm, may_lead, may_take_part
from councils.selectors.minutes import minutes_of
from councils.services.paper import confirm_counts, fingerprint_of, type_counts, waits_to_be_confirmed
from councils.services.voting import cast_votes
from councils.views.sessions import SessionActView
from councils.voters import ballot_paper, sitting, voters_by_item
from papers.content import PaperKind
from papers.views.printing import PaperView
from units.views.mixins import AskedFirstMixin, UnitScopeMixin


class SessionFormView(AskedFirstMixin, View):
    """A form about every item of an open session, for whom ``verdict`` allows it; others are told why."""

    template_name = ""
    done = ""

    def dispatch(self, request, *args, **kwargs):
        rows = CouncilSession.objects.for_page().visible_to(request.user, *READERS)
        self.session = get_object_or_404(rows, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.page(self.bind())

    def post(self, request, pk):
        form = self.bind(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            self.act(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.page(form)
        messages.success(request, self.done)
        return redirect(self.back_url())

    def page(self, form):
        return render(self.request, self.template_name, {"session": self.session, "form": form})

    def back_url(self):
        return reverse("councils:session-detail", args=[self.session.pk])

    def bind(self, data=None):
        raise NotImplementedError

    def act(self, form) -> None:
        raise NotImplementedError


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class VoteView(SessionFormView):
    """The ballot paper: one card a nominee, sent once."""

    template_name = "councils/vote.html"
    done = gettext_lazy("Đã bỏ phiếu. Phiếu không sửa được và không ghi tên bạn.")

    def verdict(self):
        if not self.session.is_open or self.session.way == VoteWay.PAPER:
            return not_now(_("Phiên họp không mở bỏ phiếu trên máy."))
        if not (verdict := may_take_part(self.request.user, self.session)):
            return verdict
        member = sitting(self.session).filter(user=self.request.user).first()
        self.items = list(ballot_paper(self.session, member)) if member else []
        return YES if self.items else not_now(_("Bạn đã bỏ phiếu, hoặc không có nội dung nào để bạn bỏ phiếu."))

    def bind(self, data=None):
        return VoteForm(data, items=self.items)

    def act(self, form):
        cast_votes(self.session, choices=form.choices(), by=self.request.user)
        if self.session.way == VoteWay.OPEN:
            self.done = _("Đã ghi biểu quyết của bạn.")


class PaperCountView(SessionFormView):
    """What was counted from paper, item by item."""

    template_name = "councils/paper_count.html"
    done = gettext_lazy("Đã ghi kết quả kiểm phiếu. Người thứ hai cần xác nhận.")

    def verdict(self):
        return paper_is_counted(self.session) and may_lead(self.request.user, self.session)

    def bind(self, data=None):
        return CountsForm(data, items=list(self.session.items.for_list()), voters=voters_by_item(self.session))

    def act(self, form):
        type_counts(self.session, found=form.cleaned_data["found"], by=self.request.user)


class PaperConfirmView(SessionActView):
    """A second person stands for the count that the page shows."""

    template_name = "councils/paper_confirm.html"
    form_class = SeenForm
    title = gettext_lazy("Xác nhận kết quả kiểm phiếu")
    button = gettext_lazy("Xác nhận đúng với phiếu giấy")
    done = gettext_lazy("Đã xác nhận kết quả kiểm phiếu.")
    consequences = gettext_lazy("Hãy đối chiếu từng dòng với biên bản kiểm phiếu giấy trước khi xác nhận.")

    def verdict(self):
        if not (verdict := paper_is_counted(self.row) and may_confirm(self.request.user, self.row)):
            return verdict
        return YES if waits_to_be_confirmed(self.row) else no(_("Không có kết quả nào chờ xác nhận."))

    def get_initial(self):
        return {"seen": fingerprint_of(self.row)}

    def get_context_data(self, **kwargs):
        items = self.row.items.filter(paper_count__isnull=False).for_list().select_related("paper_count__typed_by")
        return super().get_context_data(**kwargs) | {"session": self.row, "items": items}

    def act(self, seen):
        confirm_counts(self.row, seen=seen, by=self.request.user)


def paper_is_counted(session: CouncilSession) -> Verdict:
    """The session votes on paper and is open."""
    if session.is_open and session.way == VoteWay.PAPER:
        return YES
    return not_now(_("Phiên họp không đang kiểm phiếu giấy."))


class MinutesView(UnitScopeMixin, DetailView):
    """The minutes of a session that is over, to be printed."""

    queryset = CouncilSession.objects.for_page().filter(state="closed")
    scope_roles = READERS
    template_name = "councils/minutes.html"
    context_object_name = "session"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"minutes": minutes_of(self.object)}


class MinutesPdfView(PaperView):
    """The same as a file, under the letterhead of the council's unit on the day of the session."""

    kind = PaperKind.MINUTES
    name = "bien-ban"

    def find(self, pk):
        reached = MinutesView.queryset.visible_to(self.request.user, *READERS)
        self.session = get_object_or_404(reached, pk=pk)

    def place(self):
        return self.session.council.unit, self.session.day

    def content(self):
        return minutes_of(self.session)

    def back(self):
        return reverse("councils:session-minutes", args=[self.session.pk])
