"""The parts every page is made of. How to call each: docs/reference/components.md."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common.script_words import script_words
from common.templatetags.vietnamese import deadline
from common.tones import tone_of
from common.vietnamese import end_of_day, local_date, today

register = template.Library()

CHECKED = SafeString(" checked")

SOON = 3
"""Days left from which a deadline is urgent."""


# ---------- Small things ----------


@register.simple_tag
def icon(name, label=""):
    """A drawing of the sprite; silent for screen readers unless it has a label."""
    address = f"{static('img/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="td-icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, address
        )
    return format_html('<svg class="td-icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', address)


@register.simple_tag
def badge(label, tone="grey"):
    """A word in a tone: grey, gold, blue, purple, green or red."""
    return format_html('<span class="td-badge td-badge-{}">{}</span>', tone, label)


@register.simple_tag
def state_badge(thing, field="state", label=""):
    """The state of a row, or a choice itself, in its tone; ``label`` says it otherwise to the public."""
    if hasattr(thing, field):
        value = getattr(thing, field)
        label = label or getattr(thing, f"get_{field}_display")()
    else:
        value = thing
        label = label or getattr(thing, "label", thing)
    return badge(label, tone_of(value))


@register.simple_tag
def attributes(of):
    """The attributes of a tag: ``True`` stands by its name alone, ``False`` and ``None`` not at all.

    What Django's ``flatatt`` does, without sorting them: a page of forms writes hundreds.
    """
    shown = [(name, value) for name, value in of.items() if value is not False and value is not None]
    return SafeString("".join(f" {name}" if value is True else f' {name}="{escape(value)}"' for name, value in shown))


@register.simple_tag
def options(groups):
    """The options of a choice, those with a name for their group together under it."""
    written = []
    for name, choices, _index in groups:
        lines = "".join(
            f'<option value="{escape(choice["value"])}"{attributes(choice["attrs"])}>'
            f"{conditional_escape(choice['label'])}</option>"
            for choice in choices
        )
        written.append(f'<optgroup label="{escape(name)}">{lines}</optgroup>' if name else lines)
    return SafeString("".join(written))


@register.simple_tag
def check_boxes(boxes):
    """The boxes of a choice of several, each as Bootstrap draws it; ``boxes`` are the widget's own data of each."""
    return format_html_join(
        "",
        '<div class="form-check"><input class="form-check-input" type="checkbox" name="{}" value="{}" id="{}"{}>'
        '<label class="form-check-label" for="{}">{}</label></div>',
        (
            (
                box["name"],
                box["value"],
                box["attrs"]["id"],
                CHECKED if box["selected"] else "",
                box["attrs"]["id"],
                box["label"],
            )
            for box in boxes
        ),
    )


register.simple_tag(script_words)


# ---------- Parts with a body ----------


@register.simple_block_tag
def page_header(content, title, lead="", badge=""):
    """The heading of a page; the body holds at most one primary action."""
    return render_to_string(
        "components/page_header.html",
        {"title": title, "lead": lead, "badge": badge, "actions": content},
    )


@register.simple_block_tag
def card(content, title="", level=2, quiet=False):
    """A bordered box, with a heading when it has a title."""
    return render_to_string("components/card.html", {"title": title, "level": level, "quiet": quiet, "body": content})


@register.simple_block_tag
def drawer(content, summary="", is_open=False, id=""):
    """Text behind a line that opens it, without JavaScript too."""
    return render_to_string(
        "components/drawer.html",
        {"summary": summary or _("Vì sao?"), "body": content, "is_open": is_open, "id": id},
    )


@register.simple_block_tag
def bulk_bar(content, noun, total=0, form="", everything_name="select_all"):
    """The bar under a list that acts on the chosen rows; ``total`` offers all rows of the filter."""
    return render_to_string(
        "components/bulk_bar.html",
        {
            "noun": noun,
            "total": total,
            "form": form,
            "everything_name": everything_name,
            "actions": content,
        },
    )


@register.simple_block_tag
def empty_state(content, title, text="", icon="folder", level=2):
    """What stands where a list has no rows: what that means and what to do next."""
    return render_to_string(
        "components/empty_state.html",
        {"title": title, "text": text, "icon": icon, "level": level, "actions": content},
    )


# ---------- Parts without a body ----------


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*steps):
    """The way from home: ``label url label url … label``, the last one the page itself, without an address.

    «Trang chủ» leads every trail and is not named by the caller.
    """
    *before, here = steps
    return {"trail": [(_("Trang chủ"), reverse("home")), *zip(before[::2], before[1::2], strict=True)], "here": here}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms):
    """Every error of the forms and formsets as a link to its field; nothing when there is none.

    A form tells its errors once a page: crispy's own summary stays away after a summary at the top.
    """
    fresh = [form for form in forms if form is not None and not getattr(form, "has_summary", False)]
    for form in fresh:
        form.has_summary = True
    return {"errors": [error for form in fresh for error in _errors_of(form)]}


def _errors_of(form):
    if hasattr(form, "management_form"):
        yield from ({"target": "", "text": text} for text in form.non_form_errors())
        for inner in form.forms:
            yield from _errors_of(inner)
    elif form.is_bound:
        often = Counter(text for texts in form.errors.values() for text in texts)
        for name, texts in form.errors.items():
            field = None if name == "__all__" else form[name]
            for text in texts:
                told = f"{field.label}: {text}" if field and field.label and often[text] > 1 else text
                yield {"target": field and _target_of(field), "text": told}


