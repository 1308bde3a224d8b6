"""Facts from a file, asked of a standard: no row of any subject is needed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from awards.selectors.standards import AwardRules, rules_in_force
from awards.tally.document import is_document, parse_document
from awards.tally.engine import Evaluation, evaluate
from awards.tally.facts import Facts, facts_from_json
from awards.tally.levels import SubjectKind
from awards.tally.standard import Standard, parse_standard
from catalogue.models import AwardType
from common.errors import DomainError


@dataclass(frozen=True, slots=True)
class Asked:
    """A standard to ask: what it is called, its version, and the kinds of subject the award is for."""

    name: str | None = None
    version: int | None = None
    standard: Standard | None = None
    kinds: tuple[SubjectKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a standard says of facts."""

    award: str
    asked: Asked
    evaluation: Evaluation

    def to_json(self) -> dict[str, Any]:
        """The answer as scripts read it, in the language of the process."""
        about = {"award": self.award, "standard": self.asked.name, "version": self.asked.version}
        return about | self.evaluation.to_json(_)


def answer(facts: Mapping[str, Any], *, award: str, published: object = None, on: dt.date | None = None) -> Answer:
    """The standard of ``award`` in force ``on`` that day, or ``published`` (a standard's JSON), asked of ``facts``.

    The award may be named by the facts or the published standard instead, under ``award``; the day is the last of
    their period, else today. Raises ``Malformed`` naming the key, or ``DomainError``.
    """
    known = facts_from_json({key: value for key, value in facts.items() if key != "award"})
    code = award or facts.get("award") or (published.get("award") if isinstance(published, Mapping) else None)
    if not isinstance(code, str):
        raise DomainError(_("Chưa biết hỏi về hình thức khen nào. Hãy thêm --award hoặc khoá award trong tệp."))
    asked = _in_force(code, known, on) if published is None else _published(code, published)
    return Answer(code, asked, evaluate(known, asked.standard, subject_kinds=asked.kinds))


def _published(code: str, published: object) -> Asked:
    if not is_document(published):
        return Asked(standard=parse_standard(published))
    document = parse_document(published)
    if document.award != code:
        raise DomainError(
            _("Tiêu chuẩn trong tệp là của %(own)s, không phải của %(award)s.") % {"own": document.award, "award": code}
        )
    return Asked(document.legal_basis, document.version, document.tree, document.applies_to)


def _in_force(code: str, facts: Facts, on: dt.date | None) -> Asked:
    award = AwardType.objects.filter(code=code).first()
    if award is None:
        raise DomainError(_("Không có hình thức khen mang mã «%(code)s».") % {"code": code})
    day = on or facts.period_to or timezone.localdate()
    rules = rules_in_force([award], day)[code]
    version = _version(rules, facts, code)
    if version is None:
        return Asked(kinds=rules.kinds)
    return Asked(version.legal_basis or None, version.number, version.standard, rules.kinds)


def _version(rules: AwardRules, facts: Facts, code: str):
    """The version for the kind of subject; the only one, when that is not known."""
    if facts.subject is not None:
        return rules.version_for(facts.subject.value)
    if len(rules.versions) > 1:
        raise DomainError(
            _("%(award)s có tiêu chuẩn riêng cho từng loại đối tượng. Hãy thêm khoá subject.") % {"award": code}
        )
    return rules.versions[0] if rules.versions else None
