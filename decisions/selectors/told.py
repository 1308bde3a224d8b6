"""What the units are told of a decision that was published, of each kind its own sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from decisions.models import Decision, DecisionKind, DecisionLine
from decisions.naming import names_of
from decisions.selectors.amending_words import named


def told_of(decision: Decision, lines: Sequence[DecisionLine]) -> str:
    """What a unit is told of ``decision``, just issued, whose ``lines`` are about its own people and works."""
    words = {"number": decision.number_label, "unit": decision.unit.name, "names": names_of(lines)}
    if decision.about:
        words["about"] = named(decision.about)
    if decision.kind == DecisionKind.REPLACEMENT:
        return _of_replacement(lines, words)
    words["awards"] = ", ".join(dict.fromkeys(line.award_label for line in lines))
    said = _of_works() if decision.is_about_works else _of_awards()
    return said[DecisionKind(decision.kind)] % words


def _of_works() -> dict[DecisionKind, str]:
    return {
        DecisionKind.PLAQUE: _(
            "Quyết định %(number)s của %(unit)s đã công bố: công trình của đơn vị bạn được gắn biển."
        ),
        DecisionKind.CORRECTION: _(
            "Quyết định %(number)s của %(unit)s đính chính %(about)s về biển công trình: %(names)s."
        ),
        DecisionKind.REVOCATION: _(
            "Quyết định %(number)s của %(unit)s thu hồi biển công trình: %(names)s, đã gắn theo %(about)s."
        ),
    }


def _of_awards() -> dict[DecisionKind, str]:
    return {
        DecisionKind.AWARD: _("Quyết định %(number)s của %(unit)s đã công bố, có người hoặc tập thể của đơn vị bạn."),
        DecisionKind.CORRECTION: _("Quyết định %(number)s của %(unit)s đính chính %(about)s về: %(names)s."),
        DecisionKind.REVOCATION: _(
            "Quyết định %(number)s của %(unit)s thu hồi %(awards)s của: %(names)s, đã tặng theo %(about)s."
        ),
    }


def _of_replacement(lines: Sequence[DecisionLine], words: dict[str, str]) -> str:
    ended, given = [line for line in lines if line.ends], [line for line in lines if not line.ends]
    said = [_("Quyết định %(number)s của %(unit)s thay thế %(about)s.")]
    if ended:
        said.append(_("Lượt khen cũ hết hiệu lực: %(ended)s."))
    if given:
        said.append(_("Được khen theo quyết định mới: %(given)s."))
    elif ended:
        said.append(_("Đơn vị bạn không có ai được khen lại."))
    return " ".join(said) % (words | {"ended": names_of(ended), "given": names_of(given)})
