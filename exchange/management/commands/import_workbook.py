import json
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from common.vietnamese import clean
from common.vietnamese.legacy import Encoding
from exchange.management.cli import user_named
from exchange.models import WHOLE
from exchange.services.annotating import annotate, check_copy
from exchange.services.importing import ImportResult, import_workbook
from exchange.services.old_texts import EVERY, NONE, OldColumn

SHOWN = 20
"""Faults listed in the text; all of them are in the JSON and in the annotated copy."""


class Command(OneLineCommand):
    help = gettext_lazy("Nhập một bảng tính (.xlsx, .xls, .ods): một giao dịch, có lỗi thì không ghi gì.")

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--by", metavar="USERNAME", type=clean, required=True, help=_("tài khoản chịu trách nhiệm"))
        parser.add_argument("--dry-run", action="store_true", help=_("chỉ kiểm tra, không ghi"))
        parser.add_argument("--only-valid", action="store_true", help=_("ghi các dòng đúng, bỏ các dòng lỗi"))
        parser.add_argument(
            "--convert",
            choices=[*Encoding, NONE],
            help=_("chữ phông cũ trong tệp: chuyển sang Unicode từ tcvn3 hoặc vni, none là giữ nguyên"),
        )
        parser.add_argument("--errors-to", metavar="FILE.xlsx", type=Path, help=_("bản sao có ghi chú từng ô lỗi"))
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, file, by, dry_run, only_valid, convert, errors_to, **options):
        user = user_named(by)
        if errors_to:
            check_copy(file, to=errors_to)
        answers = {EVERY: convert} if convert else {}
        result = import_workbook(file, by=user, only_valid=only_valid, dry_run=dry_run, convert=answers)
        if options["format"] == "json":
            self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False))
        else:
            self.stdout.write(told(result, dry_run=dry_run))
        if errors_to and result.errors:
            annotate(file, result.errors, to=errors_to)
        if result.errors and not result.applied:
            message = _("Có %(count)s ô lỗi nên chưa ghi gì: sửa rồi nhập lại, hoặc dùng --only-valid.")
            if WHOLE & result.sheets.keys():
                message = _("Có %(count)s ô lỗi nên chưa ghi gì: sửa rồi nhập lại. Trả lời của cấp trên ghi cả tệp.")
            raise CommandError(message % {"count": len(result.errors)})


def samples_of(column: OldColumn) -> list[str]:
    """The first texts of a column in an old font, before and after, and what to add to the command."""
    asked = _(
        "%(column)s: %(cells)s ô phông cũ. Chạy lại với --convert %(encoding)s nếu mẫu đúng, --convert none nếu không."
    )
    said = {"column": column.key, "cells": column.cells, "encoding": column.encoding}
    return [asked % said, *(f"  {cell}: {before} → {after}" for cell, before, after in column.samples)]


def told(result: ImportResult, *, dry_run: bool) -> str:
    """The result in lines for a person."""
    lines = [
        _("%(sheet)s: %(new)s mới, %(changed)s đổi, %(same)s giữ nguyên, %(errors)s lỗi")
        % {
            "sheet": sheet,
            "new": counts.new,
            "changed": counts.changed,
            "same": counts.same,
            "errors": counts.errors,
        }
        for sheet, counts in result.sheets.items()
    ]
    lines += [_("Lưu ý: %(note)s") % {"note": note} for note in result.notes]
    lines += [line for column in result.old_texts if not column.answer for line in samples_of(column)]
    lines += [f"  {error.sheet}!{error.cell}: {error.message}" for error in result.errors[:SHOWN]]
    if len(result.errors) > SHOWN:
        lines.append(_("  … và %(count)s ô lỗi nữa.") % {"count": len(result.errors) - SHOWN})
    if result.applied:
        lines.append(_("Đã ghi."))
    elif dry_run and not result.errors:
        lines.append(_("Kiểm tra thử: không có lỗi, chưa ghi gì."))
    return "\n".join(lines)
