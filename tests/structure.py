"""What the markup of a whole page must be, so that one who hears it finds the way as one who sees it."""

from collections import Counter
from collections.abc import Iterator

import html5lib

HEADINGS = {f"h{level}": level for level in range(1, 7)}
SILENT = {"hidden", "submit", "button", "image", "reset"}
"""Kinds of ``input`` that need no label: nobody sees them, or they carry their own words."""
POINTERS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant")


def parsed(html: str):
    """The tree of a page; what a browser would have to guess raises."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def title_of(html: str) -> str:
    """What the window of the browser, and whoever hears the page, is told first."""
    return " ".join((parsed(html).findtext(".//title") or "").split())


def faults_in(html: str) -> list[str]:
    """What is wrong with the markup of a page: language, title, headings, ids, labels, names of links and buttons."""
    tree = parsed(html)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    ids = Counter(element.get("id") for element in elements if element.get("id"))
    return [
        *_of_the_page(tree),
        *(f"id «{name}» stands {times} times" for name, times in ids.items() if times > 1),
        *_of_headings(tree, elements),
        *_of_pointers(elements, ids),
        *_of_labels(tree, elements, ids),
        *_of_names(tree),
        *_of_regions(tree),
    ]


def _of_the_page(tree) -> Iterator[str]:
    if tree.get("lang") not in {"vi", "en"}:
        yield f"language {tree.get('lang')}"
    if not (tree.findtext(".//title") or "").strip(" –\n"):
        yield "no title"
    for tag in ("main", "h1"):
        if (found := len(list(tree.iter(tag)))) != 1:
            yield f"{found} of {tag}"


def _of_headings(tree, elements) -> Iterator[str]:
    """What was wrong in a form is told above the page's own heading."""
    told = {part for box in tree.iter() if box.get("data-error-summary") is not None for part in box.iter()}
    last = 0
    for element in elements:
        if element in told:
            continue
        level = HEADINGS.get(element.tag, 0)
        if level > last + 1:
            yield f"h{level} «{_words(element)}» after h{last}"
        if level and not _words(element):
            yield f"h{level} without words"
        last = level or last


def _of_pointers(elements, ids) -> Iterator[str]:
    for element in elements:
        for pointer in POINTERS:
            yield from (f"{pointer} to «{name}»" for name in element.get(pointer, "").split() if name not in ids)
        if element.tag == "label" and element.get("for") and element.get("for") not in ids:
            yield f"label of «{element.get('for')}», which is not there"
        href = element.get("href", "")
        if element.tag == "a" and href.startswith("#") and href[1:] not in ids:
            yield f"link to {href}, which is not there"
        if element.tag == "a" and href == "":
            yield f"link «{_words(element)}» leads nowhere"


def _of_labels(tree, elements, ids) -> Iterator[str]:
    labelled = {label.get("for") for label in tree.iter("label") if _words(label)}
    inside = {control for label in tree.iter("label") if _words(label) for control in label.iter()}
    for element in elements:
        if element.tag not in {"input", "select", "textarea"} or element.get("type") in SILENT:
            continue
        has_name = element.get("id") in labelled or element in inside or _aria_name(element, ids)
        if not has_name:
            yield f"{element.tag} «{element.get('name') or element.get('id')}» without a label"


def _of_names(tree) -> Iterator[str]:
    hidden = {part for box in tree.iter() if box.get("aria-hidden") == "true" for part in box.iter()}
    for tag in ("a", "button", "summary"):
        for element in tree.iter(tag):
            if element not in hidden and not (
                _words(element) or element.get("aria-label") or element.get("aria-labelledby")
            ):
                yield f"{tag} without words: {element.get('href') or element.get('class')}"
    yield from (f"picture without alt: {image.get('src')}" for image in tree.iter("img") if image.get("alt") is None)
    yield from (f"frame without title: {frame.get('src')}" for frame in tree.iter("iframe") if not frame.get("title"))
    for table in tree.iter("table"):
        if table.find(".//th") is None:
            yield "table without headings"


def _of_regions(tree) -> Iterator[str]:
    """Two parts of one name cannot be told apart in the list of a page's parts."""
    headings = {element.get("id"): _words(element) for element in tree.iter() if element.get("id")}
    parts = [part for part in tree.iter() if part.tag == "section" or part.get("role") == "region"]
    named = Counter(part.get("aria-label") or headings.get(part.get("aria-labelledby", ""), "") for part in parts)
    yield from (f"{times} parts «{name}»" for name, times in named.items() if name and times > 1)


def _aria_name(element, ids) -> bool:
    return bool(element.get("aria-label") or any(name in ids for name in element.get("aria-labelledby", "").split()))


def _words(element) -> str:
    """What is read aloud of an element; the words of its pictures are among it."""
    spoken = [*element.itertext(), *(image.get("alt", "") for image in element.iter("img"))]
    spoken += [each.get("aria-label", "") for each in element.iter() if each is not element]
    return " ".join("".join(spoken).split())
