import io

from django.urls import reverse
from python_calamine import CalamineWorkbook

from awards.models import Recommendation

FRAME = 6
"""Queries of every page: session, user, roles, sample mark, acting unit, notices."""


def decide(client, row, verdict, **data):
    """Post an approver's word as the page does."""
    fields = {f"{verdict}-{name}": value for name, value in data.items()}
    return client.post(reverse(f"awards:recommendation-{verdict}", args=[row.pk]), fields)


def state_of(row):
    return Recommendation.objects.get(pk=row.pk).state


def rows_of(response) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
