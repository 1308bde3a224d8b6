"""The cases in which the law has an award taken back."""

import datetime as dt

import pytest
from django.core.management import call_command

from catalogue.models import RevocationGround

pytestmark = pytest.mark.django_db


def test_the_four_of_the_law_are_shipped_with_their_days_and_their_law():
    call_command("load_catalogue")
    grounds = RevocationGround.objects.in_force_on(dt.date(2026, 1, 1))
    assert {row.code for row in grounds} == {"fraud", "false_papers", "against_law", "later_judgment"}
    assert {(row.document.number, bool(row.source)) for row in grounds} == {("06/2022/QH15", True)}
    assert not RevocationGround.objects.in_force_on(dt.date(2023, 12, 31)).exists()


def test_they_speak_in_the_words_of_the_law():
    """Law 06/2022/QH15 Art 93.2, a to d."""
    call_command("load_catalogue")
    said = dict(RevocationGround.objects.values_list("code", "text"))
    assert said == {
        "fraud": (
            "Có hành vi gian dối trong việc kê khai công trạng, thành tích để được tặng danh hiệu thi đua, hình thức "
            "khen thưởng"
        ),
        "false_papers": (
            "Cung cấp thông tin sai sự thật hoặc làm giả hồ sơ, giấy tờ để đề nghị tặng danh hiệu thi đua, hình thức "
            "khen thưởng"
        ),
        "against_law": (
            "Thẩm định, xét, duyệt, đề nghị danh hiệu thi đua, hình thức khen thưởng trái quy định của pháp luật"
        ),
        "later_judgment": (
            "Có kết luận, quyết định, bản án của cơ quan có thẩm quyền về việc người đã được tặng danh hiệu thi đua, "
            "hình thức khen thưởng có vi phạm, khuyết điểm dẫn đến không bảo đảm tiêu chuẩn xét tặng danh hiệu thi "
            "đua, hình thức khen thưởng trong khoảng thời gian tính thành tích hoặc liên quan đến công trình, tác "
            "phẩm là cơ sở để tặng giải thưởng"
        ),
    }
    sources = dict(RevocationGround.objects.values_list("code", "source"))
    for code, point in zip(said, sorted("abcd"), strict=True):
        assert f"điểm {point} khoản 2 Điều 93" in sources[code]
