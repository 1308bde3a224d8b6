"""The sentence officers paste into their report, every figure of it from the same report."""

from django.utils.translation import gettext as _

from common.vietnamese import count_words, format_money_short


def registration_paragraph(report) -> str:
    """One Vietnamese sentence in the manner of a union report; awards nobody registered are left out."""
    year = report.counted.campaign.year
    clauses = [*_works(report), *(_award(line) for line in report.entries), *_initiatives(report)]
    if not clauses:
        return _("Năm %(year)s chưa có đăng ký thi đua nào.") % {"year": year}
    return _("Từ đầu năm %(year)s, đã có %(clauses)s.") % {"year": year, "clauses": "; ".join(clauses)}


def _works(report) -> list[str]:
    if not report.works["count"]:
        return []
    return [
        _("%(count)s công trình do các cấp công đoàn đăng ký, tổng trị giá %(value)s")
        % {"count": count_words(report.works["count"]), "value": format_money_short(report.works["value"])}
    ]


def _award(line) -> str:
    who = [
        label % {"count": count_words(number)}
        for label, number in (
            (_("%(count)s tập thể"), line.collectives),
            (_("%(count)s cá nhân"), line.individuals),
            (_("%(count)s hộ gia đình"), line.households),
        )
        if number
    ]
    said = _("%(who)s đăng ký %(award)s") % {"who": ", ".join(who), "award": line.label}
    return said + _repeated(line)


def _repeated(line) -> str:
    """Says how many of the registrations are of somebody who stands in another phase too."""
    if not line.repeated:
        return ""
    return _(" (trong đó %(count)s lượt đã có ở đợt khác)") % {"count": count_words(line.repeated)}


def _initiatives(report) -> list[str]:
    if not report.initiatives["count"]:
        return []
    return [_("%(count)s sáng kiến, kinh nghiệm") % {"count": count_words(report.initiatives["count"])}]
