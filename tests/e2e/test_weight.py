"""How much the first page of a visit weighs: all of it, compressed, with nothing kept from before."""

import gzip

import pytest

MOST = 200_000
"""Bytes: what a phone at 1.6 Mbit/s fetches in a second."""
TEXTS = ("text/", "application/javascript", "application/json", "image/svg")
PAGES = {"/": "", "/guong/": "", "/accounts/login/": "", "/tro-giup/": "canbo", "/campaigns/dossiers/": "canbo"}
HOME = "/"


def sent_of(response) -> int:
    """Bytes of an answer as a server sends it, headers too: texts by gzip, which Brotli beats, all else as it is."""
    body, kind = response.body(), response.headers.get("content-type", "")
    sizes = response.request.sizes()
    return sizes["responseHeadersSize"] + len(gzip.compress(body, 6) if kind.startswith(TEXTS) else body)


def weigh(visitor, path: str) -> dict[str, int]:
    """Bytes by address of everything that ``path`` needs, by a browser that kept nothing."""
    answers = []
    session = visitor.context.new_cdp_session(visitor.page)
    visitor.page.wait_for_load_state("networkidle")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    visitor.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 -- it takes no built-in
    visitor.open(path)
    visitor.page.wait_for_load_state("networkidle")
    return {answer.url: sent_of(answer) for answer in answers if answer.status == 200}


@pytest.mark.parametrize(("path", "username"), [*PAGES.items(), (HOME, "canbo")])
def test_a_first_page_is_light(visit, published, path, username):
    weights = weigh(visit(username, size="phone"), path)
    assert any(address.endswith(".woff2") for address in weights)
    assert sum(weights.values()) <= MOST, weights
