"""The paragraph of a campaign: what was registered and what was awarded."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from common.vietnamese import count_words
from people.models import SubjectKind
from reports.selectors.cube.asked import Asked
from reports.selectors.figures import COLLECTIVES
from reports.selectors.kinds.honours import honours_of
from reports.selectors.registrations import registration_report


def campaign_paragraph(asked: Asked) -> str:
    """One paragraph to paste: the sentence of the registrations, then one of the awards given by the day."""
    return f"{registration_report(asked.counted).paragraph} {awarded_sentence(asked)}"


def awarded_sentence(asked: Asked) -> str:
    """The awards given, by award in the order of the catalogue."""
    rows = (
        honours_of(asked)
        .order_by("award__position", "award__code")
        .values_list("award__position", "award__code", "award__name")
        .annotate(
            collectives=Count("pk", filter=Q(subject_kind__in=COLLECTIVES)),
            individuals=Count("pk", filter=Q(subject_kind=SubjectKind.INDIVIDUAL)),
            households=Count("pk", filter=Q(subject_kind=SubjectKind.HOUSEHOLD)),
        )
    )
    clauses = [_clause(name, *counts) for _position, _code, name, *counts in rows]
    if not clauses:
        return _("Chưa có quyết định khen thưởng.")
    return _("Đã khen thưởng: %(clauses)s.") % {"clauses": "; ".join(clauses)}


def _clause(award: str, collectives: int, individuals: int, households: int) -> str:
    who = [
        label % {"count": count_words(number)}
        for label, number in (
            (_("%(count)s tập thể"), collectives),
            (_("%(count)s cá nhân"), individuals),
            (_("%(count)s hộ gia đình"), households),
        )
        if number
    ]
    return _("%(who)s được tặng %(award)s") % {"who": ", ".join(who), "award": award}
