"""Stories as pages show them: paragraphs, and of the marks somebody pasted only the harmless ones."""

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe

TAGS = {"p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "h3", "h4", "blockquote", "a"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"https", "http", "mailto"}


def story_html(text: str) -> SafeString:
    """``text`` in paragraphs, without anything that runs, loads or styles; links lead away without our blessing."""
    marked = linebreaks(text, autoescape=False)
    kept = nh3.clean(
        marked, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="nofollow noopener noreferrer"
    )
    return mark_safe(kept)  # noqa: S308 -- nh3 made it safe
