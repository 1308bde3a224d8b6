from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.services.container import ENDINGS, LARGEST_FILE


class WorkbookForm(forms.Form):
    """One workbook; what is in it is looked at by the service."""

    file = forms.FileField(
        label=gettext_lazy("Tệp Excel"),
        allow_empty_file=True,
        max_length=None,
        error_messages={"required": gettext_lazy("Hãy chọn một tệp Excel.")},
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("Nhận %(types)s, tối đa %(limit)s MB.") % {
            "types": ", ".join(ENDINGS),
            "limit": LARGEST_FILE // 1024**2,
        }
