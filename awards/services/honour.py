"""The register of awards held: what was given is written down, and what looks wrong is asked about, not dropped."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from awards.models import Honour
from catalogue.models import AwardType
from common.bulk import create_rows, update_rows
from common.models import DataQuestion
from people.models import SubjectKind
from people.models.subject import subject_columns
from people.selectors.memberships import units_on
from units.models import Unit, UnitName


@transaction.atomic
def record_honour(
    *,
    subject,
    subject_kind: str,
    award: AwardType,
    year: int,
    decision_no: str = "",
    decided_on: dt.date | None = None,
    decided_by: str = "",
    campaign=None,
    unit: Unit | None = None,
) -> Honour:
    """The award stands in the register once, with the names of its day; the same one again is returned as it was.

    ``unit`` is where the subject was then; when ``None`` the unit a person was in on the day, or in the year, of the
    decision, and today's where that is unrecorded. A rule it breaks (a flag for a person) does not keep it out: an
    open data question says so.
    """
    home = unit or _home(subject, subject_kind, decided_on or _last_day(year))
    columns = subject_columns(subject_kind, subject)
    honour, _made = Honour.objects.get_or_create(
        award=award,
        year=year,
        decision_no=decision_no,
        member=columns["member"],
        collective=columns["collective"],
        subject_unit=columns["subject_unit"],
        defaults={
            "subject_kind": subject_kind,
            "unit": home,
            "decided_on": decided_on,
            "decided_by": decided_by,
            "campaign": campaign,
            "name_then": _name_then(subject, subject_kind, decided_on),
            "unit_name_then": _unit_name(home, decided_on),
        },
    )
    _ask_about(honour, award)
    return honour


@transaction.atomic
def take_in_honours(*, new: Sequence[Honour], changed: Sequence[Honour], fields: Collection[str]) -> None:
    """Many at once: the awards stand in the register with the names of their day, each doubt as an open question.

    The caller gives the unit of today, and has seen to it that none is there already. A person's award stands in the
    unit where the person was on the day of the decision, or on the last day of its year, as far as that is recorded.
    Those that a decision issued here gave, or a higher body decided, stay as they are.
    """
    _place(new)
    names: defaultdict[int, list[UnitName]] = defaultdict(list)
    for row in UnitName.objects.filter(unit__in={honour.unit_id for honour in new}):
        names[row.unit_id].append(row)
    for honour in new:
        honour.unit_name_then = _name_on(names[honour.unit_id], honour.decided_on) or honour.unit.name
        is_unit = honour.subject_kind == SubjectKind.UNIT
        honour.name_then = honour.unit_name_then if is_unit else str(honour.subject)
    create_rows(new)
    update_rows([honour for honour in changed if not (honour.is_issued or honour.decided_above)], fields)
    for honour in new:
        _ask_about(honour, honour.award)


def _place(honours: Iterable[Honour]) -> None:
    stays = [
        (honour, (honour.member_id, honour.decided_on or _last_day(honour.year)))
        for honour in honours
        if honour.member_id
    ]
    known = units_on({stay for _honour, stay in stays})
    for honour, stay in stays:
        honour.unit = known.get(stay, honour.unit)


def _last_day(year: int) -> dt.date:
    return dt.date(year, 12, 31)


def _name_on(names: Iterable[UnitName], day: dt.date | None) -> str:
    """The one of ``names`` that held on ``day``; empty when that is unknown."""
    for row in names if day else ():
        if (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day <= row.valid_to):
            return row.name
    return ""


def _ask_about(honour: Honour, award: AwardType) -> None:
    if honour.subject_kind in award.subject_kinds:
        return
    DataQuestion.objects.get_or_create(
        subject_type=ContentType.objects.get_for_model(Honour),
        subject_id=honour.pk,
        text=_("«%(award)s» không dành cho đối tượng «%(kind)s» nhưng nguồn ghi như vậy. Hãy kiểm tra lại quyết định.")
        % {"award": award.name, "kind": honour.get_subject_kind_display()},
    )


def _home(subject, subject_kind: str, day: dt.date) -> Unit:
    if subject_kind == SubjectKind.UNIT:
        return subject
    if subject_kind == SubjectKind.COLLECTIVE:
        return subject.unit
    stay = (subject.pk, day)
    return units_on([stay]).get(stay, subject.unit)


def _name_then(subject, subject_kind: str, day: dt.date | None) -> str:
    if subject_kind == SubjectKind.UNIT:
        return _unit_name(subject, day)
    return getattr(subject, "full_name", "") or subject.name


def _unit_name(unit: Unit, day: dt.date | None) -> str:
    """What the unit was called on ``day``; today's name when the day or the name of then is unknown."""
    if day is None:
        return unit.name
    named = UnitName.objects.filter(unit=unit).on(day).values_list("name", flat=True).first()
    return named or unit.name
