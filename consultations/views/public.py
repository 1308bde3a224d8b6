"""What everybody may read about those to be awarded, and say."""

from allauth.account.adapter import get_adapter
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.public import PublicView
from common.throttle import within_limit
from consultations.forms.notice import CommentForm
from consultations.models import PublicNotice
from consultations.services.comment import receive_comment

ROWS = 50
SENT_AT_MOST, PAUSE = 5, 600
"""Comments from one address within so many seconds."""
TAKEN_AT_MOST, HOUR = 200, 3600
"""Comments on one notice within so many seconds, from wherever."""
UNCLEAR, TOO_MANY = 422, 429


class PublicListView(PublicView):
    """The lists the public is asked about today."""

    def get(self, request):
        notices = PublicNotice.objects.running().select_related("unit").order_by("last_day", "pk")
        page = Paginator(notices, ROWS).get_page(request.GET.get("page"))
        return render(request, "consultations/public_list.html", {"page_obj": page})


class PublicNoticeView(PublicView):
    """Who is to be awarded, until the last day, and a form for what one has to say about it."""

    http_method_names = ["get", "head", "post"]

    def get(self, request, notice_code):
        return self.page(self.find(notice_code), CommentForm())

    def post(self, request, notice_code):
        notice, form = self.find(notice_code), CommentForm(request.POST)
        if form.is_trapped:
            return redirect("feedback:sent", notice_code=notice.code)
        if not form.is_valid():
            return self.page(notice, form, status=UNCLEAR)
        if not self.may_send(notice):
            form.add_error(None, _("Đã có quá nhiều ý kiến gửi từ nơi bạn đang dùng. Hãy chờ 10 phút rồi gửi lại."))
            return self.page(notice, form, status=TOO_MANY)
        typed = {name: form.cleaned_data[name] for name in ("name", "contact", "text")}
        try:
            receive_comment(notice, **typed)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.page(notice, form, status=UNCLEAR)
        return redirect("feedback:sent", notice_code=notice.code)

    def find(self, code) -> PublicNotice:
        notices = PublicNotice.objects.standing().select_related("unit", "award")
        return get_object_or_404(notices, code=code)

    def may_send(self, notice) -> bool:
        from_here = f"comment:{get_adapter().get_client_ip(self.request)}"
        if not within_limit(from_here, most=SENT_AT_MOST, seconds=PAUSE):
            return False
        return within_limit(f"comments:{notice.pk}", most=TAKEN_AT_MOST, seconds=HOUR)

    def page(self, notice, form, status=200):
        if not notice.is_running:
            status = UNCLEAR if form.is_bound else 200
            return render(self.request, "consultations/public_over.html", {"notice": notice}, status=status)
        page = Paginator(notice.lines.order_by("place"), ROWS).get_page(self.request.GET.get("page"))
        context = {"notice": notice, "form": form, "page_obj": page}
        return render(self.request, "consultations/public_notice.html", context, status=status)


class CommentSentView(PublicView):
    """That it came in, and what becomes of it."""

    def get(self, request, notice_code):
        notice = get_object_or_404(PublicNotice.objects.standing(), code=notice_code)
        return render(request, "consultations/public_sent.html", {"notice": notice})
