"""Pages of managers about the software that is told of events."""

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, ListView

from common.errors import DomainError
from units.permissions import may_manage_some
from units.views.act import ActView, RowActView, may_move
from units.views.mixins import ManagersOnlyMixin, PageSizeMixin, UnitScopeMixin
from webhooks.forms.endpoint import EndpointChangeForm, EndpointForm
from webhooks.models import WebhookDelivery, WebhookEndpoint
from webhooks.permissions import may_keep_endpoint
from webhooks.services.endpoint import add_endpoint, change_endpoint, renew_secret, resend, send_test
from webhooks.transitions import DELIVERY_MOVES


class EndpointListView(ManagersOnlyMixin, UnitScopeMixin, PageSizeMixin, ListView):
    """The endpoints of the units one manages."""

    queryset = WebhookEndpoint.objects.for_list()
    template_name = "webhooks/endpoint_list.html"


class EndpointDetailView(ManagersOnlyMixin, UnitScopeMixin, DetailView):
    """What an endpoint is told of, and how each delivery went."""

    queryset = WebhookEndpoint.objects.for_list()
    template_name = "webhooks/endpoint_detail.html"
    context_object_name = "endpoint"
    page_sizes = (25,)

    def get_context_data(self, **kwargs):
        rows = self.object.deliveries.defer("body").order_by("-created_at", "-pk")
        page = Paginator(rows, self.page_sizes[0]).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | {"page_obj": page, "deliveries": page.object_list}


def shown_once(request, endpoint: WebhookEndpoint, secret: str):
    """The one page on which the secret stands; no address leads back to it."""
    return render(request, "webhooks/secret.html", {"endpoint": endpoint, "secret": secret})


@method_decorator(never_cache, name="dispatch")
class EndpointCreateView(ActView):
    """An address of other software is told of events from now on."""

    form_class = EndpointForm
    title = gettext_lazy("Thêm nơi nhận tin")
    button = gettext_lazy("Thêm")
    consequences = gettext_lazy(
        "Từ lúc thêm, phần mềm ở địa chỉ này được báo ngay khi quyết định của đơn vị, hoặc nêu tên người của đơn vị, "
        "được ban hành. Bí mật để kiểm tra chữ ký chỉ hiện một lần."
    )

    def find(self):
        """The unit is chosen in the form."""

    def verdict(self):
        return may_manage_some(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            endpoint, secret = add_endpoint(by=self.request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return shown_once(self.request, endpoint, secret)

    def about(self):
        return _("Phần mềm khác được báo khi có quyết định.")

    def back_label(self):
        return _("Nơi nhận tin")

    def back_url(self):
        return reverse("webhooks:endpoint-list") if self.verdict() else reverse("home")


class EndpointActView(RowActView):
    """An act on an endpoint of the units one manages."""

    queryset = WebhookEndpoint.objects.select_related("unit")
    address = "webhooks:endpoint-detail"
    form_class = forms.Form

    def get_initial(self):
        return {}

    def verdict(self):
        return may_keep_endpoint(self.request.user, self.row.unit)


class EndpointUpdateView(EndpointActView):
    form_class = EndpointChangeForm
    title = gettext_lazy("Sửa nơi nhận tin")
    button = gettext_lazy("Lưu")
    consequences = gettext_lazy("Địa chỉ không sửa được: cần địa chỉ khác thì thêm nơi nhận mới rồi ngừng nơi này.")
    done = gettext_lazy("Đã lưu.")

    def get_initial(self):
        return {"name": self.row.name, "events": self.row.events, "is_active": self.row.is_active}

    def act(self, **typed):
        change_endpoint(self.row, by=self.request.user, **typed)


@method_decorator(never_cache, name="dispatch")
class EndpointSecretView(EndpointActView):
    title = gettext_lazy("Đổi bí mật")
    button = gettext_lazy("Đổi bí mật")
    consequences = gettext_lazy("Bí mật cũ hết dùng ngay. Hãy báo bên nhận trước. Bí mật mới chỉ hiện một lần.")
    is_danger = True

    def form_valid(self, form):
        return shown_once(self.request, self.row, renew_secret(self.row, by=self.request.user))


class EndpointTestView(EndpointActView):
    title = gettext_lazy("Gửi thử")
    button = gettext_lazy("Gửi thử")
    consequences = gettext_lazy("Một tin thử được gửi tới địa chỉ nhận, ký như tin thật.")
    done = gettext_lazy("Tin thử đang được gửi. Tải lại trang để xem kết quả.")

    def act(self):
        send_test(self.row, by=self.request.user)


class DeliveryResendView(RowActView):
    queryset = WebhookDelivery.objects.select_related("endpoint__unit")
    form_class = forms.Form
    title = gettext_lazy("Gửi lại")
    button = gettext_lazy("Gửi lại")
    consequences = gettext_lazy("Tin được gửi lại với mã cũ, nội dung cũ; bên nhận đã có mã này thì bỏ qua.")
    done = gettext_lazy("Tin đang được gửi lại.")

    def get_initial(self):
        return {}

    def verdict(self):
        return may_move(self.row, "resend", by=self.request.user, table=DELIVERY_MOVES)

    def act(self):
        resend(self.row, by=self.request.user)

    def back_label(self):
        return str(self.row.endpoint)

    def back_url(self):
        return reverse("webhooks:endpoint-detail", args=[self.row.endpoint_id])
