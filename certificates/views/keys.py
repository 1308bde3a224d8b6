"""The keys certificates are signed with: published to everybody, kept by whoever runs the system."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from certificates.forms.keys import KeyChangeForm
from certificates.models import SigningKey
from certificates.permissions import may_change_keys
from certificates.selectors.keys import key_in_use, published_keys
from certificates.services.signing_key import change_key
from units.views.act import ActView
from units.views.mixins import AllowedMixin


@method_decorator(login_not_required, name="dispatch")
class PublishedKeysView(View):
    """Every key certificates were ever signed with, for whoever wants to check them without asking us."""

    http_method_names = ["get", "head"]

    def get(self, request):
        return JsonResponse({"keys": published_keys()}, json_dumps_params={"indent": 1})


class KeyListView(AllowedMixin, TemplateView):
    """Every key with its days and why it was started: a few in all the years."""

    may = staticmethod(may_change_keys)
    template_name = "certificates/key_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"keys": list(SigningKey.objects.for_list())}


class KeyChangeView(ActView):
    """Why the key is changed; the password or the second factor follows, then a new one signs."""

    title = gettext_lazy("Đổi khoá ký")
    consequences = gettext_lazy(
        "Từ lúc đổi, bằng, giấy mới được ký bằng khoá mới; nửa bí mật của khoá cũ bị xoá hẳn. Bằng, giấy đã cấp không "
        "phải in lại và vẫn kiểm tra được; nơi kiểm tra không cần mạng tải lại các khoá công khai để đọc giấy mới. Hệ "
        "thống hỏi lại mật khẩu hoặc mã xác thực của bạn."
    )
    button = gettext_lazy("Đổi khoá")
    done = gettext_lazy("Đã đổi khoá ký.")
    form_class = KeyChangeForm
    is_danger = True

    def find(self):
        """There is no row of the address: one key is in use."""
        self.key = key_in_use()

    def verdict(self):
        return may_change_keys(self.request.user)

    @method_decorator(reauthentication_required)
    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs)

    def get_initial(self):
        return super().get_initial() | {"seen": self.key.key_id if self.key else ""}

    def act(self, *, reason, seen):
        change_key(by=self.request.user, reason=reason, seen=seen)

    def about(self):
        if self.key is None:
            return _("Chưa có khoá nào")
        return _("Khoá đang dùng: %(key)s") % {"key": self.key.key_id}

    def back_url(self):
        return reverse("certificates:key-list") if self.verdict() else reverse("home")

    def back_label(self):
        return _("Khoá ký")
