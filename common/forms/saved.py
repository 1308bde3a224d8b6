"""What somebody else saved meanwhile, beside each field of a form that says otherwise."""

from collections.abc import Iterable

from django.forms import BoundField, Form, ModelChoiceField, Textarea
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from common.editing import moment
from common.errors import StaleEdit

THEIRS, BOTH = "theirs", "both"
"""What a field may be asked to say after a stale save: what is stored, or that and what was typed."""


MERGE_BUTTON = (
    '<button class="btn btn-outline-primary" type="submit" name="merge" value="{}:{}" formnovalidate>{}</button>'
)


def show_saved(forms: Iterable[Form], refusal: StaleEdit, *, may_merge: bool = False) -> None:
    """Each field of the bound ``forms`` that differs from what is stored says what that is, who saved it and when.

    A form whose hidden fields differ is about another row: it is left as it is. With ``may_merge`` each has buttons
    that send the form back with ``merge``, for ``merged`` to answer.
    """
    for form in forms:
        changed = [form[name] for name in form.changed_data]
        if any(bound.is_hidden for bound in changed):
            continue
        for bound in changed:
            said = saved_words(refusal, _words(bound))
            hint = format_html('<span class="td-saved">{}{}</span>', said, _merge_buttons(bound) if may_merge else "")
            bound.field.help_text = bound.help_text = format_html("{}{}", bound.field.help_text, hint)


def merged(form: Form, asked: str) -> dict[str, str]:
    """What the field that ``asked`` («name:theirs», «name:both») names is to hold, by its name; empty for nonsense."""
    name, _colon, how = asked.partition(":")
    if name not in form.fields or how not in (THEIRS, BOTH):
        return {}
    bound = form[name]
    stored = _stored(bound)
    mine = form.data.get(form.add_prefix(name), "")
    return {form.add_prefix(name): "\n\n".join(filter(None, [stored, mine])) if how == BOTH else stored}


def _stored(bound: BoundField) -> str:
    """The stored value as the field sends it."""
    if hasattr(bound.field, "choices"):
        return str(bound.field.prepare_value(bound.initial) or "")
    return _words(bound)


def _merge_buttons(bound: BoundField) -> str:
    """The stored value may take the place of what was typed; a longer text may also go before it."""
    ways = [(THEIRS, _("Lấy bản đã lưu"))]
    if isinstance(bound.field.widget, Textarea):
        ways.append((BOTH, _("Ghép cả hai")))
    buttons = format_html_join(" ", MERGE_BUTTON, ((bound.name, how, label) for how, label in ways))
    return format_html('<span class="td-actions mt-2">{}</span>', buttons)


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
