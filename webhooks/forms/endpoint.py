from django import forms
from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from common.fields import CleanCharFormField
from units.forms.fields import unit_choice
from units.models import Role, Unit
from webhooks.addresses import check_form
from webhooks.models import Event


class EndpointChangeForm(forms.Form):
    """What an endpoint is called and told of."""

    name = CleanCharFormField(label=_("Tên"), max_length=120, help_text=_("Ví dụ: Phần mềm văn bản của tỉnh."))
    events = forms.MultipleChoiceField(
        label=_("Báo khi"),
        choices=Event,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một việc cần báo.")},
    )
    is_active = forms.BooleanField(label=_("Đang dùng"), required=False, initial=True)


class EndpointForm(EndpointChangeForm):
    """Whose endpoint, and where it is."""

    url = CleanCharFormField(label=_("Địa chỉ nhận"), max_length=500, help_text=_("Bắt đầu bằng https://."))
    is_active = None
    field_order = ("unit", "name", "url", "events")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, Role.MANAGER), own=True)
        self.order_fields(self.field_order)

    def clean_url(self):
        try:
            check_form(self.cleaned_data["url"])
        except DomainError as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return self.cleaned_data["url"]
