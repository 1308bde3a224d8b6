"""Members are told what becomes of a session."""

from django.urls import reverse
from django.utils.functional import Promise

from common.language import in_vietnamese
from councils.models import CouncilSession
from councils.voters import sitting
from notices.models import NoticeKind
from notices.services.notice import notify


def tell_members(session: CouncilSession, text: str | Promise, *, by, among=None, **about: str) -> None:
    """Every member who sits on the day of the session, or each ``among`` them, is told, ``by`` aside.

    ``text`` may name the title, the moment and the place of the session, and what ``about`` gives.
    """
    place = f", {session.place}" if session.place else ""
    words = {"title": session.title, "at": f"{session.local_time:%H:%M %d/%m/%Y}{place}"} | about
    members = (sitting(session) if among is None else among).exclude(user=by.pk).select_related("user")
    url = reverse("councils:session-detail", args=[session.pk])
    with in_vietnamese():
        said = str(text) % words
    notify([member.user for member in members], text=said, url=url, kind=NoticeKind.REVIEW)
