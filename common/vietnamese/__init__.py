"""Vietnamese text, order, numbers and dates. Standard library only; every refusal is in Vietnamese."""

from common.vietnamese.answers import parse_boolean
from common.vietnamese.dates import (
    TIME_ZONE,
    end_of_day,
    format_date_official,
    format_day,
    local_date,
    parse_date,
    today,
)
from common.vietnamese.errors import UnclearBoolean, UnclearDate, UnclearNumber, UnclearValue
from common.vietnamese.numbers import (
    MAX_AMOUNT,
    count_words,
    format_count,
    format_money,
    format_money_short,
    format_number,
    format_percent,
    parse_amount,
    parse_number,
    percent,
    roman,
)
from common.vietnamese.order import SORT_KEY_LENGTH, name_sort_key, text_sort_key
from common.vietnamese.text import clean, clean_lines, duplicate_key, fold

__all__ = [
    "MAX_AMOUNT",
    "SORT_KEY_LENGTH",
    "TIME_ZONE",
    "UnclearBoolean",
    "UnclearDate",
    "UnclearNumber",
    "UnclearValue",
    "clean",
    "clean_lines",
    "count_words",
    "duplicate_key",
    "end_of_day",
    "fold",
    "format_count",
    "format_date_official",
    "format_day",
    "format_money",
    "format_money_short",
    "format_number",
    "format_percent",
    "local_date",
    "name_sort_key",
    "parse_amount",
    "parse_boolean",
    "parse_date",
    "parse_number",
    "percent",
    "roman",
    "text_sort_key",
    "today",
]
