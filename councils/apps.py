from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CouncilsConfig(AppConfig):
    name = "councils"
    verbose_name = _("Hội đồng, lấy ý kiến")

    def ready(self):
        from awards.services.catalogue import SHIPPED_ABOVE  # noqa: PLC0415 -- app ready
        from contributions.above import register_judge  # noqa: PLC0415 -- app ready
        from councils.selectors.results import did_not_lose_its_vote  # noqa: PLC0415 -- app ready
        from councils.services.shipped import shipped_tables  # noqa: PLC0415 -- app ready

        SHIPPED_ABOVE.append(shipped_tables)
        register_judge(did_not_lose_its_vote)
