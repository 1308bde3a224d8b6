"""The person says of each column in an old font whether it becomes Unicode."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from common.errors import DomainError
from exchange.models import ImportRun
from exchange.services.old_texts import NONE
from exchange.services.uploads import check_again


def convert_texts(run: ImportRun, *, answers: Mapping[str, str], by: Any) -> ImportRun:
    """The file will be checked again with each column in an old font read as ``answers`` («sheet.column») say.

    Raises ``DomainError`` unless there is an answer for each, ``NotAllowed`` for somebody else's file.
    """
    columns = {column["key"]: column for column in run.figures.get("old_texts", [])}
    said = {key: answers.get(key, "") for key in columns}
    if not said or any(answer not in (columns[key]["encoding"], NONE) for key, answer in said.items()):
        raise DomainError(_("Hãy chọn chuyển hoặc giữ nguyên cho từng cột chữ phông cũ."))
    return check_again(run, by=by, conversions=run.conversions | said)
