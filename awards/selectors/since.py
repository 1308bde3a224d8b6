"""What came between a tally and now that its results do not know of: a discipline, another name."""

from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from awards.models import Recommendation, TallyRun
from common.clock import today
from people.models import Collective, Discipline, Member
from units.models import Unit

NAMES = {"member": (Member, "full_name"), "collective": (Collective, "name"), "subject_unit": (Unit, "name")}
"""Column of a subject → its model and the field that names it."""


class Since(NamedTuple):
    """What came after the tally, and what to do with a result nothing was drafted from yet."""

    fact: str
    advice: str

    @property
    def told(self) -> str:
        return f"{self.fact} {self.advice}"


def changed_since_tally(run: TallyRun, recommendations: QuerySet[Recommendation]) -> dict[int, Since]:
    """Key of a recommendation of ``run`` → why it may not lead to an award as it stands; those without are left out.

    A subject is disciplined today in a way the run did not see – recorded or changed since it began, from a day after
    the one it counts to, on a record that was merged since –, or bears another name; of a run that has not begun
    nothing is known. One query.
    """
    if run.started_at is None:
        return {}
    told = recommendations.annotate(
        is_disciplined=Exists(_disciplines_since(run)),
        name_now=Coalesce(*(F(f"entry__{column}__{field}") for column, (_model, field) in NAMES.items())),
        name_before=Coalesce(*(_name_at(run.started_at, column) for column in NAMES)),
    )
    changed = told.filter(Q(is_disciplined=True) | ~Q(name_before=F("name_now")), name_now__isnull=False).order_by()
    return {
        pk: _since(is_disciplined=is_disciplined, before=before, now=now)
        for pk, is_disciplined, before, now in changed.values_list("pk", "is_disciplined", "name_before", "name_now")
        if is_disciplined or before
    }


def _since(*, is_disciplined: bool, before: str, now: str) -> Since:
    if is_disciplined:
        fact = _("Bị kỷ luật hoặc đang bị xem xét sau khi tổng hợp.")
        return Since(fact, _("Hãy tổng hợp lại hoặc không phê duyệt."))
    fact = _("Đã đổi tên sau khi tổng hợp: «%(before)s» nay là «%(now)s».") % {"before": before, "now": now}
    return Since(fact, _("Hãy xác minh rồi tổng hợp lại."))


def _disciplines_since(run: TallyRun) -> QuerySet[Discipline]:
    """Disciplines that hold today and that the run did not see as they are, on any record of the person."""
    person = Coalesce(OuterRef(OuterRef("entry__member__merged_into")), OuterRef(OuterRef("entry__member")))
    about = Q(member__in=Member.objects.filter(Q(pk=person) | Q(merged_into=person)).order_by().values("pk"))
    for column in NAMES.keys() - {"member"}:
        about |= Q(**{column: OuterRef(f"entry__{column}")})
    still = Q(to_date__isnull=True) | Q(to_date__gte=today())
    later = Q(created_at__gt=run.started_at) | Q(updated_at__gt=run.started_at)
    if run.as_of:
        later |= Q(from_date__gt=run.as_of)
    of_another_record = Q(member__isnull=False) & ~Q(member=OuterRef("entry__member"))
    merged = _merged_since(run.started_at, "member") | _merged_since(run.started_at, OuterRef("entry__member"))
    return Discipline.objects.filter(about, still, later | of_another_record & merged, from_date__lte=today())


def _merged_since(moment: Any, record: Any) -> Q:
    """Within a query of disciplines: ``record`` is merged into the one it is found under and was not at ``moment``."""
    merged = Member.objects.filter(pk=OuterRef(record), merged_into__isnull=False)
    told = Member.pgh_event_model.objects.filter(pgh_obj_id=OuterRef("pk"), pgh_created_at__lte=moment)
    then = Subquery(told.order_by("-pgh_id").values("merged_into")[:1])
    return Q(Exists(merged.alias(then=then).filter(Q(then__isnull=True) | ~Q(then=F("merged_into")))))


def _name_at(moment: Any, column: str) -> Subquery:
    """The name the subject bore at ``moment``; null where the history does not go back so far."""
    model, field = NAMES[column]
    events = model.pgh_event_model.objects.filter(pgh_obj_id=OuterRef(f"entry__{column}"), pgh_created_at__lte=moment)
    return Subquery(events.order_by("-pgh_id").values(field)[:1])
