from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrizesConfig(AppConfig):
    name = "prizes"
    verbose_name = _("Tiền thưởng")

    def ready(self):
        from decisions.checks import before_issue, while_issuing  # noqa: PLC0415 -- app ready
        from decisions.expecting import expect_prizes_by  # noqa: PLC0415 -- app ready
        from decisions.recovering import tell_what_was_paid  # noqa: PLC0415 -- app ready
        from prizes.selectors.expected import expected_prizes  # noqa: PLC0415 -- app ready
        from prizes.selectors.fund import fund_bears, lock_money  # noqa: PLC0415 -- app ready
        from prizes.selectors.paid import paid_for_honours  # noqa: PLC0415 -- app ready

        before_issue(fund_bears)
        while_issuing(lock_money)
        expect_prizes_by(expected_prizes)
        tell_what_was_paid(paid_for_honours)
