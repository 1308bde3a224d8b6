from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import formats, translation

from common.editing import moment

DAY = date(2023, 5, 18)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["18/05/2023", "18/5/2023", "18-05-2023", "18.05.2023", "2023-05-18"])
def test_day_first_dates_are_taken(language, typed):
    with translation.override(language):
        assert forms.DateField().clean(typed) == DAY


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["5/18/2023", "05/18/2023", "31/02/2023", "18/05/60", "18/05/2023 07:00"])
def test_month_first_short_years_and_impossible_days_are_refused(language, typed):
    with translation.override(language), pytest.raises(forms.ValidationError):
        forms.DateField().clean(typed)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_ambiguous_date_is_read_day_first(language):
    with translation.override(language):
        assert forms.DateField().clean("05/06/2023") == date(2023, 6, 5)


@pytest.mark.parametrize("typed", ["31/03/2020 17:00", "31/03/2020 17:00:00", "2020-03-31 17:00", "2020-03-31T17:00"])
def test_moments_are_taken(typed):
    with translation.override("vi"):
        assert forms.DateTimeField().clean(typed).isoformat() == "2020-03-31T17:00:00+07:00"


@pytest.mark.parametrize("typed", ["17:30", "17g30", "17h30"])
def test_hours_are_taken(typed):
    with translation.override("vi"):
        assert f"{forms.TimeField().clean(typed):%H:%M}" == "17:30"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("DATE_FORMAT", "ngày 18 tháng 5 năm 2023"),
        ("SHORT_DATE_FORMAT", "18/05/2023"),
        ("DATETIME_FORMAT", "07:05 ngày 18/05/2023"),
        ("SHORT_DATETIME_FORMAT", "18/05/2023 07:05"),
        ("TIME_FORMAT", "07:05"),
        ("YEAR_MONTH_FORMAT", "tháng 5 năm 2023"),
        ("MONTH_DAY_FORMAT", "ngày 18 tháng 5"),
    ],
)
def test_days_are_written(name, written):
    with translation.override("vi"):
        assert formats.date_format(datetime(2023, 5, 18, 7, 5), name) == written


def test_english_pages_name_the_month():
    with translation.override("en"):
        assert formats.date_format(DAY) == "18 May 2023"
        assert formats.date_format(DAY, "SHORT_DATE_FORMAT") == "18/05/2023"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_templates_group_thousands_and_use_a_comma(language):
    template = Template("{% load l10n %}{{ money }} {{ rate }} {{ money|unlocalize }}")
    with translation.override(language):
        shown = template.render(Context({"money": 44_900_000_000, "rate": Decimal("528.6")}))
    assert shown == "44.900.000.000 528,6 44900000000"


def test_the_week_begins_on_monday():
    with translation.override("vi"):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize(("language", "written"), [("vi", "07:05 ngày 18/05/2023"), ("en", "07:05, 18 May 2023")])
def test_the_moment_of_an_edit_is_written_in_the_readers_language(language, written):
    with translation.override(language):
        assert moment(datetime(2023, 5, 18, 0, 5, tzinfo=UTC)) == written
