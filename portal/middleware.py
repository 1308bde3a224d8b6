"""Pages for everybody are served again as they were drawn, before a session or the database is asked for."""

import hashlib
import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language
from redis.exceptions import RedisError

from common.clock import today
from common.public_pages import GENERATION, KEPT, new_generation

logger = logging.getLogger(__name__)
ADDRESSES = ("/phong-trao/", "/tin-tuc/", "/quyet-dinh/", "/vinh-danh/", "/guong/", "/sitemap.xml")
"""What public pages begin with, beside the front page."""
LONGEST = 300
"""Letters of an address with its query; what is longer is drawn each time, so that nobody fills the memory."""
FRESH = "public, max-age=0, must-revalidate"
"""Anybody may keep the page, and asks each time whether it still holds: what is revoked is gone at once."""
PERSONAL = (settings.SESSION_COOKIE_NAME, "messages")
"""Cookies that make a page somebody's own."""
PASSED_ON = ("Content-Type", "Content-Security-Policy", "X-Robots-Tag", "X-Frame-Options", "Last-Modified")


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was drawn under ``generation``."""

    generation: str
    content: bytes
    etag: str
    headers: tuple[tuple[str, str], ...]

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page; nothing but its mark for whoever has it."""
        is_known = self.etag in request.META.get("HTTP_IF_NONE_MATCH", "")
        response = HttpResponseNotModified() if is_known else HttpResponse(self.content)
        for name, value in self.headers:
            if not is_known or name != "Content-Type":
                response[name] = value
        response["ETag"], response["Cache-Control"] = self.etag, FRESH
        response["Vary"] = "Cookie"
        return response


class KeptPageMiddleware:
    """What a visitor without a session asked for is kept for ``KEPT`` seconds, until anything public changes.

    A view says that its page ``is_for_everybody``. Whoever is signed in, or has a message waiting, neither gets nor
    leaves a kept page; while the cache is away pages are drawn.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not may_be_kept(request):
            return self.get_response(request)
        request.get_host()
        key = key_of(request)
        try:
            found = cache.get_many([GENERATION, key])
            generation = found.get(GENERATION) or new_generation()
        except (RedisError, OSError) as away:
            logger.warning("public pages are drawn, the cache is away: %s", away)
            return self.get_response(request)
        page = found.get(key)
        if page is None or page.generation != generation:
            response = self.get_response(request)
            if not _is_for_everybody(response):
                return response
            page = _kept(response, generation)
            keep(key, page)
        return page.answer(request)


def may_be_kept(request: HttpRequest) -> bool:
    """Whether what is asked for may be the same for the next visitor."""
    if request.method not in ("GET", "HEAD") or any(name in request.COOKIES for name in PERSONAL):
        return False
    path = request.path_info
    if path != "/" and not path.startswith(ADDRESSES):
        return False
    return len(path) + len(request.META.get("QUERY_STRING", "")) <= LONGEST


def key_of(request: HttpRequest) -> str:
    """One key for each address, language, look and day: what a day ends is gone with it."""
    is_dark = request.COOKIES.get("theme") == "dark"
    parts = (request.get_full_path(), get_language(), is_dark, today())
    return "public-page:" + hashlib.sha256(repr(parts).encode()).hexdigest()


def keep(key: str, page: KeptPage) -> None:
    """The page is there for the next visitor, unless the cache is away."""
    try:
        cache.set(key, page, KEPT)
    except (RedisError, OSError) as away:
        logger.warning("a public page was not kept, the cache is away: %s", away)


def _is_for_everybody(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and getattr(response, "is_for_everybody", False)
        and not response.streaming
        and not response.cookies
    )


def _kept(response: HttpResponse, generation: str) -> KeptPage:
    headers = tuple((name, response[name]) for name in PASSED_ON if response.has_header(name))
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return KeptPage(generation, response.content, etag, headers)
