from django import forms
from django.utils.translation import gettext_lazy as _

from common.file_fields import one_file
from common.forms.layout import DATE_HINT
from common.uploads import PICTURES
from papers.models.picture import PicturePart


class PictureForm(forms.Form):
    """An emblem or a border, and from which day."""

    part = forms.ChoiceField(
        label=_("Hình gì"),
        choices=PicturePart,
        widget=forms.RadioSelect,
        initial=PicturePart.EMBLEM,
        error_messages={"required": _("Hãy chọn hình biểu trưng hay khung.")},
    )
    valid_from = forms.DateField(label=_("Dùng cho quyết định ký từ ngày"), help_text=DATE_HINT)
    file = one_file(_("Tệp PNG hoặc JPG"), _("Hãy chọn tệp hình."), endings=PICTURES)
