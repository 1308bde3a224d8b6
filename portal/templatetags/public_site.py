"""What stands around every page of the public site, whichever app draws the page."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def public_sections():
    """The parts of the public site in the order they are shown: the name of each, and its address."""
    return [
        (_("Trang chủ"), reverse("home")),
        (_("Phong trào"), reverse("portal:campaign-list")),
        (_("Tin tức"), reverse("portal:article-list")),
        (_("Gương điển hình"), reverse("portal:gallery")),
        (_("Quyết định"), reverse("portal:decision-list")),
        (_("Vinh danh"), reverse("portal:honour-roll")),
        (_("Lấy ý kiến"), reverse("feedback:list")),
        (_("Tra cứu"), reverse("verification:lookup")),
    ]
