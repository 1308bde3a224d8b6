"""What a decision calls the award it is about."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from decisions.models import Decision


def award_name(decision: Decision, labels: Iterable[tuple[int | None, str]]) -> str:
    """The award as most of its lines name it: what was frozen with them, whatever the catalogue says today.

    ``labels`` are the award and the label of each line. The catalogue's name where no line is of the award, «khen
    thưởng» where the decision is about none.
    """
    if decision.award_id is None:
        return _("khen thưởng")
    said = Counter(label for award, label in labels if award == decision.award_id)
    return said.most_common(1)[0][0] if said else decision.award.name
