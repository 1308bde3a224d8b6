from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "office"
    verbose_name = _("Văn phòng")

    def ready(self):
        from common.models.audit import register_about  # noqa: PLC0415 -- app ready
        from office.selectors.audit_reach import lines_about_the_record_of  # noqa: PLC0415 -- app ready

        register_about(lines_about_the_record_of)
