from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Phong trào thi đua")

    def ready(self):
        from campaigns.selectors.changes import may_change_initiative_beside  # noqa: PLC0415 -- app ready
        from contributions.above import register_hold  # noqa: PLC0415 -- app ready

        register_hold(may_change_initiative_beside)
