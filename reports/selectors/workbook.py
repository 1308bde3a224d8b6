"""The registration report as a workbook, the same figures as the page."""

from django.utils.translation import gettext as _

from common.language import in_vietnamese
from common.workbook import XLSX, workbook_bytes, write_table, write_text

__all__ = ["XLSX", "registration_workbook"]


@in_vietnamese()
def registration_workbook(report) -> bytes:
    """Figures by award, totals, targets, the paragraph, and what sources report without a list where they do."""
    counted = report.counted
    title = _("Tổng hợp đăng ký – %(campaign)s – %(unit)s – %(when)s") % {
        "campaign": counted.campaign.name,
        "unit": counted.unit_name,
        "when": counted.when,
    }
    with workbook_bytes() as (book, buffer):
        write_table(
            book,
            _("Đăng ký"),
            title=title,
            headings=[_("Mã"), _("Danh hiệu, hình thức"), _("Tập thể"), _("Cá nhân"), _("Hộ"), _("Lặp giữa các đợt")],
            widths=[16, 52, 12, 12, 12, 18],
            rows=[
                [line.award, line.label, line.collectives, line.individuals, line.households, line.repeated]
                for line in report.entries
            ],
        )
        write_table(
            book,
            _("Tổng số"),
            title=title,
            headings=[_("Chỉ số"), _("Số liệu")],
            widths=[52, 22],
            rows=_totals(report),
        )
        write_table(
            book,
            _("Chỉ tiêu"),
            title=title,
            headings=[_("Chỉ tiêu"), _("Được giao"), _("Đăng ký"), _("Tỷ lệ %")],
            widths=[40, 18, 18, 12],
            rows=[[line.label, line.target, line.actual, line.percent] for line in report.targets],
        )
        write_text(book, _("Đoạn văn"), title=title, text=report.paragraph)
        _write_reported(book, report, title)
    return buffer.getvalue()


def _write_reported(book, report, title) -> None:
    """A sheet of what sources report without a list; none where nothing is reported."""
    if not report.reported:
        return
    write_table(
        book,
        _("Theo báo cáo"),
        title=_("Theo báo cáo, không có danh sách – %(title)s") % {"title": title},
        headings=[_("Nội dung"), _("Nguyên văn"), _("Số liệu"), _("Đơn vị"), _("Từ ngày"), _("Đến ngày"), _("Nguồn")],
        widths=[44, 52, 24, 40, 14, 14, 52],
        rows=[_reported(figure) for figure in report.reported],
    )


def _reported(figure) -> list[str]:
    return [
        figure.get_indicator_display(),
        figure.words,
        figure.amount,
        figure.unit.label,
        f"{figure.from_day:%d/%m/%Y}",
        f"{figure.to_day:%d/%m/%Y}",
        f"{figure.source}, {figure.source_date:%d/%m/%Y}",
    ]


def _totals(report) -> list[list]:
    return [
        [_("Công trình"), report.works["count"]],
        [_("Giá trị công trình (đồng)"), report.works["value"]],
        [_("Sáng kiến, kinh nghiệm"), report.initiatives["count"]],
        [_("Giá trị làm lợi tự kê khai (đồng)"), report.initiatives["benefit_declared"]],
        [_("Giá trị làm lợi được xác nhận (đồng)"), report.initiatives["benefit_confirmed"]],
        [_("Đơn vị được mời"), report.units["count"]],
        *([_("Khối: %(block)s") % {"block": block.label}, count] for block, count in report.blocks),
        [_("CNVCLĐ"), report.units["workers"]],
        [_("CNVCLĐ nữ"), report.units["workers_female"]],
        [_("Đoàn viên"), report.units["members"]],
        [_("Đoàn viên nữ"), report.units["members_female"]],
        [_("Tỷ lệ đoàn viên nữ %"), report.units["members_female_percent"]],
    ]
