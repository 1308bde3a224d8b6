"""The last numbers of decisions and letters, and where somebody says which were used on paper."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView

from common.clock import today
from decisions.forms.numbers import LastNumberForm
from decisions.permissions import NUMBER_SETTERS, READERS, may_set_some_numbers
from decisions.selectors.numbers import last_numbers_of
from decisions.services.numbers import set_last_number
from units.models import Unit
from units.views.act import ActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class NumberListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The last number of every series one's units use this year or were told to use in the next."""

    queryset = Unit.objects.all()
    scope_roles = (*READERS, *NUMBER_SETTERS)
    template_name = "decisions/number_list.html"

    def get_queryset(self):
        return last_numbers_of(super().get_queryset(), since=today().year)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_set": may_set_some_numbers(self.request.user)}


class LastNumberView(ActView):
    """Somebody says up to which number a series was used on paper."""

    form_class = LastNumberForm
    title = gettext_lazy("Ghi số cuối đã dùng")
    button = gettext_lazy("Ghi")
    done = gettext_lazy("Đã ghi. Văn bản sau mang số kế tiếp.")
    consequences = gettext_lazy(
        "Hệ thống không cấp số nào từ số này trở xuống nữa. Chỉ đặt lên, không đặt xuống được; ai đặt, lúc nào và "
        "lý do được giữ trong nhật ký."
    )

    def find(self):
        """The series is chosen in the form."""

    def verdict(self):
        return may_set_some_numbers(self.request.user)

    def get_initial(self):
        asked = {name: self.request.GET.get(name, "") for name in ("unit", "series")}
        return super().get_initial() | {name: value for name, value in asked.items() if value}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, **typed):
        set_last_number(by=self.request.user, **typed)

    def about(self):
        return ""

    def back_label(self):
        return _("Số văn bản")

    def back_url(self):
        return reverse("decisions:number-list")
