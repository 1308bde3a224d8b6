from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import ListView

from notices.models import Notice
from notices.services.notice import mark_all_read, mark_read


class NoticeListView(ListView):
    """What the person was told, newest first; ``?unread=1`` leaves out what was read."""

    template_name = "notices/notice_list.html"
    paginate_by = 25

    def get_queryset(self):
        rows = Notice.objects.filter(user=self.request.user)
        return rows.unread() if self.only_unread else rows

    @property
    def only_unread(self):
        return self.request.GET.get("unread") == "1"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"only_unread": self.only_unread}


@never_cache
@require_safe
def open_notice(request, pk):
    """The notice is read and the person is on the page it is about."""
    notice = mark_read(get_object_or_404(Notice, pk=pk, user=request.user))
    if notice.url and url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None):
        return redirect(notice.url)
    return redirect("notices:list")


@require_POST
def read_all(request):
    count = mark_all_read(request.user)
    if count:
        said = ngettext("Đã đánh dấu đọc %(count)d thông báo.", "Đã đánh dấu đọc %(count)d thông báo.", count)
        messages.success(request, said % {"count": count})
    else:
        messages.info(request, _("Không có thông báo nào chưa đọc."))
    return redirect(reverse("notices:list"))
