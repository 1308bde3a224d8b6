from django.contrib import messages
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView

from notices.forms.preferences import PreferencesForm
from notices.selectors.preferences import deliveries_of
from notices.services.preference import choose_deliveries


class PreferencesView(FormView):
    """How one wants to be told of each kind of thing."""

    form_class = PreferencesForm
    template_name = "notices/preferences.html"
    success_url = reverse_lazy("notices:preferences")

    def get_initial(self):
        return deliveries_of(self.request.user)

    def form_valid(self, form):
        choose_deliveries(self.request.user, form.cleaned_data)
        messages.success(self.request, _("Đã lưu cách nhận thông báo. Áp dụng cho thông báo từ lúc này."))
        return super().form_valid(form)
