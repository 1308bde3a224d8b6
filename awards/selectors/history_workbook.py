"""«Lý lịch khen thưởng» as .xlsx: the two tables, one a sheet."""

from collections.abc import Iterator, Sequence
from typing import IO

from django.utils.translation import gettext as _

from awards.selectors.award_history import AwardHistory, HistoryLine
from common.language import in_vietnamese
from common.workbook import workbook_bytes, write_table


@in_vietnamese()
def history_workbook(subject, history: AwardHistory) -> IO[bytes]:
    """What ``subject`` holds, each table on a sheet of its own; rewound."""
    tables = [
        (_("Danh hiệu thi đua"), _("DANH HIỆU THI ĐUA – %(who)s"), history.titles),
        (_("Hình thức khen thưởng"), _("HÌNH THỨC KHEN THƯỞNG – %(who)s"), history.rewards),
    ]
    with workbook_bytes() as (book, stream):
        for name, title, lines in tables:
            columns = [
                (_("STT"), 6),
                (_("Năm"), 8),
                (name, 44),
                (_("Số quyết định"), 20),
                (_("Ngày quyết định"), 14),
                (_("Cơ quan quyết định"), 40),
                (_("Tên khi được khen"), 34),
                (_("Đơn vị khi được khen"), 44),
                (_("Nguồn"), 40),
            ]
            headings, widths = zip(*columns, strict=True)
            named = title % {"who": f"{subject} ({subject.code})"}
            rows = _rows(subject, lines)
            write_table(book, name, title=named, headings=list(headings), rows=rows, widths=list(widths))
    stream.seek(0)
    return stream


def _rows(subject, lines: Sequence[HistoryLine]) -> Iterator[list[object]]:
    for number, line in enumerate(lines, start=1):
        yield [
            number,
            str(line.year),
            line.award.name,
            line.decision_no,
            line.decided_on,
            line.decided_by,
            line.name_then or str(subject),
            line.unit_then,
            source_of(line),
        ]


def source_of(line: HistoryLine) -> str:
    """Where the register has the award from, in words."""
    if line.campaign and line.decided_above:
        return _("Phong trào «%(campaign)s», cấp trên quyết định") % {"campaign": line.campaign}
    if line.campaign:
        return _("Phong trào «%(campaign)s»") % {"campaign": line.campaign}
    return _("Ghi từ quyết định đã có")
