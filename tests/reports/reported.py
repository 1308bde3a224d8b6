"""A figure known only as a total, for tests."""

import datetime as dt

from reports.services.reported import note_reported_figure


def noted(unit, by, **fields):
    """The benefit of initiatives that an article gives for the years 2015–2020."""
    values = {
        "indicator": "initiatives_benefit",
        "words": "giá trị làm lợi trên 16 tỷ đồng",
        "value": 16_000_000_000,
        "is_more_than": True,
        "from_day": dt.date(2015, 1, 1),
        "to_day": dt.date(2020, 7, 27),
        "source": "Bài báo mẫu",
        "source_date": dt.date(2020, 7, 27),
    }
    return note_reported_figure(unit, by=by, **values | fields)
