from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, FormView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from common.errors import DomainError
from common.serving import file_response, refuse
from common.workflow import available_moves
from scores.forms.card import faults_of
from scores.forms.points import PointsTable
from scores.forms.review import AcclaimForm, MinutesForm, OpenReviewForm
from scores.models import ClusterReview, CrossScore, ReviewState
from scores.permissions import may_cross_score, may_lead, own_memberships
from scores.selectors.review_page import review_page, sent_cards
from scores.services.review import (
    adopt_cross_scores,
    attach_minutes,
    close_review,
    open_review,
    reopen_review,
    save_acclaims,
    save_cross_scores,
)
from scores.transitions import REVIEW_MOVES
from units.forms.act import ReasonForm
from units.models import Role
from units.scope import scope_of
from units.views.act import MoveView, RowActView
from units.views.mixins import HoldsRoleMixin, PageSizeMixin, UnitScopeMixin, refusing


class ReviewListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The reviews of clusters one runs or is a member of."""

    queryset = ClusterReview.objects.for_list()
    template_name = "scores/review_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_open": scope_of(self.request.user).holds(Role.SPECIALIST)}


class ReviewCreateView(HoldsRoleMixin, FormView):
    form_class = OpenReviewForm
    template_name = "scores/review_open.html"
    needed_roles = (Role.SPECIALIST,)
    refusal = gettext_lazy("Chỉ chuyên viên của đơn vị tổ chức cụm mở được kỳ bình xét.")
    elsewhere = "scores:review-list"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            review = open_review(**form.cleaned_data, by=self.request.user)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("Đã mở kỳ bình xét."))
        return redirect("scores:review-detail", pk=review.pk)


class ReviewDetailView(UnitScopeMixin, DetailView):
    """Officers, ranks, cross-scores, the acclaimed list and the minutes."""

    queryset = ClusterReview.objects.for_list()
    template_name = "scores/review_detail.html"
    context_object_name = "review"

    def get_context_data(self, **kwargs):
        review, user = self.object, self.request.user
        is_open = review.state == ReviewState.OPEN
        return super().get_context_data(**kwargs) | {
            "page": review_page(review),
            "leads": is_open and bool(may_lead(user, review)),
            "crosses": is_open and review.uses_cross_scores and bool(may_cross_score(user, review)),
            "moves": available_moves(review, by=user, table=REVIEW_MOVES),
            "minutes_form": MinutesForm(),
        }


class CrossScoreView(UnitScopeMixin, SingleObjectMixin, View):
    """A unit of the cluster scores the others, each by a total; ``?unit=`` says which where one writes for several."""

    queryset = ClusterReview.objects.for_list()

    def dispatch(self, request, *args, **kwargs):
        self.review = self.get_object()
        verdict = may_cross_score(request.user, self.review)
        if not verdict:
            refuse(request, verdict.reason)
            return redirect("scores:review-detail", pk=self.review.pk)
        if not self.review.uses_cross_scores:
            messages.error(request, _("Cụm này không chấm chéo."))
            return redirect("scores:review-detail", pk=self.review.pk)
        own = {str(row.unit_id): row.unit for row in own_memberships(request.user, self.review.cluster)}
        self.scorer = own.get(request.GET.get("unit")) or next(iter(own.values()))
        self.cards = [card for card in sent_cards(self.review) if card.unit_id != self.scorer.pk]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self._page(self._table())

    def post(self, request, pk):
        table = self._table(request.POST)
        if table.is_valid:
            try:
                points = {int(key): value for key, value in table.values.items()}
                save_cross_scores(self.review, scorer=self.scorer, points=points, by=request.user)
            except DomainError as refusal:
                table.blame(faults_of(refusal))
                if table.is_valid:
                    messages.error(request, str(refusal))
            else:
                messages.success(request, _("Đã lưu điểm chấm chéo."))
                return redirect(request.get_full_path())
        return self._page(table)

    def _table(self, data=None):
        given = CrossScore.objects.filter(scorer=self.scorer, card__in=[card.pk for card in self.cards])
        stored = {str(card): points for card, points in given.values_list("card_id", "points")}
        return PointsTable([str(card.pk) for card in self.cards], stored=stored, data=data)

    def _page(self, table):
        errors = table.errors({str(card.pk): card.subject_label for card in self.cards})
        context = {
            "review": self.review,
            "scorer": self.scorer,
            "rows": [{"card": card, "cell": table.cells[str(card.pk)]} for card in self.cards],
            "is_open": self.review.state == ReviewState.OPEN,
            "errors": errors,
            "has_errors": bool(errors),
        }
        return render(self.request, "scores/review_cross.html", context)


class ReviewMixin:
    queryset = ClusterReview.objects.for_list()
    address = "scores:review-detail"
    table = REVIEW_MOVES

    def back_label(self):
        return self.row.cluster.name


class ReviewActView(ReviewMixin, RowActView):
    """An act of those who lead the review."""

    def verdict(self):
        return may_lead(self.request.user, self.row)


class ReviewAcclaimView(ReviewActView):
    form_class = AcclaimForm
    title = gettext_lazy("Danh sách suy tôn")
    consequences = gettext_lazy("Ghi số phiếu của từng đơn vị được suy tôn; để trống đơn vị không được suy tôn.")
    button = gettext_lazy("Lưu danh sách")
    done = gettext_lazy("Đã lưu danh sách suy tôn.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"cards": sent_cards(self.row)}

    def get_initial(self):
        acclaims = list(self.row.acclaims.all())
        votes = {f"votes-{row.card_id}": row.votes_for for row in acclaims}
        voters = acclaims[0].voters if acclaims else self.row.cluster.memberships.count()
        return super().get_initial() | votes | {"voters": voters}

    def form_valid(self, form):
        try:
            save_acclaims(
                self.row,
                acclaimed=form.acclaimed(),
                voters=form.cleaned_data["voters"],
                by=self.request.user,
                version=form.cleaned_data["version"],
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.back_url())


class ReviewAdoptView(ReviewActView):
    title = gettext_lazy("Lấy điểm trung bình chấm chéo làm điểm của cụm")
    consequences = gettext_lazy(
        "Mỗi phiếu đã gửi nhận trung bình cộng các điểm chấm chéo, làm tròn đến hai số lẻ. "
        "Phiếu cụm đã chấm từng tiêu chí thì giữ nguyên."
    )
    button = gettext_lazy("Lấy điểm trung bình")
    done = gettext_lazy("Đã lấy điểm trung bình chấm chéo.")

    def act(self, version):
        adopt_cross_scores(self.row, by=self.request.user)


class ReviewCloseView(ReviewMixin, MoveView):
    move = "close"
    title = gettext_lazy("Chốt danh sách suy tôn")
    consequences = gettext_lazy("Danh sách và biên bản không sửa được nữa trừ khi đơn vị tổ chức cụm mở lại.")
    button = gettext_lazy("Chốt danh sách")
    done = gettext_lazy("Đã chốt danh sách suy tôn.")

    def act(self, version):
        close_review(self.row, by=self.request.user)


class ReviewReopenView(ReviewMixin, MoveView):
    move = "reopen"
    form_class = ReasonForm
    title = gettext_lazy("Mở lại kỳ bình xét")
    button = gettext_lazy("Mở lại")
    done = gettext_lazy("Đã mở lại kỳ bình xét.")
    is_danger = True

    def act(self, reason):
        reopen_review(self.row, by=self.request.user, reason=reason)


class MinutesView(UnitScopeMixin, SingleObjectMixin, View):
    """The minutes: a GET gives the file to keep, a POST puts a new one in its place."""

    queryset = ClusterReview.objects.for_list()

    def get(self, request, pk):
        review = self.get_object()
        return file_response(review.minutes, name=review.minutes_name, content_type=review.minutes_type)

    def post(self, request, pk):
        review = self.get_object()
        form = MinutesForm(request.POST, request.FILES)
        if not form.is_valid():
            messages.error(request, next(iter(form.errors.values()))[0])
        else:
            with refusing(request, success=_("Đã lưu biên bản.")):
                attach_minutes(review, upload=form.cleaned_data["file"], by=request.user)
        return redirect("scores:review-detail", pk=pk)
