"""What stands on the paper of a decision: plain texts, of a draft as it would be today."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.clock import today
from common.vietnamese import format_number
from decisions.models import Decision, DecisionLine
from decisions.selectors.recipients import PEOPLE
from papers import content
from papers.content import PaperKind
from papers.selectors.headings import heading_of

OPENINGS = ("Căn cứ", "Xét", "Theo", "Thực hiện")
"""How a ground begins that says itself what it is."""


def paper_of(decision: Decision, *, with_list: bool = False) -> content.Decision:
    """The decision as ``papers`` prints it: frozen texts of an issued one, of a draft those of the unit today.

    The list of recipients only ``with_list``. One query for how many there are, one more for the list.
    """
    lines = list(decision.lines.in_order()) if with_list else []
    kinds = (
        [line.subject_kind for line in lines] if with_list else decision.lines.values_list("subject_kind", flat=True)
    )
    people = sum(kind in PEOPLE for kind in kinds)
    return content.Decision(
        number=decision.number,
        symbol=decision.symbol,
        signed_on=decision.signed_on,
        heading=_heading(decision),
        about=decision.subject_matter,
        grounds=_grounds([row.text for row in decision.basis.in_order()]),
        articles=_articles(decision, people=people, collectives=len(kinds) - people),
        list_title=_("Danh sách được tặng %(award)s") % {"award": decision.award.name} if decision.award else "",
        collectives=tuple(_awarded(line) for line in lines if line.subject_kind not in PEOPLE),
        individuals=tuple(_awarded(line) for line in lines if line.subject_kind in PEOPLE),
    )


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


def _articles(decision: Decision, *, people: int, collectives: int) -> tuple[str, ...]:
    named = []
    if collectives:
        named.append(ngettext("%(n)s tập thể", "%(n)s tập thể", collectives) % {"n": format_number(collectives)})
    if people:
        named.append(ngettext("%(n)s cá nhân", "%(n)s cá nhân", people) % {"n": format_number(people)})
    award = decision.award.name if decision.award else _("khen thưởng")
    gives = _("Tặng %(award)s cho %(whom)s.") % {"award": award, "whom": _(" và ").join(named)}
    if decision.achievement:
        said = decision.achievement.rstrip(".")
        gives = _("Tặng %(award)s cho %(whom)s: %(said)s (có danh sách kèm theo).") % {
            "award": award,
            "whom": _(" và ").join(named),
            "said": said[:1].lower() + said[1:],
        }
    return (
        gives,
        _("Tiền thưởng được trích từ quỹ thi đua, khen thưởng theo quy định."),
        _("Quyết định có hiệu lực kể từ ngày ký. Đơn vị, tập thể và cá nhân có tên tại Điều 1 thi hành./."),
    )


def _awarded(line: DecisionLine) -> content.Awarded:
    return content.Awarded(
        name=line.name,
        unit=line.unit_name,
        award=line.award_label,
        position=line.position,
        birth_year=line.birth_year,
        prize=line.prize_amount,
        book_number=str(line.order_no),
    )
