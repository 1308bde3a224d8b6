from django import forms
from django.utils.translation import gettext_lazy as _

from papers.forms.letterhead import LookForm
from papers.models import Layout

HINTS = {
    "name": _("Ví dụ Phôi giấy khen A4, Phôi bằng khen 400 × 300."),
    "width": _("A4 nằm ngang là 297."),
    "height": _("A4 nằm ngang là 210."),
    "offset_x": _("Số âm là dịch sang trái. In thử rồi đo độ lệch, ví dụ 1,5."),
    "offset_y": _("Số âm là dịch lên trên."),
    "text_only": _("Không in khung, quốc hiệu và tên giấy: phôi đã có sẵn."),
}


class LayoutForm(LookForm):
    """A sheet of a unit the manager reaches; the unit is set once."""

    class Meta:
        model = Layout
        fields = ["unit", *HINTS]
        help_texts = HINTS
        localized_fields = ["offset_x", "offset_y"]
        widgets = {
            "offset_x": forms.TextInput(attrs={"inputmode": "decimal"}),
            "offset_y": forms.TextInput(attrs={"inputmode": "decimal"}),
        }
