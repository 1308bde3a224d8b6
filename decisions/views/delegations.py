"""Who acts in whose place while somebody is away."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView

from decisions.forms.chain import DelegationForm
from decisions.models import Delegation
from decisions.permissions import may_delegate, may_withdraw_delegation
from decisions.services.delegation import delegate, withdraw_delegation
from units.forms.act import VersionForm
from units.models import Role
from units.views.act import ActView, RowActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin

OVERSEERS = (Role.MANAGER, Role.AUDITOR)
"""They see the delegations of their units beside those that concern themselves."""


class DelegationListView(UnitScopeMixin, PageSizeMixin, ListView):
    """Those one gave or was given; managers and auditors see those of their units."""

    queryset = Delegation.objects.for_list()
    template_name = "decisions/delegation_list.html"

    def get_queryset(self):
        return self.queryset.concerning(self.request.user, *OVERSEERS)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for row in context["object_list"]:
            row.may_withdraw = row.is_open and may_withdraw_delegation(self.request.user, row)
        return context | {"may_delegate": may_delegate(self.request.user)}


class DelegationCreateView(ActView):
    """Somebody names a deputy."""

    form_class = DelegationForm
    title = gettext_lazy("Uỷ quyền duyệt khi vắng")
    button = gettext_lazy("Uỷ quyền")
    done = gettext_lazy("Đã uỷ quyền. Người được uỷ quyền đã được báo.")
    consequences = gettext_lazy(
        "Trong những ngày đó người được uỷ quyền duyệt bước của bạn và công bố thay bạn ở đơn vị ấy; mỗi lần đều ghi "
        "rõ thay mặt ai. Họ không uỷ quyền tiếp, không duyệt quyết định do họ hoặc bạn soạn, trình hoặc có tên."
    )

    def find(self):
        """Nothing stands yet."""

    def verdict(self):
        return may_delegate(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, **typed):
        delegate(by=self.request.user, **typed)

    def about(self):
        return ""

    def back_label(self):
        return _("Uỷ quyền duyệt")

    def back_url(self):
        return reverse("decisions:delegation-list")


class DelegationWithdrawView(RowActView):
    """A delegation ends at once."""

    form_class = VersionForm
    title = gettext_lazy("Rút lại uỷ quyền")
    button = gettext_lazy("Rút lại")
    done = gettext_lazy("Đã rút lại uỷ quyền.")
    consequences = gettext_lazy(
        "Từ lúc này người được uỷ quyền không duyệt, công bố thay được nữa. Việc đã làm vẫn giữ."
    )
    is_danger = True

    def find(self):
        rows = Delegation.objects.for_list().concerning(self.request.user, *OVERSEERS)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def verdict(self):
        return may_withdraw_delegation(self.request.user, self.row)

    def back_label(self):
        return _("Uỷ quyền duyệt")

    def back_url(self):
        return reverse("decisions:delegation-list")

    def act(self, version=None):
        withdraw_delegation(self.row, by=self.request.user)
