"""Rich text as it may stand in a page: few tags, no picture and no script of anybody else's."""

import re

import nh3

TAGS = {"p", "div", "br", "h2", "h3", "strong", "b", "em", "i", "u", "del", "blockquote", "ul", "ol", "li", "a"}
OWN_HEADINGS = (("h1", "h2"), ("h4", "h3"), ("h5", "h3"), ("h6", "h3"))
"""The page has the one heading of the first level; whatever the editor calls headings stands below it."""


def cleaned_html(text: str) -> str:
    """``text`` with the allowed tags alone; links open without telling where from."""
    for theirs, ours in OWN_HEADINGS:
        text = re.sub(rf"<(/?){theirs}(?=[\s>])", rf"<\1{ours}", text, flags=re.IGNORECASE)
    text = nh3.clean(text, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})
    if "<h2" not in text:
        text = text.replace("<h3", "<h2").replace("</h3", "</h2")
    return text.strip()


def has_words(html: str) -> bool:
    """Whether anything is left to read once the tags are gone."""
    return bool(nh3.clean(html, tags=set()).replace("\xa0", " ").replace("&nbsp;", " ").strip())
