"""Texts of a workbook typed in fonts of before Unicode: found by column, shown, converted only after a yes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.vietnamese.legacy import (
    Encoding,
    converted,
    encoding_of,
    has_old_words,
    is_lossy,
    is_unicode,
    old_encoding,
    text_gain,
)
from exchange.services.columns import SHEETS
from exchange.services.fonts import OldFont
from exchange.services.workbook import HEADING_ROWS, CellError, RawRow, RawSheet, Workbook

NONE: Final = "none"
"""Stands for the answer that a column stays as it is."""
EVERY: Final = "*"
"""Stands for every column in the answers to ``settle_old_texts``."""
SHOWN: Final = 5
"""Rows shown before and after."""
FONTS_OF: Final = {Encoding.TCVN3: gettext_lazy("TCVN3 (.VnTime)"), Encoding.VNI: gettext_lazy("VNI (VNI-Times)")}

Answers = Mapping[str, str]
"""By «sheet.column» or ``EVERY``: the encoding to convert from, or ``NONE``."""


@dataclass(slots=True)
class OldColumn:
    """A column with texts of an old font: which, known by what, how many cells change, the first of them.

    ``answer`` is what the person said: an encoding, ``none``, or nothing yet. ``samples`` are cell, before, after.
    """

    sheet: str
    column: str
    encoding: str
    by_font: bool
    cells: int = 0
    samples: list[tuple[str, str, str]] = field(default_factory=list)
    answer: str = ""

    @property
    def key(self) -> str:
        """What an answer is about."""
        return f"{self.sheet}.{self.column}"

    def as_json(self) -> dict[str, Any]:
        """Plain values, as an import keeps them."""
        return asdict(self) | {"key": self.key}


def settle_old_texts(workbook: Workbook, answers: Answers) -> list[OldColumn]:
    """Columns of old texts are converted, kept or refused as ``answers`` say; returns these columns.

    A column nobody answered for is a fault of its sheet. A text that has lost letters is a fault of its cell, and so is
    a lone old text in a column of Unicode, and one that could be read either way.
    """
    return [column for sheet in workbook.sheets.values() for column in _settle_sheet(workbook, sheet, answers)]


def _settle_sheet(workbook: Workbook, sheet: RawSheet, answers: Answers) -> list[OldColumn]:
    found, changed = [], {}
    for key in sheet.columns:
        if not _may_be_old(workbook, sheet, key):
            continue
        texts = {
            number: raw for number, row in enumerate(sheet.rows) if isinstance(raw := row.cells.get(key), str) and raw
        }
        column = _Column(workbook, sheet, key, texts)
        column.refuse_lossy()
        if (old := column.old()) is None:
            column.refuse_lone()
            continue
        old.answer = answers.get(old.key) or answers.get(EVERY, "")
        found.append(old)
        if not old.answer:
            column.ask(old)
        elif old.answer != NONE:
            changed[key] = column.converted(Encoding(old.answer))
    if changed:
        sheet.rows = [_with(row, number, changed) for number, row in enumerate(sheet.rows)]
    return found


def _may_be_old(workbook: Workbook, sheet: RawSheet, key: str) -> bool:
    """Whether anything in the column is worth a closer look."""
    if workbook.fonts.get(sheet.name):
        return True
    texts = {raw for row in sheet.rows if isinstance(raw := row.cells.get(key), str)}
    joined = "\n".join(texts)
    return "?" in joined or "\ufffd" in joined or (not joined.isascii() and has_old_words(texts))


def _with(row: RawRow, number: int, changed: Mapping[str, Mapping[int, str]]) -> RawRow:
    """``row`` with its converted cells."""
    said = {key: texts[number] for key, texts in changed.items() if number in texts}
    return RawRow(row.number, {**row.cells, **said}) if said else row


class _Column:
    """The texts of a column by the place of their rows, and the old fonts they stand in."""

    def __init__(self, workbook: Workbook, sheet: RawSheet, key: str, texts: dict[int, str]) -> None:
        self._workbook, self._sheet, self._key, self._texts = workbook, sheet, key, texts
        self._marked = {number: text for number, text in texts.items() if not text.isascii()}
        place = sheet.columns[key]
        fonts = workbook.fonts.get(sheet.name) or {}
        self._fonts: dict[int, OldFont] = {
            number: font
            for number in (texts if fonts else ())
            if (font := fonts.get((sheet.rows[number].number, place)))
        }

    def old(self) -> OldColumn | None:
        """What is old in it; ``None`` when nothing would change."""
        known = Counter(self._fonts[number].encoding for number in self._marked if number in self._fonts)
        encoding = known.most_common(1)[0][0] if known else encoding_of(self._marked.values())
        if encoding is None and not any(font.capitals for font in self._fonts.values()):
            return None
        encoding = encoding or Encoding.TCVN3
        after = self._read(encoding)
        if not after:
            return None
        samples = [(self._cell(number), self._texts[number], after[number]) for number in list(after)[:SHOWN]]
        return OldColumn(self._sheet.name, self._key, encoding.value, bool(self._fonts), len(after), samples)

    def converted(self, encoding: Encoding) -> dict[int, str]:
        """The texts that change, by the place of their rows; one that could be read either way is a fault."""
        after = self._read(encoding)
        for number in self._unclear(encoding):
            after.pop(number, None)
            self._refuse(number, _("Không rõ ô này gõ bằng phông cũ hay Unicode. Hãy gõ lại ô này."))
        return after

    def _read(self, encoding: Encoding) -> dict[int, str]:
        after: dict[int, str] = {}
        for number in self._marked | dict.fromkeys(self._fonts):
            font, text = self._fonts.get(number), self._texts[number]
            read = converted(text, font.encoding if font else encoding, capitals=bool(font and font.capitals))
            if read != text:
                after[number] = read
        return after

    def _unclear(self, encoding: Encoding) -> list[int]:
        """Texts that are no clearer once converted, in a column where some are Unicode for certain."""
        if not any(map(is_unicode, self._marked.values())):
            return []
        unsure = [number for number in self._read(encoding) if number not in self._fonts]
        return [number for number in unsure if text_gain(self._texts[number], encoding) <= 0]

    def ask(self, old: OldColumn) -> None:
        _cell, before, after = old.samples[0]
        message = _(
            "Cột «%(heading)s» có %(count)s ô gõ bằng phông cũ %(font)s: «%(before)s» sẽ thành «%(after)s». "
            "Hãy xem các dòng mẫu rồi chọn chuyển sang Unicode hoặc giữ nguyên."
        ) % {
            "heading": self._heading,
            "count": old.cells,
            "font": FONTS_OF[Encoding(old.encoding)],
            "before": _short(before),
            "after": _short(after),
        }
        self._workbook.errors.append(
            CellError(self._sheet.name, self._sheet.cell(HEADING_ROWS, self._key), self._key, before, message)
        )

    def refuse_lossy(self) -> None:
        """Texts whose letters are gone are faults."""
        joined = "\n".join(self._texts.values())
        if "?" not in joined and "\ufffd" not in joined:
            return
        for number, text in self._texts.items():
            if is_lossy(text):
                self._refuse(
                    number,
                    _("Chữ đã mất dấu khi chuyển mã nên không khôi phục được. Hãy gõ lại từ văn bản gốc."),
                )

    def refuse_lone(self) -> None:
        """Old texts in a column of Unicode are faults."""
        if not has_old_words(self._marked.values()):
            return
        for number, text in self._marked.items():
            if encoding := old_encoding(text):
                message = _("Ô này gõ bằng phông cũ %(font)s, có phải «%(after)s»? Hãy gõ lại bằng Unicode.")
                message %= {"font": FONTS_OF[encoding], "after": _short(converted(text, encoding))}
                self._refuse(number, message)

    @property
    def _heading(self) -> str:
        return str(SHEETS[self._sheet.name].column(self._key).heading)

    def _cell(self, number: int) -> str:
        return self._sheet.cell(self._sheet.rows[number].number, self._key)

    def _refuse(self, number: int, message: str) -> None:
        self._workbook.refuse(self._sheet.name, self._sheet.rows[number].number, self._key, message)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
