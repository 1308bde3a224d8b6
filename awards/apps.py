from functools import partial

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = _("Xét khen thưởng")

    def ready(self):
        from awards.permissions import READERS  # noqa: PLC0415 -- app ready
        from awards.selectors.initiative_uses import uses_of_initiative  # noqa: PLC0415 -- app ready
        from awards.selectors.witnesses import witnesses_of_runs  # noqa: PLC0415 -- app ready
        from common.audit_witnesses import register_witnesses  # noqa: PLC0415 -- app ready
        from contributions.above import register_uses  # noqa: PLC0415 -- app ready

        register_uses(partial(uses_of_initiative, readers=READERS))
        register_witnesses(witnesses_of_runs)
