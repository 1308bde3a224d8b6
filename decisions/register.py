"""What the register of people and units says today of whom a draft names."""

from typing import Any

from django.utils.translation import gettext as _

from decisions.models import Decision, DecisionLine, SubmissionLetter, SubmissionLine
from people.models import SubjectKind

TEXTS = ("birth_year", "position", "unit", "unit_name")
"""What a line keeps of its subject beside the name."""
WITH_SUBJECT = ("member__unit", "collective__unit", "subject_unit", "unit")


def texts_of(kind: str, subject: Any) -> dict[str, Any]:
    """What a line drafted now says of ``subject`` beside the name."""
    unit = subject if kind == SubjectKind.UNIT else subject.unit
    birth_date = getattr(subject, "birth_date", None)
    return {
        "birth_year": birth_date.year if birth_date else None,
        "position": getattr(subject, "position", ""),
        "unit": unit,
        "unit_name": unit.name,
    }


def goes_by_register(draft: Decision | SubmissionLetter) -> bool:
    """Whether the lines say what the register does; those about an earlier decision are settled one by one."""
    return isinstance(draft, SubmissionLetter) or not (draft.about_id or draft.is_about_works)


def outdated(line: DecisionLine | SubmissionLine) -> dict[str, Any]:
    """The texts of ``line`` that the register has otherwise today, as it has them."""
    now = texts_of(line.subject_kind, line.subject)
    return {name: value for name, value in now.items() if getattr(line, name) != value}


def outdated_lines(draft: Decision | SubmissionLetter) -> list:
    """The lines of ``draft`` of which the register says otherwise today; one query."""
    if not goes_by_register(draft):
        return []
    lines = draft.lines.select_related(*WITH_SUBJECT).in_order()
    return [line for line in lines if outdated(line)]


def has_outdated(draft: Decision | SubmissionLetter) -> bool:
    """Whether there is one."""
    return bool(outdated_lines(draft))


def told_outdated(line: DecisionLine | SubmissionLine) -> str:
    """«chức vụ «Tổ trưởng» nay là «Phó phòng»; …»; empty where nothing is outdated."""
    labels = {"birth_year": _("năm sinh"), "position": _("chức vụ"), "unit_name": _("đơn vị")}
    found = outdated(line)
    if "unit" in found:
        found.setdefault("unit_name", found["unit"].name)
    none = _("chưa ghi")
    return "; ".join(
        _("%(what)s «%(before)s» nay là «%(now)s»")
        % {"what": label, "before": getattr(line, name) or none, "now": found[name] or none}
        for name, label in labels.items()
        if name in found
    )
