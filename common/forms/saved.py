"""What somebody else saved meanwhile, beside each field of a form that says otherwise."""

from collections.abc import Iterable

from django.forms import BoundField, Form, ModelChoiceField
from django.utils.html import format_html
from django.utils.translation import gettext as _

from common.editing import moment
from common.errors import StaleEdit


def show_saved(forms: Iterable[Form], refusal: StaleEdit) -> None:
    """Each field of the bound ``forms`` that differs from what is stored says what that is, who saved it and when.

    A form whose hidden fields differ is about another row: it is left as it is.
    """
    for form in forms:
        changed = [form[name] for name in form.changed_data]
        if any(bound.is_hidden for bound in changed):
            continue
        for bound in changed:
            hint = format_html('<span class="td-saved">{}</span>', saved_words(refusal, _words(bound)))
            bound.field.help_text = bound.help_text = format_html("{}{}", bound.field.help_text, hint)


def saved_words(refusal: StaleEdit, value: str) -> str:
    """«Lê A đã lưu lúc 08:15 ngày 12/05/2025: value»."""
    return _("%(who)s đã lưu lúc %(when)s: %(value)s") % {
        "who": refusal.who or _("Người khác"),
        "when": moment(refusal.at) if refusal.at else "…",
        "value": value or _("(để trống)"),
    }


def _words(bound: BoundField) -> str:
    """The stored value of a field as its page would show it."""
    field, value = bound.field, bound.initial
    if isinstance(field, ModelChoiceField):
        return str(field.queryset.filter(pk=value).first() or "")
    if hasattr(field, "choices"):
        chosen = value if isinstance(value, list | tuple) else [value]
        return ", ".join(str(label) for key, label in field.choices if key and key in chosen)
    if isinstance(value, bool):
        return _("có đánh dấu") if value else _("không đánh dấu")
    return str(field.widget.format_value(field.prepare_value(value)) or "")
