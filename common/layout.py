from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout


def plain_helper(*layout) -> FormHelper:
    """A layout whose ``<form>``, version and buttons stand in the template."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*layout)
    return helper
