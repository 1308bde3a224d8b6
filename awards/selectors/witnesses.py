"""What sealed runs bear witness to."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from awards.models import TallyRun
from common.audit_witnesses import Witness
from common.models import AuditEntry


def witnesses_of_runs() -> Iterator[Witness]:
    """The root of the audit that each run was sealed with."""
    of_runs = AuditEntry.objects.filter(subject_type=ContentType.objects.get_for_model(TallyRun), move="seal")
    for run, audit in of_runs.filter(data__has_key="audit").values_list("subject_id", "data__audit"):
        place = _("lần tổng hợp mang số %(run)s") % {"run": run}
        yield Witness(audit["segment"], audit["root"], place)
