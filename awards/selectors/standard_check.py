"""Whether a version of a standard can hold: readable, of awards there are, and of none that nobody could be given."""

from collections import defaultdict
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from awards.models import StandardVersion
from awards.tally.document import StandardDocument, document_to_json, parse_document
from awards.tally.needs import awards_named, ring_from
from awards.tally.schema import standard_schema
from awards.tally.shape import Malformed
from awards.tally.standard import Standard, parse_standard
from catalogue.models import AwardType
from common.errors import DomainError


def published(version: StandardVersion) -> dict[str, Any]:
    """The version as the JSON of a shipped standard has it; keys without a value are left out."""
    document = {
        "award": version.award.code,
        "version": version.number,
        "valid_from": version.valid_from.isoformat(),
        "valid_to": version.valid_to.isoformat() if version.valid_to else None,
        "legal_basis": version.legal_basis,
        "source": version.source,
        "unverified": version.unverified,
        "applies_to": list(version.subject_kinds or version.award.subject_kinds),
        "tree": version.tree,
        "rank_by": version.rank_by,
        "council_text": version.council_text or None,
    }
    return {key: value for key, value in document.items() if value is not None}


def readable(version: StandardVersion) -> Standard:
    """The conditions of the version; raises ``DomainError`` that names the place of what cannot be read."""
    try:
        return parse_standard(version.tree)
    except Malformed as malformed:
        raise DomainError(malformed.phrase.text(_)) from malformed


def sound(version: StandardVersion) -> StandardDocument:
    """The version as it is read by the tally; raises ``DomainError`` that names the place of what is wrong."""
    try:
        document = parse_document(published(version))
    except Malformed as malformed:
        raise DomainError(malformed.phrase.text(_)) from malformed
    _refuse_other_than_schema(document)
    _refuse_other_subjects(version)
    _refuse_unknown_awards(document.tree)
    _refuse_ring(version, document.tree)
    return document


def _refuse_other_than_schema(document: StandardDocument) -> None:
    for error in _schema().iter_errors(document_to_json(document)):
        raise DomainError(_("Khóa «%(path)s» không đúng lược đồ đã công bố.") % {"path": error.json_path})


def _refuse_other_subjects(version: StandardVersion) -> None:
    for kind in version.subject_kinds:
        if kind not in version.award.subject_kinds:
            raise DomainError(
                _("Khóa «applies_to»: hình thức «%(award)s» không dành cho đối tượng «%(kind)s».")
                % {"award": version.award.name, "kind": kind}
            )


def _refuse_unknown_awards(standard: Standard) -> None:
    named = list(awards_named(standard))
    known = set(AwardType.objects.filter(code__in={code for _place, code in named}).values_list("code", flat=True))
    for place, code in named:
        if code not in known:
            raise DomainError(
                _("Khóa «tree.%(place)s» nêu mã «%(code)s» không có trong danh mục danh hiệu, hình thức khen.")
                % {"place": place, "code": code}
            )


def _refuse_ring(version: StandardVersion, standard: Standard) -> None:
    if ring := ring_from(version.award.code, _standards_beside(version) | {version.award.code: [standard]}):
        raise DomainError(
            _("Điều kiện chờ nhau thành vòng nên không ai đạt được: %(ring)s. Hãy bỏ một điều kiện trong vòng.")
            % {"ring": " → ".join(ring)}
        )


def _standards_beside(version: StandardVersion) -> dict[str, list[Standard]]:
    """By award the other settled standards that hold on a day of the version's validity."""
    found: defaultdict[str, list[Standard]] = defaultdict(list)
    others = StandardVersion.objects.settled().holding_from(version.valid_from).exclude(award=version.award_id)
    for code, tree in others.values_list("award__code", "tree"):
        try:
            found[code].append(parse_standard(tree))
        except Malformed:
            found[code].append(parse_standard({"all_of": [{"condition": "registered"}]}))
    return dict(found)


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(standard_schema())
