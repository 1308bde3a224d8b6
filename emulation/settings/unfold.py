"""How the admin looks."""

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

UNFOLD = {
    "SITE_TITLE": _("Quản trị thi đua – khen thưởng"),
    "SITE_HEADER": _("Thi đua – khen thưởng công đoàn"),
    "SITE_URL": "/",
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("img/favicon.svg")},
    ],
    "SHOW_HISTORY": True,
    "ENVIRONMENT": "emulation.admin_frame.mark",
    "SIDEBAR": {"navigation": "emulation.admin_frame.sidebar"},
    "COLORS": {
        "primary": {
            "50": "#E4EEFB",
            "100": "#CFE0F7",
            "200": "#A3C4EF",
            "300": "#76A6E5",
            "400": "#3F7DD0",
            "500": "#0B4A9E",
            "600": "#0B4A9E",
            "700": "#07336F",
            "800": "#062A5C",
            "900": "#051F45",
            "950": "#03142D",
        }
    },
}
