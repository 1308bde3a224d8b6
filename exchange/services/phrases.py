"""What is said of an import on its page."""

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from common.vietnamese import format_number
from common.vietnamese.legacy import Encoding
from exchange.models import ImportMode, ImportRun
from exchange.services.columns import SHEETS
from exchange.services.old_texts import FONTS_OF


def line_of(run: ImportRun) -> str:
    """«1.433 dòng hợp lệ · 12 ô lỗi ở 9 dòng · 3 dòng trùng», and what the good rows would do."""
    found = {name: format_number(run.figures.get(name, 0)) for name in FIGURES}
    parts = [_("%(valid)s dòng hợp lệ (%(new)s mới, %(changed)s đổi, %(same)s không đổi)") % found]
    if run.figures.get("cells"):
        parts.append(_("%(cells)s ô lỗi ở %(bad_rows)s dòng") % found)
    if run.figures.get("doubles"):
        parts.append(_("%(doubles)s dòng trùng") % found)
    return " · ".join(parts)


FIGURES = ("valid", "new", "changed", "same", "cells", "bad_rows", "doubles")


def outcome_of(run: ImportRun) -> str:
    """What was written of an applied one."""
    said = _("Đã ghi: %(new)s dòng mới, %(changed)s dòng đổi.") % {
        "new": format_number(run.rows_new),
        "changed": format_number(run.rows_changed),
    }
    if run.mode == ImportMode.ONLY_VALID and run.rows_bad:
        said += " " + _("%(count)s dòng lỗi hoặc trùng đã bỏ qua.") % {"count": format_number(run.rows_bad)}
    return said


def sheets_of(run: ImportRun) -> list[dict[str, Any]]:
    """The rows of each sheet by outcome, with the title of the sheet."""
    return [
        {"name": name, "title": str(SHEETS[name].title) if name in SHEETS else name} | counts
        for name, counts in run.counts.items()
    ]


def old_texts_of(run: ImportRun) -> list[dict[str, Any]]:
    """The columns typed in old fonts as the page shows them: which, in what font, rows before and after."""
    return [
        column
        | {
            "title": str(SHEETS[column["sheet"]].title),
            "heading": str(SHEETS[column["sheet"]].column(column["column"]).heading),
            "font": str(FONTS_OF[Encoding(column["encoding"])]),
        }
        for column in run.figures.get("old_texts", [])
    ]


def facts_about(run: ImportRun) -> list[dict[str, str]]:
    """Who sent the file, when, how large it is, when it was checked and written, who had it undone and why."""
    rows = [(_("Người nhập"), str(run.by)), (_("Tải lên lúc"), _moment(run.created_at))]
    if run.size:
        rows.append((_("Dung lượng"), filesizeformat(run.size)))
    if run.checked_at:
        rows.append((_("Kiểm tra xong lúc"), _moment(run.checked_at)))
    if run.applied_at:
        rows.append((_("Ghi xong lúc"), _moment(run.applied_at)))
    if run.mode:
        rows.append((_("Phần được ghi"), str(run.get_mode_display())))
    if run.undone_at and run.undone_by:
        rows.append((_("Hoàn tác"), f"{run.undone_by}, {_moment(run.undone_at)}: {run.undo_reason}"))
    return [{"label": label, "value": value} for label, value in rows]


def _moment(at) -> str:
    return timezone.localtime(at).strftime("%H:%M %d/%m/%Y")
