from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from common.vietnamese import fold

register = template.Library()


@register.filter
def marked(text, folded: str):
    """``text`` escaped, with what reads as ``folded`` without dấu in ``<mark>``; unchanged where nothing does."""
    text = str(text)
    letters = [fold(letter) or " " for letter in text]
    begin = "".join(letters).find(folded) if folded else -1
    if begin < 0:
        return escape(text)
    places = [place for place, letter in enumerate(letters) for _each in letter]
    first, last = places[begin], places[begin + len(folded) - 1]
    before, found, after = text[:first], text[first : last + 1], text[last + 1 :]
    return mark_safe(escape(before) + format_html("<mark>{}</mark>", found) + escape(after))  # noqa: S308 -- each part is escaped
