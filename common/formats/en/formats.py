"""The English pages take and show dates and numbers as the Vietnamese do: one figure, one reading."""

from common.formats.vi.formats import *  # noqa: F403 -- the same names, two of them said in English

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "H:i, j F Y"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
