from functools import partial

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "decisions"
    verbose_name = _("Phê duyệt, quyết định")

    def ready(self):
        from awards.right_texts import tell_right_texts  # noqa: PLC0415 -- app ready
        from common.audit_witnesses import register_witnesses  # noqa: PLC0415 -- app ready
        from contributions.above import register_plaque_urls, register_work_hold  # noqa: PLC0415 -- app ready
        from decisions.permissions import READERS  # noqa: PLC0415 -- app ready
        from decisions.selectors.amended import right_texts  # noqa: PLC0415 -- app ready
        from decisions.selectors.witnesses import witnesses_of_decisions  # noqa: PLC0415 -- app ready
        from decisions.selectors.works import decision_urls, hold_of  # noqa: PLC0415 -- app ready
        from decisions.standing import stands_in_for  # noqa: PLC0415 -- app ready
        from units.scope import register_stand_in  # noqa: PLC0415 -- app ready

        register_stand_in(stands_in_for)
        register_work_hold(hold_of)
        register_plaque_urls(partial(decision_urls, readers=READERS))
        tell_right_texts(right_texts)
        register_witnesses(witnesses_of_decisions)
