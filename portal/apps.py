from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Trang công khai")

    def ready(self):
        from exchange.above import register_teller  # noqa: PLC0415 -- app ready
        from portal.services.sample_news import tell_news  # noqa: PLC0415 -- app ready

        register_teller(tell_news)
