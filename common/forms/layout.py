"""What the forms of all pages look alike in."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django.utils.translation import gettext_lazy as _

DATE_HINT = _("Ngày/tháng/năm, ví dụ 18/05/2025.")
MONEY_HINT = _("Ví dụ 44.900.000 hoặc 44,9 triệu. Để trống nếu không tính được thành tiền.")


def plain_helper(*layout) -> FormHelper:
    """A layout whose ``<form>``, version and buttons stand in the template."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*layout)
    return helper
