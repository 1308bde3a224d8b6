from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CouncilsConfig(AppConfig):
    name = "councils"
    verbose_name = _("Hội đồng, lấy ý kiến")

    def ready(self):
        from awards.services.catalogue import SHIPPED_ABOVE  # noqa: PLC0415 -- app ready
        from councils.services.shipped import shipped_tables  # noqa: PLC0415 -- app ready

        SHIPPED_ABOVE.append(shipped_tables)
