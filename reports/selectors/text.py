"""The registration report in lines for a terminal, the same figures as the page."""

from django.utils.translation import gettext as _

from common.vietnamese import format_money_short, format_number, format_percent


def registration_text(report) -> list[str]:
    """What is counted and when, every figure, and the paragraph last."""
    counted = report.counted
    return [
        f"{counted.campaign} – {counted.unit_name} – {counted.when}",
        *_contributions(report),
        *(_award(line, households=report.has_households) for line in report.entries),
        *(_target(line) for line in report.targets),
        *_units(report),
        report.paragraph,
    ]


def _contributions(report) -> list[str]:
    works, initiatives = report.works, report.initiatives
    return [
        _("Công trình: %(count)s; %(value)s")
        % {"count": format_number(works["count"]), "value": format_money_short(works["value"])},
        _("Sáng kiến: %(count)s; làm lợi tự kê khai %(declared)s; được xác nhận %(confirmed)s")
        % {
            "count": format_number(initiatives["count"]),
            "declared": format_money_short(initiatives["benefit_declared"]),
            "confirmed": format_money_short(initiatives["benefit_confirmed"]),
        },
    ]


def _award(line, *, households: bool) -> str:
    columns = [(line.collectives, _("tập thể")), (line.individuals, _("cá nhân"))]
    if households:
        columns.append((line.households, _("hộ")))
    counts = "".join(f"{format_number(number):>8} {noun}" for number, noun in columns)
    repeated = (
        _(" – %(count)s lượt đã có ở đợt khác") % {"count": format_number(line.repeated)} if line.repeated else ""
    )
    return f"{line.award:<16}{counts}  {line.label}{repeated}"


def _target(line) -> str:
    share = _("chưa giao") if line.percent is None else format_percent(line.percent)
    return _("Chỉ tiêu «%(indicator)s»: đăng ký %(actual)s / được giao %(target)s (%(share)s)") % {
        "indicator": line.label,
        "actual": format_number(line.actual),
        "target": format_number(line.target),
        "share": share,
    }


def _units(report) -> list[str]:
    units = report.units
    blocks = ", ".join(f"{block.label} {format_number(count)}" for block, count in report.blocks)
    women = units["members_female_percent"]
    return [
        _("Đơn vị được mời: %(count)s") % {"count": format_number(units["count"])} + (f" ({blocks})" if blocks else ""),
        _("CNVCLĐ: %(workers)s, nữ %(workers_female)s; đoàn viên: %(members)s, nữ %(members_female)s")
        % {name: format_number(units[name]) for name in ("workers", "workers_female", "members", "members_female")}
        + (f" ({format_percent(women)})" if women is not None else ""),
    ]