def _target_of(field):
    """The first control of a field: a group of choices has no id of its own, one without choices nothing at all."""
    widget_id = field.id_for_label
    if widget_id or not field.auto_id:
        return widget_id
    first = next(iter(field.subwidgets), None)
    return (first and first.data.get("attrs", {}).get("id")) or ""


@register.inclusion_tag("components/task_list.html")
def task_list(tasks):
    """Rows of ``label``, ``url`` (none = cannot start yet), ``state`` or ``tone``, ``state_label``, ``hint``."""
    return {"tasks": [_task(task) for task in tasks]}


def _task(task):
    read = task.get if isinstance(task, dict) else lambda name, default="": getattr(task, name, default)
    return {
        "label": read("label"),
        "url": read("url", ""),
        "hint": read("hint", ""),
        "state_label": read("state_label", ""),
        "tone": read("tone", "") or tone_of(read("state", "")),
    }


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows):
    """Rows of ``label``, ``value`` and, when it may be changed, ``url``."""
    return {"rows": rows}


@register.inclusion_tag("components/timeline.html")
def timeline(events):
    """Rows of ``title``, ``at`` (moment) or ``day``, ``by``, ``note``, ``tone``, ``is_future``."""
    return {"events": events}


@register.inclusion_tag("components/figure.html")
def figure(value, label, url="", tone=""):
    """A number that leads to the list it counts, and says so to whoever counts after it; None shows a dash."""
    raw = str(value) if isinstance(value, int) else ""
    if isinstance(value, int | Decimal):
        value = number_format(value, force_grouping=True)
    return {"value": "–" if value is None else value, "raw": raw, "label": label, "url": url, "tone": tone}


@register.inclusion_tag("components/progress.html")
def progress(done, total, label, note=""):
    """How much is done, as a bar and in words; ``total`` of None is not known yet."""
    percent = 0 if not total else min(100, 100 * done // total)
    return {"done": done, "total": total, "label": label, "note": note, "percent": percent}


@register.inclusion_tag("components/deadline_banner.html")
def deadline_banner(moment, label, url="", action=""):
    """One line: red once past, gold in the last three days, grey before; nothing without a moment."""
    return {
        "when": deadline(moment),
        "tone": _urgency(moment) if moment else "",
        "label": label,
        "url": url,
        "action": action,
    }


def _urgency(moment: date) -> str:
    """error, warning or neutral; a day lasts until its end in Vietnam."""
    until = moment if isinstance(moment, datetime) else end_of_day(moment)
    if until < timezone.now():
        return "error"
    return "warning" if (local_date(until) - today()).days <= SOON else "neutral"


@register.simple_tag
def drawer_link(url, label="", about=""):
    """A link that opens its page in a side panel; a page of its own without JavaScript."""
    more = format_html('<span class="visually-hidden"> {}</span>', about) if about else ""
    return format_html('<a href="{}" data-drawer>{}{}</a>', url, label or _("Vì sao?"), more)


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page, noun="", sizes=(), sent=False):
    """The pages of a list, with the filters kept in the address.

    With ``sent`` they are buttons ``page`` and ``rows`` of the form around them, so that what is ticked comes along.
    """
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "request": context.get("request"),
        "page": page,
        "pages": list(pages) if page.has_other_pages() else [],
        "ellipsis": page.paginator.ELLIPSIS,
        "noun": noun or _("dòng"),
        "sent": sent,
        "sizes": sizes if page.paginator.count > min(sizes, default=0) else (),
    }


@register.inclusion_tag("components/filter_bar.html", takes_context=True)
def filter_bar(context, form, label="", keep=("sort", "rows")):
    """A list's filters above it; they go into the address, so that the view can be sent to somebody."""
    asked = context["request"].GET
    return {
        "form": form,
        "label": label or _("Lọc danh sách"),
        "kept": [(name, asked[name]) for name in keep if asked.get(name) and name not in form.fields],
        "is_filtered": any(asked.getlist(form.add_prefix(name)) not in ([], [""]) for name in form.fields),
        "path": context["request"].path,
    }


@register.inclusion_tag("components/filter_field.html")
def filter_field(field):
    """One field of a list's filters: a box to tick, a choice or a line, with what is wrong about it below."""
    is_box = field.widget_type == "checkbox"
    look = "form-check-input" if is_box else "form-select" if "select" in field.widget_type else "form-control"
    return {
        "field": field,
        "is_box": is_box,
        "control": field.as_widget(attrs={"class": f"{look} is-invalid" if field.errors else look}),
        "errors": format_html_join("", '<div class="invalid-feedback">{}</div>', ((error,) for error in field.errors)),
    }


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(context, key, label, number=False):
    """A column heading that sorts by ``?sort=key``, and the other way when it already does."""
    asked = context["request"].GET.get("sort", "")
    directions = {key: "ascending", f"-{key}": "descending"}
    return {
        "request": context["request"],
        "label": label,
        "number": number,
        "direction": directions.get(asked, ""),
        "next": f"-{key}" if asked == key else key,
    }


@register.inclusion_tag("components/picker.html")
def picker(name, url, label, **options):
    """A search for people or units that gives ids; options: hint, multiple, chosen, results, query, error, required.

    ``chosen`` and ``results`` are rows of ``id``, ``label`` and ``note``. Without JavaScript the button asks the
    server, which draws the page again with ``results`` to tick.
    """
    return {"name": name, "url": url, "label": label, "id": options.pop("id", f"id_{name}"), **options}
