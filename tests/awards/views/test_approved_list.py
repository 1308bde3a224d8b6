"""The approved results as a workbook."""

import io

import pytest
from django.urls import reverse

from awards.models import RecommendationState
from common.sample_mark import mark_as_sample
from common.workbook import HEAD_ROWS
from people.models import Member
from tests.awards.views.deciding import decide, rows_of

R = RecommendationState


class TestApprovedList:
    def test_it_holds_the_approved_with_typed_cells(self, client, four_outcomes):
        row = four_outcomes.recommended
        Member.objects.filter(pk=row.entry.member_id).update(full_name="=HYPERLINK(1)", position="+84 tổ trưởng")
        client.force_login(four_outcomes.world.people["approver"])
        decide(client, row, "approve", note="Tiêu biểu")
        sheet = rows_of(client.get(reverse("awards:run-export", args=[four_outcomes.run.pk])))
        line = sheet[HEAD_ROWS]
        assert len(sheet) == HEAD_ROWS + 1
        assert line[0] == 1
        assert line[6:9] == ["=HYPERLINK(1)", row.entry.member.birth_date, "+84 tổ trưởng"]
        assert (line[11], line[13], line[15]) == (1, str(four_outcomes.world.people["approver"]), "Tiêu biểu")

    def test_text_is_never_a_formula(self, client, four_outcomes):
        import zipfile

        row = four_outcomes.recommended
        Member.objects.filter(pk=row.entry.member_id).update(full_name="=HYPERLINK(1)")
        client.force_login(four_outcomes.world.people["approver"])
        decide(client, row, "approve")
        response = client.get(reverse("awards:run-export", args=[four_outcomes.run.pk]))
        with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as book:
            assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")

    @pytest.mark.parametrize(("sample", "shown"), [(True, True), (False, False)])
    def test_sample_data_says_so(self, client, four_outcomes, sample, shown):
        if sample:
            mark_as_sample("thử")
        client.force_login(four_outcomes.world.people["viewer"])
        sheet = rows_of(client.get(reverse("awards:run-export", args=[four_outcomes.run.pk])))
        assert any("DỮ LIỆU MẪU" in str(cell) for row in sheet for cell in row) == shown
