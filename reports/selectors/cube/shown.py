"""A table of figures as a workbook, as lines for a terminal and as a chart; the same figures as the page."""

import sys

from django.utils.translation import gettext as _

from common.vietnamese import format_number
from common.workbook import workbook_bytes, write_table, write_text
from reports.selectors.cube.report import Cell, Row, Table
from reports.selectors.cube.source import Measure

WIDTHS = (48, 18)
MOST_BARS = 12
COLOURS = ("#1F5FA8", "#B3202A", "#2E7D4F", "#8A5A00", "#5B3E96")


def title_of(table: Table) -> str:
    """What is reported of what, where and when."""
    asked = table.asked
    return f"{table.report.title} – {asked.subject} – {asked.unit_name} – {asked.when}"


def table_workbook(table: Table) -> bytes:
    """A sheet of the figures; another one of the paragraph where the report has one."""
    with workbook_bytes() as (book, buffer):
        headings, rows = _upright(table) if not table.report.transposed else _lying(table)
        widths = [WIDTHS[0], *[WIDTHS[1]] * (len(headings) - 1)]
        write_table(book, _("Số liệu"), title=title_of(table), headings=headings, rows=rows, widths=widths)
        if table.report.paragraph:
            write_text(book, _("Đoạn văn"), title=title_of(table), text=table.paragraph)
    return buffer.getvalue()


def _upright(table: Table) -> tuple[list[str], list[list]]:
    headings = [str(table.axis.title), *(str(one.title) for one in table.report.measures)]
    return headings, [[label, *map(_written, row.cells)] for label, row in labelled(table)]


def _lying(table: Table) -> tuple[list[str], list[list]]:
    headings = ["", *(label for label, _row in labelled(table))]
    return headings, [[str(one.title), *(_written(cell) for _label, cell in cells)] for one, cells in across(table)]


def across(table: Table) -> list[tuple[Measure, list[tuple[str, Cell]]]]:
    """The columns as rows, each with its cell under every label, that of the total last."""
    rows = labelled(table)
    return [
        (one, [(label, row.cells[place]) for label, row in rows]) for place, one in enumerate(table.report.measures)
    ]


def labelled(table: Table) -> list[tuple[str, Row]]:
    """Every row with its label, the total last."""
    rows = [(row.label, row) for row in table.rows]
    return [*rows, (_("Cộng"), table.total)] if table.total else rows


def columns_shown(table: Table) -> list[Measure]:
    """The columns of the page: all of them, of a sparse report those with a figure and what goes with it."""
    if not table.report.sparse:
        return list(table.report.measures)
    held = {cell.measure.name for row in table.rows for cell in row.cells if cell.value}
    shares = [{one.name, *one.of} for one in table.report.measures if one.of]
    wanted = held.union(*(each for each in shares if each & held))
    return [one for one in table.report.measures if one.name in wanted]


def has_bars(table: Table) -> bool:
    """Whether a chart of the table would draw anything."""
    return any(_of(row, name) for row in table.rows[:MOST_BARS] for name in table.report.charted)


def lines_shown(table: Table) -> list[tuple[str, list[Cell]]]:
    """Every row with its label and its cells in the columns of the page, the total last."""
    shown = {one.name for one in columns_shown(table)}
    return [(label, [cell for cell in row.cells if cell.measure.name in shown]) for label, row in labelled(table)]


def _written(cell: Cell) -> object:
    return cell.text if cell.value is None else cell.value


def table_text(table: Table) -> list[str]:
    """What is counted and when, a line for each figure, and the paragraph last."""
    lines = [title_of(table)]
    if not table.rows:
        lines.append(_("Không có số liệu."))
    for label, row in labelled(table) if table.rows else ():
        lines.append(label)
        lines += [f"  {cell.measure.title}: {cell.text}" for cell in row.cells]
    return [*lines, table.paragraph] if table.report.paragraph else lines


def table_chart(table: Table) -> bytes:
    """The charted columns as bars in SVG, without script and without fonts from elsewhere; the first rows only."""
    import pygal  # noqa: PLC0415 -- slow import
    from pygal.style import Style  # noqa: PLC0415 -- slow import

    _forget_hook()
    style = Style(
        font_family="sans-serif",
        background="#FFFFFF",
        plot_background="#FFFFFF",
        foreground="#1B2733",
        foreground_strong="#1B2733",
        foreground_subtle="#5A6773",
        colors=COLOURS,
        opacity="1",
        opacity_hover="1",
        transition="0s",
        label_font_size=12,
        major_label_font_size=12,
        legend_font_size=13,
        no_data_font_size=18,
    )
    rows = table.rows[:MOST_BARS]
    chart = pygal.HorizontalBar(
        style=style,
        js=[],
        width=900,
        height=180 + 26 * len(rows) * max(1, len(table.report.charted)),
        legend_at_bottom=True,
        truncate_label=36,
        truncate_legend=40,
        no_data_text=_("Không có số liệu"),
        value_formatter=lambda value: format_number(value) if value is not None else "",
        disable_xml_declaration=False,
    )
    chart.add_xml_filter(_without_scripts)
    chart.x_labels = [row.label for row in reversed(rows)]
    for name in table.report.charted:
        values = [_of(row, name) for row in reversed(rows)]
        measure = table.report.measure(name)
        if measure and any(values):
            chart.add(str(measure.title), values)
    return chart.render()


def _forget_hook() -> None:
    """Imports go on as before: the library's hook for plugins, of which there are none, warns at every later one."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "PluginImportFixer"]


def _without_scripts(root):
    """The drawing alone: neither scripts nor comments."""
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] == "script":
                parent.remove(child)
    return root


def _of(row: Row, name: str) -> int | float:
    return next((cell.value or 0 for cell in row.cells if cell.measure.name == name), 0)
