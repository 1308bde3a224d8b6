"""How a decision about another one speaks: its subject matter, its articles, its lists."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.vietnamese import format_count, format_number
from decisions.models import Decision, DecisionKind, DecisionLine
from decisions.selectors.amended import changes_of, key_of, texts_before
from decisions.selectors.award_name import award_name
from decisions.selectors.recipients import PEOPLE
from papers import content


def named(about: Decision) -> str:
    """«Quyết định số 05/QĐ-LĐLĐ ngày 20/12/2026»."""
    return _("Quyết định số %(number)s ngày %(day)s") % {
        "number": about.number_label,
        "day": f"{about.signed_on:%d/%m/%Y}",
    }


def subject_of(kind: str, about: Decision) -> str:
    """The subject matter of a new decision of ``kind``."""
    if about.gives_plaques and kind == DecisionKind.REVOCATION:
        return _("Về việc thu hồi biển công trình gắn theo %(decision)s") % {"decision": named(about)}
    said = {
        DecisionKind.CORRECTION: _("Về việc đính chính %(decision)s"),
        DecisionKind.REVOCATION: _("Về việc thu hồi khen thưởng theo %(decision)s"),
        DecisionKind.REPLACEMENT: _("Về việc thay thế %(decision)s"),
    }
    return said[DecisionKind(kind)] % {"decision": named(about)}


def ground_about(about: Decision) -> str:
    """The ground that names the decision it is about."""
    return _("%(decision)s của %(unit)s %(subject)s") % {
        "decision": named(about),
        "unit": _in_a_sentence(about),
        "subject": about.subject_matter[:1].lower() + about.subject_matter[1:],
    }


def _in_a_sentence(about: Decision) -> str:
    """Its unit as it was called then; not in the capitals of the heading while it still has that name."""
    name = about.unit.name
    return name if about.unit_line in ("", name.upper()) else about.unit_line


def counted(lines: Sequence[DecisionLine]) -> str:
    """«01 tập thể và 03 cá nhân», «02 công trình, sản phẩm»."""
    if any(line.work_id for line in lines):
        return ngettext("%(n)s công trình, sản phẩm", "%(n)s công trình, sản phẩm", len(lines)) % {
            "n": format_count(len(lines))
        }
    people = sum(line.subject_kind in PEOPLE for line in lines)
    groups = len(lines) - people
    said = []
    if groups:
        said.append(ngettext("%(n)s tập thể", "%(n)s tập thể", groups) % {"n": format_count(groups)})
    if people:
        said.append(ngettext("%(n)s cá nhân", "%(n)s cá nhân", people) % {"n": format_count(people)})
    return _(" và ").join(said)


def award_in(decision: Decision, lines: Sequence[DecisionLine]) -> str:
    """What it calls its award: as those it gives one name it, of a decision that gives none those it ends."""
    given = [line for line in lines if not line.ends]
    return award_name(decision, [(line.award_id, line.award_label) for line in given or lines])


def articles_of(decision: Decision, lines: Sequence[DecisionLine]) -> tuple[str, ...]:
    """Its articles, without their «Điều n.»."""
    of_kind = {
        DecisionKind.CORRECTION: _of_correction,
        DecisionKind.REVOCATION: _of_revocation,
        DecisionKind.REPLACEMENT: _of_replacement,
    }
    return of_kind[DecisionKind(decision.kind)](decision, lines)


def _of_correction(decision: Decision, lines: Sequence[DecisionLine]) -> tuple[str, ...]:
    about = named(decision.about)
    changes = changes_in(decision, lines)
    if len(lines) == 1 and changes:
        told = "; ".join(
            _("%(what)s «%(old)s» đính chính thành «%(new)s»")
            % {"what": each.what.lower(), "old": each.old, "new": each.new}
            for each in changes
        )
        first = _("Đính chính nội dung của %(name)s tại danh sách kèm theo %(decision)s: %(changes)s.") % {
            "name": changes[0].name,
            "decision": about,
            "changes": told,
        }
    else:
        first = _("Đính chính nội dung của %(whom)s tại danh sách kèm theo %(decision)s (có danh sách kèm theo).") % {
            "whom": counted(lines),
            "decision": about,
        }
    return (
        _("%(first)s Lý do: %(reason)s.") % {"first": first, "reason": _inside(decision.grounds)},
        _("Các nội dung khác của %(decision)s không thay đổi.") % {"decision": about},
        (
            _(
                "Quyết định này có hiệu lực kể từ ngày ký và là một phần của %(decision)s. Các đơn vị có liên quan thi "
                "hành./."
            )
            if decision.is_about_works
            else _(
                "Quyết định này có hiệu lực kể từ ngày ký và là một phần của %(decision)s. Đơn vị, tập thể và cá nhân "
                "có liên quan thi hành./."
            )
        )
        % {"decision": about},
    )


def _of_revocation(decision: Decision, lines: Sequence[DecisionLine]) -> tuple[str, ...]:
    if decision.is_about_works:
        return _of_plaque_revocation(decision, lines)
    award = award_in(decision, lines)
    first = _("Huỷ bỏ việc tặng %(award)s cho %(whom)s theo %(decision)s (có danh sách kèm theo).") % {
        "award": award,
        "whom": counted(lines),
        "decision": named(decision.about),
    }
    return (
        _("%(first)s Lý do: %(reason)s.") % {"first": first, "reason": _why_revoked(decision)},
        *_recovery(lines),
        _("Quyết định có hiệu lực kể từ ngày ký. Đơn vị, tập thể và cá nhân có tên tại Điều 1 thi hành./."),
    )


def _of_plaque_revocation(decision: Decision, lines: Sequence[DecisionLine]) -> tuple[str, ...]:
    first = _("Thu hồi biển của %(whom)s đã gắn theo %(decision)s (có danh sách kèm theo).") % {
        "whom": counted(lines),
        "decision": named(decision.about),
    }
    return (
        _("%(first)s Lý do: %(reason)s.") % {"first": first, "reason": _why_revoked(decision)},
        _("Đơn vị có tên trong danh sách tháo biển đã gắn và báo cáo đơn vị ban hành quyết định."),
        _("Quyết định có hiệu lực kể từ ngày ký. Các đơn vị có tên trong danh sách thi hành./."),
    )


def _why_revoked(decision: Decision) -> str:
    """The cases of the law, then what happened."""
    grounds = [_inside(row.text) for row in decision.legal_grounds.all()] if decision.pk else []
    return "; ".join([*grounds, _inside(decision.grounds)])


def _of_replacement(decision: Decision, lines: Sequence[DecisionLine]) -> tuple[str, ...]:
    given, ended = [line for line in lines if not line.ends], [line for line in lines if line.ends]
    award = award_in(decision, lines)
    gives = _("Tặng %(award)s cho %(whom)s (có danh sách kèm theo).") % {"award": award, "whom": counted(given)}
    if decision.achievement:
        said = decision.achievement.rstrip(".")
        gives = _("Tặng %(award)s cho %(whom)s %(said)s (có danh sách kèm theo).") % {
            "award": award,
            "whom": counted(given),
            "said": said[:1].lower() + said[1:],
        }
    replaces = _("Quyết định này thay thế %(decision)s đối với %(whom)s có tên trong danh sách bị thay thế.") % {
        "decision": named(decision.about),
        "whom": counted(ended),
    }
    return (
        gives,
        _("%(first)s Lý do: %(reason)s.") % {"first": replaces, "reason": _inside(decision.grounds)},
        *_recovery(ended),
        _("Tiền thưởng được trích từ quỹ thi đua, khen thưởng theo quy định."),
        _("Quyết định có hiệu lực kể từ ngày ký. Đơn vị, tập thể và cá nhân có tên trong danh sách thi hành./."),
    )


def _recovery(lines: Sequence[DecisionLine]) -> tuple[str, ...]:
    """One article on what is given back, or none."""
    money = sum(line.recover_amount or 0 for line in lines)
    things = any(line.recover_object for line in lines)
    if not (money or things):
        return ()
    what = []
    if things:
        what.append(_("hiện vật khen thưởng (bằng, giấy, cờ, huy hiệu)"))
    if money:
        what.append(_("tiền thưởng đã nhận, tổng cộng %(money)s đồng") % {"money": format_number(money)})
    return (
        _("Thu hồi %(what)s theo danh sách; người, tập thể có tên nộp lại cho đơn vị ban hành quyết định.")
        % {"what": _(" và ").join(what)},
    )


def _inside(text: str) -> str:
    """``text`` as a part of a sentence."""
    text = " ".join(text.split()).rstrip(".;")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def changes_in(decision: Decision, lines: Sequence[DecisionLine]) -> tuple[content.Change, ...]:
    """Every text a correction puts right, in the order of its lines, under the name that held before."""
    if decision.kind != DecisionKind.CORRECTION:
        return ()
    before = texts_before(decision, lines)
    return tuple(
        content.Change(name=was.name, unit=was.unit_name, what=what, old=old, new=new)
        for line in lines
        if (was := before.get(key_of(line)))
        for what, old, new in changes_of(line, was)
    )


def recalled_in(lines: Sequence[DecisionLine]) -> tuple[content.Recalled, ...]:
    """Every honour the decision ends, with what is given back."""
    return tuple(
        content.Recalled(
            name=line.name,
            position=line.position,
            unit=line.unit_name,
            award=line.award_label,
            amount=line.recover_amount,
            thing=_("Thu hồi") if line.recover_object else _("Không"),
        )
        for line in lines
        if line.ends
    )


def titles_of(decision: Decision) -> dict[str, str]:
    """The titles of the lists of corrected and of ended lines."""
    about = named(decision.about)
    recalled = (
        _("Danh sách bị thay thế tại %(decision)s")
        if decision.kind == DecisionKind.REPLACEMENT
        else _("Danh sách bị thu hồi khen thưởng đã tặng theo %(decision)s")
    )
    return {
        "changes_title": _("Danh sách đính chính %(decision)s") % {"decision": about},
        "recalled_title": recalled % {"decision": about},
    }
