from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "consultations"
    verbose_name = _("Lấy ý kiến, hiệp y")

    def ready(self):
        from awards.services.catalogue import SHIPPED_ABOVE  # noqa: PLC0415 -- app ready
        from consultations.services.shipped import shipped_tables  # noqa: PLC0415 -- app ready

        SHIPPED_ABOVE.append(shipped_tables)
