"""Pages of managers about the software that reads."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import ListView

from api.forms.token import TokenForm
from api.models import ApiToken
from api.permissions import may_keep_token
from api.services.token import make_token, revoke_token
from common.errors import DomainError
from units.forms.act import ReasonForm
from units.permissions import may_manage_some
from units.views.act import ActView, RowActView
from units.views.mixins import ManagersOnlyMixin, PageSizeMixin, UnitScopeMixin


class TokenListView(ManagersOnlyMixin, UnitScopeMixin, PageSizeMixin, ListView):
    """The tokens of the units one manages, those taken back last."""

    queryset = ApiToken.objects.for_list()
    template_name = "api/token_list.html"


@method_decorator(never_cache, name="dispatch")
class TokenCreateView(ActView):
    """Software reads in the name of a unit from now on."""

    form_class = TokenForm
    title = gettext_lazy("Cấp mã truy cập")
    button = gettext_lazy("Cấp mã")
    consequences = gettext_lazy(
        "Phần mềm có mã này đọc được những gì người xem của đơn vị đọc được, không sửa được gì. Mã chỉ hiện một lần."
    )

    def find(self):
        """The unit is chosen in the form."""

    def verdict(self):
        return may_manage_some(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            token, text = make_token(by=self.request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return render(self.request, "api/token_made.html", {"token": token, "text": text})

    def about(self):
        return _("Cho phần mềm khác đọc dữ liệu của đơn vị.")

    def back_label(self):
        return _("Kết nối phần mềm")

    def back_url(self):
        return reverse("api:token-list") if self.verdict() else reverse("home")


class TokenRevokeView(RowActView):
    queryset = ApiToken.objects.select_related("unit")
    form_class = ReasonForm
    title = gettext_lazy("Thu hồi mã truy cập")
    button = gettext_lazy("Thu hồi")
    consequences = gettext_lazy("Phần mềm dùng mã này không đọc được gì nữa, ngay từ lúc thu hồi. Không lấy lại được.")
    done = gettext_lazy("Đã thu hồi mã truy cập.")
    is_danger = True

    def get_initial(self):
        return {}

    def verdict(self):
        return may_keep_token(self.request.user, self.row.unit)

    def act(self, reason):
        revoke_token(self.row, reason=reason, by=self.request.user)

    def back_label(self):
        return _("Kết nối phần mềm")

    def back_url(self):
        return reverse("api:token-list")
