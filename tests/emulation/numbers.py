"""The numbers of the first page, and how many rows the lists they lead to have."""

import html5lib
from django.urls import reverse

from tests.pages import opened

HOME = reverse("home")


def figures(response) -> dict[str, int]:
    """Address → number of each figure, in the order of the page."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return {link.get("href"): int(link.get("data-figure")) for link in page.iter("a") if link.get("data-figure")}


def rows_at(client, address) -> int:
    context = opened(client, address).context
    return context["cl"].result_count if "cl" in context else context["paginator"].count


def assert_every_number_is_its_list(client, at_least: int) -> dict[str, int]:
    """The figures the signed-in person sees, after each was held against its list."""
    found = figures(opened(client, HOME))
    assert len(found) >= at_least
    assert {address: rows_at(client, address) for address in found} == found
    return found
