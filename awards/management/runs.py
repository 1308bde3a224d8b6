"""How commands find the run they are about."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from awards.models import TallyRun


def run_of(key: int) -> TallyRun:
    """The run of that key; raises ``CommandError``."""
    run = TallyRun.objects.select_related("campaign__unit", "started_by").filter(pk=key).first()
    if run is None:
        raise CommandError(_("Không có lần tổng hợp mang số %(run)s.") % {"run": key})
    return run
