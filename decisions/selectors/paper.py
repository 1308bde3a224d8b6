"""What stands on the paper of a decision: plain texts, of a draft as it would be today."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.clock import today
from common.vietnamese import format_count
from decisions.models import Decision, DecisionLine
from decisions.selectors import amending_words
from decisions.selectors.award_name import award_name
from decisions.selectors.plaque_paper import plaque_articles, plaque_line
from decisions.selectors.prizes import price, reckon_back
from decisions.selectors.recipients import PEOPLE
from papers import content
from papers.content import PaperKind
from papers.selectors.headings import heading_of

OPENINGS = ("Căn cứ", "Xét", "Theo", "Thực hiện")
"""How a ground begins that says itself what it is."""


def kind_of(decision: Decision) -> PaperKind:
    """Which of the papers it is printed as."""
    return PaperKind.PLAQUE_DECISION if decision.is_about_works else PaperKind.DECISION


def paper_of(decision: Decision, *, with_list: bool = False) -> content.Decision | content.PlaqueDecision:
    """The decision as ``papers`` prints it: frozen texts of an issued one, of a draft those of the unit today.

    The list of recipients only ``with_list``. One query for how many there are, one more for the list.
    """
    if decision.about and decision.is_about_works:
        return _about_plaques_of_before(decision, with_list=with_list)
    if decision.about:
        return _paper_about_another(decision, with_list=with_list)
    lines = list(decision.lines.in_order()) if with_list else []
    if decision.is_about_works:
        return _about_works(decision, lines, with_list=with_list)
    said = (
        [(line.subject_kind, line.award_id, line.award_label) for line in lines]
        if with_list
        else list(decision.lines.in_order().values_list("subject_kind", "award_id", "award_label"))
    )
    people = sum(kind in PEOPLE for kind, *_label in said)
    award = award_name(decision, [label for _kind, *label in said])
    if decision.shows_prizes and lines and not decision.is_issued:
        price(lines, on=today())
    return content.Decision(
        **_decree(decision),
        articles=_articles(decision, award, people=people, collectives=len(said) - people),
        list_title=_("Danh sách được tặng %(award)s") % {"award": award} if decision.award_id else "",
        collectives=tuple(_awarded(decision, line) for line in lines if line.subject_kind not in PEOPLE),
        individuals=tuple(_awarded(decision, line) for line in lines if line.subject_kind in PEOPLE),
    )


def _paper_about_another(decision: Decision, *, with_list: bool) -> content.Decision:
    """What corrects, revokes or replaces an earlier decision, with its own lists."""
    lines = list(decision.lines.in_order())
    given = [line for line in lines if decision.gives_honours and not line.ends] if with_list else []
    award = amending_words.award_in(decision, lines) if decision.award_id else ""
    if decision.shows_prizes and given and not decision.is_issued:
        price(given, on=today())
    if not decision.is_issued:
        reckon_back(lines)
    return content.Decision(
        **_decree(decision),
        articles=amending_words.articles_of(decision, lines),
        list_title=_("Danh sách được tặng %(award)s") % {"award": award},
        collectives=tuple(_awarded(decision, line) for line in given if line.subject_kind not in PEOPLE),
        individuals=tuple(_awarded(decision, line) for line in given if line.subject_kind in PEOPLE),
        **amending_words.titles_of(decision),
        changes=amending_words.changes_in(decision, lines) if with_list else (),
        recalled=amending_words.recalled_in(lines) if with_list else (),
    )


def _about_works(decision: Decision, lines: list[DecisionLine], *, with_list: bool) -> content.PlaqueDecision:
    works = len(lines) if with_list else decision.lines.count()
    return content.PlaqueDecision(
        **_decree(decision),
        articles=plaque_articles(decision, works=works),
        works=tuple(plaque_line(line) for line in lines),
    )


def _about_plaques_of_before(decision: Decision, *, with_list: bool) -> content.PlaqueDecision:
    """What corrects or revokes a decision on plaques: the texts put right, or the works whose plaque is taken back."""
    lines = list(decision.lines.select_related("decision").in_order())
    about = amending_words.named(decision.about)
    recalled = [line for line in lines if line.ends] if with_list else []
    return content.PlaqueDecision(
        **_decree(decision),
        articles=amending_words.articles_of(decision, lines),
        list_title=_("Danh sách công trình, sản phẩm bị thu hồi biển gắn theo %(decision)s") % {"decision": about}
        if recalled
        else "",
        works=tuple(plaque_line(line) for line in recalled),
        changes_title=_("Danh sách đính chính %(decision)s") % {"decision": about},
        changes=amending_words.changes_in(decision, lines) if with_list else (),
    )


def _decree(decision: Decision) -> dict[str, Any]:
    """What every decision has."""
    return {
        "number": decision.number,
        "symbol": decision.symbol,
        "signed_on": decision.signed_on,
        "heading": _heading(decision),
        "about": decision.subject_matter,
        "grounds": _grounds([row.text for row in decision.basis.in_order()]),
        "witness": witness_of(decision),
    }


def witness_of(decision: Decision) -> str:
    """The root of the audit it was issued with, in words; empty before there was one."""
    if not decision.audit_root:
        return ""
    return _("Nhật ký niêm phong đến đoạn %(number)s: %(root)s") % {
        "number": decision.audit_segment,
        "root": decision.audit_root,
    }


def _heading(decision: Decision) -> content.Heading:
    today_says = None if decision.is_issued else heading_of(PaperKind.DECISION, decision.unit, today())
    return content.Heading(
        upper=today_says.upper if today_says else decision.upper_line,
        unit=today_says.unit if today_says else decision.unit_line,
        authority=today_says.authority if today_says else decision.authority,
        place=decision.place,
        symbol=decision.symbol,
        signer=content.Signer(formula=decision.signing_formula, post=decision.signer_post, name=decision.signer_name),
        recipients=today_says.recipients if today_says else tuple(decision.recipients),
    )


def _grounds(texts: list[str]) -> tuple[str, ...]:
    """«Căn cứ …;» each, the last with a full stop; what begins otherwise on purpose stays so."""
    said = [text if text.startswith(OPENINGS) else _("Căn cứ %(what)s") % {"what": text} for text in texts]
    ends = [";"] * (len(said) - 1) + ["."]
    return tuple(text.rstrip(";. ") + end for text, end in zip(said, ends, strict=False))


def _articles(decision: Decision, award: str, *, people: int, collectives: int) -> tuple[str, ...]:
    named = []
    if collectives:
        named.append(ngettext("%(n)s tập thể", "%(n)s tập thể", collectives) % {"n": format_count(collectives)})
    if people:
        named.append(ngettext("%(n)s cá nhân", "%(n)s cá nhân", people) % {"n": format_count(people)})
    gives = _("Tặng %(award)s cho %(whom)s.") % {"award": award, "whom": _(" và ").join(named)}
    if decision.achievement:
        said = decision.achievement.rstrip(".")
        gives = _("Tặng %(award)s cho %(whom)s %(said)s (có danh sách kèm theo).") % {
            "award": award,
            "whom": _(" và ").join(named),
            "said": said[:1].lower() + said[1:],
        }
    return (
        gives,
        _("Tiền thưởng được trích từ quỹ thi đua, khen thưởng theo quy định."),
        _("Quyết định có hiệu lực kể từ ngày ký. Đơn vị, tập thể và cá nhân có tên tại Điều 1 thi hành./."),
    )


def _awarded(decision: Decision, line: DecisionLine) -> content.Awarded:
    return content.Awarded(
        name=line.name,
        unit=line.unit_name,
        award=line.award_label,
        position=line.position,
        birth_year=line.birth_year,
        prize=line.prize_amount if decision.shows_prizes else None,
        book_number=str(line.order_no),
    )
