"""Public notices as staff see them: published, commented on, ended."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView

from awards.permissions import READERS
from common.serving import refuse
from common.workflow import available_moves
from consultations.forms.notice import AnswerCommentForm, NoticeForm
from consultations.guards import comments_are_settled
from consultations.models import PublicComment, PublicNotice
from consultations.permissions import may_consult_somewhere, may_keep
from consultations.services.comment import handle_comment, waive_comment
from consultations.services.notice import close_notice, publish_notice, withdraw_notice
from consultations.transitions import COMMENT_MOVES, NOTICE_MOVES
from units.forms.act import ReasonForm
from units.views.act import ActView, MoveView
from units.views.mixins import PageSizeMixin, UnitScopeMixin

SHOWN = 50
"""Comments on the page of a notice, what waits first; the others have a page of their own."""


class NoticeListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The public notices of the units one reaches, the newest first."""

    queryset = PublicNotice.objects.for_list()
    scope_roles = READERS
    template_name = "consultations/notice_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_consult": bool(may_consult_somewhere(self.request.user))}


class NoticeDetailView(UnitScopeMixin, PageSizeMixin, DetailView):
    """The list as it was shown and how many spoke of it; who said what, and what became of that, to its keepers."""

    queryset = PublicNotice.objects.for_page()
    scope_roles = READERS
    template_name = "consultations/notice_detail.html"
    context_object_name = "notice"

    def get_context_data(self, **kwargs):
        notice, user = self.object, self.request.user
        comments, count = notice.comments.waiting_first(), notice.comments.count()
        reads, guards = bool(may_keep(user, notice)), (comments_are_settled,)
        if notice.is_open:
            guards = NOTICE_MOVES["close"].guards
        return super().get_context_data(**kwargs) | {
            "page_obj": self.page_of(notice.lines.order_by("place")),
            "comments": comments[:SHOWN] if reads else [],
            "count": count,
            "more": count if count > SHOWN else 0,
            "moves": available_moves(notice, by=user, table=NOTICE_MOVES),
            "problems": [verdict.reason for guard in guards if not (verdict := guard(notice))],
            "reads": reads,
            "public_url": self.request.build_absolute_uri(notice.get_absolute_url()),
        }

    def page_of(self, rows):
        return Paginator(rows, self.get_paginate_by(rows)).get_page(self.request.GET.get("page"))


class CommentListView(UnitScopeMixin, PageSizeMixin, ListView):
    """All that was said of one list, what waits first, for those who keep it and are not on it."""

    queryset = PublicComment.objects.waiting_first()
    scope_roles = READERS
    template_name = "consultations/comment_list.html"
    context_object_name = "comments"

    def get(self, request, *args, **kwargs):
        reached = PublicNotice.objects.for_page().visible_to(request.user, *READERS)
        self.notice = get_object_or_404(reached, pk=self.kwargs["pk"])
        if not (verdict := may_keep(request.user, self.notice)):
            refuse(request, verdict.reason)
            return redirect("consultations:notice-detail", pk=self.notice.pk)
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return super().get_queryset().filter(notice=self.notice)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"notice": self.notice}


class AskingView(ActView):
    """A list goes out to be asked about."""

    row = None
    listing = ""
    address = ""

    def find(self):
        self.row = None

    def verdict(self):
        return may_consult_somewhere(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_initial(self):
        return super().get_initial() | {"run": self.request.GET.get("run")}

    def about(self):
        return ""

    def back_label(self):
        return _("Lấy ý kiến")

    def back_url(self):
        if self.row:
            return reverse(self.address, args=[self.row.pk])
        return reverse(self.listing) if self.verdict() else reverse("home")


class NoticeCreateView(AskingView):
    """A list goes before the public."""

    form_class = NoticeForm
    listing, address = "consultations:notice-list", "consultations:notice-detail"
    title = gettext_lazy("Lấy ý kiến công khai")
    button = gettext_lazy("Đăng danh sách")
    done = gettext_lazy("Đã đăng danh sách. Ai cũng đọc và gửi ý kiến được, không cần tài khoản.")
    consequences = gettext_lazy(
        "Trang công khai chỉ ghi họ tên, chức vụ, đơn vị và hình thức khen. Quyết định về những người này không công "
        "bố được khi chưa kết thúc lấy ý kiến."
    )

    def act(self, run, award, title, days):
        self.row = publish_notice(run, award, title=title, days=days, by=self.request.user)


class NoticeMoveView(MoveView):
    """A move of a notice."""

    queryset = PublicNotice.objects.for_page()
    address = "consultations:notice-detail"
    table = NOTICE_MOVES

    def find(self):
        reached = self.queryset.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(reached, pk=self.kwargs["pk"])

    def get_initial(self):
        return {}


class NoticeCloseView(NoticeMoveView):
    move = "close"
    title = button = gettext_lazy("Kết thúc lấy ý kiến")
    done = gettext_lazy("Đã kết thúc lấy ý kiến.")
    consequences = gettext_lazy("Danh sách không còn trên trang công khai. Các ý kiến và kết quả xử lý được giữ lại.")

    def act(self, **_typed):
        close_notice(self.row, by=self.request.user)


class NoticeWithdrawView(NoticeMoveView):
    move = "withdraw"
    form_class = ReasonForm
    title = button = gettext_lazy("Rút danh sách")
    done = gettext_lazy("Đã rút danh sách.")
    consequences = gettext_lazy(
        "Đợt này coi như chưa lấy ý kiến; phải đăng lại nếu hình thức khen bắt buộc lấy ý kiến."
    )
    is_danger = True

    def act(self, reason):
        withdraw_notice(self.row, reason=reason, by=self.request.user)


class CommentMoveView(MoveView):
    """A comment is settled."""

    queryset = PublicComment.objects.select_related("notice__unit")
    address = "consultations:notice-detail"
    table = COMMENT_MOVES

    def find(self):
        reached = self.queryset.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(reached, pk=self.kwargs["pk"])

    def get_initial(self):
        return {}

    def about(self):
        return self.row.text

    def back_label(self):
        return self.row.notice.title

    def back_url(self):
        return reverse(self.address, args=[self.row.notice_id])


class CommentHandleView(CommentMoveView):
    move = "handle"
    form_class = AnswerCommentForm
    title = gettext_lazy("Xử lý ý kiến")
    button = gettext_lazy("Ghi đã xử lý")
    done = gettext_lazy("Đã ghi kết quả xử lý.")

    def act(self, answer):
        handle_comment(self.row, answer=answer, by=self.request.user)


class CommentWaiveView(CommentMoveView):
    move = "waive"
    form_class = ReasonForm
    title = button = gettext_lazy("Không xem xét ý kiến")
    done = gettext_lazy("Đã ghi lý do không xem xét.")
    is_danger = True

    def act(self, reason):
        waive_comment(self.row, reason=reason, by=self.request.user)
